/** How long a record is shown: until the day it ends, fading before that. */
import { dayAfter, dayNumber } from './calendar-day.ts';
import type { Collection } from './kinds.ts';

/** A record fades, and is said to end soon, from so many days before its end on. */
export const ENDING_DAYS = 30;

/** A verification counts as recent for so many days; without a recent one a record is stale. */
export const VERIFIED_DAYS = 90;

/** Whether a day `valid_until` is near on a day (both `YYYY-MM-DD`); never for records without an end. */
export function endsSoon(validUntil: unknown, day: string): boolean {
  const end = typeof validUntil === 'string' ? dayNumber(validUntil) : undefined;
  return end !== undefined && end - dayNumber(day)! <= ENDING_DAYS;
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

/** `ending` soon, `stale` where nobody has verified it lately, else `current`; what has ended is not shown. */
export type FreshnessState = 'current' | 'ending' | 'stale';

/** How fresh a record is, and the day on which that changes next, `YYYY-MM-DD`: it ends on the day itself. */
export type Freshness = { state: FreshnessState; changes_on: string | null };

const dayIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The freshness of a record that is shown on a day, from its `valid_until` and `verified_at`. */
export function freshnessOf(
  { valid_until, verified_at }: { readonly [field: string]: unknown },
  day: string,
): Freshness {
  const [end, verified] = [dayIn(valid_until), dayIn(verified_at)];
  if (endsSoon(end, day)) return { state: 'ending', changes_on: dayAfter(end!, 1) };
  const ending = end === null ? null : dayAfter(end, -ENDING_DAYS);
  const stale = verified === null ? null : dayAfter(verified, VERIFIED_DAYS + 1);
  if (stale === null || stale <= day) return { state: 'stale', changes_on: ending };
  return { state: 'current', changes_on: ending !== null && ending < stale ? ending : stale };
}
