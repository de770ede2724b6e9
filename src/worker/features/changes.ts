/** What has changed in a collection since a release: where to begin, and which records are gone. */
import { type SQL, sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import { CITY } from '../../domain/city.ts';
import { dayAt } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import { mapWith } from '../../domain/maps/index.ts';
import { fail } from '../respond.ts';
import type { Cursor } from './cursor.ts';
import type { SortKey } from './parameters.ts';

/** `since` as it is asked: the number of a release, or an instant. */
export type Since = { release: number } | { instant: Date };

/** Changes come in the order in which they happened, so that a page ends where the next begins. */
export const CHANGE_ORDER: readonly SortKey[] = [{ name: 'release', descending: false }];

/** More records gone than this and a client is better off reading everything anew. */
const MOST_REMOVED = 10_000;

const HOW =
  'write the number of a release (member release of an earlier answer), or an instant with its zone, such as 2026-11-26T08:00:00Z';

/** Reads the parameter; a text says why it cannot be used. */
export function sinceFrom(text: string): Since | string {
  if (/^\d{1,9}$/.test(text)) return { release: Number(text) };
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return HOW;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? HOW : { instant };
}

/** The release to count from, the day it was made (absent for the time before all releases), and the public one. */
export type Beginning = { release: number; day: string | undefined; current: number };

const invalid = (since: Since, reason: string): never =>
  fail({
    code: 'invalid',
    errors: [
      {
        parameter: 'since',
        value: 'release' in since ? String(since.release) : since.instant.toISOString(),
        reason,
      },
    ],
  });

/** Finds where to begin. @throws Failure 400 for a release that does not exist. */
export async function beginningOf(
  content: D1Database,
  collection: Collection,
  since: Since,
): Promise<Beginning> {
  const map = mapWith(collection.id)!.id;
  const found =
    'release' in since
      ? sql`SELECT version, created_at FROM release WHERE map = ${map} AND version = ${since.release}`
      : sql`SELECT version, created_at FROM release WHERE map = ${map} AND created_at <= ${since.instant.toISOString()} ORDER BY version DESC LIMIT 1`;
  const [pointer, releases] = await content.batch([
    statement(content, sql`SELECT version FROM pointer WHERE map = ${map}`),
    statement(content, found),
  ]);
  const current = (pointer!.results[0] as { version: number } | undefined)?.version ?? 0;
  const release = releases!.results[0] as { version: number; created_at: string } | undefined;
  if ('release' in since) {
    if (since.release === 0) return { release: 0, day: undefined, current };
    if (!release || release.version > current)
      return invalid(since, `map ${map} has no release of that number; its public one is ${current}`);
  }
  const at = 'instant' in since ? since.instant : new Date(release!.created_at);
  return release
    ? { release: release.version, day: dayAt(at, CITY.timeZone), current }
    : { release: 0, day: undefined, current };
}

// A row value, so that the index by release and rid leads to the first row however far in the page is.
/** The condition that a record changed after a release, or comes behind a cursor among those that did. */
export const changedAfter = ({ release }: Beginning, after: Cursor | undefined): SQL =>
  after
    ? sql`(release, rid) > (${after.values[0]}, ${after.rid})`
    : sql`(release, rid) > (${release}, ${Number.MAX_SAFE_INTEGER})`;

/**
 * Ids of the records that were public and are not: withdrawn since a release, or ended since its day.
 * @throws Failure 400 where they are too many for one answer.
 */
export async function removedSince(
  content: D1Database,
  { id: collection }: Collection,
  { release, day }: Beginning,
  today: string,
): Promise<string[]> {
  const table = sql.identifier(collection);
  const { results } = await statement(
    content,
    sql`SELECT id FROM (
          SELECT c.id FROM "change" c WHERE c.collection = ${collection} AND c.seen = 'withdrawn' AND c.release > ${release}
            AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.id = c.id AND t.visibility = 'public' AND (t.valid_until IS NULL OR t.valid_until >= ${today}))
          UNION SELECT t.id FROM ${table} t WHERE t.valid_until >= ${day ?? today} AND t.valid_until < ${today} AND t.visibility = 'public'
        ) ORDER BY id LIMIT ${MOST_REMOVED + 1}`,
  ).all<{ id: string }>();
  if (results.length > MOST_REMOVED)
    invalid(
      { release },
      `more than ${MOST_REMOVED} records are gone since then; read all items once and go on from there`,
    );
  return results.map(({ id }) => id);
}
