/** How far and how long it is between two stops. No road is known here, so straight lines stand for roads. */
import { distance } from '../distance.ts';
import type { Position } from '../geometry.ts';

/** What is assumed of roads and traffic, for a coach or car in a city of this kind; the page says it in words. */
export const TRAVEL = {
  /** Length of the road for one of straight line. */
  detour: 1.35,
  /** Km/h on the first `townReach` kilometres of road. */
  town: 35,
  /** Km of road. */
  townReach: 10,
  /** Km/h on what is left of a longer way. */
  beyond: 60,
  /** Minutes to which a ride is rounded up. */
  round: 5,
} as const;

/** A ride: metres of road, minutes. */
export type Leg = { metres: number; minutes: number };

/** Metres of road between two places, as assumed. */
export const roadLength = (a: Position, b: Position): number => distance(a, b) * TRAVEL.detour;

/** The ride between two places, as assumed; none between a place and itself. */
export function leg(a: Position, b: Position): Leg {
  const metres = roadLength(a, b);
  const km = metres / 1000;
  const hours =
    Math.min(km, TRAVEL.townReach) / TRAVEL.town + Math.max(0, km - TRAVEL.townReach) / TRAVEL.beyond;
  const rounds = Math.ceil((hours * 60) / TRAVEL.round);
  return { metres, minutes: rounds * TRAVEL.round };
}
