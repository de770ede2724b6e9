/** Ranges let out: to the nearest record outside, and to a round number or later quarter that brings more. */
import { dayNumber, dayText } from './calendar-day.ts';
import { type Filter, isRange } from './filter.ts';
import type { Field, Label, Language } from './kinds.ts';
import { firstDay, LAST_QUARTER, lastDay, quarterOf, quarterText, waitText } from './quarter.ts';
import { isYear, shownUnit, valueText } from './sentence.ts';
import type { Bits } from './snapshot/bits.ts';
import type { Column } from './snapshot/column.ts';
import { CountedRows, tally } from './snapshot/tally.ts';
import { convert } from './units.ts';
import type { Widening } from './widenings.ts';

/** Round numbers, or quarters, looked at beyond the nearest record. */
const LOOK_AHEAD = 4;
/** Days of waiting that are as much as giving the date up. */
const LONG_WAIT = 730;
/** Significant digits of a bound that is not round in the unit it is shown in, and in the stored one. */
const SHOWN_DIGITS = 4;
const STORED_DIGITS = 7;

/** The ends a clause asks for; `isStrict` when an end itself is outside. */
type Range = { field: string; from: number | string | null; to: number | string | null; isStrict: boolean };

/** The range a clause is; undefined for any other clause. */
function rangeOf(filter: Filter, field: Field): Range | undefined {
  if (filter.op === 'between') return { ...filter, isStrict: false };
  if (filter.op === 'in' && filter.values.length === 1 && isRange(field)) {
    const value = filter.values[0] as number | string;
    return { field: filter.field, from: value, to: value, isStrict: false };
  }
  // CQL2 says "less than 5" as "not from 5 on".
  if (filter.op !== 'not' || filter.arg.op !== 'between') return undefined;
  const { field: name, from, to } = filter.arg;
  if (from === null) return { field: name, from: to, to: null, isStrict: true };
  return to === null ? { field: name, from: null, to: from, isStrict: true } : undefined;
}

/** A number with so many significant digits, rounded up (`sign` 1) or down (-1). */
function rounded(value: number, sign: number, digits: number): number {
  if (value === 0) return 0;
  const power = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
  return Number(((sign * Math.ceil(sign * value * 10 ** power - 1e-6)) / 10 ** power).toPrecision(12));
}

/** The largest of 1, 2 and 5 times a power of ten that is not above. */
function roundStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return power * ([5, 2].find((digit) => most >= digit * power) ?? 1);
}

/** Bounds that read well in the unit Chinese readers are shown, from the nearest record outwards; in the stored unit. */
function numberBounds(nearest: number, field: Field, sign: number): number[] {
  if (field.kind !== 'number' && field.kind !== 'count') return [];
  const unit = shownUnit(field, 'zh');
  const stored = field.unit ?? unit;
  const shown = stored && unit ? convert(nearest, stored, unit) : nearest;
  const back = (value: number) =>
    stored && unit ? rounded(convert(value, unit, stored), sign, STORED_DIGITS) : value;
  const size = isYear(field) ? 5 : roundStep(Math.abs(shown) / 5 || 1);
  const step = field.kind === 'count' ? Math.max(1, size) : size;
  const start = sign * Math.floor((sign * shown) / step);
  const close = back(rounded(shown, sign, SHOWN_DIGITS));
  return [
    sign * close >= sign * nearest ? close : nearest,
    ...Array.from({ length: LOOK_AHEAD }, (_, k) =>
      back(Number(((start + sign * (k + 1)) * step).toPrecision(12))),
    ),
  ].filter((bound) => bound >= (field.min ?? -Infinity));
}

/** The ends of quarters from that of the nearest day on. */
const dayBounds = (nearest: number, sign: number): number[] =>
  Array.from({ length: LOOK_AHEAD + 1 }, (_, k) => quarterOf(nearest) + sign * k)
    .filter((quarter) => quarter >= 0 && quarter <= LAST_QUARTER)
    .map(sign > 0 ? lastDay : firstDay);

const effortOf = (bound: number, old: number, isDays: boolean): number => {
  const scale = isDays ? LONG_WAIT : Math.max(Math.abs(bound), Math.abs(old), Number.MIN_VALUE);
  return Math.min(1, Math.abs(bound - old) / scale);
};

function words(field: Field, sign: number, old: number | string, bound: number, isDays: boolean): Label {
  const text = (value: number | string, language: Language) => valueText(value, field, language);
  const now = isDays ? quarterText(quarterOf(bound)) : { zh: text(bound, 'zh'), en: text(bound, 'en') };
  const { zh, en } = field.label;
  if (text(old, 'zh') === now.zh) return { zh: `${zh}含 ${now.zh}`, en: `${en} of ${now.en} included` };
  // Some fields are ends of ranges themselves, and are called so.
  const end = /[上下]限$/.test(zh) ? '' : sign > 0 ? '上限' : '下限';
  const side = /\b(from|to|min|max)$/.test(en) ? '' : sign > 0 ? 'up to ' : 'from ';
  return {
    zh: `${zh}${end}从 ${text(old, 'zh')} 放到 ${now.zh}`,
    en: `${en} ${side}${now.en} instead of ${text(old, 'en')}`,
  };
}

/** Numbers and how many rows have each; one may come several times. */
type Tally = { value: number; count: number }[];

/** The numbers of a set of rows on the side of a bound where `sign` points, the bound itself with them. */
function beyond(column: Column, bits: Bits, bound: number, sign: number): Tally {
  const found: Tally = [];
  tally(column, new CountedRows(bits), (place, count) => {
    const value = column.isNull(place) ? Number.NaN : Number(column.at(place));
    if (sign * value >= sign * bound) found.push({ value, count });
  });
  return found;
}

/**
 * The range of a clause with one end let out: no further than to the nearest of the rows that fail it, and to the next
 * round bound that brings more. Nothing for clauses that are no range.
 */
export function rangeWidenings(
  filter: Filter,
  field: Field,
  column: Column,
  failing: Bits,
  today: string,
): Widening[] {
  const range = rangeOf(filter, field);
  if (!range || !isRange(field)) return [];
  const { isDays } = column;
  return (['from', 'to'] as const).flatMap((side) => {
    const old = range[side];
    const bound = old === null ? undefined : isDays ? dayNumber(String(old)) : Number(old);
    if (old === null || bound === undefined) return [];
    const sign = side === 'to' ? 1 : -1;
    const outside = beyond(column, failing, bound, sign);
    if (outside.length === 0) return [];
    const nearest = sign * outside.reduce((least, { value }) => Math.min(least, sign * value), Infinity);
    const gainAt = (end: number) =>
      outside.reduce((total, { value, count }) => total + (sign * value <= sign * end ? count : 0), 0);
    const [close, ...further] = isDays ? dayBounds(nearest, sign) : numberBounds(nearest, field, sign);
    if (close === undefined) return [];
    const generous = further.find((end) => gainAt(end) > gainAt(close));
    return [close, ...(generous === undefined ? [] : [generous])].map((end): Widening => {
      const held = isDays ? dayText(end) : end;
      const isWait = 'onset' in field && side === 'to' && String(held) >= today;
      return {
        kind: isWait ? 'wait' : 'widen',
        filter: { op: 'between', field: range.field, from: range.from, to: range.to, [side]: held },
        gain: gainAt(end),
        effort: effortOf(end, bound, isDays),
        text: isWait ? waitText(quarterOf(end)) : words(field, sign, old, end, isDays),
      };
    });
  });
}
