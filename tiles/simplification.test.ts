import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simplified, vertexWeights } from './simplification.ts';

const line = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 4, maxLength: 60 }).map((values) => {
  return Array.from(values.slice(0, values.length - (values.length % 2)));
});

test('every vertex left out is within the tolerance of the line that remains', () => {
  fc.assert(
    fc.property(line, fc.integer({ min: 0, max: 100 }), (source, tolerance) => {
      const kept = simplified(source, vertexWeights(source), 1, tolerance);
      for (let at = 0; at < source.length; at += 2) {
        expect(distance(source[at]!, source[at + 1]!, kept)).toBeLessThanOrEqual(tolerance + 1e-9);
      }
      expect([...kept.slice(0, 2), ...kept.slice(-2)]).toEqual([...source.slice(0, 2), ...source.slice(-2)]);
    }),
  );
});

test('the vertices kept are those of the recursive algorithm', () => {
  fc.assert(
    fc.property(line, fc.integer({ min: 0, max: 100 }), (source, tolerance) => {
      fc.pre(source[0] !== source[source.length - 2]);
      const recursive = (from: number, to: number): number[] => {
        const chord = Array.of(
          source[2 * from]!,
          source[2 * from + 1]!,
          source[2 * to]!,
          source[2 * to + 1]!,
        );
        let [far, most] = [0, tolerance];
        for (let at = from + 1; at < to; at++) {
          const away = distance(source[2 * at]!, source[2 * at + 1]!, chord);
          if (away > most + 1e-9) [far, most] = [at, away];
        }
        return far === 0 ? [] : [...recursive(from, far), far, ...recursive(far, to)];
      };
      const last = source.length / 2 - 1;
      const weights = vertexWeights(source);
      const kept = [...weights.keys()].filter((at) => weights[at]! > tolerance ** 2 + 1e-6);
      expect(kept).toEqual([0, ...recursive(0, last), last]);
    }),
  );
});

test('a vertex never outweighs the one that split its stretch', () => {
  const zigzag = Array.of(0, 0, 10, 10, 20, -9, 100, 0);
  expect([...vertexWeights(zigzag)]).toEqual([Infinity, 100, 100, Infinity]);
});

test('a larger tolerance never brings a vertex back and a negative one keeps all', () => {
  fc.assert(
    fc.property(line, (source) => {
      const weights = vertexWeights(source);
      const counts = [-1, 0, 1, 5, 25, 125].map(
        (tolerance) => simplified(source, weights, 1, tolerance).length,
      );
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    }),
  );
  const straight = Array.of(0, 0, 1, 0, 2, 0);
  expect(simplified(straight, vertexWeights(straight), 1, -1)).toHaveLength(6);
  expect(simplified(straight, vertexWeights(straight), 1, 0)).toHaveLength(4);
});

test('a closed line keeps three corners at any tolerance', () => {
  const ring = Array.of(0, 0, 50, 1, 100, 0, 60, 30, 0, 0);
  expect([...simplified(ring, vertexWeights(ring), 1, 1000)]).toEqual([0, 0, 100, 0, 60, 30, 0, 0]);
});

function distance(x: number, y: number, path: number[]): number {
  let least = Math.hypot(x - path[0]!, y - path[1]!);
  for (let at = 0; at + 3 < path.length; at += 2) {
    const [ax, ay] = [path[at]!, path[at + 1]!];
    const [dx, dy] = [path[at + 2]! - ax, path[at + 3]! - ay];
    const span = dx * dx + dy * dy;
    const t = span === 0 ? 0 : Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / span, 0), 1);
    least = Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy));
  }
  return least;
}
