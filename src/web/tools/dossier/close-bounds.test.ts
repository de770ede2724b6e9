import { expect, test } from 'vitest';
import { CITY } from '../../../domain/city.ts';
import type { Polygon } from '../../../domain/geometry.ts';
import { closeBounds } from './close-bounds.ts';

const square = (west: number, south: number, side: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});

test('small polygons are shown by themselves, large ones and other shapes are not', () => {
  const plot = closeBounds(square(120.6, 31.3, 0.005), CITY.bounds)!;
  for (const [i, value] of [120.6, 31.3, 120.605, 31.305].entries()) expect(plot[i]).toBeCloseTo(value, 9);
  expect(closeBounds(square(120.3, 31, 0.5), CITY.bounds)).toBeUndefined();
  expect(closeBounds({ type: 'Point', coordinates: [120.6, 31.3] }, CITY.bounds)).toBeUndefined();
});
