/** Filters every face must answer alike, over a small table of premises with gaps, zeros and several values. */
import type { Filter, Scalar } from './filter.ts';
import type { Value } from './kinds.ts';

export type CaseRecord = { source_no: string } & Record<string, Value>;

/** Premises as the API would give them; null where a department left the cell empty. */
export const RECORDS: readonly CaseRecord[] = [
  {
    source_no: 'a',
    division: '320583',
    kind: 'factory',
    industries: ['C36', 'C39'],
    area_free: 3500,
    rent: 28,
    valid_until: '2030-05-01',
    height: 8,
    status: 'to_let',
  },
  {
    source_no: 'b',
    division: '320583',
    kind: 'research',
    industries: ['C27'],
    area_free: 0,
    rent: null,
    valid_until: null,
    height: 4.5,
    status: 'partly',
  },
  {
    source_no: 'c',
    division: '320585',
    kind: 'warehouse',
    industries: null,
    area_free: null,
    rent: 0,
    valid_until: '2030-06-01',
    height: null,
    status: null,
  },
  {
    source_no: 'd',
    division: '320571',
    kind: 'factory',
    industries: ['C3'],
    area_free: 12_000,
    rent: 45.5,
    valid_until: '2031-01-01',
    height: 6,
    status: 'to_let',
  },
  {
    source_no: 'e',
    division: null,
    kind: 'incubator',
    industries: ['I65', 'C36'],
    area_free: 800,
    rent: 20,
    valid_until: '2029-12-31',
    height: 3,
    status: 'let',
  },
];

export const has = (field: string, ...values: Scalar[]): Filter => ({ op: 'in', field, values });
export const range = (field: string, from: number | string | null, to: number | string | null): Filter => ({
  op: 'between',
  field,
  from,
  to,
});
export const not = (arg: Filter): Filter => ({ op: 'not', arg });
export const or = (...args: Filter[]): Filter => ({ op: 'or', args });
export const and = (...args: Filter[]): Filter => ({ op: 'and', args });

/** What each filter keeps, by hand. Clauses on a field without a value keep nothing, negated or not. */
export const CASES: readonly [name: string, filter: Filter, kept: string][] = [
  ['nothing asked', and(), 'abcde'],
  ['an empty choice', or(), ''],
  ['one term', has('kind', 'factory'), 'ad'],
  ['two terms', has('division', '320583', '320585'), 'abc'],
  ['a term nobody has', has('kind', 'bonded'), ''],
  ['not a term, with a gap', not(has('division', '320583')), 'cd'],
  ['one of many values', has('industries', 'C36'), 'ae'],
  ['any of many values', has('industries', 'C27', 'I65'), 'be'],
  ['a code that begins another', has('industries', 'C3'), 'd'],
  ['not one of many, with a gap', not(has('industries', 'C36')), 'bd'],
  ['a range', range('area_free', 500, 4000), 'ae'],
  ['a range with equal ends', range('rent', 28, 28), 'a'],
  ['open below, zero counts, null does not', range('rent', null, 28), 'ace'],
  ['open above', range('area_free', 3500, null), 'ad'],
  ['not a range, with gaps', not(range('area_free', 500, 4000)), 'bd'],
  ['a fraction', range('height', 4.5, 6), 'bd'],
  ['dates', range('valid_until', '2030-05-01', '2030-12-31'), 'ac'],
  ['dates open above', range('valid_until', '2030-05-02', null), 'cd'],
  ['no value', { op: 'null', field: 'rent' }, 'b'],
  ['some value', not({ op: 'null', field: 'rent' }), 'acde'],
  [
    'valid on a day',
    or({ op: 'null', field: 'valid_until' }, range('valid_until', '2030-06-01', null)),
    'bcd',
  ],
  ['and', and(has('kind', 'factory'), range('rent', null, 30)), 'a'],
  ['or', or(has('kind', 'incubator'), range('rent', 40, null)), 'de'],
  ['not and, with gaps', not(and(has('kind', 'factory'), range('rent', null, 30))), 'bcde'],
  ['not or, with gaps', not(or(has('kind', 'factory'), range('rent', null, 10))), 'e'],
  ['double negation', not(not(has('status', 'to_let'))), 'ad'],
];
