import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { PbfReader } from 'pbf';
import { PMTiles } from 'pmtiles';
import { beforeAll, expect, test } from 'vitest';
import { area, type Geometry, type Position, pointInPolygon } from '../domain/geometry.ts';
import { COLLECTIONS, MAPS } from '../domain/maps/index.ts';

const BASE = process.env.RELITU_URL!;

type Feature = { id: string; geometry: Geometry | null; properties: Record<string, unknown> };
type Items = {
  numberMatched: number;
  numberReturned: number;
  features: Feature[];
  links: { rel: string; href: string }[];
};
type TileJson = {
  tiles: [string];
  bounds: [number, number, number, number];
  vector_layers: { id: string; fields: Record<string, string> }[];
  version: string;
};

const json = async <T>(path: string): Promise<T> => {
  const response = await fetch(new URL(path, BASE));
  expect(response.status, path).toBe(200);
  return (await response.json()) as T;
};

/** The archive of a map, downloaded whole and read by the reference reader. */
async function archiveOf(map: string): Promise<PMTiles> {
  const bytes = await (await fetch(`${BASE}/data/${map}.pmtiles`)).arrayBuffer();
  return new PMTiles({
    getKey: () => map,
    getBytes: async (offset, length) => ({ data: bytes.slice(offset, offset + length) }),
  });
}

const everything = new Map<string, Feature[]>();

async function all(collection: string): Promise<Feature[]> {
  const found: Feature[] = [];
  let next: string | undefined = `/api/collections/${collection}/items?limit=1000`;
  while (next) {
    const page: Items = await json<Items>(next);
    found.push(...page.features);
    next = page.links.find(({ rel }) => rel === 'next')?.href;
  }
  return found;
}

beforeAll(async () => {
  for (const { id } of COLLECTIONS) everything.set(id, await all(id));
});

test.each([
  ['routes', 106],
  ['premises', 230],
  ['areas', 45],
  ['opportunities', 718],
  ['firms', 10_000],
])('%s: %i live records', async (collection, count) => {
  expect((await json<Items>(`/api/collections/${collection}/items?limit=1`)).numberMatched).toBe(count);
  expect(new Set(everything.get(collection)!.map(({ id }) => id)).size).toBe(count);
});

/** The headers and the body of a tile as they come, for a client that accepts the given encodings or says nothing. */
const rawTile = (path: string, accept?: string) =>
  new Promise<{ encoding: string | undefined; etag: string | undefined; body: Buffer }>((resolve, reject) => {
    const headers = accept === undefined ? {} : { 'accept-encoding': accept };
    request(new URL(path, BASE), { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { etag, 'content-encoding': encoding } = response.headers;
        resolve({ encoding, etag, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });

test('clients that cannot take gzip get the plain tile under a tag of its own', async () => {
  const { release } = await json<{ release: number }>('/tiles/base.json');
  const path = `/tiles/base/${release}/0/0/0.mvt`;
  const zipped = await rawTile(path, 'gzip, deflate, br');
  expect(zipped.encoding).toBe('gzip');
  for (const accept of [undefined, 'identity', 'gzip;q=0, *']) {
    const plain = await rawTile(path, accept);
    expect(plain.encoding, String(accept)).toBeUndefined();
    expect(plain.body.equals(gunzipSync(zipped.body)), String(accept)).toBe(true);
    expect(plain.etag).not.toBe(zipped.etag);
  }
});

test('the plots on offer sum to 68.80 km²', () => {
  const sum = everything.get('plots')!.reduce((total, { geometry }) => total + area(geometry!), 0);
  expect(sum / 1e6).toBeCloseTo(68.8, 1);
  expect(Math.abs(sum / 1e6 - 68.8)).toBeLessThan(0.05);
});

test('points and areas lie in the division they name, the park before the district it overlays', () => {
  const divisions = everything
    .get('divisions')!
    .toSorted((a) => (a.properties.kind === 'functional' ? -1 : 1));
  const divisionAt = (point: Position) =>
    divisions.find(({ geometry }) => pointInPolygon(point, geometry!))?.properties.code;
  for (const collection of COLLECTIONS.filter(
    ({ geometry, id }) => geometry !== 'None' && geometry !== 'LineString' && id !== 'divisions',
  ))
    for (const { id, properties, geometry } of everything.get(collection.id)!) {
      if (geometry === null || properties.division === null) continue;
      expect(divisionAt([Number(properties.lon), Number(properties.lat)]), `${collection.id} ${id}`).toBe(
        properties.division,
      );
    }
});

test('no area is in 姑苏 or in water', () => {
  const water = everything.get('water')!;
  for (const { geometry, properties } of everything.get('areas')!) {
    expect(properties.division).not.toBe('320508');
    if (geometry?.type !== 'Polygon') throw new Error('an area is a polygon');
    for (const corner of geometry.coordinates[0]!)
      expect(water.some((one) => pointInPolygon(corner, one.geometry!))).toBe(false);
  }
});

test('every record tells the department file it came from', async () => {
  for (const collection of COLLECTIONS) {
    const [first] = everything.get(collection.id)!;
    const one = await json<Feature & { properties: { lineage: { file: string; row: number; crs: string } } }>(
      `/api/collections/${collection.id}/items/${first!.id}`,
    );
    expect(one.properties.lineage.file).toMatch(/\.(csv|txt|xlsx|geojson)$/);
    expect(one.properties.lineage.row).toBeGreaterThan(0);
  }
});

test('invented records say so and have no real phone', () => {
  for (const collection of [
    'routes',
    'premises',
    'areas',
    'plots',
    'opportunities',
    'firms',
    'institutes',
    'sites',
  ])
    for (const { properties } of everything.get(collection)!) {
      expect(properties.is_sample).toBe(true);
      expect(String(properties.name_zh)).toMatch(/^样例/);
      if (properties.contact_phone !== null)
        expect(String(properties.contact_phone)).toMatch(/^0512-0000\d{4}$/);
    }
});

test.each(MAPS.map(({ id }) => id))(
  '%s: the tiles hold the public records, the archive and the style are sound',
  async (map) => {
    const tilejson = await json<TileJson>(`/tiles/${map}.json`);
    const archive = await archiveOf(map);
    const header = await archive.getHeader();
    expect([header.specVersion, header.maxZoom, header.clustered]).toEqual([3, 14, true]);
    expect(((await archive.getMetadata()) as { vector_layers: unknown }).vector_layers).toEqual(
      tilejson.vector_layers,
    );

    // All tiles of the last zoom, straight from the archive; a sample of them over HTTP, byte for byte.
    const ids = new Map<string, Set<string>>();
    const [west, south, east, north] = tilejson.bounds;
    const column = (lon: number) => Math.floor((lon / 360 + 0.5) * 2 ** 14);
    const line = (lat: number) =>
      Math.floor((0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** 14);
    let served = 0;
    for (let x = column(west); x <= column(east); x++)
      for (let y = line(north); y <= line(south); y++) {
        const tile = await archive.getZxy(14, x, y);
        if (!tile) continue;
        if (served++ % 97 === 0) {
          const response = await fetch(
            tilejson.tiles[0].replace('{z}', '14').replace('{x}', String(x)).replace('{y}', String(y)),
          );
          expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(tile.data));
        }
        for (const [name, layer] of Object.entries(
          new VectorTile(new PbfReader(new Uint8Array(tile.data))).layers,
        )) {
          const known = tilejson.vector_layers.find(({ id }) => id === name);
          expect(known, name).toBeDefined();
          for (let i = 0; i < layer.length; i++) {
            const { properties } = layer.feature(i);
            if (properties.id !== undefined)
              ids.set(name, (ids.get(name) ?? new Set()).add(String(properties.id)));
          }
        }
      }
    for (const { id } of MAPS.find((one) => one.id === map)!.collections) {
      const placed = everything
        .get(id)!
        .filter(({ geometry }) => geometry !== null)
        .map((feature) => feature.id);
      expect([...(ids.get(id) ?? [])].sort(), id).toEqual(placed.sort());
    }
    for (const query of ['', '?lang=en&theme=dark&view=heat', '?lang=en', '?theme=dark', '?view=heat'])
      expect(validateStyleMin(await json(`/styles/${map}.json${query}`))).toEqual([]);
  },
);

test('clusters at low zoom count every placed record', async () => {
  for (const [map, collection, z] of [
    ['premises', 'premises', 6],
    ['chains', 'firms', 7],
    ['opportunities', 'opportunities', 8],
    ['land', 'plots', 6],
  ] as const) {
    const archive = await archiveOf(map);
    let count = 0;
    for (let x = 0; x < 2 ** z; x++) {
      if (Math.abs(x / 2 ** z - 0.835) > 0.02) continue;
      for (let y = 0; y < 2 ** z; y++) {
        if (Math.abs(y / 2 ** z - 0.408) > 0.03) continue;
        const tile = await archive.getZxy(z, x, y);
        const layer =
          tile && new VectorTile(new PbfReader(new Uint8Array(tile.data))).layers[`${collection}_clusters`];
        for (let i = 0; i < (layer?.length ?? 0); i++) count += Number(layer!.feature(i).properties.count);
      }
    }
    expect(count, collection).toBe(everything.get(collection)!.length);
  }
});
