/** `basemap.pmtiles` of the bucket, the deployer's own ground: its TileJSON and its tiles. */
import { Hono } from 'hono';
import { MVT } from '../../../tiles/header.ts';
import { isTileAddress } from '../../../tiles/hilbert.ts';
import type { Archive } from '../../../tiles/reader.ts';
import type { App } from '../env.ts';
import { fail, tagged } from '../respond.ts';
import { Archives } from '../tiles/archives.ts';

const KEY = 'basemap.pmtiles';

// Keyed by binding so that tests with other buckets do not meet.
const memories = new WeakMap<object, Archives>();

/** What `use` finds in the archive. @throws Failure 404 when there is none, 503 when it cannot be read. */
async function read<T>(bucket: R2Bucket, use: (archive: Archive) => Promise<T>): Promise<T> {
  const archives = memories.get(bucket) ?? new Archives(bucket);
  memories.set(bucket, archives);
  try {
    return await archives.read(KEY, use);
  } catch (error) {
    if (String(error).includes('no such object'))
      fail({ code: 'not-found', what: `base map; upload ${KEY} to the bucket` });
    console.error(JSON.stringify({ key: KEY, error: String(error) }));
    return fail({ code: 'unavailable', what: 'The base map', retryAfter: 10 });
  }
}

export const basemap = new Hono<App>();

basemap.get('/basemap.json', async (c) => {
  const { header, metadata } = await read(c.env.ARCHIVES, async (archive) => ({
    header: archive.header,
    metadata: await archive.metadata(),
  }));
  if (header.tileType !== MVT)
    fail({ code: 'unavailable', what: 'The base map is not of vector tiles and', retryAfter: 600 });
  const { origin } = new URL(c.req.url);
  const { bounds, center, minzoom, maxzoom } = header;
  const { attribution, vector_layers = [] } = metadata;
  const answer = {
    tilejson: '3.0.0',
    tiles: [`${origin}/tiles/basemap/{z}/{x}/{y}`],
    ...{ bounds, center, minzoom, maxzoom, attribution, vector_layers },
  };
  return tagged(c, `basemap ${JSON.stringify(answer)}`, async () => answer);
});

basemap.get('/basemap/:z{[0-9]{1,2}}/:x{[0-9]{1,9}}/:y{[0-9]{1,9}}', async (c) => {
  const [z, x, y] = (['z', 'x', 'y'] as const).map((name) => Number(c.req.param(name))) as [
    number,
    number,
    number,
  ];
  if (z > 22 || !isTileAddress(z, x, y)) fail({ code: 'not-found', what: `tile ${z}/${x}/${y}` });
  const stored = await read(c.env.ARCHIVES, (archive) => archive.tile(z, x, y));
  const headers = { 'cache-control': 'public, max-age=86400', vary: 'accept-encoding' };
  if (!stored) return c.body(null, 204, headers);
  return new Response(stored.slice(), {
    headers: { ...headers, 'content-type': 'application/vnd.mapbox-vector-tile', 'content-encoding': 'gzip' },
    encodeBody: 'manual',
  });
});
