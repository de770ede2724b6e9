/** Times of a visit: rides, waiting until a stop opens, lunch, and the days it takes. Minutes are those of a day. */
import { dayAfter } from '../calendar-day.ts';
import type { Position } from '../geometry.ts';
import { weekdayOf } from './day.ts';
import { type Hours, type Opening, openOn } from './hours.ts';
import type { Order } from './order.ts';
import { type Leg, leg } from './travel.ts';

/** A stop to be visited: minutes it takes, and when visitors are let in, as far as known. */
export type Stop = { at: Position; dwell: number; hours?: Hours | undefined };

/** The first day, the minute each day begins, how many days, where each day starts and ends, minutes of lunch. */
export type Frame = {
  date: string;
  begin: number;
  days: number;
  start?: Position | undefined;
  end?: Position | undefined;
  lunch: number;
};

/** Lunch is had between the first and the last of these minutes, where the day is under way by `before`. */
export const LUNCH = { minutes: 60, from: 11 * 60, latest: 13 * 60, before: 11 * 60 + 30 } as const;

export type Span = { from: number; to: number };

/** One stop of a day; `stop` is its place among the stops given. */
export type Call = {
  stop: number;
  /** The ride to it; none where a day begins here. */
  ride?: Leg;
  /** Lunch before the ride. */
  lunch?: Span;
  arrive: number;
  /** From when to when it is visited; later than `arrive` where one waits until it opens. */
  from: number;
  to: number;
  /** When it is open on that day, where the visit does not fit into it; empty when closed all day. */
  closed?: readonly Opening[];
};

export type Day = {
  date: string;
  begin: number;
  /** When the last stop is left, or the end reached. */
  end: number;
  calls: readonly Call[];
  /** The ride to where the day ends. */
  back?: Leg;
  /** Metres of road. */
  metres: number;
  /** The day goes over noon without a break. */
  fasting: boolean;
};

/** When one that arrives can be let in for the whole visit, or when it is open where that cannot be. */
function entry({ hours, dwell }: Stop, arrive: number, weekday: number) {
  if (!hours) return { from: arrive };
  const openings = openOn(hours, weekday);
  const fit = openings.find(({ from, to }) => Math.max(from, arrive) + dwell <= to);
  return fit ? { from: Math.max(fit.from, arrive) } : { from: arrive, closed: openings };
}

/** The times of one day on which the stops of `order` are visited. */
export function dayOf(stops: readonly Stop[], order: Order, frame: Frame, date: string): Day {
  const weekday = weekdayOf(date);
  const calls: Call[] = [];
  let now = frame.begin;
  let metres = 0;
  let place = frame.start;
  let hungry = frame.begin < LUNCH.before;
  for (const index of order) {
    const stop = stops[index]!;
    const ride = place && leg(place, stop.at);
    const callAt = (departure: number) => {
      const arrive = departure + (ride?.minutes ?? 0);
      const found = entry(stop, arrive, weekday);
      return { arrive, ...found, to: found.from + stop.dwell };
    };
    let call = callAt(now);
    let lunch: Span | undefined;
    if (frame.lunch > 0 && hungry && now >= LUNCH.from && call.to > LUNCH.latest) {
      lunch = { from: now, to: now + frame.lunch };
      call = callAt(lunch.to);
      hungry = false;
    }
    calls.push({ stop: index, ...(ride && { ride }), ...(lunch && { lunch }), ...call });
    now = call.to;
    metres += ride?.metres ?? 0;
    place = stop.at;
  }
  const back = frame.end && place ? leg(place, frame.end) : undefined;
  const end = now + (back?.minutes ?? 0);
  return {
    date,
    begin: frame.begin,
    end,
    calls,
    ...(back && { back }),
    metres: metres + (back?.metres ?? 0),
    fasting: hungry && end > LUNCH.latest + frame.lunch,
  };
}

const closedOn = ({ calls }: Day) => calls.filter(({ closed }) => closed !== undefined).length;

/** Puts days in front that meet more visiting hours, then those whose longest is shorter. */
const worse = (a: Cut, b: Cut) => a.closed - b.closed || a.longest - b.longest;

type Cut = { closed: number; longest: number; days: readonly Day[] };

/**
 * An order cut into days: of all cuts that close the fewest doors, one whose longest day is the shortest. No day is without
 * a stop, so that fewer stops than days make fewer days.
 */
export function daysOf(stops: readonly Stop[], order: Order, frame: Frame): readonly Day[] {
  const count = Math.min(frame.days, order.length);
  if (count === 0) return [];
  let cuts: (Cut | undefined)[] = [{ closed: 0, longest: 0, days: [] }];
  for (let d = 0; d < count; d++) {
    const date = dayAfter(frame.date, d);
    const next: (Cut | undefined)[] = [];
    for (let end = d + 1; end <= order.length - (count - 1 - d); end++)
      for (let start = d; start < end; start++) {
        const before = cuts[start];
        if (!before) continue;
        const day = dayOf(stops, order.slice(start, end), frame, date);
        const cut = {
          closed: before.closed + closedOn(day),
          longest: Math.max(before.longest, day.end - day.begin),
          days: [...before.days, day],
        };
        const known = next[end];
        if (!known || worse(cut, known) < 0) next[end] = cut;
      }
    cuts = next;
  }
  return cuts[order.length]!.days;
}
