/**
 * A tile of a release, answered before the router: most requests are tiles, and most of those are in isolate
 * memory with their headers made.
 */
import { ByteCache } from '../../../tiles/byte-cache.ts';
import { gunzip } from '../../../tiles/compression.ts';
import { contentHash } from '../../../tiles/content-hash.ts';
import { mapOf } from '../../domain/maps/index.ts';
import type { Bindings, Lifetime } from '../env.ts';
import { fail, failureResponse, matches } from '../respond.ts';
import { tileAddress } from './address.ts';
import { Archives } from './archives.ts';
import { type Kept, keptRelease, releaseTag } from './kept.ts';

const MVT = 'application/vnd.mapbox-vector-tile';
const MAX_TILE_BYTES = 8 * 1024 * 1024;
const HOT_LIMIT = 32 * 1024 * 1024;
/** What a hot tile takes besides its bytes: key, headers, slot. */
const HOT_OVERHEAD = 1024;

/** Headers of every tile, empty or not; the tag is what a cache in front is purged by when the release is given up. */
const tileHeaders = (map: string, version: number): Record<string, string> => ({
  'cache-control': 'public, max-age=31536000, immutable',
  'access-control-allow-origin': '*',
  'cache-tag': releaseTag(map, version),
});

type Hot = { kept: Kept; bytes: Uint8Array; etag: string; init: ResponseInit };
type Memory = { archives: Archives; hot: ByteCache<string, Hot> };

// Keyed by binding so that tests with other buckets do not meet.
const memories = new WeakMap<object, Memory>();

function memoryOf(bucket: R2Bucket): Memory {
  let memory = memories.get(bucket);
  if (memory === undefined) {
    const hot = new ByteCache<string, Hot>(HOT_LIMIT, ({ bytes }) => bytes.byteLength + HOT_OVERHEAD);
    memory = { archives: new Archives(bucket), hot };
    memories.set(bucket, memory);
  }
  return memory;
}

/** Whether an Accept-Encoding header allows gzip (RFC 9110, 12.5.3). */
function acceptsGzip(header: string): boolean {
  const codings = header.split(',').map((one) => one.trim().toLowerCase());
  const named = (name: string) => codings.find((one) => one.split(';')[0]!.trim() === name);
  const coding = named('gzip') ?? named('*');
  return coding !== undefined && !/;\s*q=0(\.0*)?\s*$/.test(coding);
}

// Browsers send the same header with every request.
let lastAccepted = '';
let lastAnswer = false;

function takesGzip(header: string | null): boolean {
  if (header === null) return false;
  if (header !== lastAccepted) {
    lastAccepted = header;
    lastAnswer = acceptsGzip(header);
  }
  return lastAnswer;
}

/** What the client accepts; in front of the local server a proxy has put its own words into the header. */
function accepted(request: Request, env: Bindings): string | null {
  const own = env.CLIENT_ENCODING ? request.cf?.clientAcceptEncoding : undefined;
  return typeof own === 'string' ? own : request.headers.get('accept-encoding');
}

function answer(request: Request, env: Bindings, { bytes, etag, init }: Hot): Response | Promise<Response> {
  const { headers } = request;
  if (!takesGzip(accepted(request, env))) return inflated(request, { bytes, etag, init });
  const known = headers.get('if-none-match');
  if (known !== null && matches(known, etag)) return unchanged(init.headers as Headers, etag);
  return new Response(bytes, init);
}

function unchanged(all: Headers, etag: string): Response {
  const headers = new Headers(all);
  headers.delete('content-type');
  headers.delete('content-encoding');
  headers.set('etag', etag);
  return new Response(null, { status: 304, headers });
}

/** For clients without gzip: another representation, so another entity tag (RFC 9110, 8.8.3.3). */
async function inflated(request: Request, { bytes, etag, init }: Omit<Hot, 'kept'>): Promise<Response> {
  const headers = new Headers(init.headers);
  const own = `${etag.slice(0, -1)}-identity"`;
  if (matches(request.headers.get('if-none-match'), own)) return unchanged(headers, own);
  headers.delete('content-encoding');
  headers.set('etag', own);
  return new Response(await gunzip(bytes, MAX_TILE_BYTES), { headers });
}

async function cold(request: Request, env: Bindings, context: Lifetime, path: string): Promise<Response> {
  const address = tileAddress(path) ?? fail({ code: 'not-found', what: 'such tile address' });
  if ('code' in address) fail(address);
  const { map, version, z, x, y } = address;
  if (!mapOf(map)) fail({ code: 'not-found', what: `map "${map}"` });
  const kept = await keptRelease(env.CONTENT, map, version, context);
  const { archives, hot } = memoryOf(env.ARCHIVES);
  const found = await archives
    .read(kept.archive, async (archive) => ({ header: archive.header, stored: await archive.tile(z, x, y) }))
    .catch((error: unknown) => {
      console.error(JSON.stringify({ path, error: String(error) }));
      return fail({ code: 'unavailable', what: 'The tile archive', retryAfter: 5 });
    });
  const { header, stored } = found;
  if (z < header.minzoom || z > header.maxzoom) {
    const zooms = `${header.minzoom} to ${header.maxzoom}`;
    fail({ code: 'not-found', what: `tile at zoom ${z} of map "${map}"; its zooms are ${zooms}` });
  }
  const common = tileHeaders(map, version);
  if (stored === undefined) return new Response(null, { status: 204, headers: common });
  // A copy, because a view would keep the whole block in memory.
  const bytes = stored.slice();
  const etag = `"${contentHash(bytes)}"`;
  const headers = new Headers({
    ...common,
    'content-type': MVT,
    'content-encoding': 'gzip',
    etag,
    vary: 'accept-encoding',
  });
  const tile: Hot = { kept, bytes, etag, init: { headers, encodeBody: 'manual' } };
  hot.set(path, tile);
  return answer(request, env, tile);
}

/**
 * The answer to a request for a tile, or undefined when it is for something else, also another method than GET
 * and HEAD. A tile in memory is answered whatever state D1 and R2 are in.
 */
export function tile(
  request: Request,
  env: Bindings,
  context: Lifetime,
): Response | Promise<Response> | undefined {
  const { url } = request;
  const start = url.indexOf('/', 8);
  if (!url.startsWith('/tiles/', start)) return undefined;
  const query = url.indexOf('?', start);
  const path = query < 0 ? url.slice(start) : url.slice(start, query);
  if (!path.endsWith('.mvt')) return undefined;
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const hot = memoryOf(env.ARCHIVES).hot.get(path);
  if (hot !== undefined && !hot.kept.gone) {
    hot.kept.renew(context);
    return answer(request, env, hot);
  }
  return cold(request, env, context, path).catch((error: unknown) =>
    failureResponse(error, crypto.randomUUID(), path),
  );
}
