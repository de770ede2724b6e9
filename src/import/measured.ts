/** Values that no file gives: they are measured from a record's place to the nearest of other records. */
import { distance } from '../domain/distance.ts';
import type { Position } from '../domain/geometry.ts';
import type { Collection } from '../domain/kinds.ts';
import { measuredFrom } from '../domain/record.ts';
import { positionOf } from './match.ts';
import type { Stored } from './record.ts';

/** The records that distances may be measured to, by collection. */
export type Around = (collection: string) => readonly Stored[];

/** Places are known to some hundred metres at best. */
const STEP = 100;

/** The measured values of a record, by field; null where it has no place, or there is nothing to measure to. */
export type Measure = (record: Stored) => Stored;

/** How records of a collection are measured among others. */
export function measuring(collection: Collection, around: Around): Measure {
  const fields = measuredFrom(collection).map(([name, { of, by, term }]) => {
    const places = around(of).map((one) => (one[by] === term ? positionOf(one) : undefined));
    return [name, places.filter((one) => one !== undefined)] as const;
  });
  const nearest = (from: Position, places: readonly Position[]): number | null =>
    places.length === 0
      ? null
      : Math.round(Math.min(...places.map((to) => distance(from, to))) / STEP) * STEP;
  return (record) => {
    const from = positionOf(record);
    return Object.fromEntries(fields.map(([name, places]) => [name, from ? nearest(from, places) : null]));
  };
}
