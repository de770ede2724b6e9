/** Writes an import's rows to the staging tables: one atomic batch, or nothing. */
import type { Database } from '../../db/bindings.ts';
import { jsonChunks } from '../../db/json-chunks.ts';
import type { Collection } from '../domain/kinds.ts';
import { COLLECTIONS, collectionOf } from '../domain/maps/index.ts';
import type { Existing } from '../import/diff.ts';
import type { Stored } from '../import/record.ts';
import type { Report } from '../import/report.ts';

export type StagedRow = { row: number; id: string; change: 'new' | 'changed' | 'conflict'; record: Stored };

export type NewBatch = {
  id: string;
  collection: string;
  file: string;
  sha256: string;
  isSample: boolean;
  createdAt: string;
  report: Report;
};

export type Identity = { id: string; rid: number; source: string; source_no: string };

/** The records a collection has, staged ones in place of the live ones they will replace. */
export async function existingRecords(content: Database, collection: Collection): Promise<Existing[]> {
  const live = await content.prepare(`SELECT * FROM "${collection.id}"`).all<Stored>();
  const found = new Map(live.results.map((record) => [String(record.id), { id: String(record.id), record }]));
  const waiting = await content
    .prepare(
      `SELECT id, record FROM staged WHERE collection = ? AND change IN ('new', 'changed') ORDER BY rowid`,
    )
    .bind(collection.id)
    .all<{ id: string; record: string }>();
  for (const { id, record } of waiting.results) found.set(id, { id, record: JSON.parse(record) as Stored });
  return [...found.values()];
}

/** Ids minted so far for a collection, by `source\nsource_no`. */
export async function identities(content: Database, collection: string): Promise<Map<string, Identity>> {
  const { results } = await content
    .prepare('SELECT id, rid, source, source_no FROM identity WHERE collection = ?')
    .bind(collection)
    .all<Identity>();
  return new Map(results.map((one) => [`${one.source}\n${one.source_no}`, one]));
}

/** Division outlines for the place check, functional areas first because they lie over statutory ones. */
export async function divisionOutlines(
  content: Database,
): Promise<{ code: string; geometry: Stored[string]; kind: string }[]> {
  if (!collectionOf('divisions')) return [];
  const { results } = await content
    .prepare(
      `SELECT * FROM (SELECT code, geometry, kind FROM divisions UNION ALL
       SELECT record->>'code', record->>'geometry', record->>'kind' FROM staged WHERE collection = 'divisions' AND change = 'new')
       ORDER BY kind = 'statutory'`,
    )
    .all<{ code: string; geometry: string; kind: string }>();
  return results;
}

/** Finds referenced records by id, source number or Chinese name, among live and staged ones. */
export async function referenceIndex(content: Database, collection: Collection) {
  const targets = new Set(
    Object.values({ ...collection.fields, zone: { kind: 'reference', to: 'zones' } as const })
      .map((field) => (field.kind === 'reference' ? field.to : undefined))
      .filter((to) => to !== undefined && COLLECTIONS.some(({ id }) => id === to)),
  ) as Set<string>;
  const index = new Map<string, Map<string, string>>();
  for (const to of targets) {
    const { results } = await content
      .prepare(
        `SELECT id, source_no, name_zh FROM "${to}" UNION ALL
         SELECT id, record->>'source_no', record->>'name_zh' FROM staged WHERE collection = ?1 AND change IN ('new', 'changed')`,
      )
      .bind(to)
      .all<{ id: string; source_no: string; name_zh: string }>();
    // Numbers win over names, ids over both: written last.
    index.set(
      to,
      new Map([
        ...results.map((r) => [r.name_zh, r.id]),
        ...results.map((r) => [r.source_no, r.id]),
        ...results.map((r) => [r.id, r.id]),
      ] as [string, string][]),
    );
  }
  return (to: string, text: string): string | undefined => index.get(to)?.get(text);
}

/** Writes a batch, its rows and its newly minted identities in one transaction. */
export async function stage(
  content: Database,
  batch: NewBatch,
  rows: readonly StagedRow[],
  minted: readonly Identity[],
): Promise<void> {
  const identity = [...jsonChunks(minted)].map((json) =>
    content
      .prepare(
        `INSERT INTO identity (id, rid, collection, source, source_no)
         SELECT value->>'id', value->>'rid', ?1, value->>'source', value->>'source_no' FROM json_each(?2)`,
      )
      .bind(batch.collection, json),
  );
  const staged = [...jsonChunks(rows)].map((json) =>
    content
      .prepare(
        `INSERT INTO staged (batch, row, collection, id, change, record)
         SELECT ?1, value->>'row', ?2, value->>'id', value->>'change', value->>'record' FROM json_each(?3)`,
      )
      .bind(batch.id, batch.collection, json),
  );
  const head = content
    .prepare(
      `INSERT INTO batch (id, collection, file, sha256, is_sample, status, created_at, report) VALUES (?1, ?2, ?3, ?4, ?5, 'staged', ?6, ?7)`,
    )
    .bind(
      batch.id,
      batch.collection,
      batch.file,
      batch.sha256,
      Number(batch.isSample),
      batch.createdAt,
      JSON.stringify(batch.report),
    );
  await content.batch([head, ...identity, ...staged]);
}
