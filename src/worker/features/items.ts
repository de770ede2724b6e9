/** Queries on the live table of a collection: public, currently valid records only. */
import { type SQL, sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import { where } from '../../../db/where.ts';
import type { Filter } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import { publicOnly } from '../../domain/public-record.ts';
import { fieldsOf } from '../../domain/record.ts';
import { type Bits, rowsIn, size } from '../../domain/snapshot/bits.ts';
import type { Column } from '../../domain/snapshot/column.ts';
import { type SortKey, sortedRows } from '../../domain/snapshot/order.ts';
import type { Table } from '../../domain/snapshot/reader.ts';
import { fail } from '../respond.ts';
import type { Reading } from '../search/text-match.ts';
import type { Source } from '../snapshots.ts';
import { today } from '../today.ts';
import { type Beginning, beginningOf, changedAfter, removedSince } from './changes.ts';
import type { Cursor } from './cursor.ts';
import { FRESHNESS_COLUMNS, type Row, SHOWN_COLUMNS } from './feature.ts';
import { members } from './members.ts';
import type { ItemsQuery } from './parameters.ts';
import { publicRows } from './public-rows.ts';
import { type Resolved, resolve } from './resolve.ts';

/** The condition that the public sees a record of a collection today, narrowed by a filter. */
export const shownToday = (collection: Collection, filter?: Filter): SQL =>
  where(publicOnly(today(), filter), collection);

/** Columns by name, for SELECT. */
export const columnList = (names: readonly string[]): SQL =>
  sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  );

function columnsOf(collection: Collection, { properties, skipGeometry, sortby }: ItemsQuery): SQL {
  const names = [...Object.keys(fieldsOf(collection)), ...SHOWN_COLUMNS].filter(
    (name) =>
      !properties ||
      properties.has(name) ||
      (properties.has('freshness') && FRESHNESS_COLUMNS.includes(name)) ||
      sortby.some((key) => key.name === name),
  );
  return columnList(['id', 'rid', 'release', ...(skipGeometry ? [] : ['geometry']), ...names]);
}

/** A ranking as a table, materialized so that SQLite joins it by an index of its own and not a scan for each record. */
const ranking = (ranked: readonly number[]): SQL =>
  sql`WITH ranking AS MATERIALIZED (SELECT value AS ranked_rid, key AS place FROM json_each(${JSON.stringify(ranked)})) `;
const RANKED = sql` LEFT JOIN ranking ON ranked_rid = rid`;

// Without a wish the order of minting: stable, and the same in every page.
const order = (sortby: ItemsQuery['sortby'], isRanked: boolean): SQL =>
  sql.join(
    [
      ...(isRanked ? [sql`place`] : []),
      ...sortby.map(
        ({ name, descending }) =>
          sql`${sql.identifier(name)} ${sql.raw(descending ? 'DESC' : 'ASC')} NULLS LAST`,
      ),
      sql`rid`,
    ],
    sql`, `,
  );

/** The condition that a record comes behind the cursor; empty values come last in either direction. */
function behind({ values, rid }: Cursor, sortby: ItemsQuery['sortby']): SQL {
  const equal = (count: number) =>
    sortby.slice(0, count).map(({ name }, at) => sql`${sql.identifier(name)} IS ${values[at]}`);
  const further = sortby.flatMap(({ name, descending }, at) => {
    const [value, column] = [values[at], sql.identifier(name)];
    if (value === null) return [];
    const beyond = sql`(${column} ${sql.raw(descending ? '<' : '>')} ${value} OR ${column} IS NULL)`;
    return [sql.join([...equal(at), beyond], sql` AND `)];
  });
  return sql.join(
    [...further, sql.join([...equal(sortby.length), sql`rid > ${rid}`], sql` AND `)],
    sql` OR `,
  );
}

/** Maps with more public records are not counted by SQL: it would read them all at every click. */
export const SCAN_CAP = 100_000;

/**
 * `matched` is exact; undefined where counting would read more than {@link SCAN_CAP} rows, or where a text was met so
 * often that only `estimated` is known, which may be a few too high.
 */
export type Page = {
  rows: Row[];
  isLast: boolean;
  matched?: number;
  estimated?: number;
  /** How a text that nothing has was taken. */
  reading?: Reading;
  /** Since a release: the one that is public, and on the first page the ids of what is gone. */
  changes?: { release: number; removed?: string[] };
};

/** A query whose text is resolved; `ranked` where the order is that of how well records meet it. */
type Query = ItemsQuery & { ranked?: readonly number[] };

/** A page read by SQL alone, from one transaction. */
async function scannedPage(
  content: D1Database,
  collection: Collection,
  query: Query,
  records: number,
  beginning?: Beginning,
): Promise<Page> {
  const { after, sortby, ranked } = query;
  const since = beginning ? sql`${changedAfter(beginning, query.after)} AND ` : sql``;
  const name = sql.identifier(collection.id);
  const shown = sql`WHERE ${since}${shownToday(collection, query.filter)}`;
  // Later pages of changes read no more than they show.
  const isUncounted = records > SCAN_CAP || (beginning !== undefined && after !== undefined);
  const count = isUncounted ? sql`SELECT NULL AS n` : sql`SELECT count(*) AS n FROM ${name} ${shown}`;
  const further = ranked
    ? sql`place > ${after && ranked.indexOf(after.rid)}`
    : after && behind(after, sortby);
  const [counted, found] = await content.batch([
    statement(content, count),
    statement(
      content,
      sql`${ranked ? ranking(ranked) : sql``}SELECT ${columnsOf(collection, query)} FROM ${name}${ranked ? RANKED : sql``}
          ${shown} ${after && !beginning ? sql`AND (${further})` : sql``}
          ORDER BY ${order(sortby, ranked !== undefined)} LIMIT ${query.limit + 1} OFFSET ${query.offset}`,
    ),
  ]);
  const { n } = counted!.results[0] as { n: number | null };
  const rows = found!.results as Row[];
  return {
    rows: rows.slice(0, query.limit),
    isLast: rows.length <= query.limit,
    ...(n === null ? {} : { matched: n }),
  };
}

/** How a snapshot sorts by a ranking: the place of a row is that of its record. */
function rankKey(table: Table, ranked: readonly number[]): SortKey {
  const places = new Map(ranked.map((rid, at) => [rid, at]));
  return {
    column: { place: (row) => places.get(table.rid(row)) ?? ranked.length, isNull: () => false },
    descending: false,
  };
}

/** The row a cursor points at; undefined when it is gone or has other values now, so that SQL must find the place. */
function rowAt(table: Table, { values, rid }: Cursor, keys: readonly SortKey<Column>[]): number | undefined {
  const row = table.row(rid);
  if (row === undefined) return undefined;
  const unchanged = keys.every(({ column }, at) => column.value(column.place(row)) === values[at]);
  return unchanged ? row : undefined;
}

/** The rids of a page and how many match, from the snapshot; undefined when a column is not in it. */
function ridsOf(table: Table, collection: Collection, query: Query) {
  const { filter, sortby, offset, limit, after, ranked } = query;
  const keys = sortby.map(({ name, descending }) => ({ column: table.columns.get(name), descending }));
  const bits = publicRows(table, collection, filter);
  if (!bits || !keys.every((key): key is SortKey<Column> => key.column !== undefined)) return undefined;
  const last = after && rowAt(table, after, keys);
  if (after && last === undefined) return undefined;
  const rows = sortedRows(bits, ranked ? [rankKey(table, ranked)] : keys, {
    offset,
    limit: limit + 1,
    ...(last === undefined ? {} : { after: last }),
  });
  const rids = rows.slice(0, limit).map((row) => table.rid(row));
  return { rids, isLast: rows.length <= limit, matched: size(bits) };
}

/**
 * A page of records and how many match in all. The snapshot says which, D1 is read for just those; where the snapshot
 * cannot say, or the live table has moved on to another release, SQL answers the same.
 */
export async function page(
  content: D1Database,
  collection: Collection,
  asked: ItemsQuery,
  source: Source,
): Promise<Page> {
  const { release } = source;
  const exact = async (table: Table | undefined) => {
    const { filters, ...text } = await resolve(content, collection, [asked.filter], { source, table });
    const { ranked } = text;
    const isRanked = ranked && asked.sortby.length === 0 && !asked.since;
    return { query: { ...asked, filter: filters[0]!, ...(isRanked && { ranked }) }, text };
  };
  const counted = ({ matched, ...rest }: Page, { isExact, reading }: Omit<Resolved, 'filters'>): Page => ({
    ...rest,
    ...(matched === undefined ? {} : isExact ? { matched } : { estimated: matched }),
    ...(reading && { reading }),
  });
  const scanned = async (beginning?: Beginning) => {
    const { query, text } = await exact(undefined);
    return counted(await scannedPage(content, collection, query, release.records, beginning), text);
  };
  if (asked.since) {
    // The pointer is read first: what changes in between comes once more with the next question.
    const beginning = await beginningOf(content, collection, asked.since);
    const found = await scanned(beginning);
    const removed = asked.after ? undefined : await removedSince(content, collection, beginning, today());
    return { ...found, changes: { release: beginning.current, ...(removed ? { removed } : {}) } };
  }
  const { table } = source;
  if (!table) return scanned();
  const { query, text } = await exact(table);
  const found = ridsOf(table, collection, query);
  if (!found) return scanned();
  const { rids, isLast, matched } = found;
  if (rids.length === 0) return counted({ rows: [], isLast, matched }, text);
  const [current, records] = await content.batch([
    statement(content, sql`SELECT version FROM pointer WHERE map = ${release.map}`),
    statement(
      content,
      sql`SELECT ${columnsOf(collection, query)}
          FROM ${members(rids)} CROSS JOIN ${sql.identifier(collection.id)} ON rid = column1`,
    ),
  ]);
  if ((current!.results[0] as { version: number }).version !== release.version) return scanned();
  const byRid = new Map((records!.results as Row[]).map((row) => [row.rid, row]));
  return counted({ rows: rids.map((rid) => byRid.get(rid)!), isLast, matched }, text);
}

export type Weight = { lon: number; lat: number; division: string | null; weight: number | null };

/**
 * Position, division and one number of every placed record that matches. @throws Failure 503 where the snapshot cannot
 * be read and SQL would give more than {@link SCAN_CAP} rows to hold at once.
 */
export async function weights(
  content: D1Database,
  collection: Collection,
  asked: Filter,
  source: Source,
): Promise<Weight[]> {
  const { release, table } = source;
  if (!table && release.records > SCAN_CAP)
    fail({ code: 'unavailable', what: 'The snapshot', retryAfter: 10 });
  const { filters } = await resolve(content, collection, [asked], { source, table });
  const filter = filters[0]!;
  const weight = collection.heat?.weight ?? undefined;
  const bits = table && publicRows(table, collection, filter);
  if (bits) return weightsIn(table, bits, weight);
  const { results } = await statement(
    content,
    sql`SELECT lon, lat, division, ${weight ? sql.identifier(weight) : sql`NULL`} AS weight FROM ${sql.identifier(collection.id)}
        WHERE lon IS NOT NULL AND ${shownToday(collection, filter)}`,
  ).all<Weight>();
  return results;
}

function weightsIn({ columns }: Table, bits: Bits, weight: string | undefined): Weight[] {
  const [lon, lat, division] = ['lon', 'lat', 'division'].map((name) => columns.get(name)!);
  const weighed = weight === undefined ? undefined : columns.get(weight)!;
  return rowsIn(bits)
    .map((row) => ({
      lon: lon!.number(row)!,
      lat: lat!.number(row)!,
      division: division!.value(division!.place(row)) as string | null,
      weight: weighed?.number(row) ?? null,
    }))
    .filter((one) => one.lon !== null);
}
