/** The offices that answer for records. */
import { sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import { answeringOffice } from '../../domain/answering-office.ts';
import type { Office } from '../../domain/enquiry.ts';
import type { Label } from '../../domain/kinds.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { columnList, shownToday } from '../features/items.ts';
import { fail } from '../respond.ts';

const COLUMNS = [
  'id',
  'name_zh',
  'name_en',
  'contact_office',
  'contact_phone',
  'contact_mailbox',
  'contact_hours',
  'source_dept',
  'is_sample',
] as const;

type Row = Record<(typeof COLUMNS)[number], string | null> & { id: string; is_sample: number };

/** What is kept of a record with an enquiry: its key and the name it had. */
export type Asked = { key: string; name: Label };

/** Public records by key, in one transaction. */
async function recordsOf(content: D1Database, keys: readonly string[]): Promise<Map<string, Row>> {
  const collections = [...new Set(keys.map((key) => key.split('.')[0]!))];
  const answers = await content.batch<Row>(
    collections.map((collection) => {
      const ids = keys.filter((key) => key.startsWith(`${collection}.`)).map((key) => key.split('.')[1]!);
      const isPublic = shownToday(collectionOf(collection)!);
      return statement(
        content,
        sql`SELECT ${columnList(COLUMNS)} FROM ${sql.identifier(collection)} WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND ${isPublic}`,
      );
    }),
  );
  return new Map(
    answers.flatMap(({ results }, at) =>
      results.map((row) => [`${collections[at]}.${row.id}`, row] as const),
    ),
  );
}

/** Records by the office that answers for them, the one of the first record first. */
function byOffice(rows: ReadonlyMap<string, Row>, keys: readonly string[]): Office[] {
  const offices = new Map<string, Office>();
  for (const key of keys) {
    const row = rows.get(key)!;
    const about = {
      office: answeringOffice(row) ?? null,
      phone: row.contact_phone,
      mailbox: row.contact_mailbox,
      hours: row.contact_hours,
      is_sample: row.is_sample === 1,
    };
    const same = JSON.stringify(about);
    const office = offices.get(same) ?? { ...about, records: [] };
    office.records.push(key);
    offices.set(same, office);
  }
  return [...offices.values()];
}

/**
 * The records of an enquiry and the offices that answer for them.
 * @throws Failure 400 when one of them is not public (any more).
 */
export async function askedOf(
  content: D1Database,
  keys: readonly string[],
): Promise<{ records: Asked[]; offices: Office[] }> {
  const rows = await recordsOf(content, keys);
  const errors = keys.flatMap((key, at) =>
    rows.has(key)
      ? []
      : [{ parameter: `records[${at}]`, value: key, reason: 'there is no such public record; leave it out' }],
  );
  if (errors.length > 0) fail({ code: 'invalid', errors });
  const records = keys.map((key) => {
    const { name_zh, name_en } = rows.get(key)!;
    return { key, name: { zh: name_zh ?? key, en: name_en ?? name_zh ?? key } };
  });
  return { records, offices: byOffice(rows, keys) };
}
