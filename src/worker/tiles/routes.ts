/** Tiles, TileJSON and whole archives. */
import { Hono } from 'hono';
import { gunzip } from '../../../tiles/compression.ts';
import { mapOf } from '../../domain/maps/index.ts';
import type { App, Bindings } from '../env.ts';
import { archiveOf, currentRelease, currentReleases } from '../releases.ts';
import { fail, matches, tagged } from '../respond.ts';
import { tileAddress } from './address.ts';
import { ArchiveMissing, archiveAt } from './archives.ts';
import { download } from './download.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';
const MVT = 'application/vnd.mapbox-vector-tile';
const MAX_TILE_BYTES = 8 * 1024 * 1024;

async function archiveKey(env: Bindings, map: string, version: number) {
  const row = await archiveOf(env.CONTENT, map, version);
  if (row?.archive) return { key: row.archive, bytes: row.bytes };
  const current = (await currentReleases(env.CONTENT)).get(map);
  if (!current || version > current.version)
    fail({ code: 'not-found', what: `release ${version} of map "${map}"` });
  return fail({
    code: 'gone',
    what: `Release ${version} of map "${map}"`,
    current: `/tiles/${map}.json (release ${current.version})`,
  });
}

async function tile(request: Request, env: Bindings): Promise<Response> {
  const address =
    tileAddress(new URL(request.url).pathname) ?? fail({ code: 'not-found', what: 'such tile address' });
  if ('code' in address) fail(address);
  const { map, version, z, x, y } = address;
  if (!mapOf(map)) fail({ code: 'not-found', what: `map "${map}"` });
  const { key, bytes } = await archiveKey(env, map, version);
  const archive = await archiveAt(env.ARCHIVES, key, bytes);
  const place = await archive.range(z, x, y);
  const headers = new Headers({ 'cache-control': IMMUTABLE, 'access-control-allow-origin': '*' });
  if (!place) return new Response(null, { status: 204, headers });
  // An archive's key is a hash of its content, so key and offset name these bytes and no others.
  const etag = `"${key.slice(key.lastIndexOf('-') + 1, -'.pmtiles'.length)}-${place.offset.toString(36)}"`;
  headers.set('etag', etag);
  headers.set('vary', 'accept-encoding');
  if (matches(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  headers.set('content-type', MVT);
  const stored = (await archive.tile(z, x, y))!;
  if (/\bgzip\b(?!\s*;\s*q=0(?![.\d]*[1-9]))/i.test(request.headers.get('accept-encoding') ?? '')) {
    headers.set('content-encoding', 'gzip');
    headers.set('content-length', String(stored.length));
    return new Response(request.method === 'HEAD' ? null : stored, { headers, encodeBody: 'manual' });
  }
  const plain = await gunzip(stored, MAX_TILE_BYTES);
  return new Response(request.method === 'HEAD' ? null : plain, { headers });
}

/** Routes under `/tiles` and `/data`. */
export const tiles = new Hono<App>();

tiles.get('/tiles/:file{[a-z]+\\.json}', async (c) => {
  const id = c.req.param('file').slice(0, -'.json'.length);
  const map = mapOf(id) ?? fail({ code: 'not-found', what: `map "${id}"` });
  const release = await currentRelease(c.env.CONTENT, map.id);
  const origin = new URL(c.req.url).origin;
  return tagged(c, `tilejson ${origin} ${map.id} ${release.version} ${release.archive}`, async () => ({
    tilejson: '3.0.0',
    tiles: [`${origin}/tiles/${map.id}/${release.version}/{z}/{x}/{y}.mvt`],
    ...(JSON.parse(release.tilejson) as object),
    version: `${release.version}.0.0`,
    release: release.version,
    data_as_of: release.data_as_of,
    sample: release.is_sample === 1,
    scheme: 'xyz',
  }));
});

tiles.get('/tiles/*', async (c) => {
  try {
    return await tile(c.req.raw, c.env);
  } catch (error) {
    if (error instanceof ArchiveMissing)
      fail({ code: 'unavailable', what: 'The tile archive', retryAfter: 5 });
    throw error;
  }
});

tiles.get('/data/:file{[a-z]+\\.pmtiles}', async (c) => {
  const map = c.req.param('file').slice(0, -'.pmtiles'.length);
  const release = await currentRelease(c.env.CONTENT, map);
  return download(c.req.raw, c.env.ARCHIVES, { key: release.archive, size: release.bytes }, 'no-cache');
});

tiles.get('/data/:map{[a-z]+}/:file{[0-9]+\\.pmtiles}', async (c) => {
  const { map, file } = c.req.param();
  const { key, bytes } = await archiveKey(c.env, map, Number.parseInt(file, 10));
  return download(c.req.raw, c.env.ARCHIVES, { key, size: bytes }, IMMUTABLE);
});
