/** Reads calendar dates and quarters as departments write them; the time zone is China Standard Time. */
import { halfWidth, isPlaceholder } from './placeholder.ts';
import type { Cell } from './sheet.ts';
import { quoted } from './sheet.ts';

/**
 * `value` is YYYY-MM-DD, the first or last day when only a month or year is written, or null for a blank, a placeholder or,
 * with `endless` or `now`, words that say there is no end, or that it is so already.
 */
export type ParsedDate =
  | { value: string | null; precision: 'day' | 'month' | 'year'; endless?: true; now?: true; serial?: true }
  | { error: string };

/** `value` is `2027-Q1` or null for a blank or placeholder; `precision` tells what was written. */
export type ParsedQuarter = { value: string | null; precision?: 'half' | 'year' } | { error: string };

export type DateOptions = {
  /** The epoch of spreadsheet serial numbers; without it a bare number is refused. */
  serials?: 1900 | 1904 | undefined;
  /** The date is a last day: a month or year alone means its end, and of a period its end counts. */
  last?: boolean | undefined;
};

const CHINA_OFFSET = 8 * 3_600_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const ENDLESS = /^(长期(有效)?|永久(有效)?|无(固定)?期限|不限(期)?)$/;
const NOW = /^(现房|随时|即时|立即|即日起?|马上)可?(入驻|交付|使用)?$/;
const CLOCK = String.raw`(?:[上下]午|晚上?|中午)?\d{1,2}(?:[:时点]\d{0,2}分?(?::\d{2}(?:\.\d+)?)?|时|点)整?`;
const TIME = new RegExp(`(?<=[\\sT日号])${CLOCK}$`);
const AROUND = /^(截至|截止|至|于|自|从)(?=\d)|(之?前|以前|截止|止|起)$/g;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const CHINESE = /^(\d{4})年度?(?:(\d{1,2})月(?:份|(\d{1,2})[日号]?)?)?$/;
const MONTH = /^(\d{4})(?:[-/.](\d{1,2})|(0[1-9]|1[0-2]))$/;
const PART_OF_MONTH = /^(\d{4})年(\d{1,2})月份?([上中下]旬|底|末|初)$/;
const END_OF_YEAR = /^(\d{4})年(底|末)$/;
const PERIOD = /^(\d{4}.*?\d.*?)(?:至|到|~|—|--)(\d{4}.*\d.*)$/;
/** The end of a period within a year: 2026年3月5日至3月20日. */
const SAME_YEAR = /^(\d{4})年.*?\d[日号时分]?(?:至|到|~|-)(\d{1,2}月\d{1,2}[日号].*)$/;
const QUARTER = /^(\d{4})(?:年度?|-|\/)?(?:第?([1-4一二三四])季度?|q([1-4]))[末底内前]?$/i;
const QUARTER_FIRST = /^q([1-4])[-/]?(\d{4})$/i;
const HALF = /^(\d{4})年?(?:([上下])半年|(?:年?[底末内]))$/;

/** Serial numbers of days from 1954 to 2119: smaller ones are more likely years or counts. */
const [FIRST_SERIAL, LAST_SERIAL] = [20_000, 80_000];

const way = 'write it as 2026-11-23';
const pad = (n: number) => String(n).padStart(2, '0');

function calendar(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= FIRST_YEAR && year <= LAST_YEAR ? `${year}-${pad(month)}-${pad(day)}` : undefined;
}

const lastDayOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * The moment of a spreadsheet serial number, as if the cell's wall clock were UTC (ECMA-376 part 1, 18.17.4).
 * @returns undefined outside the calendar, and for serial 60 of 1900, the 29 February that never was
 */
export function serialDate(serial: number, epoch: 1900 | 1904 = 1900): Date | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return undefined;
  if (epoch === 1900 && Math.floor(serial) === 60) return undefined;
  const start = epoch === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  return new Date(start + Math.round(serial * 86_400) * 1000);
}

const DIGITS = '〇一二三四五六七八九';

/** `二〇二六年三月二十五日` with ASCII digits; other texts as they are. */
function chineseDigits(text: string): string {
  if (!/^[〇○零一二三四五六七八九]{4}年/.test(text)) return text;
  return text
    .replace(/[○零]/g, '〇')
    .replace(/([二三]?)十([一二三四五六七八九]?)(?=[月日号])/g, (_, tens: string, ones: string) =>
      String((tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + Math.max(0, DIGITS.indexOf(ones || '〇'))),
    )
    .replace(/[〇一二三四五六七八九](?=[〇一二三四五六七八九\d]*[年月日号])/g, (digit) =>
      String(DIGITS.indexOf(digit)),
    );
}

/**
 * The calendar date in a cell. A moment with a zone is taken in China Standard Time; a time of day is dropped.
 * Day and month in doubt (05/11/2026), two-digit years and dates that do not exist are errors. Never throws.
 */
export function parseDate(cell: Cell, options: DateOptions = {}): ParsedDate {
  if (cell === null) return { value: null, precision: 'day' };
  if (cell instanceof Date) return fromDate(cell, String(cell));
  if (typeof cell === 'number') return fromNumber(cell, options);
  if (typeof cell !== 'string') return { error: `a yes/no value is not a date; ${way}` };
  if (isPlaceholder(cell)) return { value: null, precision: 'day' };
  if (cell.length > 60) return { error: `${quoted(cell)} is not a date; ${way}` };
  const text = chineseDigits(halfWidth(cell).replace(/\s*\(?(星期|周)[一二三四五六日天]\)?$/, ''));
  if (ENDLESS.test(text)) return { value: null, precision: 'day', endless: true };
  if (NOW.test(text)) return { value: null, precision: 'day', now: true };
  if (/^\d{5}(\.\d+)?$/.test(text) && options.serials) return fromNumber(Number(text), options);
  if (/^\d{4}-\d\d-\d\dT[\d:.]{5,12}(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    const moment = Date.parse(text);
    if (Number.isNaN(moment)) return { error: `${quoted(cell)} is not a moment; ${way}` };
    return fromDate(new Date(moment + CHINA_OFFSET), cell);
  }
  const [, year, end] = SAME_YEAR.exec(text) ?? [];
  const period = end === undefined ? PERIOD.exec(text) : ['', '', `${year}年${end}`];
  if (period && options.last) return fromText(bare(period[2]!), cell, options);
  if (period) return { error: `${quoted(cell)} is a period; write one day, such as 2026-11-23` };
  return fromText(bare(text), cell, options);
}

/** Without the time of day and words around it. */
const bare = (text: string) =>
  text
    .trim()
    .replace(AROUND, '')
    .trim()
    .replace(TIME, '')
    .replace(/[\sT]+$/, '')
    .replace(/\s+/g, '');

function fromDate(date: Date, source: string): ParsedDate {
  if (Number.isNaN(date.getTime())) return { error: 'the cell holds a broken date; type it again' };
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), source);
}

function fromNumber(cell: number, options: DateOptions): ParsedDate {
  if (Number.isInteger(cell) && cell >= 19_000_101) return fromText(String(cell), String(cell), options);
  const { serials } = options;
  if (serials && cell >= FIRST_SERIAL && cell < LAST_SERIAL) {
    const date = serialDate(cell, serials);
    const parsed: ParsedDate = date ? fromDate(date, String(cell)) : { error: '' };
    if ('value' in parsed) return { ...parsed, serial: true };
  }
  if (/^\d{4}(\d\d)?$/.test(String(cell)) || /^(19|20|21)\d\d\.([2-9]|1[12])$/.test(String(cell)))
    return fromText(String(cell), String(cell), options);
  return { error: `${cell} is a number, not a date; format the cell as a date or ${way}` };
}

function dayOf(year: number, month: number, day: number, source: string): ParsedDate {
  const value = calendar(year, month, day);
  if (value) return { value, precision: 'day' };
  return { error: `${quoted(source)} is no date of the years ${FIRST_YEAR}–${LAST_YEAR}; ${way}` };
}

/** The first or last day of a month or, without one, of a year. */
function roughly(year: number, month: number | undefined, last: boolean, source: string): ParsedDate {
  const [first, final] = [month ?? 1, month ?? 12];
  const parsed = last ? dayOf(year, final, lastDayOf(year, final), source) : dayOf(year, first, 1, source);
  return 'error' in parsed ? parsed : { ...parsed, precision: month === undefined ? 'year' : 'month' };
}

/** The last day of the third of a month, of its beginning (the 5th) or of the whole. */
const LAST_DAYS: Record<string, number> = { 初: 5, 上旬: 10, 中旬: 20 };

function fromText(text: string, source: string, { last = false }: DateOptions): ParsedDate {
  const numbers = (match: RegExpExecArray, ...at: number[]) => at.map((i) => Number(match[i]));
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  const first = YEAR_FIRST.exec(text);
  if (first) return dayOf(Number(first[1]), Number(first[3]), Number(first[4]), source);
  if (compact) return dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]), source);
  const chinese = CHINESE.exec(text) ?? /^(\d{4})$/.exec(text);
  const month = MONTH.exec(text);
  if (chinese?.[3]) return dayOf(Number(chinese[1]), Number(chinese[2]), Number(chinese[3]), source);
  if (chinese) return roughly(Number(chinese[1]), chinese[2] ? Number(chinese[2]) : undefined, last, source);
  if (month) return roughly(Number(month[1]), Number(month[2] ?? month[3]), last, source);
  const part = PART_OF_MONTH.exec(text);
  if (part) {
    const [year, number] = numbers(part, 1, 2);
    const parsed = dayOf(year!, number!, LAST_DAYS[part[3]!] ?? lastDayOf(year!, number!), source);
    return 'error' in parsed ? parsed : { ...parsed, precision: 'month' };
  }
  const end = END_OF_YEAR.exec(text);
  if (end) return roughly(Number(end[1]), undefined, true, source);
  const other = YEAR_LAST.exec(text);
  if (other) {
    const [a, b, year] = numbers(other, 1, 3, 4) as [number, number, number];
    if (a <= 12 && b <= 12 && a !== b)
      return { error: `${quoted(source)} may be day/month or month/day; ${way}` };
    return a > 12 ? dayOf(year, b, a, source) : dayOf(year, a, b, source);
  }
  return { error: `${quoted(source)} is not a date; ${way}` };
}

/**
 * The quarter in a cell (`2027Q1`, `2027年一季度`, `Q1 2027`) as `2027-Q1`; a month or day gives the quarter it is in, a
 * half or whole year the last of its quarters. Never throws.
 */
export function parseQuarter(cell: Cell): ParsedQuarter {
  if (cell === null || (typeof cell === 'string' && isPlaceholder(cell))) return { value: null };
  const text = typeof cell === 'string' ? chineseDigits(halfWidth(cell)).replace(/\s+/g, '') : '';
  const [first, last, half] = [QUARTER.exec(text), QUARTER_FIRST.exec(text), HALF.exec(text)];
  const year = Number(first?.[1] ?? last?.[2] ?? half?.[1]);
  const isYear = year >= FIRST_YEAR && year <= LAST_YEAR;
  if (half && isYear)
    return half[2]
      ? { value: `${year}-Q${half[2] === '上' ? 2 : 4}`, precision: 'half' }
      : { value: `${year}-Q4`, precision: 'year' };
  const digit = first?.[2] ?? first?.[3] ?? last?.[1] ?? '';
  const quarter = '一二三四'.includes(digit) ? '一二三四'.indexOf(digit) + 1 : Number(digit);
  if (digit !== '' && isYear) return { value: `${year}-Q${quarter}` };
  const day = typeof cell === 'number' ? undefined : parseDate(cell, { last: true });
  if (day && 'value' in day && day.value !== null && day.precision !== 'year')
    return { value: `${day.value.slice(0, 4)}-Q${Math.ceil(Number(day.value.slice(5, 7)) / 3)}` };
  return {
    error: `${quoted(typeof cell === 'string' ? cell : String(cell))} is not a quarter; write it as 2027Q1`,
  };
}
