import { expect, test } from 'vitest';
import { boxAround, circle } from './circle.ts';
import { distance } from './distance.ts';
import { area, bounds, type Polygon, type Position } from './geometry.ts';

const CENTRES: Position[] = [
  [120.65, 31.4],
  [0, 0],
  [-70.1, -53.2],
  [179.9, 10],
];

const polygon = (corners: readonly Position[]): Polygon => ({
  type: 'Polygon',
  coordinates: [[...corners, corners[0]!]],
});

test.each(CENTRES)('a circle around %d, %d has its corners at one distance and its area', (...centre) => {
  for (const metres of [1, 5000, 30_000]) {
    const corners = circle(centre, metres);
    expect(corners).toHaveLength(60);
    for (const corner of corners) {
      expect(distance(centre, corner) / metres).toBeGreaterThan(1);
      expect(distance(centre, corner) / metres).toBeLessThan(1.001);
    }
    // The measure of areas is on the ellipsoid, that of distances on the sphere.
    if (metres > 1) expect(area(polygon(corners)) / (Math.PI * metres ** 2)).toBeCloseTo(1, 1);
  }
});

test.each(CENTRES)('the box around %d, %d holds the circle and hardly more', (...centre) => {
  const metres = 30_000;
  const [west, south, east, north] = boxAround(centre, metres);
  const inner = bounds(polygon(circle(centre, metres * 0.998, 360)));
  expect(west).toBeLessThan(inner[0]);
  expect(south).toBeLessThan(inner[1]);
  expect(east).toBeGreaterThan(inner[2]);
  expect(north).toBeGreaterThan(inner[3]);
  expect(distance(centre, [centre[0], north])).toBeCloseTo(metres, 3);
  expect(distance(centre, [east, centre[1]])).toBeLessThan(metres * 1.02);
});
