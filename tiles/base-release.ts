/** The release that the next one is made from, and what has changed since. */
import type { Bucket, Database, Store } from '../db/bindings.ts';
import { dayNumber } from '../src/domain/calendar-day.ts';
import type { Division } from '../src/domain/cells.ts';
import { hasEnded } from '../src/domain/freshness.ts';
import type { Collection, MapDefinition } from '../src/domain/kinds.ts';
import { isPublicOn } from '../src/domain/public-record.ts';
import { tokenizerId } from '../src/domain/search/tokens.ts';
import { SNAPSHOT_FOLDER } from '../src/domain/snapshot/format.ts';
import { openSnapshot, type Snapshot, type Table } from '../src/domain/snapshot/reader.ts';
import type { LiveRecord } from './layers.ts';
import type { Change, MapRecords } from './records.ts';
import type { AppliedRow, Transition } from './release-rows.ts';
import { liveSum, liveValidity, type Sum, storedRecords, wholeRows } from './stored-records.ts';
import { definitionHash } from './vector-layer.ts';

/** Keys of the public release of a map. */
export type LastRelease = {
  version: number;
  archive: string;
  snapshot: string;
  vocabulary: string;
  pictures: string | null;
  is_sample: number;
};

/** What a release changes: the records before and after, and the changes by collection. */
export type Difference = { before: MapRecords; after: MapRecords; changes: Map<string, Change[]> };

/** A release changes at most this many records, or this share of them, on top of the last one; else all is made anew. */
const MOST_CHANGES = 100;
const MOST_SHARE = 0.05;

const mostChanges = (rows: number) => Math.max(MOST_CHANGES, rows * MOST_SHARE);

/** The public release of a map, where the next one can be made from it: same definition, tokens and format, all kept. */
export async function lastRelease(
  content: Database,
  map: MapDefinition,
  divisions: readonly Division[],
): Promise<LastRelease | undefined> {
  // Thinning lets borders that simplify together change further away than patches look.
  if (map.collections.some(({ thin }) => thin !== undefined)) return undefined;
  const row = await content
    .prepare(
      `SELECT r.version, r.archive, r.snapshot, r.vocabulary, r.pictures, r.is_sample, r.definition,
              (SELECT max(version) FROM release WHERE map = ?1) AS latest
       FROM pointer p JOIN release r ON r.map = p.map AND r.version = p.version WHERE p.map = ?1`,
    )
    .bind(map.id)
    .first<LastRelease & { definition: string; latest: number }>();
  if (!row?.archive || !row.snapshot || !row.vocabulary) return undefined;
  // Live rows are those of the latest release, also while an older one is shown.
  const isLatest = row.version === row.latest;
  const isSameWay = row.definition === (await definitionHash(map, divisions));
  const isRead =
    row.vocabulary.startsWith(`vocabularies/${tokenizerId()}/`) &&
    row.snapshot.startsWith(`${SNAPSHOT_FOLDER}/`);
  return isLatest && isSameWay && isRead ? row : undefined;
}

/** The bytes of an object; undefined where it is gone. */
export async function bytesAt(archives: Bucket, key: string): Promise<ArrayBuffer | undefined> {
  return (await archives.get(key))?.arrayBuffer();
}

type Validity = { rid: number; valid_until: string | null };

function* validityOf(table: Table): Generator<Validity> {
  const column = table.columns.get('valid_until');
  const days = new Map<number, string | null>();
  for (let row = 0; row < table.rows; row++) {
    const place = column?.place(row) ?? 0;
    if (!days.has(place)) days.set(place, column ? (column.value(place) as string | null) : null);
    yield { rid: table.rid(row), valid_until: days.get(place)! };
  }
}

function sumOf(table: Table, day: string): Sum {
  const sum: Sum = { count: 0, rids: 0, days: 0 };
  const numbers = new Map<string, number>();
  for (const { rid, valid_until } of validityOf(table)) {
    if (hasEnded(valid_until, day)) continue;
    sum.count += 1;
    sum.rids += rid;
    if (valid_until === null) continue;
    const number = numbers.get(valid_until) ?? dayNumber(valid_until)!;
    numbers.set(valid_until, number);
    sum.days += number * (rid % 997);
  }
  return sum;
}

/**
 * The rids whose validity or publicity is another than in the last release, without any release having changed them:
 * they have ended since, or were renewed.
 */
async function drifted(
  content: Database,
  collection: Collection,
  table: Table,
  day: string,
): Promise<number[]> {
  const ended: number[] = [];
  for (const { rid, valid_until } of validityOf(table)) if (hasEnded(valid_until, day)) ended.push(rid);
  const [one, other] = [sumOf(table, day), await liveSum(content, collection, day)];
  if (one.count === other.count && one.rids === other.rids && one.days === other.days) return ended;
  const known = new Map([...validityOf(table)].map(({ rid, valid_until }) => [rid, valid_until]));
  const live = await liveValidity(content, collection);
  const shown = (rid: number) => {
    const now = live.get(rid);
    return now?.isPublic && !hasEnded(now.valid_until, day) ? `${now.valid_until}` : undefined;
  };
  const all = new Set([...known.keys(), ...live.keys()]);
  return [...all].filter((rid) => {
    const was = known.has(rid) ? `${known.get(rid)}` : undefined;
    return was !== shown(rid);
  });
}

/** What changes of a collection; undefined for more than is patched. */
async function changesOf(
  content: Database,
  table: Table,
  { collection }: Transition,
  applied: ReadonlyMap<string, AppliedRow>,
  day: string,
): Promise<Change[] | undefined> {
  const staged = [...applied.values()].map(({ before, after }) => ({
    rid: Number((after ?? before)!.rid),
    before,
    after,
  }));
  const stagedRids = new Set(staged.map(({ rid }) => rid));
  const others = (await drifted(content, collection, table, day)).filter((rid) => !stagedRids.has(rid));
  const until = table.columns.get('valid_until');
  const was = (rid: number, record: LiveRecord | undefined): LiveRecord | undefined => {
    const row = table.row(rid);
    if (row === undefined || record === undefined) return undefined;
    return { ...record, valid_until: until ? until.value(until.place(row)) : null };
  };
  const is = (record: LiveRecord | undefined) => (record && isPublicOn(record, day) ? record : undefined);
  if (others.length > mostChanges(table.rows)) return undefined;
  const rows = await wholeRows(content, collection, others);
  const byRid = new Map(rows.map((row) => [Number(row.rid), row]));
  return [
    ...staged.map(({ rid, before, after }) => ({ rid, before: was(rid, before), after: is(after) })),
    ...others.map((rid) => ({ rid, before: was(rid, byRid.get(rid)), after: is(byRid.get(rid)) })),
  ];
}

/** What a release changes on top of the last one; undefined where that is so much that all is made anew. */
export async function differenceOf(
  { content, archives }: Pick<Store, 'content' | 'archives'>,
  map: MapDefinition,
  last: LastRelease,
  transitions: readonly Transition[],
  applied: readonly ReadonlyMap<string, AppliedRow>[],
  day: string,
): Promise<Difference | undefined> {
  const buffer = await bytesAt(archives, last.snapshot);
  if (!buffer) return undefined;
  const { tables }: Snapshot = openSnapshot(buffer);
  const changes = new Map<string, Change[]>();
  let [count, rows] = [0, 0];
  for (const [i, transition] of transitions.entries()) {
    const table = tables.get(transition.collection.id);
    if (!table) return undefined;
    const all = await changesOf(content, table, transition, applied[i]!, day);
    if (!all) return undefined;
    // A record that was public and is in no table any more: nobody can say what it was.
    if (all.some(({ rid, before }) => !before && table.row(rid) !== undefined)) return undefined;
    const own = all.filter(({ before, after }) => before || after);
    changes.set(transition.collection.id, own);
    count += own.length;
    rows += table.rows;
  }
  if (count > mostChanges(rows)) return undefined;
  const records = async (hasChanges: boolean): Promise<MapRecords> => {
    const stored = map.collections.map(async (one) => {
      const own = hasChanges ? changes.get(one.id)! : [];
      return [one.id, await storedRecords(content, one, tables.get(one.id)!, own)] as const;
    });
    return new Map(await Promise.all(stored));
  };
  return { before: await records(false), after: await records(true), changes };
}
