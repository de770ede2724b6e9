/** One question to the index: its stages in one statement that reads no more than the page needs. */
import { type SQL, sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import type { Card } from '../../domain/search/card.ts';
import { allOf, anyOf, type Expression, ftsText } from '../../domain/search/expression.ts';
import type { Knowledge } from '../../domain/search/part.ts';
import type { Hit, Plan } from '../../domain/search/plan.ts';
import { secondReading } from '../../domain/search/second-reading.ts';
import { collectionToken } from '../../domain/search/tokens.ts';
import type { Release } from '../releases.ts';
import { today } from '../today.ts';
import type { Area } from './area.ts';

/** What narrows a search beside its text. */
export type Scope = {
  releases: readonly Release[];
  /** Ids of collections; all when empty. */
  collections: readonly string[];
  bbox?: Area;
  /** Expressions of the areas around the focus, the nearest first, each within the next. */
  rings: readonly Expression[];
};

/** Candidates looked at where a page asks for fewer: each costs a row of the index and one of its card. */
export const MOST_CANDIDATES = 40;

type Found = {
  collection: string;
  rid: number;
  valid_until: string | null;
  lon: number | null;
  lat: number | null;
  content: string;
};

/** What the index is asked besides, so that it gives what is in the scope. */
const within = ({ collections, bbox }: Scope): Expression[] => [
  ...(collections.length > 0 ? [anyOf(collections.map(collectionToken))] : []),
  ...(bbox?.expression ? [bbox.expression] : []),
];

/** The stages narrowed to the scope, as FTS5 takes them; none gives again what one before it gives. */
function expressions(stages: readonly Expression[], given: Scope): string[] {
  const { rings } = given;
  const scope = within(given);
  return stages.flatMap((stage, i) =>
    [...rings, undefined].map((ring, j) => {
      const asked = ftsText(allOf([...(ring ? [ring] : []), ...scope, stage]));
      const seen = [...stages.slice(0, i), ...(j > 0 ? [allOf([rings[j - 1]!, stage])] : [])];
      return seen.length === 0 ? asked : `${asked} NOT ${ftsText(anyOf(seen))}`;
    }),
  );
}

/** Whether a card belongs to the current release of its map. */
function isCurrent(releases: readonly Release[]): SQL {
  const cases = releases.map(({ map, version }) => sql`WHEN ${map} THEN ${version}`);
  return sql`CASE c.map ${sql.join(cases, sql` `)} END BETWEEN c.since AND coalesce(c.until - 1, 9e15)`;
}

/** The cards that the index gives for the stages of a plan in a scope, as a table `c` with a condition. */
function cards(stages: readonly Expression[], scope: Scope, most: number): SQL {
  const { releases, bbox } = scope;
  const values = sql.join(
    expressions(stages, scope).map((expression) => sql`(${expression})`),
    sql`, `,
  );
  return sql`FROM (SELECT t.rowid AS place FROM (VALUES ${values}) AS stage
                   CROSS JOIN token AS t ON t.token MATCH stage.column1 LIMIT ${most}) AS found
             CROSS JOIN card AS c ON c.place = found.place
             WHERE ${isCurrent(releases)} AND (c.valid_until IS NULL OR c.valid_until >= ${today()})
             ${bbox?.condition ? sql`AND ${bbox.condition}` : sql``}`;
}

/**
 * Hits among the first cards that the index gives for a plan, and how many it gave: in the order of stages, then of
 * nearness, then of places. Reads two rows a card at most, and one where a stage has none.
 */
export async function find(
  search: D1Database,
  plan: Plan,
  scope: Scope,
  limit: number,
): Promise<{ hits: Hit[]; read: number }> {
  if (scope.releases.length === 0) return { hits: [], read: 0 };
  const { results } = await statement(
    search,
    sql`SELECT c.collection, c.rid, c.valid_until, c.lon, c.lat, c.content
        ${cards(plan.stages, scope, Math.max(limit, MOST_CANDIDATES))} LIMIT ${limit}`,
  ).all<Found>();
  const hits = results.flatMap(({ content, ...columns }) => {
    const hit = plan.verify({ ...(JSON.parse(content) as object), ...columns } as Card);
    return hit ? [hit] : [];
  });
  return { hits, read: results.length };
}

/** Which of the expressions any record in the scope has: two rows each at most, and no card is looked at. */
export async function anyHas(
  search: D1Database,
  expressions: readonly Expression[],
  scope: Scope,
): Promise<boolean[]> {
  if (scope.releases.length === 0 || expressions.length === 0) return expressions.map(() => false);
  // One value: a long text has more words than a statement takes.
  const asked = JSON.stringify(expressions.map((one) => ftsText(allOf([...within(scope), one]))));
  const { results } = await statement(
    search,
    sql`SELECT key AS place FROM json_each(${asked}) WHERE EXISTS (SELECT 1 FROM token WHERE token MATCH value)`,
  ).all<{ place: number }>();
  const found = new Set(results.map(({ place }) => place));
  return expressions.map((_, i) => found.has(i));
}

/** Numbers of the records that the index gives, at most `limit`, none of them looked at. */
export async function candidates(
  search: D1Database,
  stages: readonly Expression[],
  scope: Scope,
  limit: number,
): Promise<number[]> {
  const { results } = await statement(search, sql`SELECT c.rid ${cards(stages, scope, limit)}`).all<{
    rid: number;
  }>();
  return results.map(({ rid }) => rid);
}

/**
 * What a question that finds nothing may have meant: it is asked which of its words anything has, and the question once
 * more with those; only when these find nothing either, with fewer.
 */
export async function findAgain(
  search: D1Database,
  text: string,
  scope: Scope,
  knowledge: Knowledge,
  limit: number,
): Promise<{ hits: Hit[]; read: number }> {
  const { words, plans } = secondReading(text, knowledge, scope.collections);
  for (const plan of plans(await anyHas(search, words, scope))) {
    if (plan.stages.length === 0) continue;
    const found = await find(search, plan, scope, limit);
    if (found.hits.length > 0) return found;
  }
  return { hits: [], read: 0 };
}
