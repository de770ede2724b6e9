/** Calendar days and minutes of a day, in a city's own time. Public holidays are not known here. */
import { dayAfter } from '../calendar-day.ts';
import { dayFormat } from '../formats.ts';

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(Date.parse(day)).getUTCDay() || 7;

const isWorkday = (day: string) => weekdayOf(day) <= 5;

/** The first day that is so many working days (Monday to Friday) after a day, and itself one. */
export function workdaysAfter(day: string, count: number): string {
  let reached = day;
  for (let left = count; left > 0 || !isWorkday(reached); ) {
    reached = dayAfter(reached, 1);
    if (isWorkday(reached)) left--;
  }
  return reached;
}

/** `09:05`, and the days since where a day runs past midnight: `00:30 (+1)`. */
export function clock(minutes: number): string {
  const part = (value: number) => String(value).padStart(2, '0');
  const days = Math.floor(minutes / 1440);
  const text = `${part(Math.floor((minutes % 1440) / 60))}:${part(minutes % 60)}`;
  return days > 0 ? `${text} (+${days})` : text;
}

/** Milliseconds by which a zone (IANA) is ahead of UTC at an instant. */
function ahead(instant: number, timeZone: string): number {
  const written = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(instant);
  return Date.parse(`${dayFormat(timeZone).format(instant)}T${written}Z`) - Math.floor(instant / 1000) * 1000;
}

/** The instant at so many minutes of a day in a zone, clocks set forward or back then included. */
export function instantAt(day: string, minutes: number, timeZone: string): Date {
  const local = Date.parse(day) + minutes * 60_000;
  const first = local - ahead(local, timeZone);
  return new Date(local - ahead(first, timeZone));
}
