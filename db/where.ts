/** The SQL face of a filter: bound parameters only, column names from definitions only. */
import { type SQL, sql } from 'drizzle-orm';
import { type Filter, isMany, type Op, type Scalar } from '../src/domain/filter.ts';
import type { Collection } from '../src/domain/kinds.ts';
import { fieldOf } from '../src/domain/record.ts';

/** The quoted column of a field; throws on names the definition does not have, so none reaches SQL. */
function column(collection: Collection, name: string): SQL {
  if (!fieldOf(collection, name)) throw new RangeError(`${collection.id} has no field ${name}`);
  return sql.identifier(name).getSQL();
}

const bound = (value: Scalar) => (typeof value === 'boolean' ? Number(value) : value);

type Write = (filter: never, collection: Collection) => SQL;

const WHERE: Record<Op, Write> = {
  and: ({ args }: { args: readonly Filter[] }, collection) =>
    args.length === 0
      ? sql`1`
      : sql`(${sql.join(
          args.map((arg) => where(arg, collection)),
          sql` AND `,
        )})`,
  or: ({ args }: { args: readonly Filter[] }, collection) =>
    args.length === 0
      ? sql`0`
      : sql`(${sql.join(
          args.map((arg) => where(arg, collection)),
          sql` OR `,
        )})`,
  not: ({ arg }: { arg: Filter }, collection) => sql`NOT (${where(arg, collection)})`,
  in: ({ field, values }: { field: string; values: readonly Scalar[] }, collection) => {
    const name = column(collection, field);
    // One JSON parameter, however long the list: D1 binds at most 100 parameters.
    const list = JSON.stringify(values.map(bound));
    if (isMany(fieldOf(collection, field)))
      return sql`(CASE WHEN ${name} IS NULL THEN NULL ELSE EXISTS (SELECT 1 FROM json_each(${list}) WHERE instr(${name}, '|' || value || '|')) END)`;
    return values.length === 1
      ? sql`${name} = ${bound(values[0]!)}`
      : sql`${name} IN (SELECT value FROM json_each(${list}))`;
  },
  between: (
    { field, from, to }: { field: string; from: number | string | null; to: number | string | null },
    collection,
  ) => {
    const name = column(collection, field);
    if (from === null) return sql`${name} <= ${to}`;
    return to === null ? sql`${name} >= ${from}` : sql`${name} BETWEEN ${from} AND ${to}`;
  },
  null: ({ field }: { field: string }, collection) => sql`${column(collection, field)} IS NULL`,
  bbox: ({ bounds: [west, south, east, north] }: Extract<Filter, { op: 'bbox' }>) => {
    const latitude = sql`north >= ${south} AND south <= ${north}`;
    // West beyond east crosses the antimeridian (RFC 7946, 5.2).
    return west <= east
      ? sql`(east >= ${west} AND west <= ${east} AND ${latitude})`
      : sql`((east >= ${west} OR west <= ${east}) AND ${latitude})`;
  },
  text: ({ text }: { text: string }) =>
    sql`instr(lower(name_zh || char(10) || coalesce(name_en, '')), lower(${text})) > 0`,
};

/** The SQL condition of a filter on a collection's table. @throws RangeError on a field the collection lacks. */
export const where = (filter: Filter, collection: Collection): SQL =>
  WHERE[filter.op](filter as never, collection);
