/** Reads a number as a clerk types it: full-width digits, thousands separators, 万 and 亿, a unit, a range, a placeholder. */
import { type MeasureWord, measureWord } from './measure-word.ts';
import { halfWidth, isPlaceholder } from './placeholder.ts';
import type { Cell } from './sheet.ts';
import { quoted } from './sheet.ts';

export { halfWidth } from './placeholder.ts';

/** Words around the figure that loosen it. */
export type Qualifier = 'about' | 'at_least' | 'at_most' | 'over' | 'under';

type Extras = {
  /** As written in the cell, in the spelling of the unit table (`m²`, `万元/亩` …); not applied to the value. */
  unit?: string;
  qualifier?: Qualifier;
  /** The 万 or 亿 that stood without a unit and is already applied to the value. */
  scale?: '万' | '亿';
  /** The same quantity said a second time in another unit; `step` is the last digit written. */
  again?: { value: number; unit: string; step: number };
  /** What else stood in brackets. */
  remark?: string;
};

/** `value` is null for a blank cell or a placeholder such as 无 or `---`. */
export type ParsedNumber =
  | ({ value: number | null } & Extras)
  | ({ range: [min: number, max: number] } & Extras)
  | { error: string };

const LONGEST = 80;
const FIGURE = String.raw`[+-]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,2})?`;
const SINGLE = new RegExp(`^(${FIGURE})\\s*(.*)$`, 'i');
const RANGE = new RegExp(
  `^(${FIGURE})\\s*([^\\d~]*?)\\s*(?:-|~|至|到|与|和)\\s*(${FIGURE})\\s*([^\\d~-]*)$`,
  'i',
);
const QUALIFIERS: [RegExp, Qualifier][] = [
  [/^(?:大?约为?|约计|近|大概|左右|~|≈)|(?:左右|上下|余|多)$/, 'about'],
  [/^(?:≥|>=|⩾|大于或?等于|不低于|不少于|不小于|至少|最低|最小)|(?:以上|及以上|起)$/, 'at_least'],
  [
    /^(?:≤|<=|⩽|小于或?等于|不高于|不超过|不大于|不多于|至多|最多|最高|最大)|(?:以下|以内|及以下)$/,
    'at_most',
  ],
  [/^(?:>|大于|高于|超过|超)/, 'over'],
  [/^(?:<|小于|低于|不足|少于)/, 'under'],
];
const LOWER: readonly (Qualifier | undefined)[] = ['at_least', 'over'];
const UPPER: readonly (Qualifier | undefined)[] = ['at_most', 'under'];
/** `1.5≤容积率≤2.5`: what is limited stands between its limits. */
const CHAIN = new RegExp(
  `^(${FIGURE})\\s*([^\\d<≤=]*?)\\s*(?:<=?|≤|⩽)[^\\d<≤⩽]{0,12}(?:<=?|≤|⩽)\\s*(${FIGURE})\\s*([^\\d~-]*)$`,
  'i',
);
/** `不低于1.5且不高于2.5`, `≥1.5，≤2.5`. */
const BOTH = /^(.+?)\s*(?:并?且|同时|[,;、])\s*(.+)$/;
/** The same said again in another unit, or a remark: `7320.06平方米（合10.9801亩）`, `7320㎡/10.98亩`. */
const AGAIN =
  /^(.+?)\s*(?:\((?:(?:合|折合|约合|即|计|约|=)\s*)?(.+)\)|[,;、]?\s*(?:合|折合|约合)\s*(.+)|\/\s*(\d.+))$/;

/**
 * The number in a cell with its unit, if one is written beside it. 万 and 亿 before no unit or a non-money unit are applied
 * (`1.2万人` is 12 000 人); money units stay whole (`3亿元` is 3 with unit 亿元). `20-40` is a range, and so is what is
 * limited on both sides (`≥1.5且≤2.5`). Never throws.
 */
export function parseNumber(cell: Cell): ParsedNumber {
  if (cell === null) return { value: null };
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? { value: cell } : { error: `${cell} is not a finite number` };
  if (typeof cell !== 'string') {
    const text = cell instanceof Date ? 'a date' : 'a yes/no value';
    return { error: `the cell holds ${text}, not a number; format the column as number` };
  }
  if (isPlaceholder(cell)) return { value: null };
  const text = halfWidth(cell);
  if (text.length > LONGEST) return failure(cell);
  return quantity(text) ?? both(text) ?? again(text) ?? severalIn(text) ?? failure(cell);
}

const failure = (cell: string): { error: string } => ({
  error: `${quoted(cell)} is not a number; write digits such as 3500 or 3,500 m²`,
});

function both(text: string): ParsedNumber | undefined {
  const chain = CHAIN.exec(text);
  if (chain) return rangeOf(chain);
  const [, first, second] = BOTH.exec(text) ?? [];
  const [a, b] = [quantity(first ?? ''), quantity(second ?? '')];
  if (!a || !b || !('value' in a) || !('value' in b)) return undefined;
  const [low, high] = LOWER.includes(a.qualifier) ? [a, b] : [b, a];
  if (!LOWER.includes(low.qualifier) || !UPPER.includes(high.qualifier)) return undefined;
  if (low.unit !== undefined && low.unit !== high.unit) return undefined;
  return ordered(low.value!, high.value!, high.unit === undefined ? {} : { unit: high.unit });
}

function again(text: string): ParsedNumber | undefined {
  const [, first, bracketed, joined, stroked] = AGAIN.exec(text) ?? [];
  const main = first === undefined ? undefined : quantity(first);
  const rest = bracketed ?? joined ?? stroked;
  if (!main || 'error' in main || rest === undefined) return undefined;
  const second = quantity(rest);
  if (second && 'value' in second && second.value !== null && second.unit !== undefined) {
    const decimals = /\.(\d+)/.exec(rest)?.[1]?.length ?? 0;
    return { ...main, again: { value: second.value, unit: second.unit, step: 10 ** -decimals } };
  }
  return bracketed === undefined ? undefined : { ...main, remark: bracketed };
}

/** Several figures in one cell, such as the areas of several plots, are nobody's sum. */
function severalIn(text: string): { error: string } | undefined {
  const parts = text.split(/[、;\n]+|,\s+|(?<=\d{4}),(?=\d{4})/).filter((part) => part.trim() !== '');
  if (parts.length < 2 || !parts.every((part) => quantity(part.trim()))) return undefined;
  return { error: `holds ${parts.length} figures; give each its own row, with its own number and place` };
}

function quantity(text: string): ParsedNumber | undefined {
  let body = text.replace(/^(?:rmb|cny|人民币|¥|\uffe5)\s*(?=\d)/i, '');
  const dollars = /^(?:us\$|usd|\$)\s*(?=\d)/i.exec(body);
  if (dollars) body = `${body.slice(dollars[0].length)}${/[a-z元金]$/i.test(body) ? '' : '美元'}`;
  body = body.replace(/^介于\s*/, '').replace(/之间$/, '');
  let qualifier: Qualifier | undefined;
  for (const [pattern, meaning] of QUALIFIERS) {
    const rest = body.replace(pattern, '').trim();
    if (rest === body) continue;
    qualifier = meaning;
    body = rest;
    break;
  }
  const range = RANGE.exec(body);
  if (range) return rangeOf(range, qualifier);
  const single = SINGLE.exec(body);
  if (!single) return undefined;
  const value = figure(single[1]!);
  const word = measureWord(single[2]!);
  if (value === undefined || word === undefined) return undefined;
  return { value: scaled(value, word.scale), ...extras(word), ...(qualifier && { qualifier }) };
}

/** A scale is told where no unit follows it: the unit may then be that of the heading. */
const extras = ({ unit, scale }: MeasureWord): Extras =>
  unit === undefined ? (scale === undefined ? {} : { scale }) : { unit };

const ordered = (min: number, max: number, rest: Extras): ParsedNumber =>
  min > max
    ? { error: `the range ${min}–${max} runs backwards; write the smaller number first` }
    : { range: [min, max], ...rest };

function rangeOf(
  [, first, firstUnit, second, secondUnit]: RegExpExecArray,
  qualifier?: Qualifier,
): ParsedNumber | undefined {
  const [min, max] = [figure(first!), figure(second!)];
  const after = measureWord(secondUnit!);
  const before = firstUnit === '' ? after : measureWord(firstUnit!);
  if (min === undefined || max === undefined || !after || !before) return undefined;
  if (before.unit !== after.unit && firstUnit !== '') return undefined;
  return ordered(scaled(min, before.scale), scaled(max, after.scale), {
    ...extras(after),
    ...(qualifier && { qualifier }),
  });
}

function figure(text: string): number | undefined {
  const digits = text.replaceAll(',', '');
  if (!/\d/.test(digits) || /^[+-]?0\d/.test(digits)) return undefined;
  if (digits.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '').length > 15) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? value : undefined;
}

const POWER = { 万: 4, 亿: 8 } as const;

/** Scales by a power of ten without the rounding of a product: 1.2 and 万 are 12000, 0.07 and 亿 are 7000000. */
const scaled = (value: number, scale?: '万' | '亿') =>
  scale === undefined ? value : Number.parseFloat((value * 10 ** POWER[scale]).toPrecision(15));
