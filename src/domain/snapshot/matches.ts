/** The snapshot face of a filter: which rows match, with the three-valued logic of SQL. */
import { type Filter, isMany, storedScalar } from '../filter.ts';
import type { Bounds } from '../geometry.ts';
import type { Collection } from '../kinds.ts';
import { fieldOf } from '../record.ts';
import { byValue } from '../value-order.ts';
import { allRows, type Bits, intersection, noRows, union } from './bits.ts';
import type { Column, Interval } from './column.ts';
import { BLOCK, type Plane } from './plane.ts';
import type { Table } from './reader.ts';

/** Rows for which a filter is true and for which it is false; for the others it is neither (Kleene's logic). */
type Verdict = { yes: Bits; no: Bits };

const UNKNOWN = 0;
const YES = 1;
const NO = 2;

/** The verdict on a place: intervals are ascending and apart, so the last that begins at or before it decides. */
function judge(column: Column, intervals: readonly Interval[], ofNull: number): (place: number) => number {
  const one = intervals.length === 1 ? intervals[0] : undefined;
  return (place) => {
    if (column.isNull(place)) return ofNull;
    if (one) return place >= one[0] && place <= one[1] ? YES : NO;
    let [low, high] = [0, intervals.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (intervals[middle]![0] <= place) low = middle + 1;
      else high = middle;
    }
    return low > 0 && place <= intervals[low - 1]![1] ? YES : NO;
  };
}

/** Puts the verdicts on the rows from `from` on, a block of them at most, into `out`; returns how many. */
type Judged = (from: number, out: Uint32Array) => number;

function judged(plane: Plane, column: Column, judgement: (place: number) => number): Judged {
  const { places, first } = column;
  if (!places)
    return (from, out) => {
      const count = plane.read(from, out);
      for (let i = 0; i < count; i++) out[i] = judgement(out[i]! + first);
      return count;
    };
  const verdicts = places.map(judgement);
  return (from, out) => {
    const count = plane.read(from, out);
    for (let i = 0; i < count; i++) out[i] = verdicts[out[i]!]!;
    return count;
  };
}

/** Verdicts of one block after the other, in sets. */
function collected(rows: number, read: Judged): Verdict {
  const [yes, no] = [noRows(rows), noRows(rows)];
  const block = new Uint32Array(BLOCK);
  for (let from = 0; from < rows; from += BLOCK) {
    const count = read(from, block);
    for (let row = 0, word = from >>> 5; row < count; word++) {
      let [true_, false_] = [0, 0];
      for (let bit = 0, end = Math.min(32, count - row); bit < end; bit++, row++) {
        true_ |= (block[row]! & YES) << bit;
        false_ |= (block[row]! >>> 1) << bit;
      }
      yes[word] = true_;
      no[word] = false_;
    }
  }
  return { yes, no };
}

function verdictOf(column: Column, rows: number, intervals: readonly Interval[], ofNull: number): Verdict {
  const judgement = judge(
    column,
    intervals.toSorted(([a], [b]) => a - b),
    ofNull,
  );
  const { plane, numbers, first } = column;
  if (plane) return collected(rows, judged(plane, column, judgement));
  if (numbers)
    return collected(rows, (from, out) => {
      const count = Math.min(BLOCK, rows - from);
      for (let i = 0; i < count; i++) out[i] = judgement(numbers[from + i]!);
      return count;
    });
  const verdict = judgement(first);
  return {
    yes: verdict === YES ? allRows(rows) : noRows(rows),
    no: verdict === NO ? allRows(rows) : noRows(rows),
  };
}

type FieldClause = Extract<Filter, { op: 'in' | 'between' }>;

/** The places for which a clause is true; undefined when the column cannot be compared with its ends. */
function places(column: Column, clause: FieldClause, ofLists: boolean): readonly Interval[] | undefined {
  if (clause.op === 'in') {
    const values = new Set(clause.values.map(storedScalar));
    if (ofLists) return column.holding((value) => values.has(value));
    return [...values].flatMap((value) => column.equal(value));
  }
  const { from, to } = clause;
  if (!ofLists) return column.between(from, to);
  return column.holding(
    (value) => (from === null || byValue(value, from) >= 0) && (to === null || byValue(value, to) <= 0),
  );
}

const boxClauses = ([west, south, east, north]: Bounds): Filter => {
  const toEast: Filter = { op: 'between', field: 'east', from: west, to: null };
  const toWest: Filter = { op: 'between', field: 'west', from: null, to: east };
  return {
    op: 'and',
    args: [
      // West beyond east crosses the antimeridian (RFC 7946, 5.2).
      { op: west <= east ? 'and' : 'or', args: [toEast, toWest] },
      { op: 'between', field: 'north', from: south, to: null },
      { op: 'between', field: 'south', from: null, to: north },
    ],
  };
};

function verdict(table: Table, filter: Filter, collection: Collection): Verdict | undefined {
  const { rows, columns } = table;
  switch (filter.op) {
    case 'and':
    case 'or': {
      const [same, other] = filter.op === 'and' ? (['yes', 'no'] as const) : (['no', 'yes'] as const);
      let found = { [same]: allRows(rows), [other]: noRows(rows) } as Verdict;
      for (const arg of filter.args) {
        const next = verdict(table, arg, collection);
        if (!next) return undefined;
        found = {
          [same]: intersection(found[same], next[same]),
          [other]: union(found[other], next[other]),
        } as Verdict;
      }
      return found;
    }
    case 'not': {
      const inner = verdict(table, filter.arg, collection);
      return inner && { yes: inner.no, no: inner.yes };
    }
    case 'bbox':
      return verdict(table, boxClauses(filter.bounds), collection);
    case 'rids': {
      const yes = noRows(rows);
      for (const rid of filter.rids) {
        const row = table.row(rid);
        if (row !== undefined) yes[row >> 5]! |= 1 << (row & 31);
      }
      return { yes, no: allRows(rows).map((word, i) => word & ~yes[i]!) };
    }
    case 'in':
    case 'between':
    case 'null': {
      const column = columns.get(filter.field);
      if (!column) return undefined;
      if (filter.op === 'null') return verdictOf(column, rows, [], YES);
      const intervals = places(column, filter, isMany(fieldOf(collection, filter.field)));
      return intervals && verdictOf(column, rows, intervals, UNKNOWN);
    }
    default:
      return undefined;
  }
}

/**
 * The rows of a table that match a filter; undefined when a clause asks for what is not in the snapshot, such as
 * names: then SQL answers.
 */
export const matches = (table: Table, filter: Filter, collection: Collection): Bits | undefined =>
  verdict(table, filter, collection)?.yes;
