import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cluster, clusterRadius, clusters } from './cells.ts';
import { project } from './mercator.ts';

const part = fc.record({
  lon: fc.double({ min: 120, max: 121.4, noNaN: true }),
  lat: fc.double({ min: 30.8, max: 32, noNaN: true }),
  count: fc.integer({ min: 1, max: 40 }),
  sum: fc.integer({ min: 0, max: 1e6 }),
});
const parts = fc.array(part, { maxLength: 120 });
// Sums with fractions, whose total depends on the order of addition.
const shuffled = fc
  .array(
    part.map((one) => ({ ...one, sum: one.sum / 7 })),
    { maxLength: 120 },
  )
  .chain((some) =>
    fc.tuple(
      fc.constant(some),
      fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length }),
    ),
  );
const zooms = fc.integer({ min: 5, max: 11 });

const total = (found: readonly Cluster[]) =>
  found.reduce((sums, { count, sum }) => ({ count: sums.count + count, sum: sums.sum + sum }), {
    count: 0,
    sum: 0,
  });

function nearest(found: readonly Cluster[]): number {
  const places = found.map(({ lon, lat }) => project([lon, lat]));
  return Math.min(
    ...places.flatMap(([x, y], i) => places.slice(0, i).map(([u, v]) => Math.hypot(x - u, y - v))),
  );
}

test('clusters keep apart and conserve counts and sums', () => {
  fc.assert(
    fc.property(parts, zooms, (some, zoom) => {
      const found = clusters(some, zoom);
      expect(total(found)).toEqual(total(some));
      expect(nearest(found)).toBeGreaterThanOrEqual(clusterRadius(zoom));
    }),
  );
});

test('the order of what is clustered does not matter', () => {
  fc.assert(
    fc.property(shuffled, zooms, ([some, mixed], zoom) => {
      expect(clusters(mixed, zoom)).toEqual(clusters(some, zoom));
    }),
  );
});

test('two groups whose means are near become one, far ones stay', () => {
  const side = (clusterRadius(9) * 360) / 2;
  const at = (lon: number, count: number): Cluster => ({ lon, lat: 31.3, count, sum: count });
  expect(clusters([at(120.6, 35), at(120.6 + side, 35)], 9)).toHaveLength(1);
  expect(clusters([at(120.6, 35), at(120.6 + 3 * side, 35)], 9)).toHaveLength(2);
});
