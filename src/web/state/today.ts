/** The city's calendar day, `YYYY-MM-DD`; it turns at its midnight, in a page left open as well. */
import { signal } from '@preact/signals';
import { CITY } from '../../domain/city.ts';
import { dayAt } from '../../domain/filter.ts';

const LOOK_MILLISECONDS = 30_000;

const now = () => dayAt(new Date(), CITY.timeZone);

export const today = signal(now());

setInterval(() => {
  today.value = now();
}, LOOK_MILLISECONDS);
