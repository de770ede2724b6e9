/** Whether the public may see a record today, may no longer, or never could. */
import { sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import type { Collection } from '../../domain/kinds.ts';
import { isPublicOn } from '../../domain/public-record.ts';
import { fail } from '../respond.ts';
import { today } from '../today.ts';
import type { Row } from './feature.ts';

/**
 * `expired` and `withdrawn` records are gone: their last public version tells what resembles them and what they were
 * called, no more. A record that was never public is `unknown`, like one that never was.
 */
export type Standing = { state: 'live' | 'expired' | 'withdrawn'; row: Row } | { state: 'unknown' };

/** The standing of an id in a collection. */
export async function standingOf(content: D1Database, collection: Collection, id: string): Promise<Standing> {
  const { results: rows } = await statement(
    content,
    sql`SELECT * FROM ${sql.identifier(collection.id)} WHERE id = ${id}`,
  ).all<Row>();
  const [row] = rows;
  if (row?.visibility === 'public') return { state: isPublicOn(row, today()) ? 'live' : 'expired', row };
  const { results } = await statement(
    content,
    sql`SELECT record FROM history WHERE collection = ${collection.id} AND id = ${id}
        AND record->>'visibility' = 'public' ORDER BY version DESC LIMIT 1`,
  ).all<{ record: string }>();
  const [last] = results;
  return last ? { state: 'withdrawn', row: JSON.parse(last.record) as Row } : { state: 'unknown' };
}

/** A record that is shown today; undefined for all others. */
export async function shownRecord(
  content: D1Database,
  collection: Collection,
  id: string,
): Promise<Row | undefined> {
  const standing = await standingOf(content, collection, id);
  return standing.state === 'live' ? standing.row : undefined;
}

/** The collection an id was minted for; undefined for an id that is none. */
export async function collectionWith(content: D1Database, id: string): Promise<string | undefined> {
  const { results } = await statement(content, sql`SELECT collection FROM identity WHERE id = ${id}`).all<{
    collection: string;
  }>();
  return results[0]?.collection;
}

/** A record that is public and valid today. @throws Failure 404, or 410 when it was. */
export async function currentRecord(content: D1Database, collection: Collection, id: string): Promise<Row> {
  const standing = await standingOf(content, collection, id);
  switch (standing.state) {
    case 'live':
      return standing.row;
    case 'expired':
      return fail({ code: 'gone', what: `Record "${id}" (valid until ${standing.row.valid_until})` });
    case 'withdrawn':
      return fail({ code: 'gone', what: `Record "${id}" (withdrawn)` });
    case 'unknown':
      return fail({ code: 'not-found', what: `record "${id}" in ${collection.id}` });
  }
}
