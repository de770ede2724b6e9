import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles, type RangeResponse } from 'pmtiles';
import { beforeAll, expect, test } from 'vitest';
import { get, prepareCity, releaseMap } from '../fixture/city.ts';

beforeAll(prepareCity);

type TileJson = {
  tiles: [string];
  release: number;
  vector_layers: { id: string; fields: Record<string, string> }[];
  bounds: number[];
  sample: boolean;
  data_as_of: string;
};
const tilejson = async (map: string) => (await (await get(`/tiles/${map}.json`)).json()) as TileJson;
const path = (template: string, z: number, x: number, y: number) =>
  new URL(template).pathname
    .replace(/%7B|\{/g, '{')
    .replace(/%7D|\}/g, '}')
    .replace('{z}', String(z))
    .replace('{x}', String(x))
    .replace('{y}', String(y));

test('TileJSON names versioned tiles, layers with fields, and says that this is a sample', async () => {
  const found = await tilejson('premises');
  expect(found.sample).toBe(true);
  expect(found.data_as_of).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(found.vector_layers.map(({ id }) => id)).toEqual([
    'premises',
    'premises_clusters',
    'premises_heat',
    'premises_heat_labels',
  ]);
  expect(Object.keys(found.vector_layers[0]!.fields)).not.toContain('contact_phone');
  expect(found.vector_layers[0]!.fields).toMatchObject({
    id: 'String',
    area_free: 'Number',
    industries: 'String',
  });
});

test('tiles hold the public records with their attributes and no contact', async () => {
  const { tiles } = await tilejson('premises');
  const response = await get(path(tiles[0], 8, 214, 104), { headers: { 'accept-encoding': 'gzip' } });
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const clusters = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers
    .premises_clusters!;
  let count = 0;
  for (let i = 0; i < clusters.length; i++) count += Number(clusters.feature(i).properties.count);
  expect(count).toBe(3);

  const found = new Map<string, Record<string, unknown>>();
  for (let x = 13_690; x <= 13_712; x++)
    for (let y = 6675; y <= 6690; y++) {
      const one = await get(path(tiles[0], 14, x, y));
      if (one.status === 204) continue;
      const layer = new VectorTile(new PbfReader(new Uint8Array(await one.arrayBuffer()))).layers.premises;
      for (let i = 0; i < (layer?.length ?? 0); i++)
        found.set(String(layer!.feature(i).properties.id), layer!.feature(i).properties);
    }
  expect(found.size).toBe(3);
  const first = [...found.values()].find(({ name_zh }) => name_zh === '样例·昆山一号厂房')!;
  expect(first).toMatchObject({ industries: '|C36|C39|', area_free: 3500, division: '320583' });
  expect(JSON.stringify([...found.values()])).not.toContain('0512');
});

test('the stored gzip is sent untouched; a client without gzip gets it inflated; a match 304', async () => {
  const { tiles, release } = await tilejson('premises');
  const at = path(tiles[0], 8, 214, 104);
  const plain = await get(at, { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  const etag = plain.headers.get('etag')!;
  expect(etag).toMatch(/^"[0-9a-z-]+"$/);
  expect((await get(at, { headers: { 'if-none-match': etag } })).status).toBe(304);
  const archive = await get(`/data/premises/${release}.pmtiles`);
  const bytes = new Uint8Array(await archive.arrayBuffer());
  const reference = new PMTiles({
    getKey: () => 'memory',
    getBytes: async (offset: number, length: number): Promise<RangeResponse> => ({
      data: bytes.slice(offset, offset + length).buffer,
    }),
  });
  const tile = await reference.getZxy(8, 214, 104);
  expect(new Uint8Array(tile!.data)).toEqual(new Uint8Array(await plain.arrayBuffer()));
});

test.each([
  ['/tiles/premises/1/14/0/0.mvt', 204],
  ['/tiles/premises/1/15/0/0.mvt', 404],
  ['/tiles/premises/1/2/4/0.mvt', 400],
  ['/tiles/premises/1/2/0/4.mvt', 400],
  ['/tiles/premises/1/a/0/0.mvt', 400],
  ['/tiles/premises/1/-1/0/0.mvt', 400],
  ['/tiles/premises/1/99/0/0.mvt', 400],
  ['/tiles/premises/999/2/0/0.mvt', 404],
  ['/tiles/nope/1/2/0/0.mvt', 404],
  ['/tiles/nope.json', 404],
  ['/tiles/premises/1/2/0/0.png', 404],
  ['/data/nope.pmtiles', 404],
])('%s answers %i', async (address, status) => {
  const response = await get(address);
  expect(response.status).toBe(status);
  if (status >= 400) expect(response.headers.get('content-type')).toBe('application/problem+json');
});

test('an archive is served whole, in ranges, and by version', async () => {
  // By version: another test file may have released the map less than a second ago.
  const { release } = await tilejson('premises');
  const current = await get('/data/premises.pmtiles', { method: 'HEAD' });
  expect(current.headers.get('cache-control')).toBe('no-cache');
  const path = `/data/premises/${release}.pmtiles`;
  const head = await get(path, { method: 'HEAD' });
  const size = Number(head.headers.get('content-length'));
  expect(head.headers.get('accept-ranges')).toBe('bytes');
  const whole = new Uint8Array(await (await get(path)).arrayBuffer());
  expect(whole.length).toBe(size);
  const part = await get(path, { headers: { range: 'bytes=0-6' } });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 0-6/${size}`);
  expect(new TextDecoder().decode(await part.arrayBuffer())).toBe('PMTiles');
  const tail = await get(path, { headers: { range: 'bytes=-5' } });
  expect(new Uint8Array(await tail.arrayBuffer())).toEqual(whole.slice(-5));
  const beyond = await get(path, { headers: { range: `bytes=${size}-` } });
  expect(beyond.status).toBe(416);
  expect(beyond.headers.get('content-range')).toBe(`bytes */${size}`);
  const stale = await get(path, {
    headers: { range: 'bytes=0-6', 'if-range': '"other"' },
  });
  expect(stale.status).toBe(200);
  await stale.body?.cancel();
  expect(
    (await get(`/data/premises/${release}.pmtiles`, { method: 'HEAD' })).headers.get('cache-control'),
  ).toContain('immutable');
});

test('a release that is no longer kept answers 410 and names the current one', async () => {
  const { env } = await import('cloudflare:workers');
  const [first] = await releaseMap('opportunities', new Date('2020-01-01T00:00:00Z'));
  for (let i = 0; i < 4; i++) await releaseMap('opportunities', new Date(Date.UTC(2020, 0, 3 + i)));
  const { version } = first!;
  // The Worker asks for the pointer once a second.
  await new Promise((resolve) => setTimeout(resolve, 1050));
  const gone = await get(`/tiles/opportunities/${version}/2/0/0.mvt`);
  expect(gone.status).toBe(410);
  expect(await gone.json()).toMatchObject({
    code: 'gone',
    detail: expect.stringContaining(`release ${version + 4}`),
  });
  const { results } = await env.CONTENT.prepare(
    `SELECT version FROM release WHERE map = 'opportunities' AND archive IS NULL AND version >= ?`,
  )
    .bind(version)
    .all();
  expect(results.length).toBe(2);
  expect((await get(`/tiles/opportunities/${version + 3}/2/0/0.mvt`)).status).toBe(204);
});
