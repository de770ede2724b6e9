/** Progress on stderr: a bar where a person watches, plain lines elsewhere. */

export type Progress = { step(label: string, done: number, total: number): void; end(text: string): void };

const WIDTH = 24;

/** A progress bar that redraws its line on a terminal and prints only the ends of steps into a file. */
export function progress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const bar = (done: number, total: number) => {
    const filled = total === 0 ? WIDTH : Math.round((done / total) * WIDTH);
    return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${String(Math.round((100 * done) / Math.max(total, 1))).padStart(3)} %`;
  };
  let last = '';
  return {
    step(label, done, total) {
      const place = `${String(done).padStart(3)}/${total}`;
      if (stream.isTTY) stream.write(`\r\u001b[2K${bar(done, total)}  ${label}`);
      else if (place !== last) stream.write(`${place}  ${label}\n`);
      last = place;
    },
    end(text) {
      stream.write(`${stream.isTTY ? '\r\u001b[2K' : ''}${text}\n`);
    },
  };
}
