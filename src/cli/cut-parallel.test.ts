import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type SourceFeature, type SourceLayer, tiles } from '../../tiles/cut.ts';
import { type DecodedFeature, decode } from '../../tiles/decode.ts';
import { jaggedLayer, pointLayer, seeded } from '../../tiles/fixtures.ts';
import type { Position } from '../domain/geometry.ts';
import { cutParallel, type ParallelOptions } from './cut-parallel.ts';

type Cut = { z: number; x: number; y: number; features: DecodedFeature[] };

const ZOOMS = { minzoom: 0, maxzoom: 10 };

/** The tiles with small areas, so that a small map has many. */
async function inAreas(layers: SourceLayer[], options: Partial<ParallelOptions> = {}) {
  const stored = [];
  for await (const tile of cutParallel(layers, { ...ZOOMS, areaVertices: 500, threads: 2, ...options }))
    stored.push(tile);
  return stored;
}
const featuresOf = (data: Uint8Array) => decode(data).flatMap(({ features }) => features);
const decoded = async (...args: Parameters<typeof inAreas>): Promise<Cut[]> =>
  (await inAreas(...args)).map(({ z, x, y, bytes }) => ({
    z,
    x,
    y,
    features: featuresOf(gunzipSync(bytes)),
  }));

const specks = (count: number): SourceLayer => {
  const random = seeded(5);
  const features = Array.from({ length: count }, (_, at): SourceFeature => {
    const [lon, lat] = [120 + random(), 31 + random()];
    const ring: Position[] = [
      [lon, lat],
      [lon + 0.0005, lat],
      [lon + 0.0005, lat + 0.0005],
      [lon, lat + 0.0005],
      [lon, lat],
    ];
    const geometry = { type: 'Polygon' as const, coordinates: [ring] };
    return { id: at + 1, geometry, properties: {}, minzoom: 0, maxzoom: 22, rank: count - at };
  });
  return { name: 'specks', features, attributes: {}, thin: 16 };
};

test('the tiles are the same with any number of threads and on every run', async () => {
  const layers = [jaggedLayer(8, 8, 30), pointLayer(800), specks(500)];
  const once = await inAreas(layers, { threads: 1 });
  expect(once.length).toBeGreaterThan(40);
  expect(await inAreas(layers, { threads: 3 })).toEqual(once);
  expect(await inAreas(layers)).toEqual(once);
});

test('every feature is at every zoom it should be at, as in one thread', async () => {
  const layers = [jaggedLayer(8, 8, 30), pointLayer(800)];
  const ids = (cut: { z: number; features: DecodedFeature[] }[], z: number) =>
    [
      ...new Set(
        cut
          .filter((tile) => tile.z === z)
          .flatMap(({ features }) => features.map(({ type, id }) => type * 1e6 + id!)),
      ),
    ].sort();
  const own = await decoded(layers);
  const plain = [...tiles(layers, ZOOMS)].map(({ data, ...at }) => ({ ...at, features: featuresOf(data) }));
  expect(own.map(({ z, x, y }) => [z, x, y])).toEqual(plain.map(({ z, x, y }) => [z, x, y]));
  for (let z = 0; z <= 10; z++) expect(ids(own, z), `zoom ${z}`).toEqual(ids(plain, z));
});

test('the highest zoom is the same bytes as cut in one thread', async () => {
  const layers = [jaggedLayer(8, 8, 30), pointLayer(800), specks(500)];
  const plain = [...tiles(layers, ZOOMS)].filter(({ z }) => z === 10);
  const own = (await inAreas(layers)).filter(({ z }) => z === 10);
  expect(own.map(({ bytes }) => new Uint8Array(gunzipSync(bytes)))).toEqual(plain.map(({ data }) => data));
});

/** Where borders of the tile's features cross one of its sides: along the side, in tile units. */
function crossings({ features }: Cut, axis: 0 | 1, side: number): number[] {
  const found: number[] = [];
  for (const ring of features.flatMap(({ geometry }) => geometry))
    for (let at = 0; at < ring.length; at += 2) {
      const next = (at + 2) % ring.length;
      const [a, b] = [ring[at + axis]! - side, ring[next + axis]! - side];
      if (a < 0 === b < 0) continue;
      const [c, d] = [ring[at + 1 - axis]!, ring[next + 1 - axis]!];
      found.push(c + (a / (a - b)) * (d - c));
    }
  return found;
}

/** Crossings on one side of a border without one on the other; a clipped edge ends on a whole unit, so 1 is near. */
function unmet(here: number[], there: number[]): number[] {
  const lone = (from: number[], to: number[]) =>
    from.filter((at) => at > 1 && at < 4095 && !to.some((other) => Math.abs(at - other) < 1));
  return [...lone(here, there), ...lone(there, here)];
}

test('borders of a coverage meet where two areas meet', async () => {
  const cut = await decoded([jaggedLayer(12, 12, 80, 0.8)], { areaVertices: 2000 });
  const at = new Map(cut.map((tile) => [`${tile.z}/${tile.x}/${tile.y}`, tile]));
  let met = 0;
  for (const tile of cut.filter(({ z }) => z >= 8)) {
    const right = at.get(`${tile.z}/${tile.x + 1}/${tile.y}`);
    const below = at.get(`${tile.z}/${tile.x}/${tile.y + 1}`);
    const address = `${tile.z}/${tile.x}/${tile.y}`;
    if (right)
      expect(unmet(crossings(right, 0, 0), crossings(tile, 0, 4096)), `${address} right`).toEqual([]);
    if (below)
      expect(unmet(crossings(below, 1, 0), crossings(tile, 1, 4096)), `${address} below`).toEqual([]);
    met += right ? crossings(tile, 0, 4096).length : 0;
  }
  expect(met).toBeGreaterThan(500);
});

test('thinning leaves one in a square below the highest zoom, all at it, and says how many are missing', async () => {
  const missing: Record<number, number> = {};
  const source = specks(3000);
  const cut = await decoded([source], {
    onThin: (_, z, count) => {
      missing[z] = count;
    },
  });
  const shown = (z: number) =>
    new Set(cut.filter((tile) => tile.z === z).flatMap(({ features }) => features.map(({ id }) => id!)));
  for (let z = 0; z <= 10; z++) expect(shown(z).size + (missing[z] ?? 0), `zoom ${z}`).toBe(3000);
  expect(shown(0).size).toBeLessThan(10);
  // What a zoom shows the next shows too, and the best ranked is everywhere.
  for (let z = 0; z < 10; z++) expect([...shown(z)].filter((id) => !shown(z + 1).has(id))).toEqual([]);
  expect(shown(0).has(3000)).toBe(true);
});

test('tiles over budget are reported, or an error that names zoom and layer', async () => {
  const dropped: [string, number, number][] = [];
  const layers = [pointLayer(3000)];
  const onDrop = (...drop: [string, number, number]) => dropped.push(drop);
  const stored = await inAreas(layers, { budget: 8000, onDrop });
  expect(Math.max(...stored.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(8000);
  expect(dropped.map(([layer, z]) => [layer, z]).slice(0, 3)).toEqual([
    ['points', 0],
    ['points', 1],
    ['points', 2],
  ]);
  await expect(inAreas(layers, { budget: 8000 })).rejects.toThrow('Zoom 0:');
});

test('a feature that cannot be drawn is an error, and an empty map has no tiles', async () => {
  const bad = {
    ...pointLayer(1),
    features: [
      { ...pointLayer(1).features[0]!, geometry: { type: 'Point', coordinates: [NaN, 1] } } as SourceFeature,
    ],
  };
  await expect(inAreas([bad])).rejects.toThrow('Layer "points", feature 1');
  const point = pointLayer(1).features[0]!;
  for (const other of [{ id: -1 }, { maxzoom: Infinity }, { properties: { rent: NaN } }])
    await expect(inAreas([{ ...pointLayer(1), features: [{ ...point, ...other }] }])).rejects.toThrow(
      'Layer "points", feature',
    );
  expect(await inAreas([{ ...pointLayer(1), features: [] }])).toEqual([]);
});
