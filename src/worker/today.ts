/** The Worker's day. */
import { CITY } from '../domain/city.ts';
import { dayAt } from '../domain/filter.ts';

/** Today where the city is, `YYYY-MM-DD`. */
export const today = (): string => dayAt(new Date(), CITY.timeZone);
