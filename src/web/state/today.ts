/** The day in the city, which turns at its midnight. */
import { signal } from '@preact/signals';
import { CITY } from '../../domain/city.ts';
import { dayAt } from '../../domain/filter.ts';

const now = () => dayAt(new Date(), CITY.timeZone);

/** `YYYY-MM-DD`; what reads it is made or asked for anew on the next day. */
export const today = signal(now());

const LOOK_MILLISECONDS = 10_000;

/** Lets the day turn: seconds after midnight or a sleep over it, or when the visitor comes back to the page. */
export function followDay(): void {
  const turn = () => {
    // A page that nobody looks at asks nothing.
    if (!document.hidden) today.value = now();
  };
  setInterval(turn, LOOK_MILLISECONDS);
  document.addEventListener('visibilitychange', turn);
}
