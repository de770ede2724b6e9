import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Bindings } from '../env.ts';
import { freshBindings, prepareCity, releaseMap } from '../fixture/city.ts';
import worker from '../index.ts';

beforeAll(prepareCity);
afterEach(() => vi.restoreAllMocks());

/** Asks the Worker with a cache in front that notes what it was told to forget. */
function client(bindings = env as unknown as Bindings) {
  const purged: string[] = [];
  const get = async (path: string) => {
    const work: Promise<unknown>[] = [];
    const cache = { purge: async ({ tags }: { tags: string[] }) => purged.push(...tags) };
    const context = { waitUntil: (promise: Promise<unknown>) => work.push(promise), cache };
    const request = new Request(`https://relitu.test${path}`, { headers: { 'accept-encoding': 'gzip' } });
    const response = await worker.fetch(request as never, bindings, context as never);
    await Promise.all(work);
    return response;
  };
  return { get, purged };
}

test('a release given up is noticed within a minute although its tiles are in memory, and purged in front', async () => {
  const [released] = await releaseMap('premises');
  const { version } = released!;
  const { get, purged } = client();
  const path = `/tiles/premises/${version}/0/0/0.mvt`;
  expect((await get(path)).headers.get('cache-tag')).toBe(`premises-${version}`);
  const now = Date.now();
  await env.CONTENT.prepare(`UPDATE release SET archive = NULL WHERE map = 'premises' AND version = ?`)
    .bind(version)
    .run();
  expect((await get(path)).status).toBe(200);
  vi.spyOn(Date, 'now').mockReturnValue(now + 61_000);
  expect((await get(path)).status).toBe(200);
  expect(purged).toEqual([`premises-${version}`]);
  const anew = client(freshBindings());
  for (let again = 0; again < 2; again++) expect((await anew.get(path)).status).toBe(410);
  expect(anew.purged).toEqual([`premises-${version}`]);
  const gone = await get(path);
  expect(gone.status).toBe(410);
  expect(Number(/max-age=(\d+)/.exec(gone.headers.get('cache-control')!)![1])).toBeLessThanOrEqual(60);
  vi.restoreAllMocks();
  await releaseMap('premises');
});

test('what names no release is purged in front when the release changes', async () => {
  const { get, purged } = client();
  // The pointer is asked once a second, so each look is a second and more after the one before.
  const since = Date.now();
  const clock = vi.spyOn(Date, 'now');
  await releaseMap('talent');
  clock.mockReturnValue(since + 2000);
  expect((await get('/tiles/talent.json')).headers.get('cache-tag')).toBe('talent');
  await releaseMap('talent');
  clock.mockReturnValue(since + 4000);
  await get('/tiles/talent.json');
  await get('/tiles/talent.json');
  expect(purged).toEqual(['talent']);
});

test('a crowd on a cold isolate asks the database for its release once', async () => {
  const [released] = await releaseMap('premises');
  const statements: string[] = [];
  const { get } = client(freshBindings(statements));
  const paths = Array.from({ length: 16 }, (_, x) => `/tiles/premises/${released!.version}/4/${x}/6.mvt`);
  for (const { status } of await Promise.all(paths.map(get))) expect([200, 204]).toContain(status);
  expect(statements).toHaveLength(1);
});
