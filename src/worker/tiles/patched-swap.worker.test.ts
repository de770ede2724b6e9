/** Releases that change two records of many, while they are read: every tile is whole and of the version it is asked of. */
import { env } from 'cloudflare:workers';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gunzip, gzip } from '../../../tiles/compression.ts';
import type { LiveRecord } from '../../../tiles/layers.ts';
import { type Released, release } from '../../../tiles/publish.ts';
import { type Archive, openArchive } from '../../../tiles/reader.ts';
import type { StagedRecord } from '../../../tiles/release-rows.ts';
import { collectionOf, mapOf } from '../../domain/maps/index.ts';
import { project } from '../../domain/mercator.ts';
import { get, prepareCity, store } from '../fixture/city.ts';
import { pause, whileSwapping } from '../fixture/readers.ts';

/** The long run is `npm run soak`. */
const SWAPS = Number((env as unknown as { SOAK: string }).SOAK || 5);
const MAP = mapOf('opportunities')!;
const COLLECTION = collectionOf('opportunities')!;
const FIRST = 700_000;
const COUNT = 60;
const MAXZOOM = 14;
/** The two records that change with each release, in tiles of their own. */
const CHANGING = [0, COUNT - 1];

type Change = StagedRecord['change'];

const placeOf = (n: number): [lon: number, lat: number] => [120.9 + n / 300, 31.3 + n / 600];

function staged(n: number, name: string, change: Change): StagedRecord {
  const [lon, lat] = placeOf(n);
  const geometry = JSON.stringify({ type: 'Point', coordinates: [lon, lat] });
  const record: LiveRecord = {
    ...Object.fromEntries(Object.keys(COLLECTION.fields).map((field) => [field, null])),
    ...{ source_dept: '样例·换版部门', source_no: `SWAP-${n}`, visibility: 'public', valid_until: null },
    ...{ name_en: null, pinyin: null, verified_at: '2026-11-01', status_date: null, zone: null, town: null },
    ...{ name_zh: name, scope: '样例', kind: 'patchkind', division: '320583', total: n },
    ...{ lon, lat, west: lon, east: lon, south: lat, north: lat, geometry },
  };
  return { batch: 'patched-swap', id: `swap${n}`, rid: FIRST + n, is_sample: 1, change, record };
}

async function released(rows: readonly StagedRecord[]): Promise<Released> {
  const source = new Map([[COLLECTION.id, rows]]);
  const [one] = await release(store, [MAP], { gzip, now: new Date(), source });
  return one!;
}

const nameOf = (turn: number) => `样例·第${turn}次`;
const all = (change: Change) =>
  Array.from({ length: COUNT }, (_, n) => staged(n, CHANGING.includes(n) ? nameOf(0) : `样例·${n}`, change));

let first: Released;

beforeAll(async () => {
  await prepareCity();
  first = await released(all('new'));
  // The Worker asks for the pointer once a second.
  await pause(1100);
});

// Other files count the records of this map.
afterAll(async () => {
  await released(all('withdrawn'));
});

const archives = new Map<number, Promise<Archive>>();

/** The archive of a version as the release has stored it, read past the Worker. */
function archiveOf(version: number): Promise<Archive> {
  const opened = async () => {
    const row = await env.CONTENT.prepare('SELECT archive FROM release WHERE map = ? AND version = ?')
      .bind(MAP.id, version)
      .first<{ archive: string }>();
    const bytes = new Uint8Array(await (await env.ARCHIVES.get(row!.archive))!.arrayBuffer());
    return openArchive({
      read: async (offset, length) => bytes.subarray(offset, offset + length),
      size: bytes.length,
    });
  };
  const known = archives.get(version) ?? opened();
  archives.set(version, known);
  return known;
}

const tileOf = (n: number, z: number): [x: number, y: number] =>
  project(placeOf(n)).map((value) => Math.floor(value * 2 ** z)) as [number, number];

/** A tile as the Worker answers it; undefined where it is empty. */
async function answered(template: string, z: number, [x, y]: [number, number]) {
  const path = new URL(template).pathname.replace(/%7B/g, '{').replace(/%7D/g, '}');
  const address = path.replace('{z}', `${z}`).replace('{x}', `${x}`).replace('{y}', `${y}`);
  const response = await get(address, { headers: { 'accept-encoding': 'identity' } });
  expect([200, 204]).toContain(response.status);
  const body = new Uint8Array(await response.arrayBuffer());
  return response.status === 200 ? body : undefined;
}

function nameIn(tile: Uint8Array | undefined, n: number): unknown {
  const layer = tile && new VectorTile(new PbfReader(tile)).layers[COLLECTION.id];
  const features = Array.from({ length: layer?.length ?? 0 }, (_, i) => layer!.feature(i).properties);
  return features.find(({ id }) => id === `swap${n}`)?.name_zh;
}

test(
  `64 clients during ${SWAPS} releases that patch the last one`,
  async () => {
    const versions = new Set<number>();
    const count = await whileSwapping(
      SWAPS,
      async (turn) => {
        const one = await released(CHANGING.map((n) => staged(n, nameOf(turn + 1), 'changed')));
        expect(one.version).toBe(first.version + turn + 1);
        // Otherwise everything has been cut anew.
        expect(one.cut).toBeLessThan(one.tiles / 2);
      },
      async (random) => {
        const answer = await get('/tiles/opportunities.json');
        expect(answer.status).toBe(200);
        const { release: version, tiles } = (await answer.json()) as { release: number; tiles: [string] };
        versions.add(version);
        for (const n of CHANGING) {
          const tile = await answered(tiles[0], MAXZOOM, tileOf(n, MAXZOOM));
          expect(nameIn(tile, n)).toBe(nameOf(version - first.version));
        }
        const [n, z] = [Math.floor(random() * COUNT), Math.floor(random() * (MAXZOOM + 1))];
        const [x, y] = tileOf(n, z);
        const stored = await (await archiveOf(version)).tile(z, x, y);
        const body = await answered(tiles[0], z, [x, y]);
        expect(body === undefined).toBe(stored === undefined);
        if (body && stored) expect(Buffer.compare(body, await gunzip(stored, 1 << 24))).toBe(0);
      },
    );
    console.log(`${SWAPS} releases, ${versions.size} versions seen, ${3 * count} tiles read`);
    expect(count).toBeGreaterThan(64);
    expect(versions.size).toBeGreaterThan(1);
  },
  60_000 + SWAPS * 10_000,
);
