/** Quarters of the calendar, which is as exactly as people plan ahead. */
import { dayNumber, firstOfMonth, MILLISECONDS_PER_DAY } from './calendar-day.ts';
import type { Label } from './kinds.ts';

/** A quarter as a number: four times the year, plus 0 to 3. */
export type Quarter = number;

/** The last quarter that a day written `YYYY-MM-DD` can lie in. */
export const LAST_QUARTER: Quarter = 9999 * 4 + 3;

/** The quarter of a day since 1970-01-01. */
export function quarterOf(day: number): Quarter {
  const date = new Date(day * MILLISECONDS_PER_DAY);
  return date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
}

/** The first day of a quarter, in days since 1970-01-01. */
export const firstDay = (quarter: Quarter): number => firstOfMonth(quarter * 3);

/** The last day of a quarter, in days since 1970-01-01. */
export function lastDay(quarter: Quarter): number {
  const year = String(Math.floor(quarter / 4)).padStart(4, '0');
  return dayNumber(`${year}-${['03-31', '06-30', '09-30', '12-31'][quarter % 4]}`)!;
}

/** The quarter that a text such as `2027-Q2` or `2027Q2` names; undefined for any other text. */
export function quarterNamed(text: string): Quarter | undefined {
  const match = /^(\d{4})-?Q([1-4])$/i.exec(text);
  return match ? Number(match[1]) * 4 + Number(match[2]) - 1 : undefined;
}

/** How addresses and records name a quarter, `2027-Q2`. */
export const quarterName = (quarter: Quarter): string => `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;

/** The quarter of a day since 1970-01-01 and those after it, `count` in all; none after the last. */
export const quartersFrom = (day: number, count: number): Quarter[] =>
  Array.from({ length: count }, (_, i) => quarterOf(day) + i).filter((quarter) => quarter <= LAST_QUARTER);

/** A quarter in words. */
export const quarterText = (quarter: Quarter): Label => {
  const [year, number] = [Math.floor(quarter / 4), quarter % 4];
  return { zh: `${year} 年第${'一二三四'[number]}季度`, en: `${year} Q${number + 1}` };
};

/** What is said to those who could have more by waiting. */
export const waitText = (quarter: Quarter): Label => {
  const { zh, en } = quarterText(quarter);
  return { zh: `如能等到 ${zh}`, en: `If you can wait until ${en}` };
};
