/** A plan as appointments of a calendar, in both languages where there are both. */
import { CITY } from '../../../domain/city.ts';
import type { Language } from '../../../domain/kinds.ts';
import { type Appointment, calendar } from '../../../domain/visit/calendar.ts';
import { instantAt } from '../../../domain/visit/day.ts';
import type { Properties } from '../../api.ts';
import { language } from '../../state/app.ts';
import { stopConcerns } from './concerns.ts';
import type { Placed, Planned } from './planning.ts';
import { texts } from './texts.ts';
import { addressText, rideText } from './words.ts';

const given = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The names of a record, the visitor's language first; one where there is one. */
export function bothNames({ name_zh, name_en }: Properties): string {
  const names = language.value === 'zh' ? [name_zh, name_en] : [name_en, name_zh];
  return names.filter(given).join(' / ');
}

/** The permanent page of a record. */
export const pageOf = ({ stay: { collection, id } }: Placed, lang: Language): string =>
  `${location.origin}/records/${collection}/${id}?lang=${lang}`;

/** Lines about who to reach: office, phone, mailbox. */
export const contactLines = ({ contact_office, contact_phone, contact_mailbox }: Properties): string[] =>
  [contact_office, contact_phone, contact_mailbox].filter(given);

function description(placed: Placed, concerns: readonly string[]): string {
  const { properties } = placed.item;
  const labelled = (label: string, value: unknown) => (given(value) ? [`${label}: ${value}`] : []);
  const [office, ...reach] = contactLines(properties);
  return [
    ...labelled(texts.value.host, properties.host),
    ...labelled(texts.value.contact, [office, ...reach].filter(given).join(', ')),
    ...labelled(texts.value.notes, properties.rules),
    ...concerns.map((concern) => `! ${concern}`),
    ...(properties.is_sample === true ? [texts.value.sample] : []),
    `${texts.value.page}: ${pageOf(placed, language.value)}`,
  ].join('\n');
}

/** One appointment for each stop of a plan. */
export function appointments({ placed, plan }: Planned): Appointment[] {
  return plan.days.flatMap((day) =>
    day.calls.map((call): Appointment => {
      const one = placed[call.stop]!;
      const [lon, lat] = one.stop.at;
      return {
        uid: `${one.key}@${location.host}`,
        from: instantAt(day.date, call.from, CITY.timeZone),
        to: instantAt(day.date, call.to, CITY.timeZone),
        summary: bothNames(one.item.properties),
        location: addressText(one.stay.collection, one.item.properties),
        description: [
          ...(call.ride ? [rideText(call.ride)] : []),
          description(one, stopConcerns(call, one, day)),
        ].join('\n'),
        lon,
        lat,
        url: pageOf(one, language.value),
      };
    }),
  );
}

/** The calendar file of a plan. */
export const calendarOf = (planned: Planned): string =>
  calendar(
    texts.value.calendarName(CITY.name[language.value]),
    CITY.timeZone,
    appointments(planned),
    new Date(),
  );
