import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { gzip } from '../../../tiles/compression.ts';
import { seeded } from '../../../tiles/fixtures.ts';
import type { LiveRecord } from '../../../tiles/layers.ts';
import { release } from '../../../tiles/publish.ts';
import { plainFacet, plainMatches } from '../../bench/plain-answers.ts';
import { queryRecords, randomFilter } from '../../bench/query-records.ts';
import { CRS84, type Crs } from '../../domain/crs.ts';
import type { Filter } from '../../domain/filter.ts';
import { collectionOf, mapOf } from '../../domain/maps/index.ts';
import { publicOnly } from '../../domain/public-record.ts';
import type { Bindings } from '../env.ts';
import { freshBindings, get, releaseMap, store } from '../fixture/city.ts';
import workerModule from '../index.ts';
import { meteredDatabase, newMeter } from '../meter.ts';
import { type Source, sourceOf } from '../snapshots.ts';
import { today } from '../today.ts';
import { page, SCAN_CAP, weights } from './items.ts';

const collection = collectionOf('opportunities')!;
const NOTHING: Filter = { op: 'and', args: [] };
const bindings = env as unknown as Bindings;
let records: LiveRecord[];
let source: Source;

beforeAll(async () => {
  records = queryRecords(seeded(5), collection, 400).map((record) => ({
    ...record,
    version: 1,
    release: 1,
    is_sample: 1,
    geometry: record.lon === null ? null : `{"type":"Point","coordinates":[${record.lon},${record.lat}]}`,
  }));
  // One that was valid at the release and one that never is public.
  records[3] = { ...records[3]!, valid_until: today() };
  records[4] = { ...records[4]!, visibility: 'internal' };
  const names = Object.keys(records[0]!);
  // Other files leave records of their own.
  await env.CONTENT.prepare('DELETE FROM opportunities').run();
  await env.CONTENT.prepare(
    `INSERT INTO opportunities (${names.join(', ')}) SELECT ${names.map((name) => `value->>'${name}'`).join(', ')} FROM json_each(?)`,
  )
    .bind(JSON.stringify(records))
    .run();
  await releaseMap('opportunities');
  source = await sourceOf(freshBindings(), collection);
  expect(source.table?.rows).toBe(399);
  return async () => {
    await env.CONTENT.prepare('DELETE FROM opportunities').run();
    await releaseMap('opportunities');
  };
});

const query = (filter: Filter, sortby: { name: string; descending: boolean }[] = []) => ({
  filter,
  sortby,
  limit: 20,
  offset: 0,
  skipGeometry: false,
  crs: CRS84 as Crs,
});

test('snapshot, SQL and brute force give the same ids and totals on random filters', async () => {
  const random = seeded(11);
  const { table: _, ...scanned } = source;
  for (let i = 0; i < 150; i++) {
    const filter = randomFilter(random, collection, records);
    const plain = plainMatches(records, collection, publicOnly(today(), filter));
    const sortby = i % 3 === 0 ? [{ name: i % 2 ? 'total' : 'mode', descending: i % 4 === 0 }] : [];
    const asked = query(filter, sortby);
    const fast = await page(env.CONTENT, collection, asked, source);
    const slow = await page(env.CONTENT, collection, asked, scanned);
    expect(fast.matched, JSON.stringify(filter)).toBe(plain.length);
    expect(slow.matched).toBe(plain.length);
    expect(fast.rows.map(({ id }) => id)).toEqual(slow.rows.map(({ id }) => id));
    if (sortby.length === 0)
      expect(fast.rows.map(({ id }) => id)).toEqual(plain.slice(0, 20).map(({ id }) => id));
    const one = (list: { lon: number; weight: number | null }[]) =>
      list.map(({ lon, weight }) => `${lon} ${weight}`).sort();
    if (i % 10 === 0)
      expect(one(await weights(env.CONTENT, collection, filter, source))).toEqual(
        one(await weights(env.CONTENT, collection, filter, scanned)),
      );
  }
});

test('without a snapshot no more records than can be held are summed', async () => {
  const { table: _, ...blind } = source;
  const large = { ...blind, release: { ...source.release, records: SCAN_CAP + 1 } };
  await expect(weights(env.CONTENT, collection, NOTHING, large)).rejects.toMatchObject({
    problem: { code: 'unavailable' },
  });
});

test('a page of 20 under a filter reads those 20 rows and the pointer, an empty one nothing', async () => {
  const meter = newMeter();
  const content = meteredDatabase(env.CONTENT, meter);
  const stage: Filter = { op: 'between', field: 'total', from: 1, to: null };
  const found = await page(content, collection, query(stage, [{ name: 'total', descending: true }]), source);
  expect(found.rows.length).toBe(20);
  expect(meter.rowsRead).toBe(21);
  const before = meter.rowsRead;
  await page(content, collection, query({ op: 'in', field: 'kind', values: ['none'] }), source);
  expect(meter.rowsRead).toBe(before);
});

type Answer = {
  numberMatched: number;
  facets: Record<
    string,
    { values: { value: string; count: number; sum?: number }[]; missing: number; unit?: string; min?: number }
  >;
};
const facets = async (search: string) =>
  (await (await get(`/api/collections/opportunities/facets?${search}`)).json()) as Answer;

test('facets are those counted record by record, read no rows, and leave out their own filter only', async () => {
  const kind = String(records.find((record) => record.kind !== null)!.kind);
  const filter: Filter = {
    op: 'and',
    args: [
      { op: 'in', field: 'kind', values: [kind] },
      { op: 'between', field: 'total', from: 100, to: null },
    ],
  };
  const response = await get(
    `/api/collections/opportunities/facets?facets=kind,industries,total&kind=${kind}&total=100/..`,
  );
  expect(response.headers.get('x-rows-read')).toBe('0');
  expect(response.headers.get('etag')).toMatch(/^"/);
  const answer = (await response.json()) as Answer;
  const visible = plainMatches(records, collection, publicOnly(today()));
  expect(answer.numberMatched).toBe(plainMatches(visible, collection, filter).length);
  expect(Object.keys(answer.facets)).toEqual(['kind', 'industries', 'total']);
  for (const name of ['kind', 'industries']) {
    const plain = plainFacet(visible, collection, filter, name);
    const { values, missing } = answer.facets[name]!;
    expect(new Map<unknown, number>(values.map(({ value, count }) => [value, count]))).toEqual(plain.values);
    expect(missing).toBe(plain.missing);
  }
  expect(answer.facets.kind!.values.length).toBeGreaterThan(1);
  const totals = plainFacet(visible, collection, filter, 'total').values.keys();
  expect(answer.facets.total).toMatchObject({ unit: 'yuan', min: Math.min(...([...totals] as number[])) });
});

test('a field is summed per value and bin, over the records that match each facet', async () => {
  const answer = (await (
    await get('/api/collections/opportunities/facets?facets=kind,total&sum=total&total=100/..')
  ).json()) as Answer & { sum: number };
  const visible = plainMatches(records, collection, publicOnly(today()));
  const some = plainMatches(visible, collection, { op: 'between', field: 'total', from: 100, to: null });
  const total = (of: typeof some) => of.reduce((sum, { total: one }) => sum + Number(one ?? 0), 0);
  expect(answer.sum).toBeCloseTo(total(some), 3);
  for (const { value, sum } of answer.facets.kind!.values)
    expect(sum).toBeCloseTo(total(some.filter(({ kind }) => kind === value)), 3);
});

test('facets under a text count the records that items and search find by it', async () => {
  const answer = await facets('facets=kind&q=9');
  const items = (await (
    await get('/api/collections/opportunities/items?q=9&limit=1000&properties=kind&skipGeometry=true')
  ).json()) as { numberMatched: number; features: { id: string; properties: { kind: string } }[] };
  const found = (await (await get('/api/search?q=9&collections=opportunities&limit=100')).json()) as {
    features: { id: string }[];
  };
  const counts = new Map<string, number>();
  for (const { properties } of items.features)
    counts.set(properties.kind, (counts.get(properties.kind) ?? 0) + 1);
  expect(items.numberMatched).toBeGreaterThan(0);
  expect(items.numberMatched).toBe(items.features.length);
  expect(new Map(answer.facets.kind!.values.map(({ value, count }) => [value, count]))).toEqual(counts);
  const ids = new Set(items.features.map(({ id }) => id));
  expect(found.features.length).toBe(Math.min(100, ids.size));
  expect(found.features.every(({ id }) => ids.has(id))).toBe(true);
});

test.each([
  ['facets=nope', 'facets'],
  ['facets=', 'facets'],
  ['facets=kind&facets=mode', 'facets'],
  ['sum=kind', 'sum'],
  ['sum=total&sum=ask', 'sum'],
  ['limit=3', 'limit'],
  ['total=abc', 'total'],
  ['f=xml', 'f'],
])('facets?%s is refused by name', async (search, parameter) => {
  const response = await get(`/api/collections/opportunities/facets?${search}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'invalid', errors: [{ parameter }] });
});

/** The bindings of a new isolate whose bucket fails or hangs at every read; `reads` counts them. */
function brokenBucket(get: () => Promise<never>): { broken: Bindings; reads: () => number } {
  let reads = 0;
  const counted = () => {
    reads += 1;
    return get();
  };
  const ARCHIVES = { get: counted } as unknown as R2Bucket;
  return { broken: { ...freshBindings(), ARCHIVES }, reads: () => reads };
}

test.each([
  ['fails', () => Promise.reject(new Error('R2 is down'))],
  ['hangs', () => new Promise<never>(() => {})],
])('while R2 %s, items, cells and facets are the same, and R2 is left alone for a while', async (_, fail) => {
  const { broken, reads } = brokenBucket(fail);
  for (const path of ['items?total=100/..&limit=7', 'cells?zoom=9&total=100/..', 'facets?total=100/..']) {
    const request = new Request(`https://relitu.test/api/collections/opportunities/${path}`);
    const response = await workerModule.fetch(request as never, broken, createExecutionContext());
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(
      await (await get(new URL(request.url).pathname + new URL(request.url).search)).json(),
    );
  }
  expect(reads()).toBe(1);
});

test('one isolate reads a snapshot once, however many ask at the same time', async () => {
  let reads = 0;
  const ARCHIVES = {
    get: (key: string) => {
      reads += 1;
      return env.ARCHIVES.get(key);
    },
  } as unknown as R2Bucket;
  const fresh = { ...freshBindings(), ARCHIVES };
  const found = await Promise.all(Array.from({ length: 32 }, () => sourceOf(fresh, collection)));
  expect(found.every(({ table }) => table?.rows === 399)).toBe(true);
  expect(reads).toBe(1);
});

test('a page asked for while the release changes is that of the new release', async () => {
  const before = await sourceOf(bindings, collection);
  const { id, rid } = records[0]!;
  const changed = {
    batch: 'test',
    id: String(id),
    rid: Number(rid),
    is_sample: 1,
    change: 'changed',
  } as const;
  await release(store, [mapOf('opportunities')!], {
    gzip,
    now: new Date(),
    source: new Map([['opportunities', [{ ...changed, record: { ...records[0]!, kind: null } }]]]),
    act: { cause: 'test', by: null, statements: [] },
  });
  const asked = query({ op: 'not', arg: { op: 'null', field: 'kind' } });
  const stale = await page(env.CONTENT, collection, asked, before);
  const fresh = await page(env.CONTENT, collection, asked, await sourceOf(freshBindings(), collection));
  expect(stale).toEqual(fresh);
  expect(stale.rows.map(({ id }) => id)).not.toContain(records[0]!.id);
});

test('a release whose snapshot is given up leaves no object behind', async () => {
  const old = (await env.CONTENT.prepare(
    `SELECT version, snapshot FROM release WHERE map = 'opportunities' AND snapshot IS NOT NULL ORDER BY version LIMIT 1`,
  ).first<{ version: number; snapshot: string }>())!;
  expect(await env.ARCHIVES.head(old.snapshot)).not.toBeNull();
  for (let day = 2; day < 5; day++)
    await releaseMap('opportunities', new Date(Date.now() + day * 86_400_000));
  expect(
    await env.CONTENT.prepare(
      `SELECT archive, snapshot FROM release WHERE map = 'opportunities' AND version = ?`,
    )
      .bind(old.version)
      .first(),
  ).toEqual({ archive: null, snapshot: null });
  expect(await env.ARCHIVES.head(old.snapshot)).toBeNull();
});
