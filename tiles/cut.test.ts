import { expect, test } from 'vitest';
import type { Geometry } from '../src/domain/geometry.ts';
import { type CutOptions, type SourceFeature, type SourceLayer, type Tile, tiles } from './cut.ts';
import { decode } from './decode.ts';
import { pointLayer } from './fixtures.ts';
import { ringArea } from './grid.ts';
import { tileId } from './hilbert.ts';

const feature = (geometry: Geometry, more: Partial<SourceFeature> = {}): SourceFeature => {
  return { id: 1, geometry, properties: { id: 'one' }, minzoom: 0, maxzoom: 22, ...more };
};
const layer = (features: SourceFeature[], attributes: Record<string, number> = { id: 0 }): SourceLayer => {
  return { name: 'layer', features, attributes };
};
const cut = (layers: SourceLayer[], options: Partial<CutOptions> = {}): Tile[] => [
  ...tiles(layers, { minzoom: 0, maxzoom: 8, ...options }),
];
const geometryOf = (tile: Tile) => decode(tile.data)[0]!.features[0]!.geometry.map((line) => [...line]);
const named = ({ z, x, y }: Tile) => `${z}/${x}/${y}`;

test('tiles come in ascending id order and the same input gives the same bytes', () => {
  const once = cut([pointLayer(300)]);
  const ids = once.map(({ z, x, y }) => tileId(z, x, y));
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  expect(new Set(ids).size).toBe(ids.length);
  expect(cut([pointLayer(300)])).toEqual(once);
});

test('every point is in exactly one tile of every zoom, the one that contains it', () => {
  const source = pointLayer(500);
  for (const tile of cut([source], { maxzoom: 12 })) {
    for (const { geometry } of decode(tile.data)[0]!.features) {
      expect(Math.min(...geometry[0]!)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...geometry[0]!)).toBeLessThan(4096);
    }
  }
  for (let z = 0; z <= 12; z += 4) {
    const found = cut([source], { minzoom: z, maxzoom: z }).flatMap(({ data }) => decode(data)[0]!.features);
    expect(found.map(({ id }) => id!).sort((a, b) => a - b)).toEqual(source.features.map(({ id }) => id));
  }
});

test('the points of a multipoint go to their own tiles, also at the edge of the world', () => {
  const coordinates: [number, number][] = [
    [-90, 60],
    [90, -60],
    [180, -89],
    [-1, -60],
  ];
  const found = cut([layer([feature({ type: 'MultiPoint', coordinates })])], { minzoom: 1, maxzoom: 1 });
  // The last point is nearer to tile 1/1/1 than its buffer is wide, and still only in tile 1/0/1.
  expect(found.map((tile) => [named(tile), geometryOf(tile)[0]!.length / 2])).toEqual([
    ['1/0/0', 1],
    ['1/0/1', 1],
    ['1/1/1', 2],
  ]);
});

test('a line over several tiles is cut with the buffer into every one of them', () => {
  const found = cut(
    [
      layer([
        feature({
          type: 'LineString',
          coordinates: [
            [-170, 10],
            [170, 10],
          ],
        }),
      ]),
    ],
    {
      minzoom: 2,
      maxzoom: 2,
    },
  );
  expect(found.map(named).sort()).toEqual(['2/0/1', '2/1/1', '2/2/1', '2/3/1']);
  const inner = geometryOf(found.find(({ x }) => x === 1)!);
  const y = inner[0]![1];
  expect(inner).toEqual([[-64, y, 4160, y]]);
});

test('a line shorter than a unit is still there at every zoom', () => {
  const coordinates: [number, number][] = [
    [120, 31],
    [120.00001, 31.00001],
  ];
  const found = cut([layer([feature({ type: 'LineString', coordinates })])], { maxzoom: 10 });
  expect(found.map(({ z }) => z)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  for (const tile of found) expect(geometryOf(tile)[0]).toHaveLength(4);
});

test('a line that leaves a tile and returns is a line of two parts there', () => {
  const coordinates: [number, number][] = [
    [10, 10],
    [-80, 10],
    [-80, 40],
    [10, 40],
  ];
  const [west, east] = cut([layer([feature({ type: 'LineString', coordinates })])], {
    minzoom: 1,
    maxzoom: 1,
  });
  expect([geometryOf(west!).length, geometryOf(east!).length]).toEqual([1, 2]);
});

test('polygons are clipped to the buffer, wound as MVT asks, and keep their holes', () => {
  const outer: [number, number][] = [
    [-100, -60],
    [100, -60],
    [100, 60],
    [-100, 60],
    [-100, -60],
  ];
  const hole: [number, number][] = [
    [-10, -10],
    [10, -10],
    [10, 10],
    [-10, 10],
    [-10, -10],
  ];
  for (const coordinates of [
    [outer, hole],
    [outer.toReversed(), hole.toReversed()],
    [outer, hole.toReversed()],
  ]) {
    const found = cut([layer([feature({ type: 'Polygon', coordinates })])], { minzoom: 1, maxzoom: 1 });
    expect(found).toHaveLength(4);
    for (const tile of found) {
      const { geometry } = decode(tile.data)[0]!.features[0]!;
      expect(geometry.map((ring) => Math.sign(ringArea(ring)))).toEqual([1, -1]);
      for (const value of geometry.flatMap((ring) => [...ring])) {
        expect(value >= -64 && value <= 4160 && Number.isInteger(value)).toBe(true);
      }
    }
  }
});

test('a tile inside a large polygon is one rectangle, the same in every tile', () => {
  const coordinates: [number, number][][] = [
    [
      [-170, -80],
      [170, -80],
      [170, 80],
      [-170, 80],
      [-170, -80],
    ],
  ];
  const found = cut([layer([feature({ type: 'Polygon', coordinates })])], { minzoom: 4, maxzoom: 4 });
  const inner = found.filter(({ x, y }) => x > 1 && x < 14 && y > 3 && y < 12);
  expect(inner).toHaveLength(12 * 8);
  for (const tile of inner) expect(tile.data).toEqual(inner[0]!.data);
  expect(ringArea(Array.from(geometryOf(inner[0]!)[0]!))).toBe((4096 + 128) ** 2);
});

test('attributes begin at their zoom and others are not carried', () => {
  const properties = { id: 'one', name: '园区', secret: 1 };
  const source = layer([feature({ type: 'Point', coordinates: [0, 0] }, { properties })], {
    name: 2,
    id: 0,
    other: 0,
  });
  const carried = cut([source], { maxzoom: 3 }).map(({ data }) => decode(data)[0]!.features[0]!.properties);
  expect(carried).toEqual([
    { id: 'one' },
    { id: 'one' },
    { name: '园区', id: 'one' },
    { name: '园区', id: 'one' },
  ]);
});

test('a feature is there from its minzoom to its maxzoom', () => {
  const source = layer([feature({ type: 'Point', coordinates: [0, 0] }, { minzoom: 2, maxzoom: 4 })]);
  expect(cut([source]).map(({ z }) => z)).toEqual([2, 3, 4]);
});

test('lower ranks are drawn first and survive when a tile is over its budget', () => {
  const source = pointLayer(2000);
  const shuffled = { ...source, features: source.features.toReversed() };
  const lost: [string, number, number][] = [];
  const options = { minzoom: 0, maxzoom: 0, onDrop: (...drop: [string, number, number]) => lost.push(drop) };
  const [whole] = cut([shuffled], options);
  expect(decode(whole!.data)[0]!.features.map(({ id }) => id)).toEqual(source.features.map(({ id }) => id));
  expect(lost).toEqual([]);
  const size = (data: Uint8Array) => data.length;
  const [small] = cut([shuffled], { ...options, budget: 10_000, size });
  const kept = decode(small!.data)[0]!.features.map(({ id }) => id);
  expect(small!.data.length).toBeLessThanOrEqual(10_000);
  expect(small!.data.length).toBeGreaterThan(9_500);
  expect(kept).toEqual(source.features.slice(0, kept.length).map(({ id }) => id));
  expect(lost).toEqual([['points', 0, 2000 - kept.length]]);
});

test('over budget, ranks count across layers', () => {
  const main = { ...pointLayer(1000), name: 'main' };
  const extra = { ...pointLayer(1000), name: 'extra' };
  const ranked = [{ ...extra, features: extra.features.map((one) => ({ ...one, rank: 5000 })) }, main];
  const lost: string[] = [];
  const options = { maxzoom: 0, budget: 65_000, size: (data: Uint8Array) => data.length };
  const [tile] = cut(ranked, { ...options, onDrop: (name) => lost.push(name) });
  expect(lost).toEqual(['extra']);
  expect(decode(tile!.data).map(({ name, features }) => [name, features.length === 1000])).toEqual([
    ['extra', false],
    ['main', true],
  ]);
});

test('nothing is dropped silently', () => {
  expect(() => cut([pointLayer(2000)], { budget: 1000, maxzoom: 0 })).toThrow(
    /Tile 0\/0\/0: \d+ of 2000 features/,
  );
});

test('what cannot be cut is an error that names it', () => {
  expect(() => cut([layer([]), layer([])])).toThrow('"layer" is given twice');
  expect(() => cut([], { maxzoom: 27 })).toThrow('Zooms 0 to 27');
  const empty = { type: 'LineString', coordinates: [] } as Geometry;
  expect(() => cut([layer([feature(empty, { id: 7 })])])).toThrow('Layer "layer", feature 7: the LineString');
  const collection = { type: 'GeometryCollection', geometries: [] } as unknown as Geometry;
  expect(() => cut([layer([feature(collection)])])).toThrow('GeometryCollection cannot be drawn');
  expect(cut([layer([])])).toEqual([]);
});
