/** TileJSON and whole archives; tiles are answered before the router, in tile.ts. */
import { type Context, Hono } from 'hono';
import { mapOf } from '../../domain/maps/index.ts';
import type { App, Lifetime } from '../env.ts';
import { currentRelease, currentReleases, type Release } from '../releases.ts';
import { fail, tagged } from '../respond.ts';
import { download } from './download.ts';
import { keptRelease } from './kept.ts';
import { tileJson } from './tile-json.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';

const releasesSeen = new WeakMap<object, Map<string, number>>();

/** Has the cache in front forget what it keeps about a map (answers that name no release) once its release changed. */
function purgeOnChange(c: Context<App>, { map, version }: Release) {
  const seen = releasesSeen.get(c.env.CONTENT) ?? new Map<string, number>();
  releasesSeen.set(c.env.CONTENT, seen);
  const before = seen.get(map);
  seen.set(map, version);
  const context: Lifetime = c.executionCtx;
  if (context.cache && before !== undefined && before !== version)
    context.waitUntil(context.cache.purge({ tags: [map] }));
}

/** Routes under `/tiles` and `/data`. */
export const tiles = new Hono<App>();

/** TileJSON of every map by its id, in one answer: what a page that switches maps begins with. */
tiles.get('/tiles/index.json', async (c) => {
  const releases = [...(await currentReleases(c.env.CONTENT)).values()];
  for (const release of releases) purgeOnChange(c, release);
  c.header('cache-tag', releases.map(({ map }) => map).join(','));
  const origin = new URL(c.req.url).origin;
  const key = releases.map(({ map, version, archive }) => `${map} ${version} ${archive}`).join();
  return tagged(c, `tilejson ${origin} ${key}`, async () =>
    Object.fromEntries(releases.map((release) => [release.map, tileJson(release, origin)])),
  );
});

tiles.get('/tiles/:file{[a-z]+\\.json}', async (c) => {
  const id = c.req.param('file').slice(0, -'.json'.length);
  const map = mapOf(id) ?? fail({ code: 'not-found', what: `map "${id}"` });
  const release = await currentRelease(c.env.CONTENT, map.id);
  purgeOnChange(c, release);
  c.header('cache-tag', map.id);
  const origin = new URL(c.req.url).origin;
  return tagged(c, `tilejson ${origin} ${map.id} ${release.version} ${release.archive}`, async () =>
    tileJson(release, origin),
  );
});

tiles.get('/data/:file{[a-z]+\\.pmtiles}', async (c) => {
  const map = c.req.param('file').slice(0, -'.pmtiles'.length);
  const release = await currentRelease(c.env.CONTENT, map);
  return download(c.req.raw, c.env.ARCHIVES, { key: release.archive, size: release.bytes }, 'no-cache');
});

tiles.get('/data/:map{[a-z]+}/:file{[0-9]+\\.pmtiles}', async (c) => {
  const { map, file } = c.req.param();
  const kept = await keptRelease(c.env.CONTENT, map, Number.parseInt(file, 10), c.executionCtx);
  return download(c.req.raw, c.env.ARCHIVES, { key: kept.archive, size: kept.bytes }, IMMUTABLE);
});
