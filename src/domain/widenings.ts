/** Weaker clauses in place of one: a range let out, a term more, a larger box, a later quarter. */
import { type Filter, soleField } from './filter.ts';
import type { Bounds } from './geometry.ts';
import type { Collection, Field, Label } from './kinds.ts';
import { type Quarter, quarterNamed, waitText } from './quarter.ts';
import { namesQuarters } from './query.ts';
import { rangeWidenings } from './range-widenings.ts';
import { fieldOf } from './record.ts';
import { type Bits, intersection, size } from './snapshot/bits.ts';
import { facets, type ValueFacet } from './snapshot/facets.ts';
import { matches } from './snapshot/matches.ts';
import type { Table } from './snapshot/reader.ts';
import { INDUSTRY_SCHEME } from './vocabulary.ts';

export type Widening = {
  kind: 'widen' | 'wait';
  filter: Filter;
  /** Rows it adds to those that match. */
  gain: number;
  /** What it asks of the visitor: 0 is nothing, 1 as much as giving the clause up. */
  effort: number;
  text: Label;
};

/** What is known of the clauses besides the one in question. */
export type Context = {
  table: Table;
  collection: Collection;
  /** Rows that fail the clause in question and no other. */
  failing: Bits;
  /** How many rows match all clauses. */
  matched: number;
  /** `YYYY-MM-DD`. */
  today: string;
};

const HALF = 0.5;
const QUARTERS_OF_A_LONG_WAIT = 8;

type Choice = Extract<Filter, { op: 'in' }>;
type Range = Extract<Filter, { op: 'between' }>;

const counts = ({ table, collection, failing }: Context, field: string): ValueFacet['values'] => {
  const facet = facets(table, collection, [{ bits: failing, field: undefined }], [field]).facets.get(field);
  return facet && 'values' in facet ? facet.values : [];
};

/** The term that brings most, besides those chosen. A trade is what visitors are, and no other one does as well. */
function anotherTerm(choice: Choice, field: Field, context: Context): Widening[] {
  if (field.kind !== 'term' || field.scheme === INDUSTRY_SCHEME) return [];
  const best = counts(context, choice.field).find(({ value }) => Object.hasOwn(field.terms, String(value)));
  if (!best) return [];
  const term = field.terms[String(best.value)]!;
  return [
    {
      kind: 'widen',
      filter: { ...choice, values: [...choice.values, String(best.value)] },
      gain: best.count,
      effort: HALF,
      text: { zh: `${field.label.zh}也看 ${term.zh}`, en: `${term.en} as well (${field.label.en})` },
    },
  ];
}

/**
 * The next later quarter that brings more: as the end of a range, or in place of the one asked for, whose records are
 * then lost.
 */
function laterQuarter(clause: Choice | Range, field: Field, context: Context): Widening[] {
  if (!namesQuarters(field)) return [];
  const [last, lost, until] =
    clause.op === 'between'
      ? [clause.to, 0, (to: string): Filter => ({ ...clause, to })]
      : [
          clause.values.length === 1 ? clause.values[0] : null,
          context.matched,
          (value: string): Filter => ({ ...clause, values: [value] }),
        ];
  const asked = quarterNamed(String(last));
  if (asked === undefined) return [];
  const later = counts(context, clause.field)
    .map(({ value, count }) => ({ value: String(value), gain: count - lost }))
    .map((one) => ({ ...one, quarter: quarterNamed(one.value) ?? -1 }))
    .filter(({ quarter, gain }) => quarter > asked && gain > 0)
    .reduce<{ value: string; gain: number; quarter: Quarter } | undefined>(
      (next, one) => (next && next.quarter <= one.quarter ? next : one),
      undefined,
    );
  if (!later) return [];
  return [
    {
      kind: 'wait',
      filter: until(later.value),
      gain: later.gain,
      effort: Math.min(1, (later.quarter - asked) / QUARTERS_OF_A_LONG_WAIT),
      text: waitText(later.quarter),
    },
  ];
}

/** A box twice as wide and as high round the same middle, within the world, in steps of a centimetre. */
function doubled([west, south, east, north]: Bounds): Bounds {
  const [x, y] = [(east - west) / 2, (north - south) / 2];
  const [left, bottom, right, top] = [west - x, south - y, east + x, north + y].map((degrees) =>
    Number(degrees.toFixed(7)),
  );
  return [Math.max(-180, left!), Math.max(-90, bottom!), Math.min(180, right!), Math.min(90, top!)];
}

/** Boxes of records that lie in a box as a whole, so that what is in them meets it for sure. */
const contained = ([west, south, east, north]: Bounds): Filter => ({
  op: 'and',
  args: [
    { op: 'between', field: 'west', from: west, to: null },
    { op: 'between', field: 'east', from: null, to: east },
    { op: 'between', field: 'south', from: south, to: null },
    { op: 'between', field: 'north', from: null, to: north },
  ],
});

/** The doubled box, unless a record lies across its edge: whether its geometry meets it only the database can say. */
function largerBox(bounds: Bounds, { table, collection, failing }: Context): Widening[] {
  // West beyond east crosses the antimeridian.
  if (bounds[0] > bounds[2]) return [];
  const larger = doubled(bounds);
  const filter: Filter = { op: 'bbox', bounds: larger };
  const [possible, sure] = [filter, contained(larger)].map((one) => {
    const rows = matches(table, one, collection);
    return rows && size(intersection(failing, rows));
  });
  return possible !== undefined && possible === sure
    ? [
        {
          kind: 'widen',
          filter,
          gain: possible,
          effort: HALF,
          text: { zh: '范围的长宽各放大一倍', en: 'An area twice as wide and as high' },
        },
      ]
    : [];
}

function weaker(filter: Filter, context: Context): Widening[] {
  if (filter.op === 'bbox') return largerBox(filter.bounds, context);
  const { table, collection, failing, today } = context;
  const name = soleField(filter) ?? '';
  const [column, field] = [table.columns.get(name), fieldOf(collection, name)];
  if (!column || !field) return [];
  return [
    ...rangeWidenings(filter, field, column, failing, today),
    ...(filter.op === 'in' ? anotherTerm(filter, field, context) : []),
    ...(filter.op === 'in' || filter.op === 'between' ? laterQuarter(filter, field, context) : []),
  ];
}

/** Weaker clauses that add rows to those that match, each exactly as many as it says. */
export function widenings(filter: Filter, context: Context): Widening[] {
  return [...weaker(filter, context)].filter(({ gain }) => gain > 0);
}
