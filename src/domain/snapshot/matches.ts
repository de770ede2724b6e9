/** The snapshot face of a filter: which rows match, with the three-valued logic of SQL. */
import { type Filter, isMany, storedScalar } from '../filter.ts';
import type { Bounds } from '../geometry.ts';
import type { Collection } from '../kinds.ts';
import { fieldOf } from '../record.ts';
import { byValue } from '../value-order.ts';
import { allRows, type Bits, intersection, noRows, union } from './bits.ts';
import type { Column } from './column.ts';
import { common, either, type Interval } from './intervals.ts';
import { BLOCK } from './plane.ts';
import type { Table } from './reader.ts';

/** Neither true nor false where there is no value (Kleene's logic). */
type Verdict = 'yes' | 'no' | 'unknown';

/** What is asked of one column: true in the intervals, `ofNull` where there is no value, else false. */
type Clause = { column: Column; intervals: readonly Interval[]; ofNull: Verdict };

type Operator = 'and' | 'or';
/** The verdict that one argument is enough for. */
const DECIDES = { and: 'no', or: 'yes' } as const;

function joined(op: Operator, a: Clause, b: Clause): Clause {
  const decides = DECIDES[op];
  const isDecided = a.ofNull === decides || b.ofNull === decides;
  return {
    column: a.column,
    intervals: op === 'and' ? common(a.intervals, b.intervals) : either(a.intervals, b.intervals),
    ofNull: isDecided ? decides : a.ofNull === b.ofNull ? a.ofNull : 'unknown',
  };
}

/** 1 for places of which the clause says what is wanted, 0 for others. */
function judge({ column, intervals, ofNull }: Clause, wanted: Verdict): (place: number) => number {
  const [inside, outside] = [Number(wanted === 'yes'), Number(wanted === 'no')];
  return (place) => {
    if (column.isNull(place)) return Number(ofNull === wanted);
    let [low, high] = [0, intervals.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (intervals[middle]![0] <= place) low = middle + 1;
      else high = middle;
    }
    // The last interval that begins at or before a place decides.
    return low > 0 && place <= intervals[low - 1]![1] ? inside : outside;
  };
}

/** Reads codes of a block of rows from `from` on, and what the clause says of each code: 1 or 0. */
type Judged = { read: (from: number, out: Uint32Array) => number; verdicts: Uint8Array };

/** Codes that are verdicts. */
const SAID = Uint8Array.of(0, 1);

/** The judgement on each row, for columns of too many places for a table. */
function judgedByRow(clause: Clause, wanted: Verdict): Judged {
  const { plane, numbers, first } = clause.column;
  const judgement = judge(clause, wanted);
  const read = (from: number, out: Uint32Array) => {
    const count = numbers ? Math.min(BLOCK, numbers.length - from) : plane!.read(from, out);
    for (let i = 0; i < count; i++) out[i] = judgement(numbers ? numbers[from + i]! : out[i]! + first);
    return count;
  };
  return { read, verdicts: SAID };
}

/** As `judgedByRow`, for codes in one interval. */
function judgedByInterval({ column, intervals, ofNull }: Clause, wanted: Verdict): Judged {
  const { plane, first } = column;
  const [least, most] = intervals[0]!.map((place) => place - first) as [number, number];
  const none = -first;
  const [inside, outside] = [Number(wanted === 'yes'), Number(wanted === 'no')];
  const ofNone = Number(ofNull === wanted);
  const read = (from: number, out: Uint32Array) => {
    const count = plane!.read(from, out);
    for (let i = 0; i < count; i++) {
      const code = out[i]!;
      out[i] = code >= least && code <= most ? inside : code === none ? ofNone : outside;
    }
    return count;
  };
  return { read, verdicts: SAID };
}

function judged(clause: Clause, wanted: Verdict): Judged {
  const { plane, places } = clause.column;
  if (plane && places)
    return {
      read: (from, out) => plane.read(from, out),
      verdicts: new Uint8Array(places.map(judge(clause, wanted))),
    };
  return plane && clause.intervals.length === 1
    ? judgedByInterval(clause, wanted)
    : judgedByRow(clause, wanted);
}

/** The rows of which a clause says what is wanted. */
function judgedRows(clause: Clause, rows: number, wanted: Verdict): Bits {
  const { plane, numbers, first } = clause.column;
  if (!plane && !numbers) return judge(clause, wanted)(first) ? allRows(rows) : noRows(rows);
  const { read, verdicts } = judged(clause, wanted);
  const found = noRows(rows);
  const block = new Uint32Array(BLOCK);
  for (let from = 0; from < rows; from += BLOCK) {
    const count = read(from, block);
    for (let row = 0, word = from >>> 5; row < count; word++) {
      let bits = 0;
      for (let bit = 0, end = Math.min(32, count - row); bit < end; bit++, row++)
        bits |= verdicts[block[row]!]! << bit;
      found[word] = bits;
    }
  }
  return found;
}

type FieldClause = Extract<Filter, { op: 'in' | 'between' | 'null' }>;

/** The places for which a clause is true; undefined when the column cannot be compared with its ends. */
function placesOf(column: Column, clause: FieldClause, ofLists: boolean): readonly Interval[] | undefined {
  if (clause.op === 'null') return [];
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

function clauseOf({ columns }: Table, filter: FieldClause, collection: Collection): Clause | undefined {
  const column = columns.get(filter.field);
  const intervals = column && placesOf(column, filter, isMany(fieldOf(collection, filter.field)));
  if (!intervals) return undefined;
  const ofNull = filter.op === 'null' ? 'yes' : 'unknown';
  return { column, intervals: intervals.toSorted(([a], [b]) => a - b), ofNull };
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

/** The arguments of an operator with those of the same one among them. */
const flat = (op: Operator, args: readonly Filter[]): Filter[] =>
  args.flatMap((arg) => {
    const one = arg.op === 'bbox' ? boxClauses(arg.bounds) : arg;
    return one.op === op ? flat(op, one.args) : [one];
  });

const isOfField = (filter: Filter): filter is FieldClause =>
  filter.op === 'in' || filter.op === 'between' || filter.op === 'null';

/** What an operator makes of its arguments; those about one column are judged in one pass. */
function ofArguments(
  table: Table,
  { op, args }: Extract<Filter, { op: Operator }>,
  collection: Collection,
  wanted: 'yes' | 'no',
): Bits | undefined {
  const clauses = new Map<Column, Clause>();
  const found: Bits[] = [];
  for (const arg of flat(op, args)) {
    if (isOfField(arg)) {
      const clause = clauseOf(table, arg, collection);
      if (!clause) return undefined;
      const known = clauses.get(clause.column);
      clauses.set(clause.column, known ? joined(op, known, clause) : clause);
    } else {
      const rows = judgedBy(table, arg, collection, wanted);
      if (!rows) return undefined;
      found.push(rows);
    }
  }
  for (const clause of clauses.values()) found.push(judgedRows(clause, table.rows, wanted));
  return wanted === DECIDES[op]
    ? found.reduce(union, noRows(table.rows))
    : found.reduce(intersection, allRows(table.rows));
}

/** The rows for which a filter is true, or those for which it is false. */
function judgedBy(
  table: Table,
  filter: Filter,
  collection: Collection,
  wanted: 'yes' | 'no',
): Bits | undefined {
  const { rows } = table;
  switch (filter.op) {
    case 'and':
    case 'or':
      return ofArguments(table, filter, collection, wanted);
    case 'not':
      return judgedBy(table, filter.arg, collection, wanted === 'yes' ? 'no' : 'yes');
    case 'bbox':
      return judgedBy(table, boxClauses(filter.bounds), collection, wanted);
    case 'rids': {
      const found = noRows(rows);
      for (const rid of filter.rids) {
        const row = table.row(rid);
        if (row !== undefined) found[row >> 5]! |= 1 << (row & 31);
      }
      return wanted === 'yes' ? found : allRows(rows).map((word, i) => word & ~found[i]!);
    }
    case 'in':
    case 'between':
    case 'null': {
      const clause = clauseOf(table, filter, collection);
      return clause && judgedRows(clause, rows, wanted);
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
  judgedBy(table, filter, collection, 'yes');
