import { expect, test } from 'vitest';
import { dayAfter } from './calendar-day.ts';
import { evaluate } from './evaluate.ts';
import { type FreshnessState, freshness, lastShown } from './freshness.ts';
import { isPublicOn, publicOnly } from './public-record.ts';

const TODAY = '2026-11-26';

test.each([
  ['a named end before the verification wears off', '2026-10-01', '2026-12-31', '2026-12-31'],
  ['a named end that is later', '2026-10-01', '2030-01-01', '2027-03-30'],
  ['no named end', '2026-10-01', null, '2027-03-30'],
  ['a named end alone', null, '2030-01-01', '2030-01-01'],
  ['neither: the day of the import counts', null, null, '2027-05-25'],
])('%s', (_, verified, named, until) => {
  expect(lastShown({ holds: 180 }, { verified, named }, TODAY)).toBe(until);
});

test('a collection without a rule ends only by its department', () => {
  expect(lastShown({}, { verified: '2012-01-01', named: null }, TODAY)).toBeNull();
  expect(lastShown({}, { verified: '2012-01-01', named: '2026-12-01' }, TODAY)).toBe('2026-12-01');
});

test.each([
  ['verified today, without an end', '2026-11-26', null, 'current', '2027-02-25'],
  ['verified 90 days ago', '2026-08-28', null, 'current', '2026-11-27'],
  ['verified 91 days ago', '2026-08-27', null, 'stale', null],
  ['never verified', null, null, 'stale', null],
  ['stale, with an end', null, '2027-06-30', 'stale', '2027-05-31'],
  ['an end before the verification is old', '2026-11-26', '2027-01-01', 'current', '2026-12-02'],
  ['an end in 31 days', '2026-11-26', '2026-12-27', 'current', '2026-11-27'],
  ['an end in 30 days', '2026-11-26', '2026-12-26', 'ending', '2026-12-27'],
  ['an end today', null, '2026-11-26', 'ending', '2026-11-27'],
  ['an end yesterday', '2026-11-26', '2026-11-25', 'ended', null],
] as const)('%s', (_, verified_at, valid_until, state, changes_on) => {
  expect(freshness({ verified_at, valid_until }, TODAY)).toEqual({ state, changes_on });
});

test('on the day that is said the state is another, and on none before', () => {
  const days = [-400, -92, -91, -90, -1, 0, 1, 29, 30, 31, 200].map((days) => dayAfter(TODAY, days));
  for (const verified_at of [null, ...days])
    for (const valid_until of [null, ...days]) {
      const at = (day: string) => freshness({ verified_at, valid_until }, day);
      const order: FreshnessState[] = [];
      for (let day = dayAfter(TODAY, -100), told = at(day); day < '2028-01-01'; day = dayAfter(day, 1)) {
        const now = at(day);
        if (day === told.changes_on) expect(now.state).not.toBe(told.state);
        else expect(now).toEqual(order.length === 0 ? told : { ...told, state: order.at(-1) });
        if (order.at(-1) !== now.state) order.push(now.state);
        told = now;
      }
    }
});

test('who sees a record is the same of one and of many, and of what has ended nobody does', () => {
  for (const visibility of ['public', 'internal'])
    for (const valid_until of [null, '2026-11-25', '2026-11-26', '2026-11-27']) {
      const record = { visibility, valid_until };
      const shown = isPublicOn(record, TODAY);
      expect(evaluate(publicOnly(TODAY), { geometry: null, properties: record })).toBe(shown);
      expect(shown).toBe(visibility === 'public' && freshness(record, TODAY).state !== 'ended');
    }
});
