/** Which maps a release concerns, and its progress on the terminal. */
import { gzipSync } from 'node:zlib';
import { EXEMPT, RELEASABLE } from '../../db/batches.ts';
import type { Database, Store } from '../../db/bindings.ts';
import { drawPictures } from '../../tiles/picture-release.ts';
import type { Pictures } from '../../tiles/pictures.ts';
import { type Released, type ReleaseOptions, release, SETTLE_MILLISECONDS } from '../../tiles/publish.ts';
import type { Taken } from '../../tiles/release-rows.ts';
import type { MapDefinition } from '../domain/kinds.ts';
import { MAPS, mapWith, VIEWS } from '../domain/maps/index.ts';
import { tokenizerId } from '../domain/search/tokens.ts';
import { SNAPSHOT_FOLDER } from '../domain/snapshot/format.ts';
import { cutParallel } from './cut-parallel.ts';
import type { Progress } from './progress.ts';

const GZIP_LEVEL = 9;
/** Records from which threads are worth their start and the way through files. */
const THREADED = 5000;

/**
 * Maps with staged rows that may be taken, and maps that were never released or whose search rows or snapshot another
 * version of the code wrote.
 */
export async function mapsToRelease(content: Database, taken: Taken = 'all'): Promise<MapDefinition[]> {
  const staged = content
    .prepare(
      `SELECT DISTINCT s.collection FROM staged s JOIN batch b ON b.id = s.batch WHERE ${RELEASABLE} AND ${taken === 'all' ? '1' : EXEMPT}`,
    )
    .all<{ collection: string }>();
  const released = content
    .prepare(
      `SELECT map FROM pointer JOIN release USING (map, version)
       WHERE vocabulary LIKE 'vocabularies/${tokenizerId()}/%' AND snapshot LIKE '${SNAPSHOT_FOLDER}/%'`,
    )
    .all<{ map: string }>();
  const [waiting, current] = await Promise.all([staged, released]);
  const changed = new Set(waiting.results.map(({ collection }) => mapWith(collection)?.id));
  const known = new Set(current.results.map(({ map }) => map));
  return MAPS.filter(({ id }) => changed.has(id) || !known.has(id));
}

/** What pictures are drawn with; brought when they are. */
async function pictures(): Promise<Pictures> {
  const [{ draw, engine }, { picturesIn }] = await Promise.all([
    import('./rasteriser.ts'),
    import('./picture-contents.ts'),
  ]);
  return { engine: engine(), of: picturesIn, draw };
}

/** Draws pictures where a release has none of its own yet: it was made in a Worker, or interrupted. */
export async function drawMissing(store: Store, { step, end }: Progress): Promise<void> {
  const { results } = await store.content
    .prepare(
      `SELECT map FROM pointer JOIN release USING (map, version)
       WHERE pictures IS NULL OR pictures NOT LIKE 'pictures/' || map || '/' || version || '-%'`,
    )
    .all<{ map: string }>();
  const maps = VIEWS.filter(({ id }) => results.some(({ map }) => map === id));
  if (maps.length === 0) return;
  step('pictures', 0, 1);
  await drawPictures(store, maps, await pictures(), new Date());
  end(`pictures of ${maps.length} maps drawn`);
}

/** What a release on this computer works with: threads for large maps, pictures, and a word on each step. */
export const releaseTools = ({ step }: Progress, maps: number): ReleaseOptions => ({
  gzip: (bytes) => gzipSync(bytes, { level: GZIP_LEVEL }),
  cut: (records) =>
    records < THREADED ? undefined : (layers, how) => cutParallel(layers, { ...how, gzipLevel: GZIP_LEVEL }),
  pictures,
  now: new Date(),
  settle: SETTLE_MILLISECONDS,
  onStep: (name, map, done) => step(`release ${map}: ${name}`, done, maps),
});

/** Releases maps together: all of them or none. `taken` and `approvedBy` as in a release. */
export async function releaseMaps(
  store: Store,
  maps: readonly MapDefinition[],
  bar: Progress,
  { taken = 'all', approvedBy }: { taken?: Taken; approvedBy?: string | undefined } = {},
): Promise<Released[]> {
  if (maps.length === 0) return [];
  const released = await release(store, maps, {
    ...releaseTools(bar, maps.length),
    source: taken,
    approvedBy,
  });
  bar.end(`${maps.length} maps released`);
  return released;
}
