import { expect, test } from 'vitest';
import { dayAfter } from './calendar-day.ts';
import { endsSoon, freshnessOf, lastShown } from './freshness.ts';

test.each([
  ['a named end before the verification wears off', '2026-10-01', '2026-12-31', '2026-12-31'],
  ['a named end that is later', '2026-10-01', '2030-01-01', '2027-03-30'],
  ['no named end', '2026-10-01', null, '2027-03-30'],
  ['a named end alone', null, '2030-01-01', '2030-01-01'],
  ['neither: the day of the import counts', null, null, '2027-05-25'],
])('%s', (_, verified, named, until) => {
  expect(lastShown({ holds: 180 }, { verified, named }, '2026-11-26')).toBe(until);
});

test('a collection without a rule ends only by its department', () => {
  expect(lastShown({}, { verified: '2012-01-01', named: null }, '2026-11-26')).toBeNull();
  expect(lastShown({}, { verified: '2012-01-01', named: '2026-12-01' }, '2026-11-26')).toBe('2026-12-01');
});

test('an end is near thirty days before it', () => {
  expect(endsSoon('2026-12-26', '2026-11-26')).toBe(true);
  expect(endsSoon('2026-12-27', '2026-11-26')).toBe(false);
  expect(endsSoon(null, '2026-11-26')).toBe(false);
});

test.each([
  ['verified lately, no end', '2026-11-01', null, 'current', '2027-01-31'],
  ['verified lately, its end comes first', '2026-11-01', '2027-01-10', 'current', '2026-12-11'],
  ['verified on the last day that counts', '2026-08-28', null, 'current', '2026-11-27'],
  ['verified a day earlier', '2026-08-27', '2027-06-30', 'stale', '2027-05-31'],
  ['never verified', null, null, 'stale', null],
  ['thirty days before its end, stale or not', '2020-01-01', '2026-12-26', 'ending', '2026-12-27'],
  ['on its last day', '2026-11-20', '2026-11-26', 'ending', '2026-11-27'],
])('fresh or not: %s', (_, verified_at, valid_until, state, changes_on) => {
  const day = '2026-11-26';
  expect(freshnessOf({ verified_at, valid_until }, day)).toEqual({ state, changes_on });
  if (changes_on === null || (valid_until !== null && changes_on > valid_until)) return;
  const before = dayAfter(changes_on, -1);
  expect(freshnessOf({ verified_at, valid_until }, before).state).toBe(state);
  expect(freshnessOf({ verified_at, valid_until }, changes_on).state).not.toBe(state);
});
