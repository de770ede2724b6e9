/** Takes out of tiles, sums, search and snapshot what has ended since they were made. */
import type { Store } from '../db/bindings.ts';
import { CITY } from '../src/domain/city.ts';
import { dayAt } from '../src/domain/filter.ts';
import type { MapDefinition } from '../src/domain/kinds.ts';
import { mapOf } from '../src/domain/maps/index.ts';
import { type Released, type ReleaseOptions, release } from './publish.ts';

/** The cause that such a release names. */
export const ENDED = 'records ended';

/**
 * Maps in whose current release a record has ended. Reads one row a map: each release knows the last day on which all that
 * it holds is still shown.
 */
export async function mapsWithEnded(
  { content }: Pick<Store, 'content'>,
  now: Date,
): Promise<MapDefinition[]> {
  const { results } = await content
    .prepare(
      `SELECT map FROM pointer JOIN release USING (map, version) WHERE tilejson->>'sums_valid_until' < ? ORDER BY map`,
    )
    .bind(dayAt(now, CITY.timeZone))
    .all<{ map: string }>();
  return results.map(({ map }) => mapOf(map)).filter((map) => map !== undefined);
}

/** Releases a map without what has ended, and without anything that is staged. */
export const releaseEnded = (
  store: Store,
  map: MapDefinition,
  how: Omit<ReleaseOptions, 'source' | 'act' | 'approvedBy'>,
): Promise<Released[]> =>
  release(store, [map], { ...how, source: new Map(), act: { cause: ENDED, by: null, statements: [] } });
