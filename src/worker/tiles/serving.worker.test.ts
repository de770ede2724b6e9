/** What serving tiles costs and what it survives: R2 reads are counted, delayed and failed on the real binding. */
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { openArchive } from '../../../tiles/reader.ts';
import type { Bindings } from '../env.ts';
import { prepareCity, releaseMap } from '../fixture/city.ts';
import worker from '../index.ts';

const MAP = 'premises';
let version = 0;
let key = '';
let bytes: Uint8Array;
let addresses: [number, number, number][];

/** The bucket as one isolate sees it: counts its reads, and fails or hangs when told so. */
function watchedBucket() {
  const watched = {
    reads: 0,
    state: 'well' as 'well' | 'failing' | 'hanging',
    ...({} as { bucket: R2Bucket }),
  };
  watched.bucket = new Proxy(env.ARCHIVES, {
    get(target, name) {
      if (name !== 'get') return Reflect.get(target, name) as unknown;
      return async (...call: [string, R2GetOptions]) => {
        watched.reads += 1;
        if (watched.state === 'failing') throw new Error('internal error; reference = 0');
        if (watched.state === 'hanging') await new Promise(() => {});
        return target.get(...call);
      };
    },
  });
  return watched;
}

/** Isolate memory is kept by binding, so another bucket is another isolate as far as tiles go. */
function isolate(content: D1Database = env.CONTENT) {
  const watched = watchedBucket();
  const bindings = { ...env, CONTENT: content, ARCHIVES: watched.bucket } as unknown as Bindings;
  const get = async (path: string, init: RequestInit = {}) => {
    const context = createExecutionContext();
    const headers = { 'accept-encoding': 'gzip, br', ...(init.headers as Record<string, string>) };
    const request = new Request(`https://relitu.test${path}`, { ...init, headers });
    const response = await worker.fetch(request as never, bindings, context);
    return { response, done: () => waitOnExecutionContext(context) };
  };
  const tile = (z: number, x: number, y: number, init?: RequestInit) =>
    get(`/tiles/${MAP}/${version}/${z}/${x}/${y}.mvt`, init);
  return { watched, get, tile };
}

const body = async ({ response }: { response: Response }) => new Uint8Array(await response.arrayBuffer());

const reader = () =>
  openArchive({
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    size: bytes.length,
  });

beforeAll(async () => {
  await prepareCity();
  const [released] = await releaseMap(MAP);
  ({ version, key } = released!);
  bytes = new Uint8Array(await (await env.ARCHIVES.get(key))!.arrayBuffer());
  const archive = await reader();
  addresses = [];
  for (let z = 0; z <= 9; z++)
    for (let x = 0; x < 2 ** z; x++)
      for (let y = 0; y < 2 ** z; y++) if (await archive.range(z, x, y)) addresses.push([z, x, y]);
  expect(addresses.length).toBeGreaterThan(9);
});

test('a cold isolate takes at most two reads for its first tile; repeats, absent tiles and TileJSON take none', async () => {
  const { watched, tile, get } = isolate();
  expect((await tile(...addresses[0]!)).response.status).toBe(200);
  expect(watched.reads).toBeLessThanOrEqual(2);
  const before = watched.reads;
  expect((await tile(...addresses[0]!)).response.status).toBe(200);
  expect((await tile(14, 0, 0)).response.status).toBe(204);
  expect((await get(`/tiles/${MAP}.json`)).response.status).toBe(200);
  expect(watched.reads).toBe(before);
});

test('32 concurrent requests on a cold isolate share every read', async () => {
  const { watched, tile } = isolate();
  const answers = await Promise.all(Array.from({ length: 32 }, () => tile(...addresses.at(-1)!)));
  expect(answers.map(({ response }) => response.status)).toEqual(Array(32).fill(200));
  expect(watched.reads).toBeLessThanOrEqual(2);
});

test('bodies are the stored gzip, whichever way they come', async () => {
  const { tile } = isolate();
  const archive = await reader();
  for (const address of addresses)
    for (const _again of [1, 2])
      expect(await body(await tile(...address))).toEqual(await archive.tile(...address));
});

test('headers: strong entity tag of the content, 304, HEAD, identity, at most 350 bytes', async () => {
  const { tile } = isolate();
  const at = addresses[0]!;
  const { response } = await tile(...at);
  const etag = response.headers.get('etag')!;
  expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  expect(`HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n${lines}\r\n`.length).toBeLessThanOrEqual(350);
  expect(response.headers.get('vary')).toBe('accept-encoding');

  const match = await tile(...at, { headers: { 'if-none-match': `"x", W/${etag}` } });
  expect(match.response.status).toBe(304);
  expect(match.response.headers.get('etag')).toBe(etag);
  expect(match.response.headers.get('content-encoding')).toBeNull();
  expect((await body(match)).length).toBe(0);
  expect((await tile(...at, { headers: { 'if-none-match': '"x"' } })).response.status).toBe(200);

  const head = await tile(...at, { method: 'HEAD' });
  expect(head.response.status).toBe(200);
  expect(head.response.headers.get('etag')).toBe(etag);

  const refused = await tile(...at, { headers: { 'accept-encoding': 'gzip;q=0, *' } });
  expect(refused.response.headers.get('content-encoding')).toBeNull();
  const plain = await tile(...at, { headers: { 'accept-encoding': 'gzip;q=0, identity' } });
  expect(plain.response.headers.get('content-encoding')).toBeNull();
  const own = plain.response.headers.get('etag')!;
  expect(own).not.toBe(etag);
  const again = { headers: { 'accept-encoding': 'identity', 'if-none-match': own } };
  expect((await tile(...at, again)).response.status).toBe(304);
  const post = await tile(...at, { method: 'POST' });
  expect(post.response.status).toBe(405);
});

test('R2 failing or hanging: warm tiles are served, cold ones answer 503 in time, the next request recovers', async () => {
  for (const state of ['failing', 'hanging'] as const) {
    const { watched, tile } = isolate();
    const [warm, cold] = [addresses[0]!, addresses.at(-1)!];
    expect((await tile(...warm)).response.status).toBe(200);
    // Nothing of a small archive is cold once its first block is there: another isolate is.
    const fresh = isolate();
    watched.state = state;
    fresh.watched.state = state;
    expect((await tile(...warm)).response.status).toBe(200);
    const since = Date.now();
    const answers = await Promise.all([fresh.tile(...cold), fresh.tile(...cold), fresh.tile(...warm)]);
    expect(Date.now() - since).toBeLessThan(1500);
    for (const { response } of answers) {
      expect(response.status).toBe(503);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('retry-after')).toBe('5');
    }
    fresh.watched.state = 'well';
    expect((await fresh.tile(...cold)).response.status).toBe(200);
  }
});

test('D1 failing: a tile in memory is served', async () => {
  const broken = { state: 'well' };
  const content = new Proxy(env.CONTENT, {
    get(target, name) {
      if (broken.state !== 'well') throw new Error('D1_ERROR: Network connection lost.');
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const { tile } = isolate(content);
  expect((await tile(...addresses[0]!)).response.status).toBe(200);
  broken.state = 'down';
  expect((await tile(...addresses[0]!)).response.status).toBe(200);
  // Of a release that is known, also tiles that are not in memory.
  expect((await tile(...addresses[1]!)).response.status).toBe(200);
});
