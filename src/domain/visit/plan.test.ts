import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAfter } from '../calendar-day.ts';
import type { Position } from '../geometry.ts';
import { clock, instantAt, weekdayOf, workdaysAfter } from './day.ts';
import { hoursFrom } from './hours.ts';
import { concernsOf, firstDay, planOf, sensibleOrder } from './plan.ts';
import { type Frame, LUNCH, type Stop } from './schedule.ts';
import { leg, TRAVEL } from './travel.ts';

/** A Tuesday. */
const FRAME: Frame = { date: '2026-12-08', begin: 540, days: 1, lunch: LUNCH.minutes };

const EAST: Position = [120.9, 31.3];
const km = (east: number): Position => [120.6 + east / 95.1, 31.3];
const stop = (east: number, dwell = 40, window?: string): Stop => ({
  at: km(east),
  dwell,
  hours: window === undefined ? undefined : hoursFrom(window),
});

const stops = fc.array(
  fc
    .tuple(
      fc.double({ min: 119.9, max: 121.4, noNaN: true }),
      fc.double({ min: 30.75, max: 32.06, noNaN: true }),
      fc.integer({ min: 1, max: 24 }),
      fc.constantFrom(undefined, '工作日 9:30-11:30', '工作日 13:30-16:30', '每日 10:00-16:00'),
    )
    .map(
      ([lon, lat, fives, window]): Stop => ({
        at: [lon, lat],
        dwell: fives * 5,
        hours: window === undefined ? undefined : hoursFrom(window),
      }),
    ),
  { maxLength: 9 },
);
const frames = fc
  .record({
    days: fc.integer({ min: 1, max: 4 }),
    begin: fc.integer({ min: 420, max: 840 }),
    hub: fc.boolean(),
  })
  .map(({ hub, ...rest }): Frame => ({ ...FRAME, ...rest, ...(hub && { start: EAST, end: EAST }) }));

test('times never run backwards, every stop is visited once and no day is empty', () => {
  fc.assert(
    fc.property(stops, frames, (given, frame) => {
      const { days, order } = planOf(given, frame);
      const calls = days.flatMap((day) => day.calls);
      expect(calls.map((call) => call.stop)).toEqual(order);
      expect([...order].sort((a, b) => a - b)).toEqual(given.map((_, i) => i));
      expect(days).toHaveLength(Math.min(frame.days, given.length));
      days.forEach((day, d) => {
        expect(day.date).toBe(dayAfter(frame.date, d));
        let now = frame.begin;
        for (const { lunch, ride, arrive, from, to, stop: index } of day.calls) {
          if (lunch) expect([lunch.from, lunch.to]).toEqual([now, now + frame.lunch]);
          now = lunch?.to ?? now;
          expect(arrive).toBe(now + (ride?.minutes ?? 0));
          expect(from).toBeGreaterThanOrEqual(arrive);
          expect(to).toBe(from + given[index]!.dwell);
          now = to;
        }
        expect(day.end).toBe(now + (day.back?.minutes ?? 0));
        expect(day.calls.length).toBeGreaterThan(0);
        expect(day.calls.filter((call) => call.lunch).length).toBeLessThan(2);
      });
    }),
    { numRuns: 100 },
  );
});

test('a sensible order never closes more doors than another way round', () => {
  fc.assert(
    fc.property(stops, (given) => {
      const closed = (order: readonly number[]) =>
        planOf(given, FRAME, order)
          .days.flatMap((day) => day.calls)
          .filter((call) => call.closed).length;
      const order = sensibleOrder(given, FRAME);
      expect(closed(order)).toBeLessThanOrEqual(closed([...order].reverse()));
    }),
    { numRuns: 60 },
  );
});

test('rides are slower in town than beyond, and end on five minutes', () => {
  expect(leg(km(0), km(0))).toEqual({ metres: 0, minutes: 0 });
  const short = leg(km(0), km(4));
  expect(short.metres / 1000).toBeCloseTo(4 * TRAVEL.detour, 1);
  expect(short.minutes).toBe(10);
  expect(leg(km(0), km(40)).minutes).toBe(65);
});

test('one waits until a stop opens, and is told where it does not', () => {
  const [morning] = planOf([stop(0, 40, '工作日 9:30-11:30')], FRAME).days[0]!.calls;
  expect(morning).toMatchObject({ arrive: 540, from: 570, to: 610 });
  const late = planOf([stop(0, 40, '工作日 9:30-11:30')], { ...FRAME, begin: 660 }).days[0]!.calls[0]!;
  expect(late).toMatchObject({ from: 660, closed: [{ from: 570, to: 690 }] });
  const sunday = planOf([stop(0, 40, '工作日 9:30-11:30')], { ...FRAME, date: '2026-12-06' });
  expect(sunday.days[0]!.calls[0]!.closed).toEqual([]);
});

test('stops that open in the morning come first, although the way is longer', () => {
  const given = [stop(0, 60, '工作日 13:30-16:30'), stop(5, 60), stop(10, 60, '工作日 9:00-11:30')];
  const { order, days } = planOf(given, FRAME);
  expect(order).toEqual([2, 1, 0]);
  expect(days[0]!.calls.every(({ closed }) => !closed)).toBe(true);
});

test('lunch is had before the stop that would go past one', () => {
  const { days } = planOf([stop(0, 150), stop(1, 90), stop(2, 60)], FRAME, [0, 1, 2]);
  expect(days[0]!.calls.map(({ lunch }) => lunch && clock(lunch.from))).toEqual([
    undefined,
    '11:30',
    undefined,
  ]);
  expect(days[0]!.fasting).toBe(false);
  expect(planOf([stop(0, 360)], FRAME).days[0]!.fasting).toBe(true);
  expect(planOf([stop(0, 360)], { ...FRAME, begin: 780 }).days[0]!.fasting).toBe(false);
  expect(
    planOf([stop(0, 150), stop(1, 180)], { ...FRAME, lunch: 0 }).days[0]!.calls[1]!.lunch,
  ).toBeUndefined();
});

test('several days share the stops', () => {
  const given = [0, 1, 2, 30, 31, 32].map((east) => stop(east, 60));
  const { days } = planOf(given, { ...FRAME, days: 2 });
  expect(days.map(({ date, calls }) => [date, calls.length])).toEqual([
    ['2026-12-08', 3],
    ['2026-12-09', 3],
  ]);
});

test('concerns name what keeps visitors out', () => {
  const day = planOf([stop(0, 40, '工作日 9:00-9:30')], FRAME).days[0]!;
  const [call] = day.calls;
  const rules = { lead: 3, foreign: false, office: hoursFrom('周末 9:00-17:00') };
  expect(concernsOf(call!, rules, day, '2026-12-04').map(({ kind }) => kind)).toEqual([
    'closed',
    'office',
    'foreign',
    'lead',
  ]);
  const later = { ...day, date: '2026-12-09' };
  expect(concernsOf(call!, { lead: 3 }, later, '2026-12-04').map(({ kind }) => kind)).toEqual(['closed']);
});

test('a wait is a concern of its stop, a pause at noon one of the day', () => {
  const kinds = (hours: string) => {
    const day = planOf([stop(0, 40), stop(1, 40, hours)], FRAME, [0, 1]).days[0]!;
    return concernsOf(day.calls[1]!, {}, day, '2026-12-04').map(({ kind }) => kind);
  };
  expect(kinds('工作日 11:00-17:00')).toEqual(['wait']);
  expect(kinds('工作日 13:30-17:00')).toEqual([]);
});

test('working days leave weekends out', () => {
  expect(weekdayOf('2026-12-08')).toBe(2);
  expect(workdaysAfter('2026-12-04', 3)).toBe('2026-12-09');
  expect(workdaysAfter('2026-12-05', 0)).toBe('2026-12-07');
  expect(workdaysAfter('2026-12-05', 1)).toBe('2026-12-07');
  expect(firstDay([], '2026-12-04')).toBe('2026-12-07');
  expect(firstDay([3, 10], '2026-12-04')).toBe('2026-12-18');
});

test('minutes of a local day are instants, also where clocks change', () => {
  const at = (day: string, minutes: number, zone: string) => instantAt(day, minutes, zone).toISOString();
  expect(at('2026-12-08', 540, 'Asia/Shanghai')).toBe('2026-12-08T01:00:00.000Z');
  expect(at('2026-12-08', 1500, 'Asia/Shanghai')).toBe('2026-12-08T17:00:00.000Z');
  expect(at('2026-03-29', 540, 'Europe/Berlin')).toBe('2026-03-29T07:00:00.000Z');
  expect(at('2026-03-29', 60, 'Europe/Berlin')).toBe('2026-03-29T00:00:00.000Z');
  expect(clock(1470)).toBe('00:30 (+1)');
});
