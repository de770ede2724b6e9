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
