/** From what the address says and what was read to a plan. */
import type { Position } from '../../../domain/geometry.ts';
import { type Stay, stayKey, type Visit } from '../../../domain/visit/address.ts';
import { type Hours, hoursFrom } from '../../../domain/visit/hours.ts';
import { type Plan, planOf, type Rules } from '../../../domain/visit/plan.ts';
import { type Frame, LUNCH, type Stop } from '../../../domain/visit/schedule.ts';
import type { Item } from '../../api.ts';
import { keyText } from '../../state/picks.ts';
import { type Found, guideOf } from './records.ts';

/** Minutes at a stop that does not say how long it takes. */
export const USUAL_DWELL = 45;

/** A stay whose record is known and has a place. */
export type Placed = {
  stay: Stay;
  key: string;
  item: Item;
  stop: Stop;
  rules: Rules;
  /** The route it belongs to. */
  guide: Item | undefined;
};

/** `left` cannot be planned, and why; `pending` are still being read. */
export type Planned = {
  placed: readonly Placed[];
  left: readonly { stay: Stay; item?: Item; why: 'missing' | 'failed' | 'unplaced' }[];
  pending: number;
  frame: Frame;
  plan: Plan;
};

const given = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const hoursOf = (value: unknown): Hours | undefined => {
  const text = given(value);
  return text === undefined ? undefined : hoursFrom(text);
};

/** Where a record is, if it says. */
export const placeOf = ({ properties: { lon, lat } }: Item): Position | undefined =>
  typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : undefined;

function placedOf(stay: Stay, item: Item, at: Position, found: ReadonlyMap<string, Found>): Placed {
  const { dwell, window, foreign_ok, contact_hours } = item.properties;
  const guideKey = guideOf(stay.collection, item);
  const guide = guideKey && found.get(keyText(guideKey));
  const route = typeof guide === 'object' ? guide : undefined;
  const hours = hoursOf(window);
  const lead = route?.properties.lead;
  return {
    stay,
    key: stayKey(stay),
    item,
    guide: route,
    stop: { at, dwell: stay.dwell ?? (typeof dwell === 'number' ? dwell : USUAL_DWELL), hours },
    rules: {
      ...(typeof lead === 'number' && { lead }),
      ...(typeof foreign_ok === 'boolean' && { foreign: foreign_ok }),
      // Visiting hours say more than those of an office.
      ...(!given(window) && { office: hoursOf(contact_hours) }),
    },
  };
}

/** The plan of a visit as far as its records are known; `today` stands for a day not chosen yet. */
export function planned(
  visit: Visit,
  found: ReadonlyMap<string, Found>,
  hubs: readonly Item[],
  today: string,
): Planned {
  const placed: Placed[] = [];
  const left: Planned['left'][number][] = [];
  let pending = 0;
  for (const stay of visit.stays) {
    const item = found.get(stayKey(stay));
    const at = typeof item === 'object' ? placeOf(item) : undefined;
    if (item === undefined) pending++;
    else if (typeof item === 'string') left.push({ stay, why: item });
    else if (at) placed.push(placedOf(stay, item, at, found));
    else left.push({ stay, item, why: 'unplaced' });
  }
  const hub = (id: string | undefined) => {
    const item = hubs.find((one) => one.id === id);
    return item && placeOf(item);
  };
  const frame: Frame = {
    date: visit.date ?? today,
    begin: visit.begin,
    days: visit.days,
    start: hub(visit.from),
    end: hub(visit.to),
    lunch: visit.lunch ? LUNCH.minutes : 0,
  };
  const stops = placed.map(({ stop }) => stop);
  const plan = planOf(stops, frame, visit.own ? stops.map((_, i) => i) : undefined);
  return { placed, left, pending, frame, plan };
}

/** The stays in the order planned, those that cannot be planned last. */
export const staysInOrder = ({ placed, left, plan }: Planned): Stay[] => [
  ...plan.order.map((i) => placed[i]!.stay),
  ...left.map(({ stay }) => stay),
];
