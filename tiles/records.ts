/** The public records of a release, by column and by row, wherever they come from. */
import type { Collection } from '../src/domain/kinds.ts';
import type { LiveRecord, LiveRecords } from './layers.ts';

export type Value = string | number | null;

/** The public, currently valid records of a collection. */
export type Records = {
  readonly collection: Collection;
  /** Their numbers, ascending. */
  readonly rids: readonly number[];
  /** The values of a column, in the order of the rids. */
  column(name: string): readonly Value[];
  /** The whole records of some rids, in ascending order. */
  rows(rids: Iterable<number>): Promise<LiveRecord[]>;
};

/** The records of a map by collection. */
export type MapRecords = ReadonlyMap<string, Records>;

/** A record that a release changes, as it was and will be public; undefined where it is not. */
export type Change = { rid: number; before: LiveRecord | undefined; after: LiveRecord | undefined };

/** The changes of a release by collection. */
export type Changes = ReadonlyMap<string, readonly Change[]>;

/** Records that are all in memory. */
export function listed(collection: Collection, records: readonly LiveRecord[]): Records {
  const sorted = records.toSorted((a, b) => Number(a.rid) - Number(b.rid));
  return {
    collection,
    rids: sorted.map(({ rid }) => Number(rid)),
    column: (name) => sorted.map((record) => record[name] ?? null),
    rows: async (rids) => {
      const wanted = new Set(rids);
      return sorted.filter(({ rid }) => wanted.has(Number(rid)));
    },
  };
}

/** All records of a map as rows. */
export async function liveRecords(records: MapRecords): Promise<LiveRecords> {
  const lists = [...records].map(async ([id, one]) => [id, await one.rows(one.rids)] as const);
  return new Map(await Promise.all(lists));
}
