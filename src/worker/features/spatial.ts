/** Exact answers to spatial clauses, which SQL alone can give for bounding boxes only. */
import { type SQL, sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import { conditionSize, where } from '../../../db/where.ts';
import { all, type Filter } from '../../domain/filter.ts';
import { type Bounds, bounds, type Geometry } from '../../domain/geometry.ts';
import { intersects, rectangle } from '../../domain/intersects.ts';
import type { Collection } from '../../domain/kinds.ts';
import { fail } from '../respond.ts';

/** Most records whose geometry one clause may be tested against, and most characters of GeoJSON they may have together. */
export const MAX_CANDIDATES = 20_000;
const MAX_CANDIDATE_LENGTH = 16_000_000;

/** Most bound values and characters of one condition: D1 takes 100 and 100,000 in a statement, which has more to say. */
const MAX_VALUES = 80;
const MAX_CONDITION_LENGTH = 80_000;

type Spatial = Extract<Filter, { op: 'bbox' | 'intersects' }>;

const refuse = (reason: string): never =>
  fail({ code: 'invalid', errors: [{ parameter: 'filter', reason }] });

/** Records whose box lies in the box as a whole, so that their geometry surely meets it. */
function contained([west, south, east, north]: Bounds): SQL {
  const latitude = sql`south >= ${south} AND north <= ${north}`;
  return west <= east
    ? sql`(west >= ${west} AND east <= ${east} AND ${latitude})`
    : sql`((west >= ${west} OR east <= ${east}) AND ${latitude})`;
}

/** Numbers of the records whose box meets the box of the clause while their geometry does not meet its geometry. */
async function missed(
  content: D1Database,
  collection: Collection,
  box: Bounds,
  geometry: Geometry,
  isBox: boolean,
): Promise<number[]> {
  const uncertain = isBox ? sql` AND NOT ${contained(box)}` : sql``;
  const from = sql`FROM ${sql.identifier(collection.id)} WHERE ${where({ op: 'bbox', bounds: box }, collection)}${uncertain}`;
  const counted = await statement(
    content,
    sql`SELECT count(*) AS n, coalesce(sum(length(geometry)), 0) AS size ${from}`,
  ).all<{ n: number; size: number }>();
  const { n, size } = counted.results[0]!;
  if (n > MAX_CANDIDATES || size > MAX_CANDIDATE_LENGTH)
    refuse(
      `${n} records lie near this area, more than can be tested exactly (${MAX_CANDIDATES} records, ${MAX_CANDIDATE_LENGTH} characters of geometry); ask for a smaller area`,
    );
  const { results } = await statement(content, sql`SELECT rid, geometry ${from} ORDER BY rid`).all<{
    rid: number;
    geometry: string;
  }>();
  return results
    .filter((record) => !intersects(JSON.parse(record.geometry) as Geometry, geometry))
    .map(({ rid }) => rid);
}

async function exact(content: D1Database, collection: Collection, clause: Spatial): Promise<Filter> {
  const isBox = clause.op === 'bbox';
  if (isBox && collection.geometry === 'Point') return clause;
  const geometry = isBox ? rectangle(clause.bounds) : clause.geometry;
  const box = isBox ? clause.bounds : bounds(geometry);
  const rids = await missed(content, collection, box, geometry, isBox);
  const inBox: Filter = { op: 'bbox', bounds: box };
  return rids.length === 0 ? inBox : all(inBox, { op: 'not', arg: { op: 'rids', rids } });
}

async function resolved(content: D1Database, collection: Collection, filter: Filter): Promise<Filter> {
  switch (filter.op) {
    case 'and':
    case 'or': {
      const args: Filter[] = [];
      for (const arg of filter.args) args.push(await resolved(content, collection, arg));
      return { op: filter.op, args };
    }
    case 'not':
      return { op: 'not', arg: await resolved(content, collection, filter.arg) };
    case 'bbox':
    case 'intersects':
      return exact(content, collection, filter);
    default:
      return filter;
  }
}

/**
 * Filters that will all be asked, with their spatial clauses in a form that SQL answers exactly: the box of the clause,
 * less the records (`rids`) whose geometry, tested here, does not meet it. Unplaced records stay neither true nor false.
 * @throws Failure 400 when too many records would have to be tested, or when the condition is too long for the database.
 */
export async function resolveEach(
  content: D1Database,
  collection: Collection,
  filters: readonly Filter[],
): Promise<Filter[]> {
  const results: Filter[] = [];
  for (const filter of filters) results.push(await resolved(content, collection, filter));
  const { values, length } = conditionSize(all(...results), collection);
  if (values > MAX_VALUES || length > MAX_CONDITION_LENGTH)
    refuse(
      `the filter has ${values} values in ${length} characters of SQL, the database takes ${MAX_VALUES} in ${MAX_CONDITION_LENGTH}; use IN for lists, or fewer conditions`,
    );
  return results;
}

/** One filter as {@link resolveEach} leaves it. @throws Failure 400 as there. */
export async function resolveSpatial(
  content: D1Database,
  collection: Collection,
  filter: Filter,
): Promise<Filter> {
  return (await resolveEach(content, collection, [filter]))[0]!;
}
