/** The day in the city, which turns at its midnight. */
import { signal } from '@preact/signals';
import { CITY } from '../../domain/city.ts';
import { dayAt } from '../../domain/filter.ts';

const now = () => dayAt(new Date(), CITY.timeZone);

/** `YYYY-MM-DD`; what reads it is made or asked for anew on the next day. */
export const today = signal(now());

const MINUTE = 60_000;

/** Lets the day turn: at midnight, a minute after a sleep over it, or when the visitor comes back to the page. */
export function followDay(): void {
  const turn = () => {
    // A page that nobody looks at asks nothing.
    if (!document.hidden) today.value = now();
  };
  // Midnight is at a full minute in every time zone.
  const wait = () =>
    setTimeout(
      () => {
        turn();
        wait();
      },
      MINUTE - (Date.now() % MINUTE),
    );
  wait();
  document.addEventListener('visibilitychange', turn);
}
