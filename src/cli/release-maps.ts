/** Releases several maps in a row, the base map first because the others' totals need its divisions. */
import type { Database, Store } from '../../db/bindings.ts';
import type { Gzip } from '../../tiles/compression.ts';
import { type Released, release } from '../../tiles/publish.ts';
import type { MapDefinition } from '../domain/kinds.ts';
import { MAPS, mapWith } from '../domain/maps/index.ts';
import type { Progress } from './progress.ts';

/** Maps with staged rows and maps that were never released. */
export async function mapsToRelease(content: Database): Promise<MapDefinition[]> {
  const staged = await content
    .prepare(`SELECT DISTINCT collection FROM staged WHERE change IN ('new', 'changed')`)
    .all<{ collection: string }>();
  const released = await content.prepare('SELECT map FROM pointer').all<{ map: string }>();
  const changed = new Set(staged.results.map(({ collection }) => mapWith(collection)?.id));
  const known = new Set(released.results.map(({ map }) => map));
  return MAPS.filter(({ id }) => changed.has(id) || !known.has(id));
}

/** Releases maps one after the other; the first failure ends it, maps already released stay so. */
export async function releaseMaps(
  store: Store,
  maps: readonly MapDefinition[],
  gzip: Gzip,
  { step, end }: Progress,
): Promise<Released[]> {
  const order = maps.toSorted((a, b) => Number(b.id === 'base') - Number(a.id === 'base'));
  const released: Released[] = [];
  for (const [i, map] of order.entries()) {
    const onStep = (name: string) => step(`release ${map.id}: ${name}`, i, order.length);
    released.push(await release(store, map, { gzip, now: new Date(), onStep }));
  }
  if (order.length > 0) end(`${order.length} maps released`);
  return released;
}
