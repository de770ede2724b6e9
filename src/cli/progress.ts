/** Progress on stderr: a bar where a person watches, plain lines elsewhere. */
import type { ImportProgress } from './import-file.ts';

export type Progress = { step(label: string, done: number, total: number): void; end(text: string): void };

/** Tells also of rows of a file: how many are done and refused, and how long the rest will take. */
export type RowProgress = Progress & { rows(progress: ImportProgress): void };

const WIDTH = 24;

const STEPS: Record<ImportProgress['step'], string> = {
  read: 'reading',
  check: 'checking rows',
  compare: 'comparing with what is there',
  write: 'staging',
};

/** Below this share of the work, or so early, what is left cannot be told. */
const LEAST_SHARE = 0.02;
const LEAST_MILLISECONDS = 500;

/** How long the rest takes, as far as it can be told: `12 s left`, `3 min left`. */
export function timeLeft(share: number, milliseconds: number): string {
  if (share < LEAST_SHARE || milliseconds < LEAST_MILLISECONDS) return '';
  const seconds = Math.ceil(((milliseconds / share) * (1 - share)) / 1000);
  return seconds < 90 ? `${seconds} s left` : `${Math.round(seconds / 60)} min left`;
}

/** A progress bar that redraws its line on a terminal and prints only the ends of steps into a file. */
export function progress(stream: NodeJS.WriteStream = process.stderr): RowProgress {
  const bar = (done: number, total: number) => {
    const filled = total === 0 ? WIDTH : Math.round((done / total) * WIDTH);
    return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${String(Math.round((100 * done) / Math.max(total, 1))).padStart(3)} %`;
  };
  let last = '';
  let begun: number | undefined;
  return {
    step(label, done, total) {
      const place = `${String(done).padStart(3)}/${total}`;
      if (stream.isTTY) stream.write(`\r\u001b[2K${bar(done, total)}  ${label}`);
      else if (place !== last) stream.write(`${place}  ${label}\n`);
      last = place;
    },
    rows({ step, done, rows, refused, share }) {
      begun ??= Date.now();
      const left = timeLeft(share, Date.now() - begun);
      const told = [
        STEPS[step],
        ...(rows > 0 ? [`${done.toLocaleString('en')} of ${rows.toLocaleString('en')} rows`] : []),
        `${refused.toLocaleString('en')} refused`,
        ...(left === '' ? [] : [left]),
      ].join(' · ');
      if (stream.isTTY) stream.write(`\r\u001b[2K${bar(share, 1)}  ${told}`);
      else if (step !== last) stream.write(`${told}\n`);
      last = step;
    },
    end(text) {
      begun = undefined;
      stream.write(`${stream.isTTY ? '\r\u001b[2K' : ''}${text}\n`);
    },
  };
}
