/** Records near a place: which, how far, how many within so many metres. */
import { distance } from '../distance.ts';
import type { Position } from '../geometry.ts';
import { type Bits, rowsIn } from '../snapshot/bits.ts';
import type { Table } from '../snapshot/reader.ts';

/** A row of a table, its place and its distance in metres. */
export type Found = { row: number; position: Position; metres: number };

/** The placed rows of a set at most `reach` metres from a point (to their label points), nearest first, then by row. */
export function near({ columns }: Table, rows: Bits, from: Position, reach: number): Found[] {
  const [lon, lat] = [columns.get('lon')!, columns.get('lat')!];
  const found: Found[] = [];
  for (const row of rowsIn(rows)) {
    const at = lon.number(row);
    if (at === null) continue;
    const position: Position = [at, lat.number(row)!];
    const metres = distance(from, position);
    if (metres <= reach) found.push({ row, position, metres });
  }
  return found.sort((a, b) => a.metres - b.metres || a.row - b.row);
}

/** How many of those lie within each radius; how many there are where there is none. */
export const countsWithin = (found: readonly Found[], radii: readonly number[]): number[] =>
  radii.length === 0
    ? [found.length]
    : radii.map((radius) => found.filter(({ metres }) => metres <= radius).length);

/** Of those with the same key the nearest; without a key none. `found` is nearest first. */
export function firstOfEach<T>(
  found: readonly Found[],
  key: (row: number) => T | null,
): (Found & { key: T })[] {
  const seen = new Set<T>();
  return found.flatMap((one) => {
    const own = key(one.row);
    if (own === null || seen.has(own)) return [];
    seen.add(own);
    return [{ ...one, key: own }];
  });
}

/** Those by key, each group nearest first; without a key in none. */
export function byKey<T>(found: readonly Found[], key: (row: number) => T | null): Map<T, Found[]> {
  const groups = new Map<T, Found[]>();
  for (const one of found) {
    const own = key(one.row);
    if (own === null) continue;
    const group = groups.get(own);
    if (group) group.push(one);
    else groups.set(own, [one]);
  }
  return groups;
}

/**
 * How many of each of several lists fit into `most`, at most `each` of one: the first of every list before any second,
 * earlier lists before later ones.
 */
export function shares(lengths: readonly number[], each: number, most: number): number[] {
  const taken = lengths.map(() => 0);
  let left = most;
  for (let turn = 0; turn < each; turn++)
    for (const [i, length] of lengths.entries())
      if (left > 0 && turn < length) {
        taken[i]! += 1;
        left -= 1;
      }
  return taken;
}
