/** A record whose owner says that it still holds: verified today, and public again. */
import { batchStatement } from '../db/batches.ts';
import type { Store } from '../db/bindings.ts';
import { type RenewalRow, useRenewal } from '../db/renewals.ts';
import { dayAfter } from '../src/domain/calendar-day.ts';
import { CITY } from '../src/domain/city.ts';
import { dayAt } from '../src/domain/filter.ts';
import { lastShown } from '../src/domain/freshness.ts';
import type { Collection } from '../src/domain/kinds.ts';
import { collectionOf, mapWith } from '../src/domain/maps/index.ts';
import { RENEWED_DAYS } from '../src/domain/renewal.ts';
import { batchOf, rowOf } from './acts.ts';
import type { LiveRecord } from './layers.ts';
import { type Released, type ReleaseOptions, release } from './publish.ts';

/** Whom the batch of a renewal names: the link says no more of them. */
const OWNER = 'owner of the record';

/**
 * The last day on which a record of the collection is shown when it is renewed on a day: the named one, but not later
 * than its verification of that day holds.
 */
export const renewedUntil = (collection: Collection, day: string, named: string | null = null): string =>
  lastShown(collection, { verified: day, named }, day) ?? dayAfter(day, RENEWED_DAYS);

/**
 * Renews the record of a link in a release of nothing else, which also says that the link was used; `until` is the end
 * that the link names.
 * @throws Error when there is no such record any more, or another release of its map goes on.
 */
export async function renew(
  store: Store,
  { key, collection: id, record, made_by: by, until = null }: RenewalRow & { until?: string | null },
  how: Omit<ReleaseOptions, 'source' | 'act' | 'approvedBy'>,
): Promise<Released> {
  const { content } = store;
  const collection = collectionOf(id)!;
  const live = await content.prepare(`SELECT * FROM "${id}" WHERE id = ?`).bind(record).first<LiveRecord>();
  if (!live) throw new Error(`There is no record ${record} in ${id} any more`);
  const day = dayAt(how.now, CITY.timeZone);
  const name = `renewal of ${record}`;
  const isSample = live.is_sample === 1;
  const batch = await batchOf({ collection: id, name, now: how.now, isSample, by: OWNER, changed: 1 });
  const lineage = { ...(JSON.parse(String(live.lineage ?? '{}')) as object), renewed: day };
  const renewed: LiveRecord = {
    ...live,
    verified_at: day,
    valid_until: renewedUntil(collection, day, until),
    lineage: JSON.stringify(lineage),
  };
  const head = batchStatement(content, { ...batch, status: 'released' });
  const [one] = await release(store, [mapWith(id)!], {
    ...how,
    source: new Map([[id, [rowOf(renewed, batch.id, 'changed')]]]),
    act: {
      cause: name,
      by: OWNER,
      approvedBy: by,
      statements: [head, useRenewal(content, key, how.now.toISOString())],
    },
  });
  return one!;
}
