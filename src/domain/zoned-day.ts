/** Days and times of the city. */
import { CITY } from './city.ts';

/** How far the city's clock is ahead of UTC at a time, as `+08:00`. */
function offsetAt(time: Date): string {
  const name = new Intl.DateTimeFormat('en', { timeZone: CITY.timeZone, timeZoneName: 'longOffset' })
    .formatToParts(time)
    .find(({ type }) => type === 'timeZoneName')!.value;
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}

/** When a day `YYYY-MM-DD` begins in the city; an invalid Date when there is no such day. */
export function startOfDay(day: string): Date {
  const midnight = new Date(`${day}T00:00:00Z`);
  if (
    !/^\d{4}-\d\d-\d\d$/.test(day) ||
    Number.isNaN(midnight.getTime()) ||
    !midnight.toJSON().startsWith(day)
  )
    return new Date(Number.NaN);
  return new Date(`${day}T00:00:00${offsetAt(midnight)}`);
}

/** A time on the city's clock, to the minute, with its zone: `2026-11-26 15:03 +08:00`. */
export function cityTime(time: Date): string {
  const clock = new Intl.DateTimeFormat('sv', {
    timeZone: CITY.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return `${clock.format(time)} ${offsetAt(time)}`;
}

/** A time on the city's clock as RFC 3339 has it: `2026-11-26T15:03:27+08:00`. */
export function cityInstant(time: Date): string {
  const clock = new Intl.DateTimeFormat('sv', {
    timeZone: CITY.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return `${clock.format(time).replace(' ', 'T')}${offsetAt(time)}`;
}
