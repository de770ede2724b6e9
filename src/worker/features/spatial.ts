/** Exact answers to spatial clauses, which SQL alone can give for bounding boxes only. */
import { type SQL, sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import { conditionSize, where } from '../../../db/where.ts';
import { all, type Filter } from '../../domain/filter.ts';
import { type Bounds, bounds, type Geometry, type Position, rectangle } from '../../domain/geometry.ts';
import { intersects } from '../../domain/intersects.ts';
import type { Collection } from '../../domain/kinds.ts';
import { rowsIn } from '../../domain/snapshot/bits.ts';
import { matches } from '../../domain/snapshot/matches.ts';
import type { Table } from '../../domain/snapshot/reader.ts';
import { fail } from '../respond.ts';
import { members } from './members.ts';

/** Most records whose geometry one clause may be tested against, and most characters of GeoJSON they may have together. */
export const MAX_CANDIDATES = 20_000;
const MAX_CANDIDATE_LENGTH = 16_000_000;
/** Records whose geometry is read at once. */
const SLICE = 1000;

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

/** The same as a filter on a snapshot, which has the boxes as columns. */
const containedIn = ([west, south, east, north]: Bounds): Filter => {
  const sides: Filter[] = [
    { op: 'between', field: 'west', from: west, to: null },
    { op: 'between', field: 'east', from: null, to: east },
  ];
  return all(
    { op: west <= east ? 'and' : 'or', args: sides },
    { op: 'between', field: 'south', from: south, to: null },
    { op: 'between', field: 'north', from: null, to: north },
  );
};

/** A record that may meet a geometry, by its box; `geometry` as stored. */
type Candidate = { rid: number; geometry: string };

const tooMany = (what: string) =>
  refuse(
    `${what} lie near this area, more than can be tested exactly (${MAX_CANDIDATES} records, ${MAX_CANDIDATE_LENGTH} characters of geometry); ask for a smaller area`,
  );

/** A clause on the way to its exact answer: the geometry to meet, its box, and whether it is no more than that box. */
type Area = { geometry: Geometry; box: Bounds; isBox: boolean };

/** The candidates among the live rows: reads them all, twice. */
async function liveCandidates(
  content: D1Database,
  collection: Collection,
  { box, isBox }: Area,
): Promise<Candidate[]> {
  const uncertain = isBox ? sql` AND NOT ${contained(box)}` : sql``;
  const from = sql`FROM ${sql.identifier(collection.id)} WHERE ${where({ op: 'bbox', bounds: box }, collection)}${uncertain}`;
  const counted = await statement(
    content,
    sql`SELECT count(*) AS n, coalesce(sum(length(geometry)), 0) AS size ${from}`,
  ).all<{ n: number; size: number }>();
  const { n, size } = counted.results[0]!;
  if (n > MAX_CANDIDATES || size > MAX_CANDIDATE_LENGTH) tooMany(`${n} records`);
  const { results } = await statement(
    content,
    sql`SELECT rid, geometry ${from} ORDER BY rid`,
  ).all<Candidate>();
  return results;
}

/** The candidates by the boxes of a snapshot: their geometry alone is read, a row each. */
async function snapshotCandidates(
  content: D1Database,
  collection: Collection,
  rids: readonly number[],
): Promise<Candidate[]> {
  const found: Candidate[] = [];
  let length = 0;
  for (let at = 0; at < rids.length; at += SLICE) {
    const slice = rids.slice(at, at + SLICE);
    const { results } = await statement(
      content,
      sql`SELECT rid, geometry FROM ${members(slice)} CROSS JOIN ${sql.identifier(collection.id)} ON rid = column1`,
    ).all<Candidate>();
    length = results.reduce((sum, { geometry }) => sum + geometry.length, length);
    if (length > MAX_CANDIDATE_LENGTH) tooMany(`${rids.length} records`);
    found.push(...results);
  }
  return found;
}

/** Numbers of the records whose box meets the box of the clause while their geometry does not meet its geometry. */
async function missed(
  content: D1Database,
  collection: Collection,
  area: Area,
  table: Table | undefined,
): Promise<number[]> {
  const inBox: Filter = { op: 'bbox', bounds: area.box };
  const near: Filter = area.isBox ? all(inBox, { op: 'not', arg: containedIn(area.box) }) : inBox;
  const bits = table && matches(table, near, collection);
  const misses = (geometry: Geometry) => !intersects(geometry, area.geometry);
  if (!table || !bits) {
    const candidates = await liveCandidates(content, collection, area);
    return candidates.filter(({ geometry }) => misses(JSON.parse(geometry))).map(({ rid }) => rid);
  }
  const rows = rowsIn(bits);
  if (collection.geometry === 'Point') {
    const [west, south] = [table.columns.get('west')!, table.columns.get('south')!];
    const at = (row: number): Position => [west.number(row)!, south.number(row)!];
    return rows.filter((row) => misses({ type: 'Point', coordinates: at(row) })).map((row) => table.rid(row));
  }
  if (rows.length > MAX_CANDIDATES) tooMany(`${rows.length} records`);
  const rids = rows.map((row) => table.rid(row));
  const candidates = await snapshotCandidates(content, collection, rids);
  return candidates.filter(({ geometry }) => misses(JSON.parse(geometry))).map(({ rid }) => rid);
}

async function exact(
  content: D1Database,
  collection: Collection,
  clause: Spatial,
  table: Table | undefined,
): Promise<Filter> {
  const isBox = clause.op === 'bbox';
  if (isBox && collection.geometry === 'Point') return clause;
  const geometry = isBox ? rectangle(clause.bounds) : clause.geometry;
  const box = isBox ? clause.bounds : bounds(geometry);
  const rids = await missed(content, collection, { geometry, box, isBox }, table);
  const inBox: Filter = { op: 'bbox', bounds: box };
  return rids.length === 0 ? inBox : all(inBox, { op: 'not', arg: { op: 'rids', rids } });
}

async function resolved(
  content: D1Database,
  collection: Collection,
  filter: Filter,
  table: Table | undefined,
): Promise<Filter> {
  switch (filter.op) {
    case 'and':
    case 'or': {
      const args: Filter[] = [];
      for (const arg of filter.args) args.push(await resolved(content, collection, arg, table));
      return { op: filter.op, args };
    }
    case 'not':
      return { op: 'not', arg: await resolved(content, collection, filter.arg, table) };
    case 'bbox':
    case 'intersects':
      return exact(content, collection, filter, table);
    default:
      return filter;
  }
}

/**
 * Filters that will all be asked, with their spatial clauses in a form that SQL answers exactly: the box of the clause,
 * less the records (`rids`) whose geometry, tested here, does not meet it. Unplaced records stay neither true nor false.
 * With the table of a snapshot only the geometries that it leaves in doubt are read, of points none, and the answer is
 * right for that release; without, that of all live rows near the area.
 * @throws Failure 400 when too many records would have to be tested, or when the condition is too long for the database.
 */
export async function resolveEach(
  content: D1Database,
  collection: Collection,
  filters: readonly Filter[],
  table?: Table,
): Promise<Filter[]> {
  const results: Filter[] = [];
  for (const filter of filters) results.push(await resolved(content, collection, filter, table));
  const { values, length } = conditionSize(all(...results), collection);
  if (values > MAX_VALUES || length > MAX_CONDITION_LENGTH)
    refuse(
      `the filter has ${values} values in ${length} characters of SQL, the database takes ${MAX_VALUES} in ${MAX_CONDITION_LENGTH}; use IN for lists, or fewer conditions`,
    );
  return results;
}
