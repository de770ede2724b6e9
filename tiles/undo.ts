/** A batch that takes another one back. */

import { type BatchHead, type StoredRow, versionsOf } from '../db/batch-rows.ts';
import { batchStatement, RELEASABLE, stagedStatements } from '../db/batches.ts';
import type { Database } from '../db/bindings.ts';
import { jsonChunks } from '../db/json-chunks.ts';
import { arrivingRows } from '../db/staged-rows.ts';
import { batchOf } from './acts.ts';

/** A record that cannot be taken back because something later changes it; `release` is null while that waits. */
export type Overtaken = { id: string; name: string; by: { batch: string; release: number | null } };

export type Undone = {
  batch: string;
  restored: number;
  withdrawn: number;
  overtaken: Overtaken[];
};

type Logged = { id: string; version: number; release: number; map: string };

const SYSTEM = ['id', 'rid', 'version', 'release', 'is_sample'];

/** A record as it is staged: without what staging and release give it. */
const unstamped = (record: StoredRow): StoredRow =>
  Object.fromEntries(Object.entries(record).filter(([column]) => !SYSTEM.includes(column)));

/**
 * Stages a batch that brings back what a released batch replaced, and takes out what it brought. Records that a later batch
 * changed stay as they are and are named: the later change would be lost.
 * @throws Error when the batch is not public, was undone already, or nothing of it can be taken back.
 */
export async function undo(
  content: Database,
  head: BatchHead,
  { by, now }: { by: string | null; now: Date },
): Promise<Undone> {
  const { id: batch, collection } = head;
  const earlier = await content
    .prepare(`SELECT id, status FROM batch WHERE undoes = ? AND status <> 'discarded'`)
    .bind(batch)
    .first<{ id: string; status: string }>();
  if (earlier)
    throw new Error(`Batch ${batch} is taken back already, by batch ${earlier.id} (${earlier.status})`);
  const { results: log } = await content
    .prepare('SELECT id, version, release, map FROM change WHERE batch = ? ORDER BY release, id')
    .bind(batch)
    .all<Logged>();
  if (log.length === 0)
    throw new Error(
      head.status === 'released'
        ? `Nothing of batch ${batch} became public by itself: later rows for the same records came in the same release`
        : `Batch ${batch} is not public; relitu batches reject ${batch} keeps it from becoming so`,
    );
  const { live, at } = await versionsOf(
    content,
    collection,
    log.map(({ id }) => id),
  );
  const waiting = await waitingElsewhere(content, head, log);
  const rows: { row: number; id: string; change: string; record: StoredRow }[] = [];
  const overtaken: Overtaken[] = [];
  for (const { id, version, release, map } of log) {
    const record = at(id, version)!;
    const wasWithdrawn = record.release !== release;
    const current = live.get(id);
    const isLast = wasWithdrawn ? current === undefined : current?.version === version;
    const waits = waiting.get(id);
    if (waits || !isLast) {
      const by = waits
        ? { batch: waits, release: null }
        : await laterThan(content, { map, id, release, collection });
      overtaken.push({ id, name: String(record.name_zh), by });
      continue;
    }
    const before = wasWithdrawn ? record : at(id, version - 1);
    rows.push(
      before
        ? { row: rows.length + 1, id, change: wasWithdrawn ? 'new' : 'changed', record: unstamped(before) }
        : { row: rows.length + 1, id, change: 'withdrawn', record: unstamped(record) },
    );
  }
  if (rows.length === 0)
    throw new Error(
      `Later batches change all records of batch ${batch}: ${[...new Set(overtaken.map((one) => one.by.batch))].join(', ')}; undo those first`,
    );
  const withdrawn = rows.filter(({ change }) => change === 'withdrawn').length;
  const restored = rows.length - withdrawn;
  const act = { collection, name: `undo ${batch}`, now, isSample: head.is_sample, by };
  const written = { ...(await batchOf({ ...act, changed: restored, withdrawn })), undoes: batch };
  await content.batch([
    batchStatement(content, written),
    ...arrivingRows(content, written.id, rows),
    ...stagedStatements(content, written),
  ]);
  return { batch: written.id, restored, withdrawn, overtaken };
}

/** Staged rows for the same records: the batch of each, by id. */
async function waitingElsewhere(
  content: Database,
  { collection }: BatchHead,
  log: readonly Logged[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const json of jsonChunks(log.map(({ id }) => id))) {
    const { results } = await content
      .prepare(
        `SELECT s.id, s.batch FROM staged s WHERE s.collection = ?1 AND ${RELEASABLE} AND s.id IN (SELECT value FROM json_each(?2))`,
      )
      .bind(collection, json)
      .all<{ id: string; batch: string }>();
    for (const { id, batch } of results) found.set(id, batch);
  }
  return found;
}

async function laterThan(
  content: Database,
  { map, id, release, collection }: { map: string; id: string; release: number; collection: string },
): Promise<Overtaken['by']> {
  const found = await content
    .prepare(
      'SELECT batch, release FROM change WHERE map = ? AND collection = ? AND id = ? AND release > ? ORDER BY release DESC LIMIT 1',
    )
    .bind(map, collection, id, release)
    .first<Overtaken['by']>();
  return found!;
}
