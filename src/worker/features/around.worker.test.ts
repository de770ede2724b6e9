/** What lies around a record over HTTP, against the same found row by row in D1. */
import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { seeded } from '../../../tiles/fixtures.ts';
import type { LiveRecord } from '../../../tiles/layers.ts';
import { MAX_NAMED } from '../../../tiles/snapshot.ts';
import { queryRecords } from '../../bench/query-records.ts';
import type { Around, Group } from '../../domain/around/answer.ts';
import { distance } from '../../domain/distance.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { CHAINS } from '../../domain/vocabulary.ts';
import { freshBindings, get, prepareCity, releaseMap } from '../fixture/city.ts';
import { today } from '../today.ts';

const FIRST_RID = 3_000_000;
const TABLES = [
  'firms',
  'nodes',
  'institutes',
  'routes',
  'stops',
  'hubs',
  'zones',
  'policies',
  'cases',
  'areas',
];
const MAPS = ['chains', 'talent', 'routes', 'base', 'land'];
const CENTRE = [120.985, 31.385] as const;

let rid = FIRST_RID;
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** A record of a collection by hand; `lon` and `lat` make its place. */
function record(id: string, values: LiveRecord): LiveRecord {
  const { lon = null, lat = null } = values;
  rid += 1;
  return {
    id: id.padEnd(10, 'x'),
    rid,
    name_zh: `样例·${id}`,
    visibility: 'public',
    version: 1,
    release: 1,
    is_sample: 1,
    geometry: lon === null ? null : `{"type":"Point","coordinates":[${lon},${lat}]}`,
    ...values,
    ...{ west: lon, east: lon, south: lat, north: lat },
  };
}

async function insert(table: string, records: readonly LiveRecord[]) {
  const names = [...new Set(records.flatMap(Object.keys))];
  await env.CONTENT.prepare(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT ${names.map((name) => `value->>'${name}'`).join(', ')} FROM json_each(?)`,
  )
    .bind(JSON.stringify(records))
    .run();
}

const near = (east: number, north: number) => ({ lon: CENTRE[0] + east, lat: CENTRE[1] + north });

const GAPS = ['none', 'weak', 'missing', 'broken'];
const nodes = Object.keys(CHAINS).flatMap((chain) =>
  GAPS.map((gap, i) => record(`${chain.slice(0, 4)}node${i}`, { chain, gap, position: 'up' })),
);
// More than are named in a snapshot.
const firms = queryRecords(seeded(3), collectionOf('firms')!, MAX_NAMED + 100).map((firm, i) => {
  rid += 1;
  const own = nodes.filter(({ chain }) => chain === firm.chain);
  return {
    ...firm,
    rid,
    id: `f${String(i).padStart(9, 'a')}`,
    node: i % 9 === 0 ? null : own[i % 3]!.id!,
    // A chain with many firms of one industry.
    ...(firm.chain === 'automotive' && i % 2 ? { industries: '|C36|' } : {}),
    name_en: i % 2 ? `Sample ${i}` : null,
    version: 1,
    release: 1,
    is_sample: 1,
    geometry: firm.lon === null ? null : `{"type":"Point","coordinates":[${firm.lon},${firm.lat}]}`,
  };
});

beforeAll(async () => {
  await prepareCity();
  await insert('nodes', nodes);
  for (let at = 0; at < firms.length; at += 500) await insert('firms', firms.slice(at, at + 500));
  await insert(
    'institutes',
    [0.01, 0.02, 0.04, 0.06, 0.09, 0.5].map((east, i) => record(`inst${i}`, near(east, 0))),
  );
  const routes = ['one', 'two', 'old'].map((id) =>
    record(`route${id}`, { valid_until: id === 'old' ? day(-1) : null }),
  );
  await insert('routes', routes);
  await insert('stops', [
    record('stop1', { ...near(0.012, 0), route: routes[0]!.id!, seq: 1 }),
    record('stop2', { ...near(0.004, 0), route: routes[0]!.id!, seq: 2 }),
    record('stop3', { ...near(0.03, 0), route: routes[1]!.id!, seq: 1 }),
    record('stop4', { ...near(0.001, 0), route: routes[2]!.id!, seq: 1 }),
  ]);
  await insert('hubs', [
    record('port', { ...near(0.2, 0), kind: 'port' }),
    record('far', { ...near(0.9, 0.2), kind: 'airport' }),
  ]);
  const zone = record('zone', { ...near(0, 0.01), level: 'national' });
  await insert('zones', [zone]);
  await insert('policies', [
    record('all', {}),
    record('ended', { in_force_to: day(-2) }),
    record('later', { in_force_from: day(2) }),
    record('cars', { industries: '|C36|C38|', in_force_from: day(-9), in_force_to: day(9) }),
    record('drugs', { industries: '|C27|' }),
    record('here', { zones: `|别处|${zone.name_zh}|` }),
    record('there', { zones: '|别处|' }),
  ]);
  await insert('cases', [record('nowhere', { industries: '|C36|' })]);
  await insert('areas', [record('area', { ...near(0.001, 0.001), zone: zone.id!, industries: '|C36|' })]);
  for (const map of MAPS) await releaseMap(map);
  return async () => {
    for (const table of TABLES)
      await env.CONTENT.prepare(`DELETE FROM ${table} WHERE rid > ${FIRST_RID}`).run();
    for (const map of MAPS) await releaseMap(map);
  };
});

const around = async (collection: string, id: string) =>
  (await (await get(`/api/collections/${collection}/items/${id}/around`)).json()) as Around;

/** Public rows of a table that are valid today, read from D1. */
const live = async (table: string) =>
  (
    await env.CONTENT.prepare(
      `SELECT * FROM ${table} WHERE visibility = 'public' AND (valid_until IS NULL OR valid_until >= ?)`,
    )
      .bind(today())
      .all<LiveRecord>()
  ).results;

const premises = async () => (await live('premises')).find(({ source_no }) => source_no === 'P-1')!;

/** Names of what is nearest among some records, and how many there are within each radius. */
function plain(records: readonly LiveRecord[], from: LiveRecord, radii: readonly number[], most: number) {
  const found = records
    .filter((one) => one.lon !== null && one.id !== from.id)
    .map((one) => ({
      id: one.id,
      metres: distance([Number(from.lon), Number(from.lat)], [Number(one.lon), Number(one.lat)]),
    }))
    .filter(({ metres }) => metres <= (radii.at(-1) ?? Infinity))
    .sort((a, b) => a.metres - b.metres);
  return {
    counts: radii.map((radius) => found.filter(({ metres }) => metres <= radius).length),
    nearest: found.slice(0, most).map(({ id, metres }) => [id, Math.round(metres)]),
  };
}

const pairs = (group: { nearest?: readonly { id: string; distance: number }[] }) =>
  (group.nearest ?? []).map(({ id, distance }) => [id, distance]);

test('firms are counted by chain and link and the nearest named, as row by row, around several records', async () => {
  const all = await live('firms');
  for (const [collection, from] of [
    ['premises', await premises()],
    ['firms', all.find(({ lon }) => lon !== null)!],
    ['areas', (await live('areas')).find(({ id }) => id === 'areaxxxxxx')!],
  ] as const) {
    const { nearby, position } = await around(collection, String(from.id));
    expect(position).toEqual([from.lon, from.lat]);
    const [firmsAround] = nearby;
    const radii = [5000, 15_000, 30_000];
    expect(firmsAround).toMatchObject({
      collection: 'firms',
      radii,
      counts: plain(all, from, radii, 0).counts,
    });
    const chains = firmsAround!.groups!;
    expect(chains.map((group) => 'value' in group && group.value).sort()).toEqual(Object.keys(CHAINS).sort());
    for (const chain of chains) {
      const own = all.filter((one) => 'value' in chain && one.chain === chain.value);
      expect(chain.counts).toEqual(plain(own, from, radii, 0).counts);
      for (const link of chain.groups!) {
        const expected = plain(
          own.filter(({ node }) => 'record' in link && node === link.record.id),
          from,
          radii,
          3,
        );
        expect(link.counts).toEqual(expected.counts);
        expect(pairs(link)).toEqual(expected.nearest.slice(0, link.nearest!.length));
      }
    }
  }
});

test('chains belong with a record by the share of their firms in its industries; gaps are theirs, the worst first', async () => {
  const from = await premises();
  const { related, nearby, gaps } = await around('premises', String(from.id));
  const all = await live('firms');
  const share = (chain: string) => {
    const own = all.filter((one) => one.chain === chain);
    return own.filter(({ industries }) => /\|C3[69]\|/.test(String(industries))).length / own.length;
  };
  expect(related.length).toBeGreaterThan(0);
  for (const one of related) expect(one.share).toBeCloseTo(share(one.value), 2);
  const left = Object.keys(CHAINS).filter((chain) => !related.some(({ value }) => value === chain));
  for (const chain of left) expect(share(chain)).toBeLessThan(0.25);
  const order = nearby[0]!.groups!.map((group) => 'value' in group && group.value);
  expect(order.slice(0, related.length)).toEqual(related.map(({ value }) => value));
  for (const { value } of related) {
    const own = gaps.filter(({ terms }) => terms.chain === value);
    expect(own.slice(0, 3).map(({ terms }) => terms.gap)).toEqual(['broken', 'missing', 'weak']);
    // No firm is ever on the broken link of this city.
    expect(own[0]!.count).toBe(0);
  }
  expect(gaps.every(({ terms }) => related.some(({ value }) => value === terms.chain))).toBe(true);
});

test('chains of the industries that are asked for come first, and every chain names its nearest suppliers', async () => {
  const { id } = await premises();
  const response = await get(`/api/collections/areas/items/areaxxxxxx/around?industries=C36,C27`);
  const { related, nearby } = (await response.json()) as Around;
  expect(related[0]!.value).toBe('automotive');
  for (const { groups, counts } of nearby[0]!.groups!)
    expect(groups!.flatMap(({ nearest }) => nearest!).length).toBeGreaterThanOrEqual(Math.min(3, counts[2]!));
  const refused = await get(`/api/collections/premises/items/${id}/around?industries=X1`);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ errors: [{ parameter: 'industries', value: 'X1' }] });
});

test('institutes, routes by their nearest stop, hubs of each kind', async () => {
  const from = await premises();
  const { nearby } = await around('premises', String(from.id));
  const [, institutes, routes, hubs] = nearby;
  const expected = plain(await live('institutes'), from, [5000, 15_000], 4);
  expect(institutes).toMatchObject({ collection: 'institutes', counts: expected.counts });
  expect(pairs(institutes!)).toEqual(expected.nearest);
  // The third route has expired, though its stop is the nearest.
  expect(routes).toMatchObject({ collection: 'routes', measured_by: 'stops', counts: [1, 2] });
  expect(pairs(routes!)).toEqual([
    ['routeonexx', Math.round(distance([...CENTRE], [CENTRE[0] + 0.004, CENTRE[1]]))],
    ['routetwoxx', Math.round(distance([...CENTRE], [CENTRE[0] + 0.03, CENTRE[1]]))],
  ]);
  const byKind = new Map(
    hubs!.groups!.map((group: Group) => [
      'value' in group ? group.value : '',
      pairs(group).map(([id]) => id),
    ]),
  );
  expect(byKind.get('airport')).toContain('farxxxxxxx');
  expect(byKind.get('port')).toContain('portxxxxxx');
  expect(byKind.get('rail')).toEqual([]);
});

test('zone, and policies in force for it or its industries, those that name them first', async () => {
  const { zone, policies } = await around('areas', 'areaxxxxxx');
  expect(zone).toMatchObject({ collection: 'zones', id: 'zonexxxxxx', name_zh: '样例·zone' });
  expect(policies.map(({ name_zh, zones, terms }) => [name_zh, zones, terms])).toEqual([
    ['样例·cars', [], ['C36']],
    ['样例·here', ['样例·zone'], []],
    ['样例·all', [], []],
  ]);
});

test('a record without a place has zone, gaps and policies, and nothing is counted', async () => {
  const found = await around('cases', 'nowherexxx');
  expect(found).toMatchObject({ position: null, nearby: [], zone: null });
  expect(found.gaps.length).toBeGreaterThan(0);
  expect(found.gaps.every(({ count }) => count === null)).toBe(true);
  expect(found.policies.map(({ name_zh }) => name_zh)).toEqual(['样例·cars', '样例·all']);
});

test.each([
  ['unknown', 'premises', 'aaaaaaaaaa', 404],
  ['of a collection without places', 'policies', 'allxxxxxxx', 404],
  ['of no collection', 'nope', 'aaaaaaaaaa', 404],
])('a record %s is a problem', async (_, collection, id, status) => {
  const response = await get(`/api/collections/${collection}/items/${id}/around`);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
});

test('an expired record is gone, an internal one unknown', async () => {
  const { results } = await env.CONTENT.prepare('SELECT id, source_no FROM premises').all<LiveRecord>();
  for (const [number, status] of [
    ['P-4', 410],
    ['P-5', 404],
  ] as const) {
    const { id } = results.find(({ source_no }) => source_no === number)!;
    expect((await get(`/api/collections/premises/items/${id}/around`)).status).toBe(status);
  }
});

test.each([
  ['lang=zh', 'lang'],
  ['f=html', 'f'],
])('?%s is refused by name', async (query, parameter) => {
  const { id } = await premises();
  const response = await get(`/api/collections/premises/items/${id}/around?${query}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'invalid', errors: [{ parameter }] });
});

test('it reads the record and the firms it names, nothing when asked again, and the same without snapshots', async () => {
  const { default: worker } = await import('../index.ts');
  const { createExecutionContext } = await import('cloudflare:test');
  const { id } = await premises();
  const path = `/api/collections/premises/items/${id}/around?f=json`;
  const ask = async (bindings = freshBindings()) => {
    const response = await worker.fetch(
      new Request(`https://relitu.test${path}`) as never,
      bindings,
      createExecutionContext(),
    );
    return { body: (await response.json()) as Around, rows: Number(response.headers.get('x-rows-read')) };
  };
  const { body, rows } = await ask();
  const named = body.nearby[0]!.groups!.flatMap(({ groups }) => groups!.flatMap(({ nearest }) => nearest!));
  expect(named.length).toBeGreaterThan(20);
  expect(named.length).toBeLessThanOrEqual(54);
  expect(rows).toBe(1 + named.length);
  const first = await get(path);
  const again = await get(path, { headers: { 'if-none-match': first.headers.get('etag')! } });
  expect([again.status, again.headers.get('x-rows-read')]).toEqual([304, '0']);
  const broken = { get: () => Promise.reject(new Error('R2 is down')) } as unknown as R2Bucket;
  expect((await ask({ ...freshBindings(), ARCHIVES: broken })).body).toEqual(body);
});
