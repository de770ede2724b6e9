import { expect, test } from 'vitest';
import { hoursFrom } from './hours.ts';
import { noonPause } from './noon.ts';
import { planOf } from './plan.ts';
import { LUNCH } from './schedule.ts';

/** The day of stops a kilometre apart, 40 minutes each, on a Tuesday. */
const dayOf = (...windows: (string | undefined)[]) =>
  planOf(
    windows.map((window, i) => ({
      at: [120.6 + i / 95, 31.3] as [number, number],
      dwell: 40,
      hours: window === undefined ? undefined : hoursFrom(window),
    })),
    { date: '2026-12-08', begin: 540, days: 1, lunch: LUNCH.minutes },
    windows.map((_, i) => i),
  ).days[0]!;

test('stops of the morning and of the afternoon leave noon empty', () => {
  const day = dayOf('工作日 9:30-11:30', '工作日 13:30-16:30');
  expect(noonPause(day)).toEqual({ from: 610, to: 810 });
  expect(day.end - day.calls[0]!.from).toBe(280);
});

test('a day without such hours, of one half, or that only lunch divides has no such pause', () => {
  expect(noonPause(dayOf(undefined, undefined, undefined, undefined, undefined))).toBeUndefined();
  expect(noonPause(dayOf('工作日 9:30-11:30', '工作日 9:30-11:30'))).toBeUndefined();
  expect(noonPause(dayOf('工作日 13:30-16:30', '工作日 13:30-16:30'))).toBeUndefined();
  expect(noonPause(dayOf('工作日 9:00-17:00', '工作日 9:00-17:00'))).toBeUndefined();
});
