/** Facets: how many of the matching rows have each value, or lie in each bin, of a field. */
import { dayText } from '../calendar-day.ts';
import { isMany, isRange, storedList } from '../filter.ts';
import type { Collection, Field } from '../kinds.ts';
import { fieldOf } from '../record.ts';
import { allRows, type Bits, intersection, rowsIn, size } from './bits.ts';
import type { Column } from './column.ts';
import { dayEdges, decadeEdges, numberEdges } from './edges.ts';
import type { Table } from './reader.ts';
import { CountedRows, tally } from './tally.ts';

/** One clause of a conjunction: the rows for which it is true, and the only field it is about, if there is one. */
export type Part = { bits: Bits; field: string | undefined };

/**
 * Counts per value, most frequent first, then by value; a record with a list counts for each of its values. `sum` is of
 * the field that is asked to be summed.
 */
export type ValueFacet = {
  values: { value: string | boolean; count: number; sum?: number }[];
  /** Rows without a value. */
  missing: number;
};
/**
 * Bins from `from` up to but without `to`, in the stored unit; days as `YYYY-MM-DD`. They are equally wide, or grow as
 * 1, 2, 5, 10 … where equal ones would hold most values in one.
 */
export type RangeFacet<Value = number | string> = {
  min: Value | null;
  max: Value | null;
  histogram: { from: Value; to: Value; count: number; sum?: number }[];
  missing: number;
};
export type Facet = ValueFacet | RangeFacet;

/** Calls `visit` with the place and the amount of each row of a set that has one. */
function amounts(
  column: Column,
  bits: Bits,
  measure: Column,
  visit: (place: number, sum: number) => void,
): void {
  for (const row of rowsIn(bits)) {
    const amount = measure.number(row);
    const place = column.place(row);
    if (amount !== null && !column.isNull(place)) visit(place, amount);
  }
}

/** Without the noise of adding decimals. */
const clean = (sum: number): number => Number(sum.toPrecision(12));

function valueFacet(
  column: Column,
  rows: CountedRows,
  field: Field,
  measure: Column | undefined,
): ValueFacet {
  const counts = new Map<string | boolean, number>();
  const sums = new Map<string | boolean, number>();
  let missing = 0;
  const at = (place: number): Iterable<string | boolean> => {
    const value = field.kind === 'flag' ? column.at(place) === 1 : String(column.at(place));
    return isMany(field) && typeof value === 'string' ? new Set(storedList(value)) : [value];
  };
  tally(column, rows, (place, count) => {
    if (column.isNull(place)) missing += count;
    else for (const one of at(place)) counts.set(one, (counts.get(one) ?? 0) + count);
  });
  if (measure)
    amounts(column, rows.bits, measure, (place, amount) => {
      for (const one of at(place)) sums.set(one, (sums.get(one) ?? 0) + amount);
    });
  const values = [...counts].map(([value, count]) => ({
    value,
    count,
    ...(measure && { sum: clean(sums.get(value) ?? 0) }),
  }));
  return { values: values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)), missing };
}

/** A bin with a larger share of the values than this says too little about them. */
const CROWDED = 0.6;

function rangeFacet(
  column: Column,
  rows: CountedRows,
  field: Field,
  measure: Column | undefined,
): RangeFacet {
  let [least, smallest, most, given, missing] = [Infinity, Infinity, -Infinity, 0, 0];
  tally(column, rows, (place, count) => {
    if (column.isNull(place)) missing += count;
    else {
      given += count;
      // Places are in the order of the values.
      if (place < least) least = place;
      if (place < smallest && Number(column.at(place)) > 0) smallest = place;
      if (place > most) most = place;
    }
  });
  if (least > most) return { min: null, max: null, histogram: [], missing };
  const [min, max] = [Number(column.at(least)), Number(column.at(most))];
  const counted = (edges: readonly number[]) => {
    const counts = new Uint32Array(edges.length - 1);
    tally(column, rows, (place, count) => {
      if (!column.isNull(place)) counts[binOf(Number(column.at(place)), edges)]! += count;
    });
    return { edges, counts };
  };
  const isWhole = field.kind === 'count';
  let bins = counted(column.isDays ? dayEdges(min, max) : numberEdges(min, max, isWhole));
  if (!column.isDays && smallest <= most && Math.max(...bins.counts) > CROWDED * given) {
    const edges = decadeEdges(min, Number(column.at(smallest)), max, isWhole);
    if (edges) bins = counted(edges);
  }
  const sums = new Float64Array(bins.counts.length);
  if (measure)
    amounts(column, rows.bits, measure, (place, amount) => {
      sums[binOf(Number(column.at(place)), bins.edges)]! += amount;
    });
  const text = (value: number) => (column.isDays ? dayText(value) : value);
  const histogram = [...bins.counts].map((count, i) => ({
    from: text(bins.edges[i]!),
    to: text(bins.edges[i + 1]!),
    count,
    ...(measure && { sum: clean(sums[i]!) }),
  }));
  return { min: text(min), max: text(max), histogram, missing };
}

function binOf(value: number, edges: readonly number[]): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** The rows for which all parts are true. */
export const conjunction = (table: Table, parts: readonly Part[]): Bits =>
  parts.reduce((bits, part) => intersection(bits, part.bits), allRows(table.rows));

/**
 * The facets of a conjunction by field, each counted without the parts about that field alone, and how many rows
 * match all parts. Fields that are not in the snapshot are left out. With `summed`, a numeric field, its sums are given
 * too.
 */
export function facets(
  table: Table,
  collection: Collection,
  parts: readonly Part[],
  names: readonly string[],
  summed?: string,
): { matched: number; sum?: number; facets: Map<string, Facet> } {
  const all = conjunction(table, parts);
  const counted = new CountedRows(all);
  const measure = summed === undefined ? undefined : table.columns.get(summed);
  const found = new Map<string, Facet>();
  for (const name of names) {
    const [column, field] = [table.columns.get(name), fieldOf(collection, name)];
    if (!column || !field) continue;
    const others = parts.filter((part) => part.field !== name);
    const rows = others.length === parts.length ? counted : new CountedRows(conjunction(table, others));
    const facet = isRange(field) ? rangeFacet : valueFacet;
    found.set(name, facet(column, rows, field, measure));
  }
  const total = measure && rowsIn(all).reduce((sum, row) => sum + (measure.number(row) ?? 0), 0);
  return { matched: size(all), ...(total !== undefined && { sum: clean(total) }), facets: found };
}
