/** Queries on the live table of a collection: public, currently valid records only. */
import { type SQL, sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import { where } from '../../../db/where.ts';
import { CITY } from '../../domain/city.ts';
import { all, dayAt, type Filter, validOn } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import { fieldsOf } from '../../domain/record.ts';
import type { Cursor } from './cursor.ts';
import { type Row, SHOWN_COLUMNS } from './feature.ts';
import type { ItemsQuery } from './parameters.ts';
import { resolveSpatial } from './spatial.ts';

/** Today where the city is. */
export const today = (): string => dayAt(new Date(), CITY.timeZone);

/** What the public may see of a collection today, narrowed by a filter. */
export const publicOnly = (filter: Filter, day: string): Filter =>
  all({ op: 'in', field: 'visibility', values: ['public'] }, validOn(day), filter);

const list = (names: readonly string[]): SQL =>
  sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  );

function columnsOf(collection: Collection, { properties, skipGeometry, sortby }: ItemsQuery): SQL {
  const names = [...Object.keys(fieldsOf(collection)), ...SHOWN_COLUMNS].filter(
    (name) => !properties || properties.has(name) || sortby.some((key) => key.name === name),
  );
  return list(['id', 'rid', ...(skipGeometry ? [] : ['geometry']), ...names]);
}

// Without a wish the order of minting: stable, and the same in every page.
const order = (sortby: ItemsQuery['sortby']): SQL =>
  sql.join(
    [
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

/** A page of records, whether more follow it, and how many match in all, from one transaction. */
export async function page(
  content: D1Database,
  collection: Collection,
  query: ItemsQuery,
): Promise<{ rows: Row[]; isLast: boolean; matched: number }> {
  const filter = await resolveSpatial(content, collection, query.filter);
  const from = sql`FROM ${sql.identifier(collection.id)} WHERE ${where(publicOnly(filter, today()), collection)}`;
  const [counted, found] = await content.batch([
    statement(content, sql`SELECT count(*) AS n ${from}`),
    statement(
      content,
      sql`SELECT ${columnsOf(collection, query)} ${from} ${query.after ? sql`AND (${behind(query.after, query.sortby)})` : sql``} ORDER BY ${order(query.sortby)} LIMIT ${query.limit + 1} OFFSET ${query.offset}`,
    ),
  ]);
  const rows = found!.results as Row[];
  return {
    rows: rows.slice(0, query.limit),
    isLast: rows.length <= query.limit,
    matched: (counted!.results[0] as { n: number }).n,
  };
}

/** One record with its system columns, whatever its validity; undefined when there is none or it is not public. */
export async function record(
  content: D1Database,
  collection: Collection,
  id: string,
): Promise<Row | undefined> {
  const { results } = await statement(
    content,
    sql`SELECT * FROM ${sql.identifier(collection.id)} WHERE id = ${id} AND visibility = 'public'`,
  ).all<Row>();
  return results[0];
}

export type Weight = { lon: number; lat: number; division: string | null; weight: number | null };

/** Position, division and one number of every placed record that matches. */
export async function weights(
  content: D1Database,
  collection: Collection,
  filter: Filter,
): Promise<Weight[]> {
  const weight = collection.heat?.weight;
  const column = weight ? sql.identifier(weight) : sql`NULL`;
  const { results } = await statement(
    content,
    sql`SELECT lon, lat, division, ${column} AS weight FROM ${sql.identifier(collection.id)}
        WHERE lon IS NOT NULL AND ${where(publicOnly(filter, today()), collection)}`,
  ).all<Weight>();
  return results;
}
