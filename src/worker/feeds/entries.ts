/** What changed in a map, newest first: one entry a record, as the public may know it today. */
import { sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import type { Collection, Label, MapDefinition } from '../../domain/kinds.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { columnList, shownToday } from '../features/items.ts';

/** Entries of a feed. */
export const MOST_ENTRIES = 100;
/** Changes that are looked at for them: a record may have changed often, or have ended since. */
const LOOKED_AT = 400;

type Seen = 'new' | 'changed' | 'withdrawn';

export type FeedEntry = {
  collection: Collection;
  id: string;
  seen: Seen;
  release: number;
  at: Date;
  /** Absent for what is withdrawn: its content is not public any more. */
  name?: Label;
  division?: string;
};

type Logged = { collection: string; id: string; seen: Seen; release: number; created_at: string };
type Named = { id: string; name_zh: string; name_en: string | null; division: string | null };

/** The last change of each record up to a release; records that have ended are left out. */
export async function feedEntries(
  content: D1Database,
  map: MapDefinition,
  release: number,
): Promise<FeedEntry[]> {
  const { results } = await statement(
    content,
    sql`SELECT c.collection, c.id, c.seen, c.release, r.created_at FROM "change" c JOIN release r ON r.map = c.map AND r.version = c.release
        WHERE c.map = ${map.id} AND c.release <= ${release} AND c.seen IS NOT NULL
        ORDER BY c.release DESC, c.collection DESC, c.id DESC LIMIT ${LOOKED_AT}`,
  ).all<Logged>();
  const latest = new Map<string, Logged>();
  for (const one of results) {
    const key = `${one.collection} ${one.id}`;
    if (!latest.has(key)) latest.set(key, one);
  }
  const names = await namesOf(content, [...latest.values()]);
  return [...latest.values()]
    .flatMap((one): FeedEntry[] => {
      const { id, seen, release: number, created_at } = one;
      const collection = collectionOf(one.collection);
      if (!collection) return [];
      const entry = { collection, id, seen, release: number, at: new Date(created_at) };
      if (seen === 'withdrawn') return [entry];
      const named = names.get(`${one.collection} ${id}`);
      if (!named) return [];
      const name = { zh: named.name_zh, en: named.name_en ?? named.name_zh };
      return [{ ...entry, name, ...(named.division === null ? {} : { division: named.division }) }];
    })
    .slice(0, MOST_ENTRIES);
}

/** Names of those that the public may see today, by collection and id. */
async function namesOf(content: D1Database, changes: readonly Logged[]): Promise<Map<string, Named>> {
  const wanted = Map.groupBy(
    changes.filter(({ seen }) => seen !== 'withdrawn'),
    ({ collection }) => collection,
  );
  const names = new Map<string, Named>();
  for (const [id, records] of wanted) {
    const collection = collectionOf(id);
    if (!collection) continue;
    const ids = JSON.stringify(records.map((record) => record.id));
    const { results } = await statement(
      content,
      sql`SELECT ${columnList(['id', 'name_zh', 'name_en', 'division'])} FROM ${sql.identifier(id)}
          WHERE id IN (SELECT value FROM json_each(${ids})) AND ${shownToday(collection)}`,
    ).all<Named>();
    for (const named of results) names.set(`${id} ${named.id}`, named);
  }
  return names;
}
