import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decadeEdges, MAX_BINS } from './edges.ts';

test('edges grow as 1, 2, 5, 10 … from the smallest number to above the largest', () => {
  expect(decadeEdges(300, 300, 8000, false)).toEqual([200, 500, 1000, 2000, 5000, 10_000]);
  expect(decadeEdges(0, 3, 100, true)).toEqual([0, 2, 5, 10, 20, 50, 100, 200]);
  expect(decadeEdges(0.02, 0.02, 0.6, false)).toEqual([0.02, 0.05, 0.1, 0.2, 0.5, 1]);
});

test('numbers below zero, close together or too far apart are left to equal steps', () => {
  expect(decadeEdges(-5, 1, 1000, false)).toBeUndefined();
  expect(decadeEdges(100, 100, 1900, false)).toBeUndefined();
  expect(decadeEdges(1e-9, 1e-9, 1e9, false)).toBeUndefined();
});

test('every number from the least to the most lies in a bin', () => {
  const number = fc.double({ min: 1e-3, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(number, number, fc.boolean(), (a, b, fromZero) => {
      const [smallest, most] = [Math.min(a, b), Math.max(a, b)];
      const edges = decadeEdges(fromZero ? 0 : smallest, smallest, most, false);
      if (!edges) return;
      expect(edges[0]).toBeLessThanOrEqual(fromZero ? 0 : smallest);
      expect(edges.at(-1)).toBeGreaterThan(most);
      expect(edges.length).toBeLessThanOrEqual(MAX_BINS + 1);
      expect([...edges].sort((x, y) => x - y)).toEqual(edges);
    }),
  );
});
