/** What all samples of one run share: the as-of day, the seed, the city's geography. */
import type { Geometry, Position } from '../../src/domain/geometry.ts';
import type { Value } from '../../src/domain/kinds.ts';
import { type DivisionCode, type Hub, hubs, outlines, type Zone, zones } from './geography.ts';
import { type Places, places } from './places.ts';
import { type Random, random } from './random.ts';

/** A record before it is written into a file: values in stored units and codes, the place in WGS84. */
export type Sample = {
  values: Record<string, Value>;
  geometry: Geometry | null;
  /** Name of the schematic picture in `/media/`. */
  picture?: string;
};

export type World = {
  /** YYYY-MM-DD; every date is an offset from it. */
  asOf: string;
  places: Places;
  zones: readonly Zone[];
  hubs: readonly Hub[];
  /** The random stream of that name. */
  stream(name: string): Random;
  /** The day so many days after (or, negative, before) the as-of day. */
  day(offset: number): string;
};

const DAY = 86_400_000;

/**
 * The world of an as-of day and a seed.
 * @throws RangeError when the day is not a calendar day written YYYY-MM-DD
 */
export function world(asOf: string, seed: number): World {
  const start = Date.parse(`${asOf}T00:00:00Z`);
  const day = (offset: number) => new Date(start + offset * DAY).toISOString().slice(0, 10);
  if (Number.isNaN(start) || day(0) !== asOf)
    throw new RangeError(`The as-of day "${asOf}" is no calendar day; write it as 2026-11-23`);
  return {
    asOf,
    places: places(outlines('divisions'), outlines('water')),
    zones: zones(),
    hubs: hubs(),
    stream: (name) => random(seed, name),
    day,
  };
}

export const point = ([lon, lat]: Position): Geometry => ({
  type: 'Point',
  coordinates: [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6],
});

/** One record in so many expires within three weeks, so that renewal can be seen. */
const SOON_EVERY = 33;

/** When a record was verified and until when it holds: 1–90 days ago for expired ones, 5–20 or 60–360 days ahead for others. */
export function freshness(
  { day }: World,
  random: Random,
  index: number,
  expired: boolean,
): Record<string, Value> {
  const soon = index % SOON_EVERY === SOON_EVERY >> 1;
  const until = expired ? -random.whole(1, 90) : soon ? random.whole(5, 20) : random.whole(60, 360);
  const verified = expired ? until - random.whole(60, 180) : -random.whole(0, 120);
  return {
    verified_at: day(verified),
    valid_until: day(until),
    status_date: day(verified - random.whole(0, 200)),
  };
}

/** Zones with the weight that samples of the map give their level. */
export const weightedZones = (
  { zones: all }: World,
  weight: (zone: Zone) => number,
): (readonly [Zone, number])[] =>
  all.map((zone) => [zone, weight(zone)] as const).filter(([, share]) => share > 0);

/** How much goes on in a zone of the level. */
export const BUSTLE: Readonly<Record<string, number>> = {
  national: 4,
  provincial: 3,
  park: 2,
  functional: 1,
  bonded: 1,
  freetrade: 1,
};

export const isOf = (division: DivisionCode) => (zone: Zone) => zone.division === division;
