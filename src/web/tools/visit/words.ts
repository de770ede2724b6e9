/** Places, days and ways of a plan in words. */
import { textIn } from '../../../domain/bilingual.ts';
import { CITY } from '../../../domain/city.ts';
import { numberFormat } from '../../../domain/formats.ts';
import { collectionOf } from '../../../domain/maps/index.ts';
import { LOCALE } from '../../../domain/sentence.ts';
import { clock } from '../../../domain/visit/day.ts';
import { hoursFrom } from '../../../domain/visit/hours.ts';
import type { Leg } from '../../../domain/visit/travel.ts';
import type { Properties } from '../../api.ts';
import { facts } from '../../list/facts.ts';
import { durationText } from '../../shell/duration.ts';
import { language } from '../../state/app.ts';
import { texts } from './texts.ts';

/** Metres as kilometres, tenths below ten. */
export const kmText = (metres: number): string =>
  numberFormat(LOCALE[language.value], { maximumFractionDigits: metres < 10_000 ? 1 : 0 }).format(
    metres / 1000,
  );

export const rideText = ({ metres, minutes }: Leg): string =>
  texts.value.ride(kmText(metres), durationText(minutes, language.value));

/** A day with its weekday. */
export const dateText = (day: string): string =>
  new Intl.DateTimeFormat(LOCALE[language.value], { dateStyle: 'full', timeZone: 'UTC' }).format(
    Date.parse(day),
  );

/** The city's time zone, and how far it is from UTC on a day. */
export const zoneText = (day: string): string => {
  const parts = new Intl.DateTimeFormat('en', { timeZone: CITY.timeZone, timeZoneName: 'shortOffset' });
  const offset = parts.formatToParts(Date.parse(day)).find(({ type }) => type === 'timeZoneName')?.value;
  return `${CITY.timeZone}, ${offset ?? ''}`;
};

export const spanText = (from: number, to: number): string => `${clock(from)}–${clock(to)}`;

const named = (days: readonly number[]): string => {
  const day = new Intl.DateTimeFormat(LOCALE[language.value], { weekday: 'short', timeZone: 'UTC' });
  // The fourth of January 2021 was a Monday.
  const name = (weekday: number) => day.format(Date.UTC(2021, 0, 3 + weekday));
  const isRun = days.every((weekday, i) => i === 0 || weekday === days[i - 1]! + 1);
  return isRun && days.length > 2
    ? `${name(days[0]!)}–${name(days.at(-1)!)}`
    : days.map(name).join(language.value === 'zh' ? '、' : ', ');
};

/** Hours in the visitor's language, as far as they are understood; else as they are written. */
export function hoursText(written: string): string {
  const hours = language.value === 'zh' ? undefined : hoursFrom(written);
  if (!hours) return textIn(written, language.value);
  return hours.map(({ days, from, to }) => `${named(days)} ${spanText(from, to)}`).join(', ');
}

/** What of it is given: the address, else town, zone and division. */
export function addressText(collection: string, properties: Properties): string {
  const found = collectionOf(collection);
  if (!found) return '';
  const parts = facts(found, properties, ['division', 'zone', 'town', 'address']);
  return parts.map(({ value }) => value).join(language.value === 'zh' ? ' ' : ', ');
}
