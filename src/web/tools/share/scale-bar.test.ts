import { expect, test } from 'vitest';
import { distance } from '../../../domain/distance.ts';
import { metresPerPixel } from './scale-bar.ts';

test('a pixel is as wide on the ground as the sphere says', () => {
  const latitude = 31.4;
  const degrees = 360 / (512 * 2 ** 9);
  const wide = distance([120.6, latitude], [120.6 + degrees, latitude]);
  expect(metresPerPixel(9, latitude) / wide).toBeCloseTo(1, 2);
});
