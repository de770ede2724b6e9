/**
 * The query-string face of a filter: one parameter per filterable field, the same on `/api`, on the page and on
 * embeds. `division=320583,320585` is any of, `rent=20/40` is from–to, `rent=../40` is open (as OGC `datetime`).
 */

import { dayNumber } from './calendar-day.ts';
import { type Filter, isMany, isRange, type Scalar } from './filter.ts';
import type { Bounds } from './geometry.ts';
import type { Collection, Field } from './kinds.ts';
import type { Invalid } from './problem.ts';
import { fieldsOf } from './record.ts';

/** Fields of a collection that can be filtered, in display order. */
export const filterFields = (collection: Collection): [name: string, field: Field][] =>
  Object.entries(fieldsOf(collection)).filter(([, field]) => field.filter !== undefined);

/** Fields of a collection whose sums can be asked for. */
export const summable = (collection: Collection): string[] =>
  filterFields(collection).flatMap(([name, { kind }]) =>
    kind === 'number' || kind === 'count' ? [name] : [],
  );

/** Fields of a collection that the API can ask for: all but who to reach and what is not public. */
export const queryFields = (collection: Collection): [name: string, field: Field][] =>
  Object.entries(fieldsOf(collection)).filter(
    ([name]) => !name.startsWith('contact_') && name !== 'visibility',
  );

/** Whether a text field names quarters, `2027-Q2`, whose order as text is that in time. */
export const namesQuarters = (field: Field): boolean =>
  field.kind === 'text' && field.onset === true && !isMany(field);

/** Whether a parameter may be written from/to. */
export const takesRanges = (field: Field): boolean => isRange(field) || namesQuarters(field);

const end = (text: string, field: Field): Scalar | string[] => {
  if (!namesQuarters(field) || /^\d{4}-Q[1-4]$/.test(text)) return scalar(text, field);
  return ['not a quarter; write YYYY-Qn'];
};

function scalar(text: string, field: Field): Scalar | string[] {
  switch (field.kind) {
    case 'term': {
      if (Object.hasOwn(field.terms, text)) return text;
      return [`not one of ${Object.keys(field.terms).join(', ')}`];
    }
    case 'flag':
      return text === 'true' || text === 'false' ? text === 'true' : ['write true or false'];
    case 'number':
    case 'count': {
      const value = Number(text);
      return text.trim() !== '' && Number.isFinite(value) ? value : ['not a number'];
    }
    case 'date':
      return dayNumber(text) !== undefined ? text : ['not a day; write YYYY-MM-DD'];
    case 'text':
    case 'reference':
      return text;
  }
}

function clause(name: string, field: Field, text: string): Filter | string {
  const parse = (part: string) => scalar(part, field);
  if (takesRanges(field) && text.includes('/')) {
    const ends = text.split('/');
    if (ends.length !== 2) return 'write from/to, with .. for an open end';
    const values = ends.map((one) => (one === '..' || one === '' ? null : end(one, field)));
    const wrong = values.find((value) => Array.isArray(value));
    if (wrong) return `${wrong[0]}; write from/to, with .. for an open end`;
    const [from, to] = values as (number | string | null)[];
    if (from === null && to === null) return 'both ends are open';
    if (from !== null && to !== null && from! > to!) return 'the end comes before the beginning';
    return { op: 'between', field: name, from: from ?? null, to: to ?? null };
  }
  // Free text may hold commas; codes, ids and numbers cannot.
  const values = (field.kind === 'text' ? [text] : text.split(',')).map(parse);
  const wrong = values.find((value) => Array.isArray(value));
  if (wrong) return String(wrong[0]);
  return { op: 'in', field: name, values: values as Scalar[] };
}

/** Parses the two corners of a box in any system (six numbers with heights are accepted); a string says what is wrong. */
export function cornersFrom(text: string): Bounds | string {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if ((numbers.length !== 4 && numbers.length !== 6) || numbers.some((n) => !Number.isFinite(n)))
    return 'write four numbers, west,south,east,north in degrees unless bbox-crs names another system';
  return (numbers.length === 4
    ? numbers
    : [numbers[0], numbers[1], numbers[3], numbers[4]]) as unknown as Bounds;
}

/** Parses `west,south,east,north` (degrees, CRS84); a string says what is wrong. */
export function boundsFrom(text: string): Bounds | string {
  const corners = cornersFrom(text);
  if (typeof corners === 'string') return corners;
  const [west, south, east, north] = corners;
  if (Math.abs(west) > 180 || Math.abs(east) > 180 || Math.abs(south) > 90 || Math.abs(north) > 90)
    return 'outside ±180, ±90 degrees';
  if (south > north) return 'south is above north';
  return corners;
}

/**
 * Reads the filter parameters of a collection; parameters it does not know are left to the caller.
 * Several parameters are AND-ed. Wrong values are returned, never thrown.
 */
export function filterFrom(
  parameters: Iterable<[string, string]>,
  collection: Collection,
): { filter?: Filter; errors: Invalid[] } {
  const fields = new Map(queryFields(collection));
  const clauses: Filter[] = [];
  const errors: Invalid[] = [];
  for (const [name, text] of parameters) {
    const field = fields.get(name);
    if (!field) continue;
    const result = clause(name, field, text);
    if (typeof result === 'string') errors.push({ parameter: name, value: text, reason: result });
    else clauses.push(result);
  }
  if (clauses.length === 0) return { errors };
  return { filter: clauses.length === 1 ? clauses[0]! : { op: 'and', args: clauses }, errors };
}

/** The parameter text of a single `in` or `between` clause; undefined for clauses without this face. */
export function parameterOf(filter: Filter): [name: string, text: string] | undefined {
  if (filter.op === 'in') return [filter.field, filter.values.join(',')];
  if (filter.op === 'between') return [filter.field, `${filter.from ?? '..'}/${filter.to ?? '..'}`];
  return undefined;
}

/** The parameters of a conjunction of such clauses, sorted by name, so that equal filters give equal text. */
export function parametersOf(filter: Filter | undefined): [name: string, text: string][] {
  const clauses = filter === undefined ? [] : filter.op === 'and' ? filter.args : [filter];
  return clauses
    .map(parameterOf)
    .filter((pair) => pair !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
