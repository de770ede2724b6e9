/** The columns of a snapshot: values into places, each in the encoding that takes the fewest bytes and keeps them exactly. */
import { dayNumber } from '../src/domain/calendar-day.ts';
import type { Field } from '../src/domain/kinds.ts';
import type { DictionaryColumn, FloatColumn, ScaledColumn } from '../src/domain/snapshot/format.ts';
import { byValue } from '../src/domain/value-order.ts';
import type { Value } from './records.ts';
import { bytesOf, type Codes, codesOf, shareOfPlanes } from './snapshot-planes.ts';

/** Texts with more different values are left out; SQL answers for them. */
const MAX_DICTIONARY = 65_535;
const MAX_SCALE = 1e7;
const MAX_CODES = 2 ** 32;

type Days = { days?: true };
/** A column by its digits, numbers below `codes`. */
export type CodedColumn = {
  digits: Codes;
  codes: number;
  column: (Omit<DictionaryColumn, 'digit'> | Omit<ScaledColumn, 'digit'>) & Days;
};
export type NumberColumn = { bytes: Uint8Array; column: Omit<FloatColumn, 'at'> & Days };
export type Encoded = CodedColumn | NumberColumn;

/** The values of texts or numbers by places in a dictionary; undefined for too many. */
export function dictionary(values: readonly Value[]): CodedColumn | undefined {
  const seen = new Set<string | number>();
  let first: 0 | 1 = 1;
  for (const value of values)
    if (value === null) first = 0;
    else if (seen.add(value).size > MAX_DICTIONARY) return undefined;
  const sorted = [...seen].sort(byValue);
  if (values.length === 0) first = 0;
  const digits = new Map<Value, number>(sorted.map((value, i) => [value, i + 1 - first]));
  digits.set(null, 0);
  const codes = sorted.length + 1 - first;
  return {
    digits: codesOf(codes, values.length, (row) => digits.get(values[row]!)!),
    codes,
    column: { first, values: sorted },
  };
}

/** The lowest power of ten by which all numbers become whole and come back exactly; undefined for none. */
function scaleOf(numbers: readonly number[]): number | undefined {
  for (let scale = 1; scale <= MAX_SCALE; scale *= 10) {
    const isExact = (value: number) => {
      const whole = Math.round(value * scale);
      return Number.isSafeInteger(whole) && whole / scale === value;
    };
    if (numbers.every(isExact)) return scale;
  }
  return undefined;
}

function scaled(values: readonly (number | null)[]): CodedColumn | undefined {
  const numbers = values.filter((value) => value !== null);
  const scale = scaleOf(numbers);
  if (scale === undefined || numbers.length === 0) return undefined;
  const whole = (value: number) => Math.round(value * scale);
  let [least, most] = [Infinity, -Infinity];
  for (const value of numbers) {
    least = Math.min(least, whole(value));
    most = Math.max(most, whole(value));
  }
  const first = numbers.length === values.length ? 1 : 0;
  const codes = most - least + 2 - first;
  if (codes > MAX_CODES) return undefined;
  const digit = (value: number | null) => (value === null ? 0 : whole(value) - least + 1 - first);
  return {
    digits: codesOf(codes, values.length, (row) => digit(values[row]!)),
    codes,
    column: { first, least, scale },
  };
}

function floats(values: readonly (number | null)[]): NumberColumn {
  const numbers = values.map((value) => value ?? Number.NaN);
  const isSingle = values.every((value) => value === null || Math.fround(value) === value);
  return isSingle
    ? { bytes: bytesOf(Float32Array.from(numbers)), column: { float: 32 } }
    : { bytes: bytesOf(Float64Array.from(numbers)), column: { float: 64 } };
}

function cost(encoded: Encoded): number {
  const bytes = 'bytes' in encoded ? encoded.bytes.length : shareOfPlanes(encoded.digits, encoded.codes);
  return bytes + JSON.stringify(encoded.column).length;
}

function numeric(values: readonly (number | null)[]): Encoded {
  return [dictionary(values), scaled(values), floats(values)]
    .filter((encoded) => encoded !== undefined)
    .map((encoded) => ({ encoded, bytes: cost(encoded) }))
    .reduce((best, other) => (other.bytes < best.bytes ? other : best)).encoded;
}

function days(values: readonly Value[]): Encoded | undefined {
  const known = new Map<Value, number | undefined>();
  const numbers = values.map((value) => {
    if (value === null) return null;
    if (!known.has(value)) known.set(value, dayNumber(String(value)));
    return known.get(value);
  });
  if (numbers.includes(undefined)) return undefined;
  const found = numeric(numbers as (number | null)[]);
  return { ...found, column: { ...found.column, days: true } } as Encoded;
}

/** The values of a field encoded; undefined when they have no encoding here. */
export function encoded(values: readonly Value[], field: Field | undefined): Encoded | undefined {
  switch (field?.kind) {
    case 'text':
    case 'term':
    case 'reference':
      return dictionary(values);
    case 'date':
      return days(values);
    default:
      return numeric(values.map((value) => (value === null ? null : Number(value))));
  }
}
