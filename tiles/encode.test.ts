import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { expect, test } from 'vitest';
import { decode } from './decode.ts';
import { encode, type MvtFeature } from './encode.ts';
import { LINE, POINT, POLYGON } from './grid-feature.ts';

const of = (...values: number[]) => Array.from(values);
const properties = {
  text: '惠山区',
  empty: '',
  count: 7,
  zero: 0,
  large: Number.MAX_SAFE_INTEGER,
  debt: -3,
  deep: -(2 ** 52),
  deeper: -Number.MAX_SAFE_INTEGER,
  rent: 1.5,
  huge: 1e300,
  open: true,
  closed: false,
};
const features: MvtFeature[] = [
  { id: 0, type: POINT, geometry: [of(5, 7, 3, 2)], properties },
  {
    id: 2 ** 53 - 1,
    type: LINE,
    geometry: [of(2, 2, 2, 10, 10, 10), of(1, 1, 3, 5)],
    properties: { count: 7, text: '7' },
  },
  {
    id: 3,
    type: POLYGON,
    geometry: [
      of(0, 0, 10, 0, 10, 10, 0, 10),
      of(11, 11, 20, 11, 20, 20, 11, 20),
      of(13, 13, 13, 17, 17, 17, 17, 13),
    ],
    properties: { count: 8, hidden: 'no' },
  },
];
const keys = Object.keys(properties);
const bytes = encode([
  { name: 'all', extent: 4096, keys, features },
  { name: 'none', extent: 4096, keys, features: [] },
]);

test('the reference reader sees every value, id and geometry', () => {
  const { layers } = new VectorTile(new PbfReader(bytes));
  expect(Object.keys(layers)).toEqual(['all']);
  const layer = layers.all!;
  expect([layer.version, layer.extent, layer.length]).toEqual([2, 4096, 3]);
  expect(layer.feature(0).properties).toEqual(properties);
  expect(layer.feature(1).properties).toEqual({ count: 7, text: '7' });
  expect(layer.feature(2).properties).toEqual({ count: 8 });
  expect([0, 1, 2].map((at) => layer.feature(at).id)).toEqual([0, 2 ** 53 - 1, 3]);
  const geometry = [0, 1, 2].map((at) =>
    layer
      .feature(at)
      .loadGeometry()
      .map((line) => line.flatMap(({ x, y }) => [x, y])),
  );
  expect(geometry).toEqual([
    [
      [5, 7],
      [3, 2],
    ],
    [
      [2, 2, 2, 10, 10, 10],
      [1, 1, 3, 5],
    ],
    [
      [0, 0, 10, 0, 10, 10, 0, 10, 0, 0],
      [11, 11, 20, 11, 20, 20, 11, 20, 11, 11],
      [13, 13, 13, 17, 17, 17, 17, 13, 13, 13],
    ],
  ]);
  expect(layer.feature(2).toGeoJSON(0, 0, 0).geometry).toMatchObject({
    type: 'MultiPolygon',
    coordinates: { length: 2 },
  });
});

test('our own decoder agrees', () => {
  const [layer] = decode(bytes);
  expect(layer!.features.map(({ id, type, geometry }) => ({ id, type, geometry }))).toEqual(
    features.map(({ id, type, geometry }) => ({ id, type, geometry })),
  );
  expect(layer!.features[0]!.properties).toEqual(properties);
});

test('keys and values are stored once', () => {
  const many = Array.from(
    { length: 50 },
    (_, id): MvtFeature => ({
      id,
      type: POINT,
      geometry: [of(1, 1)],
      properties: { kind: 'park' },
    }),
  );
  const text = new TextDecoder('latin1').decode(
    encode([{ name: 'l', extent: 4096, keys: ['kind'], features: many }]),
  );
  expect(text.split('park')).toHaveLength(2);
  expect(text.split('kind')).toHaveLength(2);
});

test('the geometry of the specification’s examples has the specification’s bytes', () => {
  const commands = (type: 1 | 2 | 3, ...geometry: number[][]) => {
    const tile = encode([
      { name: 'l', extent: 4096, keys: [], features: [{ id: 1, type, geometry, properties: {} }] },
    ]);
    const at = tile.findIndex((byte, index) => byte === 0x22 && tile[index - 2] === 0x18);
    return [...tile.subarray(at + 2, at + 2 + tile[at + 1]!)];
  };
  expect(commands(POINT, of(25, 17))).toEqual([9, 50, 34]);
  expect(commands(POINT, of(5, 7, 3, 2))).toEqual([17, 10, 14, 3, 9]);
  expect(commands(LINE, of(2, 2, 2, 10, 10, 10))).toEqual([9, 4, 4, 18, 0, 16, 16, 0]);
  expect(commands(POLYGON, of(3, 6, 8, 12, 20, 34))).toEqual([9, 6, 12, 18, 10, 12, 24, 44, 15]);
});

test('what MVT cannot hold is refused', () => {
  const one = (id: number, value: number) => () =>
    encode([
      {
        name: 'l',
        extent: 4096,
        keys: ['a'],
        features: [{ id, type: POINT, geometry: [of(1, 1)], properties: { a: value } }],
      },
    ]);
  expect(one(-1, 1)).toThrow('feature id -1');
  expect(one(1.5, 1)).toThrow('feature id 1.5');
  expect(one(1, Number.NaN)).toThrow('feature 1, attribute "a": NaN');
});
