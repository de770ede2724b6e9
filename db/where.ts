/** The SQL face of a filter: bound parameters only, column names from definitions only. */
import { type SQL, sql } from 'drizzle-orm';
import { type Filter, isMany, type Op, type Scalar, storedScalar } from '../src/domain/filter.ts';
import type { Collection } from '../src/domain/kinds.ts';
import { folded, foldedPairs, likeForm } from '../src/domain/like.ts';
import { fieldOf } from '../src/domain/record.ts';
import { queryOf } from './statement.ts';

/** The quoted column of a field; throws on names the definition does not have, so none reaches SQL. */
function column(collection: Collection, name: string): SQL {
  if (!fieldOf(collection, name)) throw new RangeError(`${collection.id} has no field ${name}`);
  return sql.identifier(name).getSQL();
}

/** A condition on a field's value; on one of its values where it has many, which are stored as `|a|b|`. */
function anyOf(collection: Collection, field: string, condition: (value: SQL) => SQL): SQL {
  const name = column(collection, field);
  if (!isMany(fieldOf(collection, field))) return condition(name);
  const items = sql`'[' || replace(json_quote(substr(${name}, 2, length(${name}) - 2)), '|', '","') || ']'`;
  return sql`(CASE WHEN ${name} IS NULL THEN NULL ELSE EXISTS (SELECT 1 FROM json_each(${items}) WHERE ${condition(sql`value`)}) END)`;
}

/** The condition that a text matches a CQL2 pattern. SQLite's own LIKE ignores the case of ASCII letters. */
function like(value: SQL, pattern: string): SQL {
  const { form, text } = likeForm(pattern);
  switch (form) {
    case 'any':
      return sql`${value} = ${value}`;
    case 'equals':
      return sql`${value} = ${text}`;
    case 'prefix':
      return sql`substr(${value}, 1, ${[...text].length}) = ${text}`;
    case 'suffix':
      return sql`substr(${value}, ${-[...text].length}) = ${text}`;
    case 'contains':
      return sql`instr(${value}, ${text}) > 0`;
    case 'glob':
      return sql`${value} GLOB ${text}`;
  }
}

/** A text in small letters: those of ASCII, and those that the pattern asks for beyond it. */
const small = (value: SQL, pattern: string): SQL =>
  foldedPairs(folded(pattern)).reduce(
    (text, [capital, letter]) => sql`replace(${text}, ${capital}, ${letter})`,
    sql`lower(${value})`,
  );

/** Conditions joined in halves: SQLite counts a chain of n as n levels deep, and D1 allows 100. */
function joined(args: readonly Filter[], operator: SQL, nothing: SQL, collection: Collection): SQL {
  if (args.length === 0) return nothing;
  if (args.length === 1) return where(args[0]!, collection);
  const middle = args.length >> 1;
  const [left, right] = [args.slice(0, middle), args.slice(middle)].map((half) =>
    joined(half, operator, nothing, collection),
  );
  return sql`(${left}${operator}${right})`;
}

type Write = (filter: never, collection: Collection) => SQL;

const WHERE: Record<Op, Write> = {
  and: ({ args }: { args: readonly Filter[] }, collection) => joined(args, sql` AND `, sql`1`, collection),
  or: ({ args }: { args: readonly Filter[] }, collection) => joined(args, sql` OR `, sql`0`, collection),
  not: ({ arg }: { arg: Filter }, collection) => sql`NOT (${where(arg, collection)})`,
  in: ({ field, values }: { field: string; values: readonly Scalar[] }, collection) => {
    const name = column(collection, field);
    // One JSON parameter, however long the list: D1 binds at most 100 parameters.
    const list = JSON.stringify(values.map(storedScalar));
    if (isMany(fieldOf(collection, field)))
      return sql`(CASE WHEN ${name} IS NULL THEN NULL ELSE EXISTS (SELECT 1 FROM json_each(${list}) WHERE instr(${name}, '|' || value || '|')) END)`;
    if (values.length === 0) return sql`(CASE WHEN ${name} IS NULL THEN NULL ELSE 0 END)`;
    return values.length === 1
      ? sql`${name} = ${storedScalar(values[0]!)}`
      : sql`${name} IN (SELECT value FROM json_each(${list}))`;
  },
  between: (
    { field, from, to }: { field: string; from: number | string | null; to: number | string | null },
    collection,
  ) => {
    return anyOf(collection, field, (value) => {
      if (from === null) return sql`${value} <= ${to}`;
      return to === null ? sql`${value} >= ${from}` : sql`${value} BETWEEN ${from} AND ${to}`;
    });
  },
  null: ({ field }: { field: string }, collection) =>
    field === 'geometry' ? sql`geometry IS NULL` : sql`${column(collection, field)} IS NULL`,
  like: ({ field, pattern, caseless }: Extract<Filter, { op: 'like' }>, collection) =>
    anyOf(collection, field, (value) =>
      caseless ? like(small(value, pattern), folded(pattern)) : like(value, pattern),
    ),
  bbox: ({ bounds: [west, south, east, north] }: Extract<Filter, { op: 'bbox' }>) => {
    const latitude = sql`north >= ${south} AND south <= ${north}`;
    // West beyond east crosses the antimeridian (RFC 7946, 5.2).
    return west <= east
      ? sql`(east >= ${west} AND west <= ${east} AND ${latitude})`
      : sql`((east >= ${west} OR west <= ${east}) AND ${latitude})`;
  },
  intersects: () => {
    throw new RangeError('SQL cannot intersect geometries: resolve the filter first');
  },
  // One JSON parameter, however many.
  rids: ({ rids }: { rids: readonly number[] }) =>
    sql`rid IN (SELECT value FROM json_each(${JSON.stringify(rids)}))`,
  text: ({ text }: { text: string }) =>
    sql`instr(lower(name_zh || char(10) || coalesce(name_en, '')), lower(${text})) > 0`,
};

/** The SQL condition of a filter on a collection's table. @throws RangeError on a field the collection lacks. */
export const where = (filter: Filter, collection: Collection): SQL =>
  WHERE[filter.op](filter as never, collection);

/** How many values the condition binds and how many characters of SQL it has. */
export function conditionSize(filter: Filter, collection: Collection): { values: number; length: number } {
  const { sql: text, params } = queryOf(where(filter, collection));
  return { values: params.length, length: text.length };
}
