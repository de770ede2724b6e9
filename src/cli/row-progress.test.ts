import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Language } from '../domain/kinds.ts';
import { localeLanguage, rowProgress, timeLeft } from './row-progress.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

function terminal({ isTTY = true, columns = 80, language = 'en' as Language } = {}) {
  const written: string[] = [];
  const stream = { isTTY, columns, write: (text: string) => written.push(text) };
  return { written, bar: rowProgress(stream as unknown as NodeJS.WriteStream, language) };
}

const CHECK = { step: 'check', done: 500, rows: 2000, refused: 7, share: 0.25 } as const;

test('rows, refused and the time left stand on one line that is redrawn', () => {
  const { written, bar } = terminal();
  vi.advanceTimersByTime(600);
  bar.rows(CHECK);
  expect(written).toEqual([
    `\r\u001b[2K${'█'.repeat(3)}${'░'.repeat(9)}  25 %  checking · 500 of 2,000 rows · 7 refused · 2 s left`,
  ]);
  bar.end({ rows: 2000, refused: 7, seconds: 2.41 });
  expect(written.at(-1)).toBe('\r\u001b[2K2,000 rows · 7 refused · in 2.4 s\n');
});

test('Chinese where the locale is', () => {
  const { written, bar } = terminal({ language: 'zh' });
  vi.advanceTimersByTime(600);
  bar.rows(CHECK);
  expect(written[0]).toMatch(/ 25 % {2}检查 · 500 \/ 2,000 行 · 拒收 7 行 · 约剩 2 秒$/);
  expect(localeLanguage({ LANG: 'zh_CN.UTF-8' })).toBe('zh');
  expect(localeLanguage({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en');
  expect(localeLanguage({})).toBe('en');
});

test.each([
  ['en', 80],
  ['zh', 80],
  ['en', 60],
  ['zh', 50],
] as const)('a line of %s fits into %i columns', (language, columns) => {
  const { written, bar } = terminal({ language, columns });
  vi.advanceTimersByTime(200_000);
  bar.rows({ step: 'compare', done: 99_500, rows: 100_000, refused: 1234, share: 0.6 });
  const line = written[0]!.slice('\r\u001b[2K'.length);
  expect(line.replace(/\p{Script=Han}/gu, '..').length).toBeLessThan(columns);
});

test('while nothing is told the time goes on, and nothing is drawn once it ended', () => {
  const { written, bar } = terminal();
  vi.advanceTimersByTime(6000);
  bar.rows({ step: 'write', done: 0, rows: 2000, refused: 0, share: 0.6 });
  expect(written.at(-1)).toMatch(/ 60 % {2}staging · 2,000 rows · 0 refused · 4 s left$/);
  vi.advanceTimersByTime(3000);
  expect(written.at(-1)).toMatch(/ 90 % .* 1 s left$/);
  vi.advanceTimersByTime(3000);
  expect(written.at(-1)).toMatch(/ 99 % .* 1 s left$/);
  bar.end();
  expect(written.at(-1)).toBe('\r\u001b[2K');
  const { length } = written;
  vi.advanceTimersByTime(5000);
  expect(written).toHaveLength(length);
});

test('nothing is written where nobody watches', () => {
  const { written, bar } = terminal({ isTTY: false });
  bar.rows(CHECK);
  bar.end({ rows: 2000, refused: 7, seconds: 2 });
  expect(written).toEqual([]);
});

test('what is left is told once it can be told', () => {
  expect(timeLeft(0.01, 5000)).toBeUndefined();
  expect(timeLeft(0.5, 100)).toBeUndefined();
  expect(timeLeft(0.5, 10_000)?.en).toBe('10 s left');
  expect(timeLeft(0.1, 60_000)?.en).toBe('9 min left');
});
