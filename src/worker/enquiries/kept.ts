/** Enquiries in their database. */
import { type Enquiry, KEPT_MONTHS, type Office } from '../../domain/enquiry.ts';
import { newReceipt } from '../../domain/receipt.ts';
import type { Asked } from './offices.ts';

/**
 * Most enquiries of an hour, from everybody: more than any office reads, less than fills the database. One address alone
 * cannot use it up, since its own rate is lower.
 */
const MOST_AN_HOUR = 1000;
const HOUR = 3_600_000;

/** What is answered about a kept enquiry: nothing of what its sender wrote. */
export type Kept = { receipt: string; received_at: string; offices: Office[]; body_sha256: string };

type Row = Omit<Kept, 'offices'> & { offices: string };

const SELECT = 'SELECT receipt, received_at, offices, body_sha256 FROM enquiry WHERE idempotency_key = ?';

const keptOf = (row: Row | undefined | null): Kept | undefined =>
  row ? { ...row, offices: JSON.parse(row.offices) as Office[] } : undefined;

/** The enquiry that was sent with a key, if one was. */
export const keptWith = async (database: D1Database, key: string): Promise<Kept | undefined> =>
  keptOf((await database.prepare(SELECT).bind(key).all<Row>()).results[0]);

/**
 * Keeps an enquiry unless one with its key is kept already, and returns the kept one; `isNew` tells which. Undefined
 * when the hour is full.
 */
export async function keep(
  database: D1Database,
  enquiry: Enquiry,
  about: { key: string; sha256: string; records: readonly Asked[]; offices: readonly Office[]; now: Date },
): Promise<{ kept: Kept; isNew: boolean } | undefined> {
  const { isTrapped: _, records: __, ...columns } = enquiry;
  const row = {
    receipt: newReceipt(),
    idempotency_key: about.key,
    body_sha256: about.sha256,
    received_at: about.now.toISOString(),
    ...columns,
    records: JSON.stringify(about.records),
    offices: JSON.stringify(about.offices),
  };
  const names = Object.keys(row);
  const hourAgo = new Date(about.now.getTime() - HOUR).toISOString();
  const [, found] = await database.batch<Row>([
    database
      .prepare(
        `INSERT INTO enquiry (${names.join()}) SELECT ${names.map(() => '?').join()}
         WHERE (SELECT count(*) FROM enquiry WHERE received_at > ?) < ${MOST_AN_HOUR} ON CONFLICT DO NOTHING`,
      )
      .bind(...Object.values(row), hourAgo),
    database.prepare(SELECT).bind(about.key),
  ]);
  const kept = keptOf(found!.results[0]);
  return kept && { kept, isNew: kept.receipt === row.receipt };
}

/** Deletes what has been kept as long as the notice says. */
export async function purgeExpired(database: D1Database, now: Date): Promise<void> {
  const last = new Date(now);
  last.setUTCMonth(last.getUTCMonth() - KEPT_MONTHS);
  await database.prepare('DELETE FROM enquiry WHERE received_at < ?').bind(last.toISOString()).run();
}
