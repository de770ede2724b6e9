/** How complete and how fresh the public records are, by collection, division and source. */
import { sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import { ByteCache } from '../../../tiles/byte-cache.ts';
import { firstRecent, lastEnding } from '../../domain/freshness.ts';
import type { Collection } from '../../domain/kinds.ts';
import { MAPS } from '../../domain/maps/index.ts';

/** What is counted; all but `expired` of live records only. Each of these is verified, stale or never verified. */
export const COUNTS = [
  'live',
  'verified',
  'stale',
  'never_verified',
  'expiring',
  'expired',
  'no_contact',
  'no_english',
  'unplaced',
] as const;
export type Count = (typeof COUNTS)[number];
export type Counts = Readonly<Record<Count, number>>;

/** The counts of what one department sent of one collection in one division; null for records that name none. */
export type CoverageRow = Counts & {
  readonly map: string;
  readonly collection: string;
  readonly division: string | null;
  readonly source: string;
};

/** Outlines for drawing, which nobody looks after record by record. */
const DRAWN = ['water', 'neighbours'];

/** The collections whose records are looked after, with their maps. */
export const KEPT: readonly { map: string; collection: Collection }[] = MAPS.flatMap((map) =>
  map.collections.filter(({ id }) => !DRAWN.includes(id)).map((collection) => ({ map: map.id, collection })),
);

/** One pass over the table, so that rows read are its size. */
function countsQuery({ id, geometry }: Collection, day: string) {
  const [since, soon] = [firstRecent(day), lastEnding(day)];
  const unplaced = geometry === 'None' ? sql`0` : sql`lon IS NULL`;
  const when = (condition: ReturnType<typeof sql>) =>
    sql`sum(CASE WHEN (valid_until IS NULL OR valid_until >= ${day}) AND ${condition} THEN 1 ELSE 0 END)`;
  return sql`SELECT division, source_dept AS source,
      ${when(sql`1`)} AS live,
      ${when(sql`verified_at >= ${since}`)} AS verified,
      ${when(sql`verified_at < ${since}`)} AS stale,
      ${when(sql`verified_at IS NULL`)} AS never_verified,
      ${when(sql`valid_until <= ${soon}`)} AS expiring,
      sum(CASE WHEN valid_until < ${day} THEN 1 ELSE 0 END) AS expired,
      ${when(sql`contact_phone IS NULL AND contact_mailbox IS NULL`)} AS no_contact,
      ${when(sql`name_en IS NULL`)} AS no_english,
      ${when(unplaced)} AS unplaced
    FROM ${sql.identifier(id)} WHERE visibility = 'public' GROUP BY division, source_dept ORDER BY division, source_dept`;
}

const LIMIT_BYTES = 2 * 1024 * 1024;
const ROW_BYTES = 300;
const kept = new WeakMap<object, ByteCache<string, readonly CoverageRow[]>>();

/**
 * The coverage on a day (`YYYY-MM-DD`). Every public and expired record is read once, then it is kept by the isolate
 * while `key`, which names the releases, stays the same. `plain` is the binding by which it is kept.
 */
export function coverage(
  plain: object,
  content: D1Database,
  key: string,
  day: string,
): Promise<readonly CoverageRow[]> {
  const cache =
    kept.get(plain) ??
    new ByteCache<string, readonly CoverageRow[]>(
      LIMIT_BYTES,
      (rows) => rows.length * ROW_BYTES,
      LIMIT_BYTES,
    );
  kept.set(plain, cache);
  return cache.load(`${key} ${day}`, async () => {
    const results = await content.batch<Omit<CoverageRow, 'map' | 'collection'>>(
      KEPT.map(({ collection }) => statement(content, countsQuery(collection, day))),
    );
    return KEPT.flatMap(({ map, collection }, i) =>
      results[i]!.results.map((row) => ({ map, collection: collection.id, ...row })),
    );
  });
}

/** The sum of counts. */
export const total = (rows: readonly Counts[]): Counts =>
  Object.fromEntries(COUNTS.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)])) as Counts;
