/** SQL of batches: what is written when rows are staged, and the names that answer for them. */
import type { Database, Statement } from './bindings.ts';

/** Who hands in what comes with the product itself; a release of it needs no second person. */
export const SHIPPED = 'relitu';

export type NewBatch = {
  id: string;
  collection: string;
  file: string;
  sha256: string;
  isSample: boolean;
  createdAt: string;
  report: object;
  /** Who answers for it; null where nobody has said so yet. */
  by?: string | null;
  /** The batch it takes back. */
  undoes?: string;
  status?: 'staged' | 'released';
};

const digits = (time: string): string => time.replace(/\D/g, '');

/** The statement that writes the head of a batch. */
export const batchStatement = (content: Database, batch: NewBatch): Statement =>
  content
    .prepare(
      `INSERT INTO batch (id, collection, file, sha256, is_sample, status, created_at, report, submitted_by, undoes)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`,
    )
    .bind(
      batch.id,
      batch.collection,
      batch.file,
      batch.sha256,
      Number(batch.isSample),
      batch.status ?? 'staged',
      batch.createdAt,
      JSON.stringify(batch.report),
      batch.by ?? null,
      batch.undoes ?? null,
    );

/**
 * The statement that keeps the ids of a batch's rows for the numbers they were minted for, with the next free rids; ids that are
 * known stay as they are.
 */
const identityStatement = (content: Database, batch: string): Statement =>
  content
    .prepare(
      `INSERT OR IGNORE INTO identity (id, rid, collection, source, source_no)
       SELECT id, (SELECT coalesce(max(rid), 0) FROM identity i WHERE i.collection = staged.collection) + row_number() OVER (ORDER BY "row"),
         collection, record->>'source_dept', record->>'source_no'
       FROM staged WHERE batch = ?1 AND change IN ('new', 'unplaced', 'conflict') ORDER BY "row"`,
    )
    .bind(batch);

/** How the reason of a rejection begins that the law is the cause of; it ends when the record is let in again. */
export const WITHDRAWN = 'withdrawn: ';

/** The rows of imports that were killed so long ago, in milliseconds, are not coming any more. */
const LOST_MILLISECONDS = 86_400_000;

/**
 * The statements that stage the rows of a batch that have arrived. What was rejected before with the same content stays rejected, for the same
 * reason; what the law took out does not come back.
 */
export function stagedStatements(content: Database, batch: NewBatch): Statement[] {
  const { id, collection, createdAt } = batch;
  const arrived = content
    .prepare(
      `INSERT INTO staged (batch, "row", collection, id, change, record)
       SELECT batch, "row", ?2, id, change, record FROM arriving WHERE batch = ?1 ORDER BY "row"`,
    )
    .bind(id, collection);
  // Names of batches begin with their time.
  const lost = digits(new Date(Date.parse(createdAt) - LOST_MILLISECONDS).toISOString());
  const cleared = content.prepare('DELETE FROM arriving WHERE batch = ?1 OR batch < ?2').bind(id, lost);
  // Subqueries by row: each looks one id up, where a join might go through the batch once for every rejection.
  const same = `FROM staged old WHERE old.collection = ?2 AND old.verdict = 'rejected' AND old.id = staged.id AND old.batch <> ?1
    AND old.verdict_reason NOT LIKE '${WITHDRAWN}%' AND old.change = staged.change
    AND json_remove(old.record, '$.lineage') = json_remove(staged.record, '$.lineage')`;
  const again = content
    .prepare(
      `UPDATE staged SET (verdict, verdict_by, verdict_reason, verdict_at) = (SELECT old.verdict, old.verdict_by, old.verdict_reason, old.verdict_at ${same} LIMIT 1)
       WHERE batch = ?1 AND EXISTS (SELECT 1 FROM staged WHERE collection = ?2 AND verdict = 'rejected') AND EXISTS (SELECT 1 ${same})`,
    )
    .bind(id, collection);
  const law = 'FROM withdrawal w WHERE w.collection = ?2 AND w.id = staged.id';
  const forbidden = content
    .prepare(
      `UPDATE staged SET (verdict, verdict_by, verdict_reason, verdict_at) = (SELECT 'rejected', w."by", '${WITHDRAWN}' || w.reason, ?3 ${law})
       WHERE batch = ?1 AND EXISTS (SELECT 1 ${law})`,
    )
    .bind(id, collection, createdAt);
  return [arrived, cleared, identityStatement(content, id), again, forbidden];
}

/** A batch id: when, what of, what for. */
export const batchId = (createdAt: string, sha256: string, collection: string): string =>
  `${digits(createdAt)}-${sha256.slice(0, 8)}-${collection}`;

/** The condition that a staged row, as `s`, may be released. */
export const RELEASABLE = `s.change IN ('new', 'changed', 'withdrawn') AND s.verdict IS NOT 'rejected'`;

/** The condition that a batch, as `b`, needs no second person. */
export const EXEMPT = `(b.is_sample = 1 OR b.submitted_by = '${SHIPPED}')`;
