/** What a release is about to change: staged rows laid over live ones, before anything is written. */
import type { Database, Store } from '../db/bindings.ts';
import { divisionOf, liveDivisions } from '../db/divisions.ts';
import type { Division } from '../src/domain/cells.ts';
import type { Collection, MapDefinition } from '../src/domain/kinds.ts';
import { isPublicOn } from '../src/domain/public-record.ts';
import { type Difference, differenceOf, type LastRelease, lastRelease } from './base-release.ts';
import type { LiveRecord } from './layers.ts';
import { listed, type MapRecords, type Records } from './records.ts';
import {
  type AppliedRow,
  appliedRows,
  releasableRows,
  type StagedRecord,
  type Taken,
  type Transition,
  transitionOf,
} from './release-rows.ts';
import { allRows } from './stored-records.ts';

/** A map on its way to a release. */
export type Plan = {
  map: MapDefinition;
  version: number;
  transitions: Transition[];
  applied: Map<string, AppliedRow>[];
  /** The public, currently valid records after the release, by collection. */
  records: MapRecords;
  /** What it is made from; all is made anew when missing. */
  last?: { release: LastRelease; difference: Difference };
};

/** Where the rows of a release come from: those that are staged, or given ones by collection. */
export type Source = Taken | ReadonlyMap<string, readonly StagedRecord[]>;

type Draft = Pick<Plan, 'map' | 'version' | 'transitions' | 'applied'>;

async function draftOf(content: Database, map: MapDefinition, source: Source): Promise<Draft> {
  const last = content
    .prepare('SELECT max(version) AS version FROM release WHERE map = ?')
    .bind(map.id)
    .first<{ version: number | null }>();
  const all = Promise.all(
    map.collections.map(async (collection) => {
      const rows =
        typeof source === 'string'
          ? await releasableRows(content, collection.id, source)
          : (source.get(collection.id) ?? []);
      return transitionOf(content, collection, rows);
    }),
  );
  const [latest, transitions] = await Promise.all([last, all]);
  const version = (latest?.version ?? 0) + 1;
  return { map, version, transitions, applied: transitions.map((one) => appliedRows(one, version)) };
}

/** The divisions as they will be after the release, in the order of their rids. */
async function divisionsAfter(content: Database, drafts: readonly Draft[], day: string): Promise<Division[]> {
  for (const { transitions, applied } of drafts)
    for (const [i, { collection }] of transitions.entries())
      if (collection.id === 'divisions' && applied[i]!.size > 0)
        return (await recordsAfter(content, collection, applied[i]!, day)).map(divisionOf);
  return liveDivisions(content);
}

/** All public records of a collection after its staged rows have become live, in the order of their rids. */
async function recordsAfter(
  content: Database,
  collection: Collection,
  applied: ReadonlyMap<string, AppliedRow>,
  day: string,
): Promise<LiveRecord[]> {
  const records = new Map((await allRows(content, collection)).map((row) => [String(row.id), row]));
  for (const [id, { after }] of applied)
    if (after) records.set(id, after);
    else records.delete(id);
  return [...records.values()]
    .filter((record) => isPublicOn(record, day))
    .sort((a, b) => Number(a.rid) - Number(b.rid));
}

/** What a release of maps on a day will be: the next version of each, and its records with the staged ones. */
export async function plansOf(
  store: Pick<Store, 'content' | 'archives'>,
  maps: readonly MapDefinition[],
  day: string,
  source: Source = 'all',
): Promise<{ plans: Plan[]; divisions: Division[] }> {
  const { content } = store;
  const drafts: Draft[] = [];
  for (const map of maps) drafts.push(await draftOf(content, map, source));
  const divisions = await divisionsAfter(content, drafts, day);
  const plans: Plan[] = [];
  for (const draft of drafts) {
    const { map, transitions, applied } = draft;
    const release = await lastRelease(content, map, divisions);
    const difference = release && (await differenceOf(store, map, release, transitions, applied, day));
    if (release && difference) {
      plans.push({ ...draft, records: difference.after, last: { release, difference } });
      continue;
    }
    const records = new Map<string, Records>();
    for (const [i, { collection }] of transitions.entries())
      records.set(
        collection.id,
        listed(collection, await recordsAfter(content, collection, applied[i]!, day)),
      );
    plans.push({ ...draft, records });
  }
  return { plans, divisions };
}
