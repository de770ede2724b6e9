import { expect, test } from 'vitest';
import { lengthText, roundLength } from './scale-length.ts';

test('lengths are round and never longer than there is room for', () => {
  expect([1, 9, 10, 49, 5000, 19_999].map(roundLength)).toEqual([1, 5, 10, 20, 5000, 10_000]);
  expect([500, 1000, 20_000].map(lengthText)).toEqual(['500 m', '1 km', '20 km']);
});
