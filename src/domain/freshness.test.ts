import { expect, test } from 'vitest';
import { endsSoon, lastShown } from './freshness.ts';

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
