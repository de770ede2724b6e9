import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance } from '../distance.ts';
import type { Position } from '../geometry.ts';
import { EXACT, improved, lengthOf, nearestNeighbour, type Order, shortOrder, type Ways } from './order.ts';

const place = fc.tuple(
  fc.double({ min: 119.9, max: 121.4, noNaN: true }),
  fc.double({ min: 30.75, max: 32.06, noNaN: true }),
) as fc.Arbitrary<Position>;

/** Stops with a fixed start, a fixed end, both or neither. */
const ways = (least: number, most: number): fc.Arbitrary<Ways> =>
  fc
    .record({
      stops: fc.array(place, { minLength: least, maxLength: most }),
      start: fc.option(place),
      end: fc.option(place),
    })
    .map(({ stops, start, end }) => ({
      between: stops.map((a) => stops.map((b) => distance(a, b))),
      ...(start && { from: stops.map((b) => distance(start, b)) }),
      ...(end && { to: stops.map((a) => distance(a, end)) }),
    }));

function* permutations(left: Order): Generator<number[]> {
  if (left.length === 0) yield [];
  for (const first of left)
    for (const rest of permutations(left.filter((other) => other !== first))) yield [first, ...rest];
}

const stopsOf = ({ between }: Ways) => between.map((_, i) => i);

test('an order has every stop once', () => {
  fc.assert(
    fc.property(ways(0, 20), (given) => {
      expect([...shortOrder(given)].sort((a, b) => a - b)).toEqual(stopsOf(given));
    }),
    { numRuns: 60 },
  );
});

test('no nearest-neighbour order is shorter', () => {
  fc.assert(
    fc.property(ways(1, 20), (given) => {
      const length = lengthOf(shortOrder(given), given);
      for (const first of given.from ? [undefined] : [undefined, ...stopsOf(given)])
        expect(length).toBeLessThanOrEqual(lengthOf(nearestNeighbour(given, first), given) + 1e-6);
    }),
    { numRuns: 60 },
  );
});

test('of few stops no order at all is shorter', () => {
  fc.assert(
    fc.property(ways(1, 7), (given) => {
      const shortest = Math.min(...[...permutations(stopsOf(given))].map((order) => lengthOf(order, given)));
      expect(lengthOf(shortOrder(given), given)).toBeCloseTo(shortest, 5);
    }),
    { numRuns: 60 },
  );
});

test('improving finds what is exact for nearly all of nine stops, and is never better', () => {
  let missed = 0;
  fc.assert(
    fc.property(ways(EXACT, EXACT), (given) => {
      const length = (order: Order) => lengthOf(order, given);
      const best = length(shortOrder(given));
      const found = length(improved(nearestNeighbour(given), length));
      expect(found).toBeGreaterThanOrEqual(best - 1e-6);
      if (found > best + 1e-6) missed++;
    }),
    { numRuns: 100, seed: 7 },
  );
  expect(missed).toBeLessThan(25);
});

test('twenty-four stops are ordered while one waits', () => {
  const [given] = fc.sample(ways(24, 24), { numRuns: 1, seed: 3 });
  const start = performance.now();
  shortOrder(given!);
  expect(performance.now() - start).toBeLessThan(2000);
});
