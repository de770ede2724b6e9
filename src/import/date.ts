/** Reads calendar dates and quarters as departments write them; the time zone is China Standard Time. */
import { halfWidth } from './number.ts';
import type { Cell } from './sheet.ts';
import { quoted } from './sheet.ts';

/** `value` is YYYY-MM-DD (the first day when only a month or year is written) or null for a blank or placeholder. */
export type ParsedDate = { value: string | null; precision: 'day' | 'month' | 'year' } | { error: string };

/** `value` is `2027-Q1` or null for a blank or placeholder. */
export type ParsedQuarter = { value: string | null } | { error: string };

export type DateOptions = {
  /** The epoch of spreadsheet serial numbers; without it a bare number is refused. */
  serials?: 1900 | 1904;
};

const CHINA_OFFSET = 8 * 3_600_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const PLACEHOLDER = /^(|[-/—_]+|无|暂无|待定|未定|不详|n\/a|null|none)$/i;
const TIME = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const CHINESE = /^(\d{4})年(?:(\d{1,2})月(?:份|(\d{1,2})[日号]?)?)?$/;
const QUARTER = /^(\d{4})(?:年度?|-|\/)?(?:第?([1-4一二三四])季度?|q([1-4]))$/i;
const QUARTER_FIRST = /^q([1-4])[-/]?(\d{4})$/i;

const way = 'write it as 2026-11-23';
const pad = (n: number) => String(n).padStart(2, '0');

function calendar(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= FIRST_YEAR && year <= LAST_YEAR ? `${year}-${pad(month)}-${pad(day)}` : undefined;
}

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

/**
 * The calendar date in a cell. A moment with a zone is taken in China Standard Time; a time of day is dropped.
 * Day and month in doubt (05/11/2026), two-digit years and dates that do not exist are errors. Never throws.
 */
export function parseDate(cell: Cell, options: DateOptions = {}): ParsedDate {
  if (cell === null) return { value: null, precision: 'day' };
  if (cell instanceof Date) return fromDate(cell, String(cell));
  if (typeof cell === 'number') return fromNumber(cell, options);
  if (typeof cell !== 'string') return { error: `a yes/no value is not a date; ${way}` };
  const text = halfWidth(cell).replace(/\s*(星期|周)[一二三四五六日天]$/, '');
  if (PLACEHOLDER.test(text)) return { value: null, precision: 'day' };
  if (/^\d{1,6}(\.\d+)?$/.test(text) && options.serials) return fromNumber(Number(text), options);
  if (/^\d{4}-\d\d-\d\dT[\d:.]{5,12}(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    const moment = Date.parse(text);
    if (Number.isNaN(moment)) return { error: `${quoted(cell)} is not a moment; ${way}` };
    return fromDate(new Date(moment + CHINA_OFFSET), cell);
  }
  return fromText(text.replace(TIME, '').replace(/\s+/g, ''), cell);
}

function fromDate(date: Date, source: string): ParsedDate {
  if (Number.isNaN(date.getTime())) return { error: 'the cell holds a broken date; type it again' };
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), source);
}

function fromNumber(cell: number, { serials }: DateOptions): ParsedDate {
  if (Number.isInteger(cell) && cell >= 19_000_101) return fromText(String(cell), String(cell));
  const date = serials && cell >= 1 ? serialDate(cell, serials) : undefined;
  if (date) return fromDate(date, String(cell));
  return { error: `${cell} is a number, not a date; format the cell as a date or ${way}` };
}

function dayOf(year: number, month: number, day: number, source: string): ParsedDate {
  const value = calendar(year, month, day);
  if (value) return { value, precision: 'day' };
  return { error: `${quoted(source)} is no date of the years ${FIRST_YEAR}–${LAST_YEAR}; ${way}` };
}

function fromText(text: string, source: string): ParsedDate {
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  const first = YEAR_FIRST.exec(text);
  if (first) return dayOf(Number(first[1]), Number(first[3]), Number(first[4]), source);
  if (compact) return dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]), source);
  const chinese = CHINESE.exec(text) ?? /^(\d{4})[-/.](\d{1,2})$/.exec(text);
  if (chinese) {
    const precision = chinese[3] ? 'day' : chinese[2] ? 'month' : 'year';
    const parsed = dayOf(Number(chinese[1]), Number(chinese[2] ?? 1), Number(chinese[3] ?? 1), source);
    return 'error' in parsed ? parsed : { ...parsed, precision };
  }
  const last = YEAR_LAST.exec(text);
  if (last) {
    const [a, b, year] = [Number(last[1]), Number(last[3]), Number(last[4])];
    if (a <= 12 && b <= 12 && a !== b)
      return { error: `${quoted(source)} may be day/month or month/day; ${way}` };
    return a > 12 ? dayOf(year, b, a, source) : dayOf(year, a, b, source);
  }
  return { error: `${quoted(source)} is not a date; ${way}` };
}

/** The quarter in a cell (`2027Q1`, `2027年一季度`, `Q1 2027`) as `2027-Q1`. Never throws. */
export function parseQuarter(cell: Cell): ParsedQuarter {
  if (cell === null) return { value: null };
  const text = typeof cell === 'string' ? halfWidth(cell).replace(/\s+/g, '') : '';
  if (typeof cell === 'string' && PLACEHOLDER.test(text)) return { value: null };
  const first = QUARTER.exec(text);
  const last = QUARTER_FIRST.exec(text);
  const year = Number(first?.[1] ?? last?.[2]);
  const digit = first?.[2] ?? first?.[3] ?? last?.[1] ?? '';
  const quarter = '一二三四'.includes(digit) ? '一二三四'.indexOf(digit) + 1 : Number(digit);
  if (digit !== '' && year >= FIRST_YEAR && year <= LAST_YEAR) return { value: `${year}-Q${quarter}` };
  return {
    error: `${quoted(typeof cell === 'string' ? cell : String(cell))} is not a quarter; write it as 2027Q1`,
  };
}
