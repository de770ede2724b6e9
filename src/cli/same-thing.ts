/** A person says that a row in conflict is another department's record: it is laid over that one. */
import { type BatchHead, type BatchRow, liveRows } from '../../db/batch-rows.ts';
import type { Database } from '../../db/bindings.ts';
import { jsonChunks } from '../../db/json-chunks.ts';
import { CITY } from '../domain/city.ts';
import { dayAt } from '../domain/filter.ts';
import type { Collection } from '../domain/kinds.ts';
import { fuse } from '../import/fuse.ts';
import type { Report } from '../import/report.ts';

/**
 * The rows as versions of the records that their report holds them against, staged as that. Fields in which both differ take
 * the row's values. @throws Error for a row that is not held against a public record; nothing is changed then.
 */
export async function takenAsSame(
  content: Database,
  { id: batch, created_at }: BatchHead,
  rows: readonly BatchRow[],
  collection: Collection,
  report: Report,
): Promise<BatchRow[]> {
  const conflicts = new Map(report.conflicts.map((one) => [one.row, one]));
  const twins = await liveRows(
    content,
    collection.id,
    rows.flatMap(({ row }) => conflicts.get(row)?.with.id ?? []),
  );
  const day = dayAt(new Date(created_at), CITY.timeZone);
  const taken = rows.map((one): BatchRow => {
    const conflict = conflicts.get(one.row);
    const twin = conflict && twins.get(conflict.with.id);
    if (one.change !== 'conflict' || !one.after)
      throw new Error(`Row ${one.row} is not in conflict: there is no other record that it could be`);
    if (!twin)
      throw new Error(
        `Row ${one.row} is held against ${conflict?.with.id ?? 'a record'}, which is not public; release that first`,
      );
    const { record } = fuse(twin, one.after, collection, day);
    return { ...one, id: conflict.with.id, before: twin, after: record };
  });
  const json = [
    ...jsonChunks(taken.map(({ row, id, after }) => ({ row, id, record: JSON.stringify(after) }))),
  ];
  await content.batch(
    json.map((chunk) =>
      content
        .prepare(
          `UPDATE staged SET id = given.value->>'id', record = given.value->>'record'
           FROM json_each(?2) AS given WHERE batch = ?1 AND staged."row" = given.value->>'row'`,
        )
        .bind(batch, chunk),
    ),
  );
  return taken;
}
