/** Which maps a release concerns, and its progress on the terminal. */
import { gzipSync } from 'node:zlib';
import type { Database, Store } from '../../db/bindings.ts';
import { type Released, release } from '../../tiles/publish.ts';
import type { MapDefinition } from '../domain/kinds.ts';
import { MAPS, mapWith } from '../domain/maps/index.ts';
import { tokenizerId } from '../domain/search/tokens.ts';
import { cutParallel } from './cut-parallel.ts';
import type { Progress } from './progress.ts';

const GZIP_LEVEL = 9;
/** A Worker trusts a pointer for a second, and then answers within another. */
const SETTLE_MILLISECONDS = 2000;
/** Records from which threads are worth their start and the way through files. */
const THREADED = 5000;

/** Maps with staged rows, and maps that were never released or whose search rows another version of the code wrote. */
export async function mapsToRelease(content: Database): Promise<MapDefinition[]> {
  const staged = await content
    .prepare(`SELECT DISTINCT collection FROM staged WHERE change IN ('new', 'changed')`)
    .all<{ collection: string }>();
  const released = await content
    .prepare(
      `SELECT map FROM pointer JOIN release USING (map, version) WHERE vocabulary LIKE 'vocabularies/${tokenizerId()}/%'`,
    )
    .all<{ map: string }>();
  const changed = new Set(staged.results.map(({ collection }) => mapWith(collection)?.id));
  const known = new Set(released.results.map(({ map }) => map));
  return MAPS.filter(({ id }) => changed.has(id) || !known.has(id));
}

/** Releases maps together: all of them or none. */
export async function releaseMaps(
  store: Store,
  maps: readonly MapDefinition[],
  { step, end }: Progress,
): Promise<Released[]> {
  if (maps.length === 0) return [];
  const released = await release(store, maps, {
    gzip: (bytes) => gzipSync(bytes, { level: GZIP_LEVEL }),
    cut: (records) =>
      records < THREADED
        ? undefined
        : (layers, how) => cutParallel(layers, { ...how, gzipLevel: GZIP_LEVEL }),
    now: new Date(),
    settle: SETTLE_MILLISECONDS,
    onStep: (name, map, done) => step(`release ${map}: ${name}`, done, maps.length),
  });
  end(`${maps.length} maps released`);
  return released;
}
