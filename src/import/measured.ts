/** Values that no file gives: they are measured from a record's place to the nearest of other records. */
import { distance, type Position } from '../domain/geometry.ts';
import type { Collection, Landmarks } from '../domain/kinds.ts';
import { measuredFrom } from '../domain/record.ts';
import { positionOf } from './match.ts';
import type { Stored } from './record.ts';

/** The records that distances may be measured to, by collection. */
export type Around = (collection: string) => readonly Stored[];

/** Places are known to some hundred metres at best. */
const STEP = 100;

function nearest(from: Position, { of, by, term }: Landmarks, around: Around): number | null {
  const all = around(of).flatMap((record) => {
    const to = record[by] === term ? positionOf(record) : undefined;
    return to ? [distance(from, to)] : [];
  });
  return all.length === 0 ? null : Math.round(Math.min(...all) / STEP) * STEP;
}

/** The measured values of a record at a place, by field; null where there is no place, or nothing to measure to. */
export const measuredValues = (collection: Collection, record: Stored, around: Around): Stored => {
  const from = positionOf(record);
  return Object.fromEntries(
    measuredFrom(collection).map(([name, to]) => [name, from ? nearest(from, to, around) : null]),
  );
};
