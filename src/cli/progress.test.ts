import { expect, test } from 'vitest';
import { progress, timeLeft } from './progress.ts';

const stream = (isTTY: boolean) => {
  const written: string[] = [];
  return {
    written,
    stream: { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream,
  };
};

const AT = { step: 'check', done: 500, rows: 2000, refused: 7, share: 0.25 } as const;

test('a terminal sees rows, refused and the time left on one line that is redrawn', async () => {
  const { written, stream: tty } = stream(true);
  const bar = progress(tty);
  bar.rows({ ...AT, done: 0, share: 0 });
  await new Promise((resolve) => setTimeout(resolve, 600));
  bar.rows(AT);
  expect(written.at(-1)).toMatch(/^\r.*25 %.*checking rows · 500 of 2,000 rows · 7 refused · 2 s left$/);
});

test('into a file each step is one line', () => {
  const { written, stream: file } = stream(false);
  const bar = progress(file);
  bar.rows(AT);
  bar.rows({ ...AT, done: 1000 });
  bar.rows({ ...AT, step: 'compare', done: 0 });
  expect(written).toHaveLength(2);
});

test('what is left is told once it can be told', () => {
  expect(timeLeft(0.01, 5000)).toBe('');
  expect(timeLeft(0.5, 10_000)).toBe('10 s left');
  expect(timeLeft(0.1, 60_000)).toBe('9 min left');
});
