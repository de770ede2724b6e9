/** The SQL of a release: staged rows over live ones, replaced versions to history, and what it did to the change log. */
import { EXEMPT, RELEASABLE } from '../db/batches.ts';
import type { Database, Statement } from '../db/bindings.ts';
import { columnNames } from '../db/column-names.ts';
import { given, jsonChunks } from '../db/json-chunks.ts';
import { stagedRecord } from '../db/staged-rows.ts';
import type { Collection } from '../src/domain/kinds.ts';
import type { LiveRecord } from './layers.ts';

/** A staged row together with what identity and batch know of it. `withdrawn` takes its record out. */
export type StagedRecord = {
  batch: string;
  id: string;
  rid: number;
  is_sample: number;
  change: 'new' | 'changed' | 'withdrawn';
  record: LiveRecord;
};

/** What comes over a collection, and the live rows that it replaces; `versions` are the last ones of records that are not live. */
export type Transition = {
  collection: Collection;
  live: Map<string, LiveRecord>;
  staged: readonly StagedRecord[];
  versions: Map<string, number>;
};

/** What a release does to one record: without `before` it is new, without `after` it goes. */
export type AppliedRow = { batch: string; before: LiveRecord | undefined; after: LiveRecord | undefined };

/** Which staged rows a release takes: all, or only those of samples and of what is shipped. */
export type Taken = 'all' | 'exempt';

/** Rows of a collection that may be released. Conflicts and what was rejected stay staged. */
export async function releasableRows(
  content: Database,
  collection: string,
  taken: Taken,
): Promise<StagedRecord[]> {
  const { results } = await content
    .prepare(
      `SELECT s.batch, s.id, s.change, i.rid, b.is_sample, s.record FROM staged s
       JOIN identity i ON i.id = s.id JOIN batch b ON b.id = s.batch
       WHERE s.collection = ? AND ${RELEASABLE} AND ${taken === 'all' ? '1' : EXEMPT} ORDER BY b.created_at, s.batch, s.row`,
    )
    .bind(collection)
    .all<Omit<StagedRecord, 'record'> & { record: string }>();
  return results.map((row) => ({ ...row, record: stagedRecord(collection, row.record) as LiveRecord }));
}

/** The rows that come over a collection's live ones, and the live ones that they replace. */
export async function transitionOf(
  content: Database,
  collection: Collection,
  staged: readonly StagedRecord[],
): Promise<Transition> {
  const live = new Map<string, LiveRecord>();
  for (const json of jsonChunks(staged.map(({ id }) => id))) {
    const { results } = await content
      .prepare(`SELECT * FROM "${collection.id}" WHERE id IN (SELECT value FROM json_each(?1))`)
      .bind(json)
      .all<LiveRecord>();
    for (const record of results) live.set(String(record.id), record);
  }
  const versions = new Map<string, number>();
  for (const json of jsonChunks(staged.map(({ id }) => id).filter((id) => !live.has(id)))) {
    const { results } = await content
      .prepare(
        `SELECT id, max(version) AS version FROM history WHERE collection = ?1 AND id IN (SELECT value FROM json_each(?2)) GROUP BY id`,
      )
      .bind(collection.id, json)
      .all<{ id: string; version: number }>();
    for (const { id, version } of results) versions.set(id, version);
  }
  return { collection, live, staged, versions };
}

/** What a release of that number does, by id: the last staged version of each counts. */
export function appliedRows(
  { live, staged, versions }: Transition,
  release: number,
): Map<string, AppliedRow> {
  const applied = new Map<string, AppliedRow>();
  for (const { batch, id, rid, is_sample, change, record } of staged) {
    const before = live.get(id);
    const version = Number(before?.version ?? versions.get(id) ?? 0) + 1;
    const after = change === 'withdrawn' ? undefined : { ...record, id, rid, is_sample, version, release };
    if (before || after) applied.set(id, { batch, before, after });
    else applied.delete(id);
  }
  return applied;
}

type IsPublic = (record: LiveRecord) => boolean;

/** What the public sees of it; null for what it does not see before or after. */
function seen({ before, after }: AppliedRow, isPublic: IsPublic): 'new' | 'changed' | 'withdrawn' | null {
  const [was, is] = [before !== undefined && isPublic(before), after !== undefined && isPublic(after)];
  if (was) return is ? 'changed' : 'withdrawn';
  return is ? 'new' : null;
}

/** Statements that put the applied rows live, the rows they replace into history, and both into the change log. */
export function applyStatements(
  content: Database,
  { collection }: Transition,
  applied: ReadonlyMap<string, AppliedRow>,
  { map, release, isPublic }: { map: string; release: number; isPublic: IsPublic },
): Statement[] {
  const names = columnNames(collection);
  const list = names.map((name) => `"${name}"`).join(', ');
  const values = names.map((name) => `value->>'${name}'`).join(', ');
  const rows = [...applied.values()];
  const replaced = rows.map(({ before }) => before).filter((record) => record !== undefined);
  const history = [
    ...jsonChunks(
      replaced.map((record) => ({ id: record.id, version: record.version, record: JSON.stringify(record) })),
    ),
  ].map((json) =>
    content
      .prepare(
        `INSERT INTO history (collection, id, version, replaced_in, record) ${given(3)}
         SELECT ?1, value->>'id', value->>'version', ?2, value->>'record' FROM given`,
      )
      .bind(collection.id, release, json),
  );
  const current = rows.map(({ after }) => after).filter((record) => record !== undefined);
  const written = [...jsonChunks(current)].map((json) =>
    content
      .prepare(`INSERT OR REPLACE INTO "${collection.id}" (${list}) ${given(1)} SELECT ${values} FROM given`)
      .bind(json),
  );
  const gone = rows.filter(({ after }) => after === undefined).map(({ before }) => before!.id);
  const deleted = [...jsonChunks(gone)].map((json) =>
    content
      .prepare(`DELETE FROM "${collection.id}" WHERE id IN (SELECT value FROM json_each(?1))`)
      .bind(json),
  );
  const log = rows.map((row) => {
    const { id, version } = (row.after ?? row.before)!;
    return { id, version, seen: seen(row, isPublic), batch: row.batch };
  });
  const logged = [...jsonChunks(log)].map((json) =>
    content
      .prepare(
        `INSERT INTO change (map, release, collection, id, version, seen, batch) ${given(4)}
         SELECT ?1, ?2, ?3, value->>'id', value->>'version', value->>'seen', value->>'batch' FROM given`,
      )
      .bind(map, release, collection.id, json),
  );
  return [...history, ...written, ...deleted, ...logged];
}

/** Statements that close the batches a release has applied; conflicts stay for a decision, rejected rows for the record. */
export function closeStatements(content: Database, transitions: readonly Transition[]): Statement[] {
  const batches = JSON.stringify([
    ...new Set(transitions.flatMap(({ staged }) => staged.map(({ batch }) => batch))),
  ]);
  return [
    content
      .prepare(`DELETE FROM staged AS s WHERE ${RELEASABLE} AND s.batch IN (SELECT value FROM json_each(?1))`)
      .bind(batches),
    content
      .prepare(`UPDATE batch SET status = 'released' WHERE id IN (SELECT value FROM json_each(?1))`)
      .bind(batches),
  ];
}
