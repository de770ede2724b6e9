/** What to look at in a plan, in words. */

import { collectionOf } from '../../../domain/maps/index.ts';
import { valueText } from '../../../domain/sentence.ts';
import { clock } from '../../../domain/visit/day.ts';
import { noonPause } from '../../../domain/visit/noon.ts';
import { type Concern, concernsOf, LONG_DAY } from '../../../domain/visit/plan.ts';
import type { Call, Day } from '../../../domain/visit/schedule.ts';
import { plainName } from '../../list/name.tsx';
import { durationText } from '../../shell/duration.ts';
import { language } from '../../state/app.ts';
import { today } from '../../state/today.ts';
import type { Placed } from './planning.ts';
import { guideOf } from './records.ts';
import { texts } from './texts.ts';
import { hoursText } from './words.ts';

/** A field of the route a stop belongs to, as a person reads it. */
function routeText({ stay, item, guide }: Placed, name: string): string {
  const key = guideOf(stay.collection, item);
  const field = key && collectionOf(key.collection)?.fields[name];
  return field && guide ? valueText(guide.properties[name], field, language.value) : '';
}

function words(concern: Concern, placed: Placed): string {
  const { properties } = placed.item;
  switch (concern.kind) {
    case 'closed': {
      const openings = concern.call.closed ?? [];
      if (openings.length === 0) return texts.value.closedDay(hoursText(String(properties.window)));
      return texts.value.closed(openings.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(' · '));
    }
    case 'office':
      return texts.value.office(hoursText(String(properties.contact_hours)));
    case 'foreign':
      return texts.value.foreign;
    case 'lead':
      return texts.value.lead(routeText(placed, 'lead'), concern.earliest);
    case 'wait':
      return texts.value.wait(durationText(concern.minutes, language.value));
  }
}

/** A route that is full or paused takes no visitors at its stops either. */
function routeStatus(placed: Placed): string[] {
  const { guide } = placed;
  if (!guide || guide.properties.status === 'open') return [];
  return [texts.value.status(plainName(guide.properties), routeText(placed, 'status'))];
}

/** What to look at at one stop of a day. */
export const stopConcerns = (call: Call, placed: Placed, day: Day): string[] => [
  ...concernsOf(call, placed.rules, day, today.value).map((concern) => words(concern, placed)),
  ...routeStatus(placed),
];

/** What to look at on one day as a whole. */
export function dayConcerns(day: Day): string[] {
  const { begin, end, fasting, date } = day;
  const noon = noonPause(day);
  const time = durationText(end - begin, language.value);
  return [
    ...(date < today.value ? [texts.value.past] : []),
    ...(noon ? [texts.value.noon(clock(noon.from), clock(noon.to), time)] : []),
    ...(end - begin > LONG_DAY ? [texts.value.long(time)] : []),
    ...(fasting ? [texts.value.fasting] : []),
  ];
}
