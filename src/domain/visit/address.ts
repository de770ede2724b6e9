/**
 * A visit as the page's address writes it: `2026-12-08T09:00/P2D;from=ID;to=ID;lunch=0;order=own;stops.a~40,premises.b`.
 * Day and time (ISO 8601, with the number of days where there are several) in the city's time; hubs by id where days start
 * and end; `lunch=0` for no lunch; `order=own` where the stops are visited as written and not in a sensible order; stops as
 * `collection.id~minutes`. Every part may be missing: `a.b,c.d` alone is a list of stops.
 */
import { collectionOf } from '../maps/index.ts';

/** A stop by its record; minutes where they are not the usual ones. */
export type Stay = { collection: string; id: string; dwell?: number };

export type Visit = {
  /** `YYYY-MM-DD`; undefined until one is chosen. */
  date?: string;
  /** Minute of the day. */
  begin: number;
  days: number;
  from?: string;
  to?: string;
  lunch: boolean;
  own: boolean;
  stays: readonly Stay[];
};

/** Most stops of a visit. */
export const MOST_STOPS = 24;

export const MOST_DAYS = 5;

/** When a day begins unless something else is chosen. */
const BEGIN = 9 * 60;

/** Minutes a stop may take. */
export const DWELL = { least: 5, most: 480 } as const;

export const EMPTY: Visit = { begin: BEGIN, days: 1, lunch: true, own: false, stays: [] };

const WHEN = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?:\/P([1-9])D)?$/;
const STAY = /^([a-z]+)\.([a-z0-9]+)(?:~(\d{1,3}))?$/;

const isDay = (day: string) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

function staysFrom(text: string): Stay[] {
  const found = new Map<string, Stay>();
  for (const one of text.split(',')) {
    const [, collection, id, dwell] = STAY.exec(one) ?? [];
    if (!collection || !id || !collectionOf(collection) || found.size === MOST_STOPS) continue;
    if (found.has(`${collection}.${id}`)) continue;
    const minutes = dwell === undefined ? {} : { dwell: within(Number(dwell), DWELL.least, DWELL.most) };
    found.set(`${collection}.${id}`, { collection, id, ...minutes });
  }
  return [...found.values()];
}

/** Reads a visit; what makes no sense is dropped. */
export function visitFrom(text: string): Visit {
  let visit: Visit = EMPTY;
  for (const part of text.split(';')) {
    const [, date, hour, minute, days] = WHEN.exec(part) ?? [];
    const [, name, value] = /^(from|to|lunch|order)=([a-z0-9]+)$/.exec(part) ?? [];
    if (date && isDay(date))
      visit = {
        ...visit,
        date,
        begin: Number(hour) * 60 + Number(minute),
        days: within(Number(days ?? 1), 1, MOST_DAYS),
      };
    else if (name === 'from' || name === 'to') visit = { ...visit, [name]: value };
    else if (name === 'lunch') visit = { ...visit, lunch: value !== '0' };
    else if (name === 'order') visit = { ...visit, own: value === 'own' };
    else visit = { ...visit, stays: [...visit.stays, ...staysFrom(part)] };
  }
  return visit;
}

const two = (value: number) => String(value).padStart(2, '0');

export const stayKey = ({ collection, id }: Stay): string => `${collection}.${id}`;

/** Writes a visit so that `visitFrom` reads the same. */
export function visitText({ date, begin, days, from, to, lunch, own, stays }: Visit): string {
  const time = `T${two(Math.floor(begin / 60))}:${two(begin % 60)}`;
  return [
    date && `${date}${time}${days > 1 ? `/P${days}D` : ''}`,
    from && `from=${from}`,
    to && `to=${to}`,
    !lunch && 'lunch=0',
    own && 'order=own',
    stays.map((stay) => stayKey(stay) + (stay.dwell === undefined ? '' : `~${stay.dwell}`)).join(','),
  ]
    .filter((part) => part)
    .join(';');
}
