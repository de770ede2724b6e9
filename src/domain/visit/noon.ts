/** Days that visiting hours stretch over noon. */
import type { Day, Span } from './schedule.ts';

/** What lies between a visit of the morning and one of the afternoon. */
const NOON = { from: 12 * 60, to: 13 * 60 } as const;

/** A pause of fewer minutes, its ride aside, is no more than lunch and a short wait. */
const LEAST = 60;

/**
 * From the last visit of the morning to the first of the afternoon, where one waits for a door to open then; undefined for a
 * day that goes on or stops for lunch alone.
 */
export function noonPause({ calls }: Day): Span | undefined {
  for (const [i, call] of calls.entries()) {
    const before = calls[i - 1];
    if (!before || before.to > NOON.to || call.from < NOON.from) continue;
    const idle = call.from - before.to - (call.ride?.minutes ?? 0);
    if (call.from > call.arrive && idle >= LEAST) return { from: before.to, to: call.from };
  }
  return undefined;
}
