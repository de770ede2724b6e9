import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clippedLine, clippedRing } from './clip.ts';
import { reversed, ringArea } from './grid.ts';

const of = (...values: number[]) => Array.from(values);

test('a square is cut at the slab and keeps its winding', () => {
  const square = of(0, 0, 10, 0, 10, 10, 0, 10);
  expect([...clippedRing(square, 0, 2, 5)]).toEqual([2, 0, 5, 0, 5, 10, 2, 10]);
  expect(ringArea(clippedRing(square, 1, -5, 4))).toBe(40);
  expect(ringArea(clippedRing(reversed(square), 1, -5, 4))).toBe(-40);
  expect(clippedRing(square, 0, 11, 20)).toHaveLength(0);
  expect([...clippedRing(square, 0, 0, 10)]).toEqual([...square]);
});

test('a line that leaves and returns comes in parts', () => {
  const line = of(0, 0, 10, 0, 10, 5, 0, 5);
  expect(clippedLine(line, 0, -1, 4).map((part) => [...part])).toEqual([
    [0, 0, 4, 0],
    [4, 5, 0, 5],
  ]);
  expect(clippedLine(line, 0, 2, 6).map((part) => [...part])).toEqual([
    [2, 0, 6, 0],
    [6, 5, 2, 5],
  ]);
  expect(clippedLine(of(0, 0, 10, 10), 1, 20, 30)).toEqual([]);
});

const ring = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 24 }).map((list) => {
  return Array.from(list.slice(0, list.length - (list.length % 2)));
});

test('the slabs left, inside and right of two borders share out the area of any ring', () => {
  fc.assert(
    fc.property(
      ring,
      fc.constantFrom(0 as const, 1 as const),
      fc.integer(),
      fc.integer(),
      (line, axis, a, b) => {
        const [lo, hi] = [Math.min(a % 60, b % 60), Math.max(a % 60, b % 60)];
        const parts = [
          clippedRing(line, axis, -100, lo),
          clippedRing(line, axis, lo, hi),
          clippedRing(line, axis, hi, 100),
        ];
        const sum = parts.reduce((total, part) => total + ringArea(part), 0);
        expect(sum).toBeCloseTo(ringArea(line), 6);
        for (const part of parts) expect(part.every(Number.isFinite)).toBe(true);
      },
    ),
  );
});

test('an edge is cut at the same point whichever way it is walked', () => {
  fc.assert(
    fc.property(ring, fc.integer({ min: -49, max: 49 }), (line, at) => {
      const forth = new Set(points(clippedRing(line, 0, at + 1 / 3, 60)));
      const back = new Set(points(clippedRing(reversed(line), 0, at + 1 / 3, 60)));
      expect(back).toEqual(forth);
    }),
  );
});

function points(line: number[]): string[] {
  return Array.from({ length: line.length / 2 }, (_, at) => `${line[2 * at]} ${line[2 * at + 1]}`);
}
