/** Days of the calendar: as text `YYYY-MM-DD`, and as days since 1970-01-01. */

export const MILLISECONDS_PER_DAY = 86_400_000;

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The number of a day written `YYYY-MM-DD`; undefined for any other text, 30 February included. */
export function dayNumber(text: string): number | undefined {
  if (!DAY.test(text)) return undefined;
  const days = Date.parse(`${text}T00:00:00Z`) / MILLISECONDS_PER_DAY;
  return Number.isNaN(days) || dayText(days) !== text ? undefined : days;
}

/** The number of the first day of a month, counted from January of year 0. */
export function firstOfMonth(months: number): number {
  const year = String(Math.floor(months / 12)).padStart(4, '0');
  return dayNumber(`${year}-${String((months % 12) + 1).padStart(2, '0')}-01`)!;
}

/** The day with that number, `YYYY-MM-DD`. */
export const dayText = (days: number): string =>
  new Date(days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);

/** The day so many days after another, both `YYYY-MM-DD`. */
export const dayAfter = (day: string, days: number): string =>
  dayText(Date.parse(day) / MILLISECONDS_PER_DAY + days);
