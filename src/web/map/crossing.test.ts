import { expect, test } from 'vitest';
import type { Position } from '../../domain/geometry.ts';
import { ringOf } from '../state/ring.ts';
import { crossesItself } from './crossing.ts';

const square: Position[] = [
  [120.5, 31.2],
  [120.8, 31.2],
  [120.8, 31.4],
  [120.5, 31.4],
];

test('a ring is closed and rounded to five decimals', () => {
  expect(
    ringOf([
      [120.123456789, 31.1],
      [120.2, 31.1],
      [120.2, 31.2000004],
    ]),
  ).toEqual([
    [120.12346, 31.1],
    [120.2, 31.1],
    [120.2, 31.2],
    [120.12346, 31.1],
  ]);
});

test('a bow tie crosses itself, triangles, squares and concave shapes do not', () => {
  const [a, b, c, d] = square as [Position, Position, Position, Position];
  expect(crossesItself([a, b, c])).toBe(false);
  expect(crossesItself(square)).toBe(false);
  expect(crossesItself([a, b, [120.6, 31.25], d])).toBe(false);
  expect(crossesItself([a, c, b, d])).toBe(true);
});
