import { expect, test } from 'vitest';
import { cleanRing, gridCoordinates, ringArea, ringCentre } from './grid.ts';

const of = (...values: number[]) => Array.from(values);

test('the world is a square with its corner in the north-west', () => {
  const size = 4096;
  expect([...gridCoordinates([[0, 0]], size)]).toEqual([2048, 2048]);
  expect([
    ...gridCoordinates(
      [
        [-180, 85.0511287798066],
        [180, -90],
      ],
      size,
    ),
  ]).toEqual([0, 0, 4096, 4096]);
  const latitude = (31.57 * Math.PI) / 180;
  const row = (0.5 - Math.asinh(Math.tan(latitude)) / (2 * Math.PI)) * size;
  expect(gridCoordinates([[120.3, 31.57]], size)[1]).toBe(Math.round(row));
});

test('positions that are no numbers are errors, repeated ones are left out', () => {
  expect(() => gridCoordinates([[Number.NaN, 1]], 4096)).toThrow('Position [NaN, 1]');
  expect(
    gridCoordinates(
      [
        [1, 1],
        [1.0000001, 1],
        [50, 1],
      ],
      4096,
    ),
  ).toHaveLength(4);
});

test('area is positive when a ring runs clockwise on screen', () => {
  expect(ringArea(of(0, 0, 2, 0, 2, 2, 0, 2))).toBe(4);
  expect(ringArea(of(0, 2, 2, 2, 2, 0, 0, 0))).toBe(-4);
  expect(ringCentre(of(10, 10, 14, 10, 14, 14, 10, 14))).toEqual([12, 12]);
  expect(ringCentre(of(10, 10, 14, 10))).toEqual([12, 10]);
});

test('a clean ring has no repeated vertices and no spikes, wherever they are', () => {
  const square = [0, 0, 4, 0, 4, 4, 0, 4];
  const clean = (...values: number[]) => [...(cleanRing(of(...values)) ?? [])];
  expect(clean(...square)).toEqual(square);
  expect(clean(0, 0, 4, 0, 4, 0, 4, 4, 0, 4, 0, 0)).toEqual(square);
  expect(clean(0, 0, 4, 0, 4, 2, 7, 2, 4, 2, 4, 4, 0, 4)).toEqual([0, 0, 4, 0, 4, 2, 4, 4, 0, 4]);
  expect(clean(9, 0, 4, 0, 4, 4, 0, 4, 0, 0)).toEqual([4, 0, 4, 4, 0, 4, 0, 0]);
  expect(clean(0, 0, 4, 0, 4, 4, 0, 4, 0, 9)).toEqual(square);
  expect(cleanRing(of(0, 0, 4, 0, 8, 0))).toBeUndefined();
  expect(cleanRing(of(0, 0, 4, 0, 0, 0))).toBeUndefined();
});
