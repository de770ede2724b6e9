/** A cell becomes a number in a field's unit, or the two ends of a range where a column stands for both. */
import type { Field } from '../domain/kinds.ts';
import { convert, DOLLAR, storedUnit, UNITS, type Unit, unitNamed } from '../domain/units.ts';
import { type ParsedNumber, parseNumber } from './number.ts';
import type { Cell } from './sheet.ts';

type Measured = Extract<Field, { kind: 'number' | 'count' }>;

/** `unit` is the one of the heading, `name` the field's, `dollar` what a US dollar is worth in yuan by the clerk's word. */
export type QuantityContext = {
  unit?: Unit | undefined;
  /** US dollars one of the heading's units is. */
  dollars?: number | undefined;
  name: string;
  dollar?: number | undefined;
};

/** `said` tells what of the cell is not in the value; the report counts it by column. */
export type Quantity<T> = { value: T; said?: string } | { reason: string };

type Written = Exclude<ParsedNumber, { error: string }>;

/** Units of money in US dollars, by their spelling in cells and headings. */
export const DOLLARS: Readonly<Record<string, number>> = {
  USD: 1,
  美元: 1,
  万美元: 1e4,
  百万美元: 1e6,
  亿美元: 1e8,
};

const QUALIFIED = {
  about: '约, 左右 and the like beside figures are left out',
  at_least: '不低于, ≥ and the like beside figures are left out',
  at_most: '不超过, ≤ and the like beside figures are left out',
  over: '大于 and the like beside figures are left out',
  under: '小于 and the like beside figures are left out',
} as const;

/** Which end of a range a field is, by the name it has in the definitions. */
const endOf = (name: string): 'min' | 'max' | undefined =>
  name.endsWith('_min') ? 'min' : name.endsWith('_max') ? 'max' : undefined;

/** Two spellings of one quantity may differ by rounding only. */
const AGREES = 0.005;

/** Unit factors such as 2000/3 leave noise in the last digits of a double. */
const clean = (value: number) => (Number.isSafeInteger(value) ? value : Number(value.toPrecision(12)));

/** The converter from what the cell is written in to the field's unit, or why there is none. */
function converter(
  written: Written,
  field: Measured,
  context: QuantityContext,
): ((value: number) => number) | { reason: string } {
  const { unit, scale } = written;
  const dollars = unit === undefined ? context.dollars : DOLLARS[unit];
  if (dollars !== undefined) {
    if (field.unit !== 'yuan') return { reason: 'dollars do not measure this field' };
    if (context.dollar === undefined)
      return {
        reason: `stands in US dollars; say what a dollar was agreed to be worth (--usd, such as ${DOLLAR.yuan}) or write the amount in yuan`,
      };
    const rate = dollars * context.dollar;
    return (value) => value * rate;
  }
  // `500万` under a heading in 万元 says its scale twice: the cell's own is the one meant.
  const heading = scale !== undefined && context.unit !== undefined ? storedUnit(context.unit) : context.unit;
  const from = unit === undefined ? heading : unitNamed(unit);
  if (unit !== undefined && from === undefined) return { reason: `unit "${unit}" is not known` };
  const to = field.unit;
  if (from === undefined || to === undefined) return (value) => value;
  if (storedUnit(from) !== storedUnit(to))
    return {
      reason: `${UNITS[from].label.zh} does not measure this field, which takes ${UNITS[to].label.zh}`,
    };
  return (value) => convert(value, from, to);
}

/** Why a value cannot be one of the field; undefined when it can. */
function outside(value: number, field: Measured): string | undefined {
  if (field.kind === 'count' && !Number.isInteger(value)) return `${value} is not a whole number`;
  if (field.min !== undefined && value < field.min)
    return `${value} is below the least possible, ${field.min}`;
  if (field.max !== undefined && value > field.max)
    return `${value} is above the most possible, ${field.max}`;
  return undefined;
}

/** Whether the quantity said again agrees with the first; a reason where it does not. */
function disagreement(written: Written, field: Measured, stored: number): string | undefined {
  const { again } = written;
  const from = again && unitNamed(again.unit);
  if (!again || from === undefined || field.unit === undefined) return undefined;
  if (storedUnit(from) !== storedUnit(field.unit)) return undefined;
  const second = convert(again.value, from, field.unit);
  const rounding = convert(again.step / 2, from, field.unit);
  if (Math.abs(second - stored) <= Math.abs(stored) * AGREES + rounding) return undefined;
  const here = clean(convert(stored, field.unit, from));
  return `says ${again.value} ${again.unit} in brackets, but the figure before is ${Number(here.toPrecision(6))} ${again.unit}; correct one of them`;
}

function remark(
  { again, remark: beside, qualifier }: Written,
  field: Measured,
  said?: string,
): string | undefined {
  if (said !== undefined) return said;
  if (qualifier !== undefined) return QUALIFIED[qualifier];
  const from = again && unitNamed(again.unit);
  const isOther =
    again !== undefined &&
    (from === undefined || field.unit === undefined || storedUnit(from) !== storedUnit(field.unit));
  return beside !== undefined || isOther ? 'remarks beside figures are left out' : undefined;
}

/** Stored units beside which departments use larger ones, so that a bare figure under a bare heading is in doubt. */
const DOUBTFUL: readonly (Unit | undefined)[] = ['m2', 'yuan', 'yuan_per_m2', 'yuan_per_m2_year'];

function unitless(written: Written, field: Measured, context: QuantityContext): string | undefined {
  const { unit, dollars } = context;
  if (written.unit !== undefined || written.scale !== undefined) return undefined;
  if (unit !== undefined || dollars !== undefined || !DOUBTFUL.includes(field.unit)) return undefined;
  return `figures without a unit are taken for ${UNITS[field.unit!].label.zh}`;
}

/** The one number of a written cell that a field takes; of a range the end the field is, by its name. */
function figureFor(
  written: Written,
  name: string,
): { figure: number | null; said?: string } | { reason: string } {
  const end = endOf(name);
  if ('range' in written) {
    if (end === undefined)
      return { reason: `is a range, ${written.range.join('–')}; this field takes one number` };
    return end === 'min'
      ? { figure: written.range[0], said: 'upper ends of ranges are left out' }
      : { figure: written.range[1], said: 'lower ends of ranges are left out' };
  }
  const { qualifier } = written;
  if (end === 'min' && (qualifier === 'at_most' || qualifier === 'under'))
    return { reason: 'is an upper limit; this field takes the lower one' };
  if (end === 'max' && (qualifier === 'at_least' || qualifier === 'over'))
    return { reason: 'is a lower limit; this field takes the upper one' };
  return { figure: written.value };
}

/** What a limit says of a field that is a limit is said by the field itself. */
const SAME_END = { min: ['at_least', 'over'], max: ['at_most', 'under'] } as const;

/** The number in a cell for a field, in its stored unit; 0 is null where it is impossible. */
export function quantity(cell: Cell, field: Measured, context: QuantityContext): Quantity<number | null> {
  const written = parseNumber(cell);
  if ('error' in written) return { reason: written.error };
  const chosen = figureFor(written, context.name);
  if ('reason' in chosen) return { reason: `"${String(cell).trim()}" ${chosen.reason}` };
  if (chosen.figure === null) return { value: null };
  const to = converter(written, field, context);
  if (typeof to !== 'function') return to;
  const value = clean(to(chosen.figure));
  if (value === 0 && field.min !== undefined && field.min > 0)
    return { value: null, said: 'zeros are kept as no value where 0 is impossible' };
  const wrong =
    outside(value, field) ?? ('value' in written ? disagreement(written, field, value) : undefined);
  if (wrong) return { reason: wrong };
  const end = endOf(context.name);
  const isSaid =
    end !== undefined && (SAME_END[end] as readonly (string | undefined)[]).includes(written.qualifier);
  const said =
    (isSaid ? undefined : remark(written, field, chosen.said)) ?? unitless(written, field, context);
  return said === undefined ? { value } : { value, said };
}

/**
 * Both ends of a cell in a column that stands for two fields, such as 容积率: `0.7-2.0` is both, `≥1.5` the lower, `≤2`
 * the upper, and a bare figure is both.
 */
export function quantityRange(
  cell: Cell,
  field: Measured,
  context: QuantityContext,
): Quantity<readonly [min: number | null, max: number | null]> {
  const written = parseNumber(cell);
  if ('error' in written) return { reason: written.error };
  if ('value' in written && written.value === null) return { value: [null, null] };
  const to = converter(written, field, context);
  if (typeof to !== 'function') return to;
  const isLower = written.qualifier === 'at_least' || written.qualifier === 'over';
  const isUpper = written.qualifier === 'at_most' || written.qualifier === 'under';
  const [low, high] = 'range' in written ? written.range : [written.value!, written.value!];
  const ends = [isUpper ? null : clean(to(low)), isLower ? null : clean(to(high))] as const;
  for (const end of ends) {
    const wrong = end === null ? undefined : outside(end, field);
    if (wrong) return { reason: wrong };
  }
  const said = isLower || isUpper ? undefined : remark(written, field);
  return said === undefined ? { value: ends } : { value: ends, said };
}
