/** Writes an import's rows to the staging tables: they are staged in one transaction, or not at all. */
import { batchStatement, type NewBatch, stagedStatements } from '../../db/batches.ts';
import type { Database, Statement } from '../../db/bindings.ts';
import { arrivingRows, stagedRecord } from '../../db/staged-rows.ts';
import type { Collection } from '../domain/kinds.ts';
import { COLLECTIONS, collectionOf } from '../domain/maps/index.ts';
import { measuredFrom } from '../domain/record.ts';
import type { Existing } from '../import/diff.ts';
import type { Around } from '../import/measured.ts';
import type { Stored } from '../import/record.ts';

/** `unplaced` rows wait for a place; releases leave them out, and they end when the same record is staged again. */
export type StagedRow = {
  row: number;
  id: string;
  change: 'new' | 'changed' | 'conflict' | 'unplaced';
  record: Stored;
};

/** The records a collection has, staged ones in place of the live ones they will replace. */
export async function existingRecords(content: Database, collection: Collection): Promise<Existing[]> {
  const live = await content.prepare(`SELECT * FROM "${collection.id}"`).all<Stored>();
  const found = new Map(live.results.map((record) => [String(record.id), { id: String(record.id), record }]));
  const waiting = await content
    .prepare(
      `SELECT id, change, record FROM staged WHERE collection = ? AND change IN ('new', 'changed', 'withdrawn') AND verdict IS NOT 'rejected' ORDER BY rowid`,
    )
    .bind(collection.id)
    .all<{ id: string; change: string; record: string }>();
  for (const { id, change, record } of waiting.results)
    if (change === 'withdrawn') found.delete(id);
    else found.set(id, { id, record: stagedRecord(collection.id, record) });
  return [...found.values()];
}

/** The records that a collection's distances are measured to: staged ones in place of the live ones they will replace. */
export async function landmarks(content: Database, collection: Collection): Promise<Around> {
  const found = new Map<string, Stored[]>();
  for (const [, { of }] of measuredFrom(collection)) {
    const other = collectionOf(of);
    if (other && !found.has(of))
      found.set(
        of,
        (await existingRecords(content, other)).map(({ record }) => record),
      );
  }
  return (of) => found.get(of) ?? [];
}

/** Ids minted so far for a collection, by `source\nsource_no`. */
export async function identities(content: Database, collection: string): Promise<Map<string, string>> {
  const { results } = await content
    .prepare('SELECT id, source, source_no FROM identity WHERE collection = ?')
    .bind(collection)
    .all<{ id: string; source: string; source_no: string }>();
  return new Map(results.map(({ id, source, source_no }) => [`${source}\n${source_no}`, id]));
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

/** Outlines of open water, as GeoJSON text. */
export async function waterOutlines(content: Database): Promise<string[]> {
  if (!collectionOf('water')) return [];
  const { results } = await content
    .prepare('SELECT geometry FROM water WHERE geometry IS NOT NULL')
    .all<{ geometry: string }>();
  return results.map(({ geometry }) => geometry);
}

/** The records of a collection that wait for a place, by id. */
export async function waitingForPlace(content: Database, collection: string): Promise<Map<string, Stored>> {
  const { results } = await content
    .prepare(
      `SELECT id, record FROM staged WHERE collection = ? AND change = 'unplaced' AND verdict IS NOT 'rejected'`,
    )
    .bind(collection)
    .all<{ id: string; record: string }>();
  return new Map(results.map(({ id, record }) => [id, stagedRecord(collection, record)]));
}

/** The batch as which a file with these bytes waits already: an import that was cut off had come to its end. */
export async function stagedBefore(
  content: Database,
  sha256: string,
  collection: string,
): Promise<string | undefined> {
  const found = await content
    .prepare(`SELECT id FROM batch WHERE sha256 = ? AND collection = ? AND status = 'staged' LIMIT 1`)
    .bind(sha256, collection)
    .first<{ id: string }>();
  return found?.id;
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
         SELECT id, record->>'source_no', record->>'name_zh' FROM staged WHERE collection = ?1 AND change IN ('new', 'changed') AND verdict IS NOT 'rejected'`,
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

/** Rows that are handed over at once. */
const PIECE = 4000;

/** Hands rows of a batch over to the database while others are still being made; they are staged by `stage`. */
export function handingOver(content: Database, batch: string) {
  let piece: StagedRow[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const send = async (): Promise<void> => {
    await last;
    last = content.batch(arrivingRows(content, batch, piece));
    // It is waited for later, and fails there.
    last.catch(() => {});
    piece = [];
  };
  return {
    async add(row: StagedRow): Promise<void> {
      piece.push(row);
      if (piece.length === PIECE) await send();
    },
    /** Resolves when all have arrived. */
    async end(): Promise<void> {
      if (piece.length > 0) await send();
      await last;
    },
    /** Takes back what has arrived. */
    async drop(): Promise<void> {
      await last;
      await content.batch([content.prepare('DELETE FROM arriving WHERE batch = ?').bind(batch)]);
    },
  };
}

/**
 * Writes a batch, its rows that have arrived and what else belongs to it in one transaction, in place of rows for the same
 * records that waited for a place.
 */
export async function stage(content: Database, batch: NewBatch, others: readonly Statement[]): Promise<void> {
  const placed = content
    .prepare(
      `DELETE FROM staged WHERE change = 'unplaced' AND collection = ?1 AND batch <> ?2 AND id IN (SELECT id FROM staged WHERE batch = ?2)`,
    )
    .bind(batch.collection, batch.id);
  await content.batch([
    batchStatement(content, batch),
    ...stagedStatements(content, batch),
    placed,
    ...others,
  ]);
}
