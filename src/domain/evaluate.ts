/** What filters mean, record by record: the measure of the other faces, and the way to filter without a database. */
import type { Filter, Scalar } from './filter.ts';
import type { Bounds, Geometry } from './geometry.ts';
import { rectangle } from './geometry.ts';
import { intersects } from './intersects.ts';
import type { Value } from './kinds.ts';
import { isLike } from './like.ts';
import { byValue } from './value-order.ts';

/** A record as the API gives it: a GeoJSON feature, many-valued fields as arrays, with the `rid` where it is known. */
export type Evaluated = {
  readonly rid?: number;
  readonly geometry: Geometry | null;
  readonly properties: { readonly [field: string]: Value | undefined };
};

/** True, false, or null where a value that decides is missing (SQL's three-valued logic). */
export type Truth = boolean | null;

const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Tests a value; one of the values of a many-valued field is enough. */
function some(value: Value | undefined, test: (one: Scalar) => boolean): Truth {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? value.some(test) : test(value as Scalar);
}

type Test = (filter: never, record: Evaluated) => Truth;

const TESTS: Record<Filter['op'], Test> = {
  and: ({ args }: { args: readonly Filter[] }, record) => {
    const truths = args.map((arg) => evaluate(arg, record));
    return truths.includes(false) ? false : truths.includes(null) ? null : true;
  },
  or: ({ args }: { args: readonly Filter[] }, record) => {
    const truths = args.map((arg) => evaluate(arg, record));
    return truths.includes(true) ? true : truths.includes(null) ? null : false;
  },
  not: ({ arg }: { arg: Filter }, record) => {
    const truth = evaluate(arg, record);
    return truth === null ? null : !truth;
  },
  in: ({ field, values }: { field: string; values: readonly Scalar[] }, { properties }) =>
    some(properties[field], (value) => values.includes(value)),
  between: ({ field, from, to }: Extract<Filter, { op: 'between' }>, { properties }) =>
    some(
      properties[field],
      (value) =>
        (from === null || byValue(value as string, from) >= 0) &&
        (to === null || byValue(value as string, to) <= 0),
    ),
  null: ({ field }: { field: string }, { geometry, properties }) =>
    (field === 'geometry' ? geometry : (properties[field] ?? null)) === null,
  like: ({ field, pattern, caseless }: Extract<Filter, { op: 'like' }>, { properties }) =>
    some(properties[field], (value) => isLike(String(value), pattern, caseless)),
  bbox: ({ bounds }: { bounds: Bounds }, { geometry }) => geometry && intersects(geometry, rectangle(bounds)),
  intersects: (filter: Extract<Filter, { op: 'intersects' }>, { geometry }) =>
    geometry && intersects(geometry, filter.geometry),
  rids: ({ rids }: { rids: readonly number[] }, { rid }) => rid !== undefined && rids.includes(rid),
  text: ({ text }: { text: string }, { properties: { name_zh, name_en } }) =>
    typeof name_zh === 'string' ? lower(`${name_zh}\n${name_en ?? ''}`).includes(lower(text)) : null,
};

/** Whether a record fits a filter; null where a value that decides is missing. */
export const evaluate = (filter: Filter, record: Evaluated): Truth =>
  TESTS[filter.op](filter as never, record);
