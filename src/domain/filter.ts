/**
 * The filter tree. One tree, several faces: query string (`query.ts`), CQL2 (`cql2/`), SQL (`db/where.ts`),
 * MapLibre expression (`src/style/expression.ts`), sentence (`sentence.ts`), widget (`src/web/`).
 * What it means is written once more, record by record, in `evaluate.ts`.
 */
import { dayFormat } from './formats.ts';
import type { Bounds, Geometry } from './geometry.ts';
import type { Collection, Field } from './kinds.ts';
import { fieldOf } from './record.ts';

export type Scalar = string | number | boolean;

/** One filter. A clause on a field without a value is neither true nor false, so `not` of it excludes it too. */
export type Filter =
  | { readonly op: 'and' | 'or'; readonly args: readonly Filter[] }
  | { readonly op: 'not'; readonly arg: Filter }
  /** The field has one of the values; a many-valued field has at least one of them. */
  | { readonly op: 'in'; readonly field: string; readonly values: readonly Scalar[] }
  /** From and to inclusive, null is open. Numbers in the stored unit, dates as `YYYY-MM-DD`. */
  | {
      readonly op: 'between';
      readonly field: string;
      readonly from: number | string | null;
      readonly to: number | string | null;
    }
  /** The field (or `geometry`) has no value. Always true or false. */
  | { readonly op: 'null'; readonly field: string }
  /**
   * The value matches a CQL2 pattern: `%` any text, `_` one character, backslash escapes; with `caseless` letters
   * match in either case. A many-valued field matches when one of its values does.
   */
  | { readonly op: 'like'; readonly field: string; readonly pattern: string; readonly caseless: boolean }
  /**
   * The record's geometry meets the box, west beyond east crossing the antimeridian. SQL tests the record's bounding
   * box, which is exact for points; for the rest see `resolveSpatial`.
   */
  | { readonly op: 'bbox'; readonly bounds: Bounds }
  /** The record's geometry has a point in common with this one (WGS84). */
  | { readonly op: 'intersects'; readonly geometry: Geometry }
  /** The record's `rid` is one of them. Always true or false. */
  | { readonly op: 'rids'; readonly rids: readonly number[] }
  /** Search finds it by the text; without a search index, a name contains it, ASCII letters in either case. */
  | { readonly op: 'text'; readonly text: string };

export type Op = Filter['op'];

/** Which clauses can be drawn by a MapLibre filter on tiles; the others are drawn from ids the API returns. */
const ON_MAP: Record<Op, (filter: never, collection: Collection) => boolean> = {
  and: (filter: Extract<Filter, { args: unknown }>, collection) =>
    filter.args.every((arg) => isOnMap(arg, collection)),
  or: (filter: Extract<Filter, { args: unknown }>, collection) =>
    filter.args.every((arg) => isOnMap(arg, collection)),
  not: (filter: Extract<Filter, { op: 'not' }>, collection) => isOnMap(filter.arg, collection),
  in: (filter: { field: string }, collection) => fieldOf(collection, filter.field)?.filter === 'map',
  between: (filter: { field: string }, collection) => fieldOf(collection, filter.field)?.filter === 'map',
  null: (filter: { field: string }, collection) => fieldOf(collection, filter.field)?.filter === 'map',
  like: () => false,
  bbox: () => false,
  intersects: () => false,
  rids: () => false,
  text: () => false,
};

/** Whether the whole filter has a MapLibre face for this collection. */
export const isOnMap = (filter: Filter, collection: Collection): boolean =>
  ON_MAP[filter.op](filter as never, collection);

/** The conjunction of the given filters; undefined parts are left out, one part stays itself. */
export function all(...filters: (Filter | undefined)[]): Filter {
  const args = filters.filter((filter) => filter !== undefined);
  return args.length === 1 ? args[0]! : { op: 'and', args };
}

/** The filters whose conjunction a filter is: itself, or its parts however they are nested. */
export const conjuncts = (filter: Filter): readonly Filter[] =>
  filter.op === 'and' ? filter.args.flatMap(conjuncts) : [filter];

/** The only field a filter is about; undefined when it is about several, a place, a text or nothing. */
export function soleField(filter: Filter): string | undefined {
  if ('field' in filter) return filter.field;
  if (filter.op === 'not') return soleField(filter.arg);
  if (!('args' in filter)) return undefined;
  const fields = new Set(filter.args.map(soleField));
  return fields.size === 1 ? [...fields][0] : undefined;
}

/** The filter that keeps records still valid on a day (`YYYY-MM-DD`). */
export const validOn = (day: string): Filter => ({
  op: 'or',
  args: [
    { op: 'null', field: 'valid_until' },
    { op: 'between', field: 'valid_until', from: day, to: null },
  ],
});

/** Whether a field takes ranges rather than values. */
export const isRange = ({ kind }: Field): boolean => kind === 'number' || kind === 'count' || kind === 'date';

/** Whether a field holds lists. */
export const isMany = (field: Field | undefined): boolean =>
  (field?.kind === 'text' || field?.kind === 'term') && field.many === true;

/** The values of a list as columns hold it, `|a|b|`. */
export const storedList = (value: string): string[] => value.slice(1, -1).split('|');

/** A value as columns hold it: flags as 0 and 1. */
export const storedScalar = (value: Scalar): string | number =>
  typeof value === 'boolean' ? Number(value) : value;

/** The calendar day at an instant in a time zone, `YYYY-MM-DD`. */
export const dayAt = (instant: Date, timeZone: string): string => dayFormat(timeZone).format(instant);
