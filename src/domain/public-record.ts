/** Who may see a record: one rule, as a filter of many and as a test of one. */
import { all, type Filter, validOn } from './filter.ts';
import { hasEnded } from './freshness.ts';

/** What the public may see on a day (`YYYY-MM-DD`), narrowed by a filter. */
export const publicOnly = (day: string, filter: Filter = all()): Filter =>
  all({ op: 'in', field: 'visibility', values: ['public'] }, validOn(day), filter);

/** Whether the public sees a record, as SQL holds it, on a day (`YYYY-MM-DD`). */
export const isPublicOn = (
  record: { readonly [column: string]: string | number | null },
  day: string,
): boolean => record.visibility === 'public' && !hasEnded(record.valid_until, day);
