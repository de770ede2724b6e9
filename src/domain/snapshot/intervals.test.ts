import fc from 'fast-check';
import { expect, test } from 'vitest';
import { common, either, type Interval } from './intervals.ts';

const MOST = 40;
const place = fc.integer({ min: 0, max: MOST });
const intervals = fc.uniqueArray(place, { maxLength: 12 }).map((ends) => {
  const sorted = ends.toSorted((a, b) => a - b);
  const found: Interval[] = [];
  for (let i = 0; i + 1 < sorted.length; i += 2) found.push([sorted[i]!, sorted[i + 1]!]);
  return found;
});

const placesIn = (some: readonly Interval[]) =>
  Array.from({ length: MOST + 1 }, (_, at) => some.some(([from, to]) => at >= from && at <= to));

test('intervals in common and in either hold the places they should, ascending and apart', () => {
  fc.assert(
    fc.property(intervals, intervals, (a, b) => {
      const [inA, inB] = [placesIn(a), placesIn(b)];
      const [both, some] = [common(a, b), either(a, b)];
      expect(placesIn(both)).toEqual(inA.map((is, at) => is && inB[at]));
      expect(placesIn(some)).toEqual(inA.map((is, at) => is || inB[at]));
      for (const found of [both, some])
        for (const [i, [from, to]] of found.entries()) {
          expect(from).toBeLessThanOrEqual(to);
          if (i > 0) expect(from).toBeGreaterThan(found[i - 1]![1]);
        }
    }),
  );
});
