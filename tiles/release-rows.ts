/** The SQL of a release: staged rows over live ones, replaced versions to history. */
import type { Database, Statement } from '../db/bindings.ts';
import { columns } from '../db/columns.ts';
import { jsonChunks } from '../db/json-chunks.ts';
import type { Collection } from '../src/domain/kinds.ts';
import type { LiveRecord } from './layers.ts';

/** A staged row together with what identity and batch know of it. */
export type StagedRecord = { batch: string; id: string; rid: number; is_sample: number; record: LiveRecord };

/** What a release of a collection starts from and leads to. */
export type Transition = { collection: Collection; live: Map<string, LiveRecord>; staged: StagedRecord[] };

/** Reads live and staged rows of a collection in one transaction. Conflicts stay staged. */
export async function transitionOf(content: Database, collection: Collection): Promise<Transition> {
  const live = await content.prepare(`SELECT * FROM "${collection.id}"`).all<LiveRecord>();
  const { results } = await content
    .prepare(
      `SELECT s.batch, s.id, i.rid, b.is_sample, s.record FROM staged s
       JOIN identity i ON i.id = s.id JOIN batch b ON b.id = s.batch
       WHERE s.collection = ? AND s.change IN ('new', 'changed') ORDER BY b.created_at, s.batch, s.row`,
    )
    .bind(collection.id)
    .all<Omit<StagedRecord, 'record'> & { record: string }>();
  return {
    collection,
    live: new Map(live.results.map((record) => [String(record.id), record])),
    staged: results.map((row) => ({ ...row, record: JSON.parse(row.record) as LiveRecord })),
  };
}

/** The rows a release of that number makes live: the last staged version of each id. */
export function appliedRows({ live, staged }: Transition, release: number): Map<string, LiveRecord> {
  const applied = new Map<string, LiveRecord>();
  for (const { id, rid, is_sample, record } of staged) {
    const version = Number(live.get(id)?.version ?? 0) + 1;
    applied.set(id, { ...record, id, rid, is_sample, version, release });
  }
  return applied;
}

/** Statements that put the applied rows live and the rows they replace into history. */
export function applyStatements(
  content: Database,
  { collection, live }: Transition,
  applied: Map<string, LiveRecord>,
  release: number,
): Statement[] {
  const names = Object.keys(columns(collection));
  const list = names.map((name) => `"${name}"`).join(', ');
  const values = names.map((name) => `value->>'${name}'`).join(', ');
  const replaced = [...applied.keys()].map((id) => live.get(id)).filter((record) => record !== undefined);
  const history = [
    ...jsonChunks(
      replaced.map((record) => ({ id: record.id, version: record.version, record: JSON.stringify(record) })),
    ),
  ].map((json) =>
    content
      .prepare(
        `INSERT INTO history (collection, id, version, replaced_in, record)
         SELECT ?1, value->>'id', value->>'version', ?2, value->>'record' FROM json_each(?3)`,
      )
      .bind(collection.id, release, json),
  );
  const rows = [...jsonChunks(applied.values())].map((json) =>
    content
      .prepare(`INSERT OR REPLACE INTO "${collection.id}" (${list}) SELECT ${values} FROM json_each(?1)`)
      .bind(json),
  );
  return [...history, ...rows];
}

/** Statements that close the batches a release has applied; conflicts stay for a decision. */
export function closeStatements(content: Database, transitions: readonly Transition[]): Statement[] {
  const batches = JSON.stringify([
    ...new Set(transitions.flatMap(({ staged }) => staged.map(({ batch }) => batch))),
  ]);
  return [
    content
      .prepare(
        `DELETE FROM staged WHERE change IN ('new', 'changed') AND batch IN (SELECT value FROM json_each(?1))`,
      )
      .bind(batches),
    content
      .prepare(`UPDATE batch SET status = 'released' WHERE id IN (SELECT value FROM json_each(?1))`)
      .bind(batches),
  ];
}
