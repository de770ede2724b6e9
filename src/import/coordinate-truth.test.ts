import { expect, test } from 'vitest';
import { distance } from '../domain/distance.ts';
import type { Position } from '../domain/geometry.ts';
import { crsNamed, isGaussKruger } from './coordinate-systems.ts';
import { PLACES, WRITTEN } from './coordinate-truth.fixture.ts';
import { toWgs84 } from './coordinates.ts';

/** Metres that a place may be off, by system. */
const ALLOWED = { gcj02: 0.5, bd09: 0.5, bd09mc: 0.5, 'web-mercator': 0.05, gk: 0.05 };

const families = Object.keys(ALLOWED) as (keyof typeof ALLOWED)[];

test.each(families)('%s lands within its metres of the true place', (family) => {
  const errors = WRITTEN.flatMap(([name, place, x, y]) => {
    const crs = crsNamed(name);
    if ((isGaussKruger(crs) ? 'gk' : crs) !== family) return [];
    const found = [toWgs84([x, y], crs)];
    // Surveyors write north first.
    if (family === 'gk') found.push(toWgs84([y, x], crs));
    return found.map((position) => distance(position, PLACES[place] as Position));
  });
  expect(errors.length).toBeGreaterThanOrEqual(PLACES.length);
  expect(Math.max(...errors)).toBeLessThan(ALLOWED[family]);
});
