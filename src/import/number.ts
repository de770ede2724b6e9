/** Reads a number as a clerk types it: full-width digits, thousands separators, 万 and 亿, a unit, a range, a placeholder. */
import { UNITS, unitNamed } from '../domain/units.ts';
import type { Cell } from './sheet.ts';
import { quoted } from './sheet.ts';

/** Words around the figure that loosen it. */
export type Qualifier = 'about' | 'at_least' | 'at_most' | 'over' | 'under';

type Extras = {
  /** As written in the cell, in the spelling of the unit table (`m²`, `万元/亩` …); not applied to the value. */
  unit?: string;
  qualifier?: Qualifier;
  /** The 万 or 亿 that stood without a unit and is already applied to the value. */
  scale?: '万' | '亿';
};

/** `value` is null for a blank cell or a placeholder such as 无 or `---`. */
export type ParsedNumber =
  | ({ value: number | null } & Extras)
  | ({ range: [min: number, max: number] } & Extras)
  | { error: string };

const PLACEHOLDERS = new Set([
  '',
  '-',
  '/',
  '\\',
  '无',
  '暂无',
  '没有',
  '未定',
  '待定',
  '不详',
  '未知',
  '空',
  'n/a',
  'na',
  'null',
  'none',
  'nil',
  'tbd',
  '#n/a',
]);
const FIGURE = String.raw`[+-]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,2})?`;
const SINGLE = new RegExp(`^(${FIGURE})\\s*(.*)$`, 'i');
const RANGE = new RegExp(
  `^(${FIGURE})\\s*([^\\d~]*?)\\s*(?:-|~|至|到|与|和)\\s*(${FIGURE})\\s*([^\\d~-]*)$`,
  'i',
);
const COUNTERS = /^(个|家|处|层|栋|幢|部|台|间|座|宗|条|项|件|套|户|次|辆|倍|床|所)$/;
const CURRENCIES: Record<string, string> = {
  usd: 'USD',
  us$: 'USD',
  $: 'USD',
  美元: 'USD',
  美金: 'USD',
  万美元: '万美元',
  万美金: '万美元',
  万usd: '万美元',
  亿美元: '亿美元',
  亿美金: '亿美元',
  eur: 'EUR',
  '€': 'EUR',
  欧元: 'EUR',
  万欧元: '万欧元',
  rmb: '元',
  cny: '元',
  人民币元: '元',
  万人民币: '万元',
  万rmb: '万元',
  万cny: '万元',
  亿人民币: '亿元',
};
const MONEY = /^[万亿](?:元|美元|美金|欧元|usd|rmb|cny|人民币)/;
const QUALIFIERS: [RegExp, Qualifier][] = [
  [/^(?:大?约为?|约计|近|大概|左右|~|≈)|(?:左右|上下|余|多)$/, 'about'],
  [/^(?:≥|>=|⩾|不低于|不少于|不小于|至少|最低|最小)|(?:以上|及以上|起)$/, 'at_least'],
  [/^(?:≤|<=|⩽|不高于|不超过|不大于|至多|最多|最高|最大)|(?:以下|以内|及以下)$/, 'at_most'],
  [/^(?:>|大于|高于|超过|超)/, 'over'],
  [/^(?:<|小于|低于|不足|少于)/, 'under'],
];

/** Full-width forms, minus and dash variants as their ASCII twins; ㎡ and ² stay. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u301c\u223c]/g, '~')
    .trim();
}

/**
 * The number in a cell with its unit, if one is written beside it. 万 and 亿 before no unit or a non-money unit are applied
 * (`1.2万人` is 12 000 人); money units stay whole (`3亿元` is 3 with unit 亿元). `20-40` is a range. Never throws.
 */
export function parseNumber(cell: Cell): ParsedNumber {
  if (cell === null) return { value: null };
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? { value: cell } : { error: `${cell} is not a finite number` };
  if (typeof cell !== 'string') {
    const text = cell instanceof Date ? 'a date' : 'a yes/no value';
    return { error: `the cell holds ${text}, not a number; format the column as number` };
  }
  const text = halfWidth(cell);
  if (PLACEHOLDERS.has(text.toLowerCase()) || /^[-—_/*.\s]+$/.test(text)) return { value: null };
  if (text.length > 80) return failure(cell);
  return quantity(text) ?? failure(cell);
}

const failure = (cell: string): { error: string } => ({
  error: `${quoted(cell)} is not a number; write digits such as 3500 or 3,500 m²`,
});

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
  const unit = measure(single[2]!);
  if (value === undefined || unit === undefined) return undefined;
  return { value: scaled(value, unit.scale), ...unit.extras, ...(qualifier && { qualifier }) };
}

function rangeOf(
  [, first, firstUnit, second, secondUnit]: RegExpExecArray,
  qualifier?: Qualifier,
): ParsedNumber | undefined {
  const [min, max] = [figure(first!), figure(second!)];
  const after = measure(secondUnit!);
  const before = firstUnit === '' ? after : measure(firstUnit!);
  if (min === undefined || max === undefined || !after || !before) return undefined;
  if (before.extras.unit !== after.extras.unit && firstUnit !== '') return undefined;
  const range: [number, number] = [scaled(min, before.scale), scaled(max, after.scale)];
  if (range[0] > range[1])
    return { error: `the range ${range[0]}–${range[1]} runs backwards; write the smaller number first` };
  return { range, ...after.extras, ...(qualifier && { qualifier }) };
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

/** The unit after a figure; undefined when the text is none. */
function measure(text: string): { extras: Extras; scale?: '万' | '亿' } | undefined {
  const bare = text
    .replace(/\s+/g, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/[。;,]$/, '');
  if (bare === '') return { extras: {} };
  if (/^[万亿]$/.test(bare)) return { extras: { scale: bare as '万' | '亿' }, scale: bare as '万' | '亿' };
  if (/^[万亿]/.test(bare) && !MONEY.test(bare.toLowerCase())) {
    const unit = unitSpelling(bare.slice(1));
    return unit === undefined ? undefined : { extras: { unit }, scale: bare[0] as '万' | '亿' };
  }
  const unit = unitSpelling(bare);
  return unit === undefined ? undefined : { extras: { unit } };
}

function unitSpelling(text: string): string | undefined {
  const currency = CURRENCIES[text.toLowerCase()];
  if (currency) return currency;
  if (COUNTERS.test(text)) return text;
  const plain = text
    .replace(/[()]/g, '')
    .replace(/平方米|平米|㎡|m\^?2/gi, 'm²')
    .replace(/[·・.*]/g, '·')
    .replace(/(?<=[²亩])\/(?=[月天日年])/, '·')
    .replace(/·日$/, '·天')
    .replace(/\/年$/, '·年');
  const unit = unitNamed(plain) ?? unitNamed(text);
  return unit === undefined ? undefined : UNITS[unit].label.zh;
}
