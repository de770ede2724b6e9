/** By when a question wants what it asks for. */
import { dayNumber, dayText, firstOfMonth } from '../calendar-day.ts';
import type { Filter } from '../filter.ts';
import type { Collection } from '../kinds.ts';
import { quarterName, quarterOf } from '../quarter.ts';
import { filterFields, namesQuarters } from '../query.ts';

/** A time as it is written, and the days between which it lies; an open end is null. */
export type Time = { text: string; from: string | null; to: string | null };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH_NAMES =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const ORDINALS: Readonly<Record<string, number>> = {
  ...{ first: 1, second: 2, third: 3, fourth: 4, '1st': 1, '2nd': 2, '3rd': 3, '4th': 4 },
  ...{ 一: 1, 二: 2, 三: 3, 四: 4, 上: 1, 下: 2 },
};
/** The months in which seasons end, those of next year beyond the twelfth. */
const SEASONS: Readonly<Record<string, number>> = {
  ...{ spring: 5, summer: 8, autumn: 11, fall: 11, winter: 14 },
  ...{ 春: 5, 夏: 8, 秋: 11, 冬: 14 },
};

const ENGLISH_PERIOD = `q[1-4]|quarter [1-4]|(?:first|second|third|fourth|1st|2nd|3rd|4th) (?:quarter|half)|spring|summer|autumn|fall|winter|${MONTH_NAMES}`;
const CHINESE_PERIOD =
  '第?[一二三四1-4]季度|q[1-4]|[上下]半年|[春夏秋冬](?:天|季)?|(?:1[0-2]|0?[1-9])月(?:份)?';
const YEAR = String.raw`(?<![\d.]|\d-)(?<year>20\d\d)`;

const ENGLISH = new RegExp(
  String.raw`(?<![a-z])(?<ready>(?:ready|available|completed|delivered|delivery|handover|move[- ]in|opening)[\s:]+)?` +
    String.raw`(?<begun>(?:start|begin|commence)(?: building| construction| production)?\s+|(?:build|building|construction|moving? in|open)\s+)?` +
    String.raw`(?<how>(?:by|before|until|till|no later than|not later than|from|after|since|starting|in|for|on)\s+)?(?:the\s+)?` +
    String.raw`(?:(?<part>end|close|beginning|start|middle|mid|late|early)[\s-]*(?:of\s+)?(?:the\s+)?)?` +
    String.raw`(?:(?<period>${ENGLISH_PERIOD})\.?,?\s*(?:of\s+)?)?` +
    String.raw`(?:${YEAR}|(?<relative>this year|next year))(?:[\s-]*(?<behind>q[1-4]))?(?![\da-z年-]|\.\d)`,
  'g',
);
const CHINESE = new RegExp(
  `(?<ready>最迟|最晚|预计|计划)?(?:${YEAR}年|(?<relative>[今明后]年))(?<period>${CHINESE_PERIOD})?的?(?<part>年?底|年?末|年?初|年中)?` +
    '(?<after>之前|以前|前|之内|以内|内|之后|以后|后|起)?(?<use>可?(?:交付|入驻|供地|供应|投用|竣工|开工|动工|开建|建成|投产))?',
  'g',
);

// Without a year only what must have come by then: `spring` and `may` alone mean many things.
const ENGLISH_NEXT = new RegExp(
  String.raw`(?<![a-z])(?<how>(?:by|before|until|till|no later than|not later than)\s+)(?:the\s+)?` +
    String.raw`(?:(?<part>end|close|beginning|start|middle|mid|late|early)[\s-]*(?:of\s+)?(?:the\s+)?)?` +
    String.raw`(?:(?:next|coming|this)\s+)?(?<period>${ENGLISH_PERIOD})` +
    String.raw`(?!\.?,?\s*(?:of\s+)?(?:20\d\d|(?:this|next) year)|[\da-z])`,
  'g',
);
const CHINESE_NEXT = new RegExp(
  `(?<![今明后年第\\d])(?:(?<period>${CHINESE_PERIOD})的?|(?<part>年底|年末|年中))` +
    '(?:(?<after>之前|以前|前|之内|以内)|[上中下]旬|(?<use>入驻|进驻|入场|进场|交付|搬入|搬迁|开工|动工|投产|投用|要用))',
  'g',
);
const YEARS_ON: Readonly<Record<string, number>> = {
  今年: 0,
  明年: 1,
  后年: 2,
  'this year': 0,
  'next year': 1,
};

const MONTHS_A_YEAR = 12;
const MONTHS_A_QUARTER = 3;

/** The months of a year that a period goes from and to, from 1. */
function monthsOf(period: string): [first: number, last: number] {
  const [, number] = /([1-4])(?!\d)/.exec(period) ?? [];
  const ordinal = Object.entries(ORDINALS).find(([word]) => period.includes(word))?.[1];
  if (/half|半年/.test(period)) return ordinal === 1 ? [1, 6] : [7, 12];
  if (/^q|quarter|季度/.test(period)) {
    const quarter = ordinal ?? Number(number);
    return [MONTHS_A_QUARTER * (quarter - 1) + 1, MONTHS_A_QUARTER * quarter];
  }
  const season = Object.entries(SEASONS).find(([word]) => period.startsWith(word))?.[1];
  if (season !== undefined) return [season - 2, season];
  const named = MONTHS.indexOf(period.slice(0, 3)) + 1;
  const month = named > 0 ? named : Number.parseInt(period, 10);
  return [month, month];
}

/** The months that a part of a period is: its first third, all up to its middle, or all of it. */
function partOf([first, last]: [number, number], part: string | undefined): [number, number] {
  const length = last - first + 1;
  if (part && /begin|start|early|初/.test(part)) return [first, first + Math.ceil(length / 4) - 1];
  return part && /mid|中/.test(part) ? [first, first + Math.ceil(length / 2) - 1] : [first, last];
}

/** The year of a time; where it names none, the first whose period is not over. */
function yearOf({ year, relative }: Record<string, string | undefined>, last: number, today: number): number {
  if (year !== undefined) return Number(year);
  const current = Number(dayText(today).slice(0, 4));
  if (relative !== undefined) return current + YEARS_ON[relative]!;
  return firstOfMonth(current * MONTHS_A_YEAR + last) > today ? current : current + 1;
}

function timeOf({ 0: text, groups }: RegExpMatchArray, today: number): Time | undefined {
  const { ready, begun, how = '', part, period, behind, after = '', use, year } = groups!;
  const named = period ?? behind;
  const isBy = /by|before|until|till|later|after|since/.test(how) || after !== '';
  // A year alone may be anything; `build in 2027` is said of a need.
  const isIn = how.startsWith('in') && year !== undefined;
  if (named === undefined && part === undefined && !isBy && !isIn && !ready && !begun && !use)
    return undefined;
  const [first, last] = partOf(named === undefined ? [1, MONTHS_A_YEAR] : monthsOf(named), part);
  // Seasons may end in the next year.
  const before = yearOf(groups!, last, today) * MONTHS_A_YEAR;
  const [begin, end] = [firstOfMonth(before + first - 1), firstOfMonth(before + last) - 1];
  const said = text.trim();
  const isAfter = /after/.test(how) || /后/.test(after);
  const isFrom = /since|from|starting/.test(how) || /起/.test(after);
  // Whoever needs it from then on can take what is ready before; `available from` is said of what is offered.
  if (isAfter || (isFrom && (ready || use))) {
    const from = isAfter ? end + 1 : begin;
    return { text: said, from: dayText(from), to: null };
  }
  // `before June` is without June; `before the end` and 底前 are with it.
  const isBefore =
    part === undefined && (how.startsWith('before') || (named === undefined && /前/.test(after)));
  return { text: said, from: null, to: dayText(isBefore ? begin - 1 : end) };
}

// How long one can wait; years are more often those of a lease.
const WAIT =
  /(?<![a-z])(?:with)?in (?:the )?(?:next )?(?<count>\d{1,2}|two|three|six|nine|twelve) months?(?![a-z])|(?<![\d年第])(?<count_zh>\d{1,2}|[一二两三四五六九]|十二)个月(?:之内|以内|内)|(?<half>半年)(?:之内|以内|内)|(?<![今年半\d一两二三四五])(?<end>年内)|(?<![a-z])(?:with)?in (?:the )?(?:next )?(?<days>\d{1,3}) (?:week|day)s?(?![a-z])|(?<days_zh>\d{1,3})[天周](?:之内|以内|内)|(?<now>(?<![a-z])(?:(?:available|ready|free) )?(?:now|immediately|at once|right away)(?![a-z])|现在就?|(?:立即|马上)(?:可用|能用|可?入驻)?|现房|即租即用|随时可?入驻|尽快)/g;
const COUNTS: Readonly<Record<string, number>> = {
  ...{ two: 2, three: 3, six: 6, nine: 9, twelve: 12 },
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 九: 9, 十二: 12 },
};

/** The time until so many months from now. */
function waitOf({ 0: text, groups }: RegExpMatchArray, today: number): Time {
  const { count, count_zh: chinese, days, days_zh: chineseDays, half, now, end } = groups!;
  if (now) return { text, from: null, to: dayText(today) };
  if (end) return { text, from: null, to: `${dayText(today).slice(0, 4)}-12-31` };
  const soon = days ?? chineseDays;
  if (soon) return { text, from: null, to: dayText(today + (/week|周/.test(text) ? 7 : 1) * Number(soon)) };
  const said = count ?? chinese ?? '';
  const months = half ? MONTHS_A_YEAR / 2 : (COUNTS[said] ?? Number(said));
  const [year, month, day] = dayText(today).split('-').map(Number) as [number, number, number];
  const index = year * MONTHS_A_YEAR + month - 1 + months;
  const last = firstOfMonth(index + 1) - 1;
  return { text, from: null, to: dayText(Math.min(firstOfMonth(index) + day - 1, last)) };
}

/** The times of a normalised question; `today`, a day number, tells the years of those that name none. */
export const timesIn = (text: string, today = 0): Time[] => [
  ...[CHINESE, ENGLISH, CHINESE_NEXT, ENGLISH_NEXT].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => timeOf(match, today)).filter((one) => one !== undefined),
  ),
  ...[...text.matchAll(WAIT)].map((match) => waitOf(match, today)),
];

/** The text without its times. */
export function withoutTimes(text: string): string {
  let rest = text;
  for (const { text: one } of timesIn(text)) rest = rest.replace(one, ' ');
  return rest;
}

/**
 * The condition that a time is on what records of a collection can be had from, or until; undefined where none of its
 * fields says that.
 */
export function timeCondition(
  { from, to }: Time,
  collection: Collection,
): Extract<Filter, { op: 'between' }> | undefined {
  const fields = filterFields(collection).filter(([name]) => Object.hasOwn(collection.fields, name));
  const onset =
    fields.find(([, field]) => 'onset' in field && field.onset) ??
    fields.find(([, field]) => 'last' in field && field.last);
  if (!onset) return undefined;
  const [name, field] = onset;
  const quarter = (day: string | null) => day && quarterName(quarterOf(dayNumber(day)!));
  return namesQuarters(field)
    ? { op: 'between', field: name, from: quarter(from), to: quarter(to) }
    : { op: 'between', field: name, from, to };
}
