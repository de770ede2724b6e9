/** Progress on stderr: a bar where a person watches, plain lines elsewhere. */

export type Progress = { step(label: string, done: number, total: number): void; end(text: string): void };

const WIDTH = 24;

/** A bar of so many columns and the per cent it stands for, in six more; `share` from 0 to 1. */
export function bar(share: number, width = WIDTH): string {
  const filled = Math.round(share * width);
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${String(Math.round(100 * share)).padStart(3)} %`;
}

/** A progress bar that redraws its line on a terminal and prints only the ends of steps into a file. */
export function progress(stream: NodeJS.WriteStream = process.stderr): Progress {
  let last = '';
  return {
    step(label, done, total) {
      const place = `${String(done).padStart(3)}/${total}`;
      if (stream.isTTY) stream.write(`\r\u001b[2K${bar(total === 0 ? 1 : done / total)}  ${label}`);
      else if (place !== last) stream.write(`${place}  ${label}\n`);
      last = place;
    },
    end(text) {
      stream.write(`${stream.isTTY ? '\r\u001b[2K' : ''}${text}\n`);
    },
  };
}
