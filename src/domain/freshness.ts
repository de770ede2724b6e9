/** How fresh a record is on a day, and when that changes. Days are `YYYY-MM-DD` on the calendar of the city. */
import { dayAfter } from './calendar-day.ts';
import type { Collection } from './kinds.ts';

/** A record fades, and is said to end soon, from so many days before its end on. */
export const ENDING_DAYS = 30;

/** A verification counts as recent for so many days; without a recent one a record is stale. */
export const VERIFIED_DAYS = 90;

/** What a record is on a day; what ends soon is `ending`, stale or not, and what has `ended` is shown to nobody. */
export type FreshnessState = 'current' | 'ending' | 'stale' | 'ended';

/** `changes_on` is the first day on which the state is another; null where it stays as it is. */
export type Freshness = { state: FreshnessState; changes_on: string | null };

/** The last end that counts as soon on a day. */
export const lastEnding = (day: string): string => dayAfter(day, ENDING_DAYS);

/** The first day of which a verification counts as recent on a day. */
export const firstRecent = (day: string): string => dayAfter(day, -VERIFIED_DAYS);

/** Whether a last day has passed; never where there is none. */
export const hasEnded = (until: unknown, day: string): boolean => typeof until === 'string' && until < day;

/** The freshness of a record on a day, from its columns or properties. */
export function freshness(
  {
    verified_at: verified,
    valid_until: until,
  }: { readonly verified_at?: unknown; readonly valid_until?: unknown },
  day: string,
): Freshness {
  if (hasEnded(until, day)) return { state: 'ended', changes_on: null };
  const ends = typeof until === 'string' ? until : null;
  if (ends !== null && ends <= lastEnding(day)) return { state: 'ending', changes_on: dayAfter(ends, 1) };
  const ending = ends && dayAfter(ends, -ENDING_DAYS);
  if (typeof verified !== 'string' || verified < firstRecent(day))
    return { state: 'stale', changes_on: ending };
  const stale = dayAfter(verified, VERIFIED_DAYS + 1);
  return { state: 'current', changes_on: ending !== null && ending < stale ? ending : stale };
}

/**
 * The last day on which a record is shown, `YYYY-MM-DD`: the one its department names, but not later than its last
 * verification holds; null for ever. Without a day of verification that of the import counts, unless an end is named.
 */
export function lastShown(
  { holds }: Pick<Collection, 'holds'>,
  { verified, named }: { verified: string | null; named: string | null },
  day: string,
): string | null {
  if (holds === undefined || (verified === null && named !== null)) return named;
  const held = dayAfter(verified ?? day, holds);
  return named !== null && named < held ? named : held;
}
