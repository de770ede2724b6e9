/** A visit planned: the order of its stops, its days, and what a visitor should know before going. */
import { weekdayOf, workdaysAfter } from './day.ts';
import { type Hours, openOn } from './hours.ts';
import { noonPause } from './noon.ts';
import { improved, lengthOf, type Order, shortOrder, type Ways } from './order.ts';
import { type Call, type Day, dayOf, daysOf, type Frame, type Stop } from './schedule.ts';
import { roadLength, TRAVEL } from './travel.ts';

/** A closed door weighs as much as so many metres: any way round is taken to find it open. */
const CLOSED = 1e9;

/** A day of more stops is not ordered by visiting hours: it is too full to keep to them. */
const MOST_IN_HOURS = 12;

/** Metres that weigh as much as waiting a minute: those one drives in town meanwhile. */
const WAIT = (TRAVEL.town * 1000) / 60;

function waysOf(stops: readonly Stop[], { start, end }: Frame): Ways {
  return {
    between: stops.map((a) => stops.map((b) => roadLength(a.at, b.at))),
    ...(start && { from: stops.map(({ at }) => roadLength(start, at)) }),
    ...(end && { to: stops.map(({ at }) => roadLength(at, end)) }),
  };
}

/**
 * An order to visit all stops in: short, and on a visit of one day changed where that lets one in at visiting hours or
 * spares waiting.
 */
export function sensibleOrder(stops: readonly Stop[], frame: Frame): Order {
  const ways = waysOf(stops, frame);
  const short = shortOrder(ways);
  if (frame.days > 1 || stops.length > MOST_IN_HOURS || !stops.some(({ hours }) => hours)) return short;
  return improved(short, (order) => {
    const { calls } = dayOf(stops, order, frame, frame.date);
    const closed = calls.filter((call) => call.closed).length;
    const waited = calls.reduce((sum, { arrive, from }) => sum + from - arrive, 0);
    return closed * CLOSED + waited * WAIT + lengthOf(order, ways);
  });
}

/** What may keep visitors out, or make the day hard. */
export type Concern =
  | { kind: 'closed'; call: Call }
  /** Nobody is in the contact office then; shown where visiting hours are unknown. */
  | { kind: 'office' }
  | { kind: 'foreign' }
  /** Working days ahead it must be booked, and the first day that leaves as many. */
  | { kind: 'lead'; lead: number; earliest: string }
  | { kind: 'wait'; minutes: number };

/** What is known of a stop's rules. */
export type Rules = { lead?: number | undefined; foreign?: boolean | undefined; office?: Hours | undefined };

/** Waiting so many minutes is worth a word. */
const LONG_WAIT = 45;

/** A day of more minutes is too long. */
export const LONG_DAY = 600;

/**
 * What to know about one stop of a day; `today` is the city's calendar day. A pause at noon is said
 * of the day, not of the stop that ends it.
 */
export function concernsOf(call: Call, rules: Rules, day: Day, today: string): Concern[] {
  const { date } = day;
  const { lead, foreign, office } = rules;
  const concerns: Concern[] = [];
  if (call.closed) concerns.push({ kind: 'closed', call });
  const there = office && openOn(office, weekdayOf(date));
  if (there && !there.some(({ from, to }) => call.from < to && call.to > from))
    concerns.push({ kind: 'office' });
  if (foreign === false) concerns.push({ kind: 'foreign' });
  const earliest = lead === undefined ? undefined : workdaysAfter(today, lead);
  if (lead !== undefined && earliest !== undefined && date < earliest)
    concerns.push({ kind: 'lead', lead, earliest });
  if (call.from - call.arrive >= LONG_WAIT && noonPause(day)?.to !== call.from)
    concerns.push({ kind: 'wait', minutes: call.from - call.arrive });
  return concerns;
}

/** The first working day after today that is booked early enough for every stop. */
export const firstDay = (leads: readonly number[], today: string): string =>
  workdaysAfter(today, Math.max(1, ...leads));

export type Plan = { order: Order; days: readonly Day[]; metres: number; minutes: number };

/** The plan for stops in a given order, or in a sensible one. */
export function planOf(stops: readonly Stop[], frame: Frame, given?: Order): Plan {
  const order = given ?? sensibleOrder(stops, frame);
  const days = daysOf(stops, order, frame);
  return {
    order,
    days,
    metres: days.reduce((sum, day) => sum + day.metres, 0),
    minutes: days.reduce((sum, day) => sum + day.end - day.begin, 0),
  };
}
