/** Accepting and rejecting rows of a batch, one by one or by a rule. */
import { evaluate } from '../src/domain/evaluate.ts';
import type { Filter } from '../src/domain/filter.ts';
import type { Geometry } from '../src/domain/geometry.ts';
import type { Collection } from '../src/domain/kinds.ts';
import { fieldsOf } from '../src/domain/record.ts';
import { served } from '../src/domain/stored-value.ts';
import type { BatchHead, BatchRow, StoredRow } from './batch-rows.ts';
import type { Database } from './bindings.ts';
import { jsonChunks } from './json-chunks.ts';

/** Which rows: those numbers, those a rule fits, both conditions where both are given, or all. */
export type Selection = { rows?: readonly number[] | undefined; where?: Filter | undefined };

export type Verdict = { is: 'accepted' | 'rejected'; by: string; reason: string | null; at: string };

/** Whether a rule fits a record; a value that is missing fits none. */
export function fits(filter: Filter, record: StoredRow, collection: Collection): boolean {
  const properties = Object.fromEntries(
    Object.entries(fieldsOf(collection)).map(([name, field]) => [name, served(record[name], field)]),
  );
  const geometry = typeof record.geometry === 'string' ? (JSON.parse(record.geometry) as Geometry) : null;
  return evaluate(filter, { geometry, properties }) === true;
}

/** The waiting rows of a batch that a selection means. @throws Error when a number is none of theirs, or nothing is meant. */
export function selectedRows(
  rows: readonly BatchRow[],
  { rows: numbers, where }: Selection,
  collection: Collection,
): BatchRow[] {
  const waiting = rows.filter(({ release }) => release === undefined);
  const unknown = numbers?.find((number) => !waiting.some(({ row }) => row === number));
  if (unknown !== undefined)
    throw new Error(
      rows.some(({ row }) => row === unknown)
        ? `Row ${unknown} is public already; relitu batches undo takes a batch back`
        : `Row ${unknown} is not among what waits in this batch: rows ${waiting
            .map(({ row }) => row)
            .slice(0, 20)
            .join(', ')}${waiting.length > 20 ? ' …' : ''}`,
    );
  const wanted = numbers && new Set(numbers);
  const found = waiting.filter(
    ({ row, before, after }) =>
      (!wanted || wanted.has(row)) && (!where || fits(where, (after ?? before)!, collection)),
  );
  if (found.length === 0) throw new Error('No waiting row of this batch is meant by that');
  return found;
}

/**
 * Gives rows a verdict; a batch of which nothing is left to release counts as discarded until a row is accepted again.
 * @throws Error when a row to accept waits for another decision, would overwrite what came later, or the law took its record
 * out.
 */
export async function judge(
  content: Database,
  { id, collection, created_at }: BatchHead,
  rows: readonly BatchRow[],
  verdict: Verdict,
): Promise<void> {
  if (verdict.is === 'accepted') {
    const unplaced = rows.filter(({ change }) => change === 'unplaced');
    if (unplaced.length > 0)
      throw new Error(
        `${unplaced.map(({ row }) => `Row ${row} is without a place (relitu places)`).join('; ')}: accepting does not give it one`,
      );
    for (const json of jsonChunks(rows.map((one) => one.id))) {
      const { results } = await content
        .prepare(
          'SELECT id, reason FROM withdrawal WHERE collection = ?1 AND id IN (SELECT value FROM json_each(?2))',
        )
        .bind(collection, json)
        .all<{ id: string; reason: string }>();
      if (results[0])
        throw new Error(
          `Record ${results[0].id} was withdrawn by law (${results[0].reason}); relitu withdraw ${results[0].id} --undo lets it in again`,
        );
      const later = await content
        .prepare(
          `SELECT c.id, c.batch FROM "change" c JOIN release r ON r.map = c.map AND r.version = c.release
           WHERE c.collection = ?1 AND c.batch <> ?2 AND r.created_at > ?3 AND c.id IN (SELECT value FROM json_each(?4)) LIMIT 1`,
        )
        .bind(collection, id, created_at, json)
        .first<{ id: string; batch: string }>();
      if (later)
        throw new Error(
          `Record ${later.id} was changed since by batch ${later.batch}, which this row would overwrite; import it again`,
        );
    }
  }
  // Accepting a conflict takes the row as it stands, over the record there is or as one of its own.
  const decided = rows.filter(({ change }) => verdict.is === 'accepted' && change === 'conflict');
  const settled = [
    ...jsonChunks(decided.map(({ row, before }) => ({ row, change: before ? 'changed' : 'new' }))),
  ].map((json) =>
    content
      .prepare(
        `UPDATE staged SET change = given.value->>'change' FROM json_each(?2) AS given WHERE batch = ?1 AND staged."row" = given.value->>'row'`,
      )
      .bind(id, json),
  );
  const judged = [...jsonChunks(rows.map(({ row }) => row))].map((json) =>
    content
      .prepare(
        `UPDATE staged SET verdict = ?2, verdict_by = ?3, verdict_reason = ?4, verdict_at = ?5 WHERE batch = ?1 AND "row" IN (SELECT value FROM json_each(?6))`,
      )
      .bind(id, verdict.is, verdict.by, verdict.reason, verdict.at, json),
  );
  const status = content
    .prepare(
      `UPDATE batch SET status = CASE WHEN EXISTS (SELECT 1 FROM staged WHERE batch = ?1 AND verdict IS NOT 'rejected') THEN 'staged' ELSE 'discarded' END
       WHERE id = ?1 AND status <> 'released'`,
    )
    .bind(id);
  await content.batch([...settled, ...judged, status]);
}

/** Names who answers for a batch that waits. @throws Error when a release has taken it. */
export async function sign(content: Database, { id, status }: BatchHead, by: string): Promise<void> {
  if (status === 'released') throw new Error(`Batch ${id} is released; its names stand`);
  await content.prepare('UPDATE batch SET submitted_by = ?2 WHERE id = ?1').bind(id, by).all();
}
