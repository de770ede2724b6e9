/** How long a route takes in all: with its rides, and with the hours at which its stops let visitors in. */

import { EMPTY } from '../../domain/visit/address.ts';
import { clock } from '../../domain/visit/day.ts';
import { hoursFrom } from '../../domain/visit/hours.ts';
import { noonPause } from '../../domain/visit/noon.ts';
import { firstDay, planOf } from '../../domain/visit/plan.ts';
import { type Frame, LUNCH, type Stop } from '../../domain/visit/schedule.ts';
import type { Item } from '../api.ts';
import { durationText } from '../shell/duration.ts';
import { language } from '../state/app.ts';
import { openItem } from '../state/opened.ts';
import { today } from '../state/today.ts';
import { texts } from './visit-texts.ts';

function stopsFrom(items: readonly Item[]): Stop[] {
  return items.flatMap(({ properties: { lon, lat, dwell, window } }) =>
    typeof lon === 'number' && typeof lat === 'number' && typeof dwell === 'number'
      ? [{ at: [lon, lat] as [number, number], dwell, hours: hoursFrom(String(window ?? '')) }]
      : [],
  );
}

/** Nothing where a stop has no place or no time. */
export function RouteTime({ items }: { items: readonly Item[] }) {
  const stops = stopsFrom(items);
  if (stops.length < Math.max(items.length, 2)) return null;
  const lead = openItem.value?.item.properties.lead;
  const frame: Frame = {
    date: firstDay(typeof lead === 'number' ? [lead] : [], today.value),
    begin: EMPTY.begin,
    days: 1,
    lunch: LUNCH.minutes,
  };
  const inOrder = planOf(
    stops,
    frame,
    stops.map((_, i) => i),
  );
  const isClosed = ({ days }: typeof inOrder) => days[0]!.calls.some(({ closed }) => closed);
  const plan = isClosed(inOrder) ? planOf(stops, frame) : inOrder;
  if (isClosed(plan)) return <p class="route-time">{texts.value.moreDays}</p>;
  const day = plan.days[0]!;
  const noon = noonPause(day);
  const time = durationText(day.end - day.calls[0]!.from, language.value);
  return (
    <p class={noon ? 'route-time' : 'quiet'}>
      {[
        texts.value.really(time),
        noon && texts.value.noon(clock(noon.from), clock(noon.to)),
        plan !== inOrder && texts.value.reordered,
      ]
        .filter((part) => part)
        .join(' · ')}
    </p>
  );
}
