import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { archive } from './archive.ts';
import { type SourceFeature, type Tile, tiles } from './cut.ts';
import { encode, type MvtFeature } from './encode.ts';
import { jaggedLayer, metadataOf, pointLayer, seeded } from './fixtures.ts';
import { LINE, POINT, POLYGON } from './grid-feature.ts';
import { parseHeader } from './header.ts';
import { openArchive } from './reader.ts';
import { verify } from './verify.ts';

const layers = [jaggedLayer(3, 3, 8), pointLayer(60)];
const frame = {
  metadata: metadataOf(layers),
  bounds: [120, 31, 121, 32],
  center: [120.5, 31.5, 5],
  minzoom: 0,
  maxzoom: 8,
  gzip: (data: Uint8Array) => gzipSync(data),
} as const;
const gunzip = (bytes: Uint8Array, cap: number) => gunzipSync(bytes, { maxOutputLength: cap });
const cut = [...tiles(layers, { minzoom: 0, maxzoom: 8 })];
const { bytes } = await archive({ ...frame, tiles: cut });

test('a sound archive is counted in full, from memory or from a source', async () => {
  const found = await verify(bytes, { gunzip });
  expect(found).toMatchObject({ tiles: cut.length, bytes: bytes.length, contents: cut.length });
  const [areas, points] = found.layers;
  expect([...areas!.ids].sort()).toEqual(layers[0]!.features.map(({ properties }) => properties.id));
  expect(points!.ids.size).toBe(60);
  expect(points!.features).toEqual(Object.fromEntries(Array.from({ length: 9 }, (_, z) => [z, 60])));
  expect(areas!.features[0]).toBe(9);
  const read = async (offset: number, length: number) => bytes.slice(offset, offset + length);
  expect(await verify({ read, size: bytes.length })).toEqual(found);
});

test('ids count at the highest zoom only and equal tiles count one by one', async () => {
  const [areas] = layers;
  const world: SourceFeature = {
    ...areas!.features[0]!,
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [-180, -86],
          [180, -86],
          [180, 86],
          [-180, 86],
          [-180, -86],
        ],
      ],
    },
  };
  const low: SourceFeature = { ...world, id: 2, properties: { id: 'low' }, maxzoom: 2 };
  const source = { ...areas!, attributes: { id: 0 }, features: [world, low] };
  const built = await archive({
    ...frame,
    center: [120, 31, 3],
    maxzoom: 4,
    tiles: tiles([source], { minzoom: 0, maxzoom: 4 }),
  });
  expect(built.stats.entries).toBeLessThan(built.stats.tiles / 2);
  const found = await verify(built.bytes, { gunzip });
  expect(found.layers[0]).toEqual({
    name: 'areas',
    features: { 0: 2, 1: 8, 2: 32, 3: 64, 4: 256 },
    ids: new Set(['area1']),
  });
});

const one = async (
  data: Uint8Array,
  gzip: (data: Uint8Array) => Uint8Array = frame.gzip,
  metadata: object = frame.metadata,
) => {
  const tile: Tile = { z: 8, x: 213, y: 104, data };
  return (
    await archive({
      ...frame,
      metadata,
      tiles: [tile],
      gzip: (raw) => (raw === data ? gzip(raw) : frame.gzip(raw)),
    })
  ).bytes;
};
const withFeature = (feature: Partial<MvtFeature>, name = 'points', keys = ['id']) => {
  const whole: MvtFeature = {
    id: 1,
    type: POINT,
    geometry: [Array.of(1, 1)],
    properties: { id: 'a' },
    ...feature,
  };
  return encode([{ name, extent: 4096, keys, features: [whole] }]);
};
const ring = (...values: number[]) => ({ type: POLYGON, geometry: [Array.from(values)] }) as const;

test('bad tiles are named with their place', async () => {
  const cases: [Uint8Array, string][] = [
    [withFeature({}, 'pints'), 'Tile 8/213/104: layer "pints" is not in vector_layers'],
    [
      withFeature({ properties: { secret: 'x' } }, 'points', ['secret']),
      'attribute "secret" is not in its vector_layers',
    ],
    [withFeature({ geometry: [Array.of(9000, 1)] }), 'feature 1: coordinate 9000 is far outside'],
    [withFeature(ring(0, 0, 5, 0, 9, 0)), 'Layer "points", feature 1: ring 1 has no area'],
    [withFeature(ring(0, 0, 0, 5, 5, 5)), 'the first ring is wound as a hole'],
    [withFeature({ type: LINE, geometry: [Array.of(1, 1)] }), 'where LineTo belongs'],
    [withFeature({ type: POINT }).slice(0, -4), 'has only'],
    [new Uint8Array(0), 'is empty'],
  ];
  for (const [data, message] of cases)
    await expect(verify(await one(data), { gunzip })).rejects.toThrow(message);
});

test('an open ring is refused', async () => {
  const data = withFeature(ring(0, 0, 5, 0, 5, 5));
  const close = data.lastIndexOf(15, data.indexOf(0x1a) + 60);
  const open = Uint8Array.from(data);
  open[close] = 9; // MoveTo instead of ClosePath
  await expect(verify(await one(open), { gunzip })).rejects.toThrow(/ClosePath belongs/);
});

test('tiles that are HTML, bombs or not gzip are refused', async () => {
  const html = new TextEncoder().encode('<html><body>404</body></html>');
  const data = withFeature({});
  await expect(verify(await one(data, () => html))).rejects.toThrow('Tile 8/213/104: it is HTML');
  await expect(verify(await one(data, () => data))).rejects.toThrow('not gzip: it begins with 1a');
  const bomb = gzipSync(new Uint8Array(30_000_000));
  await expect(verify(await one(data, () => bomb))).rejects.toThrow('more than 8388608 bytes');
  await expect(verify(await one(data, () => bomb), { gunzip })).rejects.toThrow('Tile 8/213/104');
});

test('a damaged frame is named', async () => {
  const changed = (change: (view: DataView, copy: Uint8Array) => void) => {
    const copy = Uint8Array.from(bytes);
    change(new DataView(copy.buffer), copy);
    return verify(copy, { gunzip });
  };
  await expect(verify(bytes.slice(0, 100))).rejects.toThrow('fewer than its 127-byte header');
  await expect(verify(bytes.slice(0, -1))).rejects.toThrow('upload it again');
  await expect(verify(Uint8Array.from([...bytes, 0]))).rejects.toThrow('sections end at byte');
  await expect(changed((_, copy) => copy.set([0], 3))).rejects.toThrow('another kind of file');
  await expect(changed((_, copy) => copy.set([2], 7))).rejects.toThrow('version 2');
  await expect(changed((view) => view.setUint32(8, 100, true))).rejects.toThrow('overlaps');
  await expect(changed((view) => view.setUint32(72, 1, true))).rejects.toThrow('states 1 tiles');
  await expect(changed((_, copy) => copy.set([9], 101))).rejects.toThrow("header's maxzoom is 9");
  await expect(changed((_, copy) => copy.set([0], 96))).rejects.toThrow('clustered');
});

test('seeded damage is found, or leaves every tile as it was', async () => {
  const random = seeded(20261123);
  const truth = new Map(cut.map((tile) => [`${tile.z}/${tile.x}/${tile.y}`, tile.data]));
  const { data } = parseHeader(bytes);
  let found = 0;
  for (let round = 0; round < 300; round++) {
    let copy = Uint8Array.from(bytes);
    const kind = round % 3;
    if (kind === 0) copy[Math.floor(random() * data.offset)]! ^= 1 << Math.floor(random() * 8);
    else if (kind === 1) copy[Math.floor(random() * copy.length)]! ^= 1 << Math.floor(random() * 8);
    else copy = copy.slice(0, Math.floor(random() * copy.length));
    try {
      await verify(copy, { gunzip });
    } catch {
      found++;
      continue;
    }
    const size = copy.length;
    const opened = await openArchive({
      size,
      read: async (offset, length) => copy.slice(offset, offset + length),
    });
    for (const { z, x, y } of cut) {
      expect(new Uint8Array(gunzipSync((await opened.tile(z, x, y))!))).toEqual(truth.get(`${z}/${x}/${y}`));
    }
  }
  expect(found).toBeGreaterThan(250);
});
