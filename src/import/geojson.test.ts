import fc from 'fast-check';
import { expect, test } from 'vitest';
import { featuresFromGeojson } from './geojson.ts';
import { ReadError } from './sheet.ts';

const point = (x: unknown = 120.7, y: unknown = 31.3) => ({ type: 'Point', coordinates: [x, y] });
const feature = (geometry: unknown = point(), more: object = {}) => ({
  type: 'Feature',
  geometry,
  properties: { name: '甲' },
  ...more,
});
const collection = (features: unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });
const RING = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
];

test('a collection, a feature and both kinds of sequence give the same features', () => {
  const [a, b] = [feature(), feature(null, { id: 'x', properties: null })];
  const expected = [
    { number: 1, geometry: point(), properties: { name: '甲' } },
    { number: 2, id: 'x', geometry: null, properties: {} },
  ];
  const lines = [a, b].map((member) => JSON.stringify(member));
  expect(featuresFromGeojson(`\ufeff${collection([a, b])}`).features).toEqual(expected);
  expect(featuresFromGeojson(lines.join('\n')).features).toEqual(expected);
  expect(featuresFromGeojson(`\u001e${lines.join('\n\u001e')}\n`).features).toEqual(expected);
  expect(featuresFromGeojson(JSON.stringify(a, null, 2)).features).toEqual(expected.slice(0, 1));
});

test('every geometry type is copied, rings are closed and heights dropped with a note', () => {
  const geometries = [
    { type: 'MultiPoint', coordinates: [[1, 2]] },
    {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    },
    { type: 'Polygon', coordinates: [RING] },
    { type: 'MultiPolygon', coordinates: [[RING], [RING]] },
  ];
  const file = featuresFromGeojson(collection(geometries.map((geometry) => feature(geometry))));
  expect(file.features.map((f) => f.geometry)).toEqual(geometries);
  expect(file.notes).toEqual([]);
  const repaired = featuresFromGeojson(
    collection([
      feature({
        type: 'Polygon',
        coordinates: [
          [
            [0, 0, 9],
            [1, 0, 9],
            [1, 1, 9],
          ],
        ],
      }),
    ]),
  );
  expect(repaired.features[0]?.geometry).toEqual({ type: 'Polygon', coordinates: [RING] });
  expect(repaired.notes).toEqual([
    'closed an open ring in feature 1',
    'dropped heights (third coordinates) in feature 1',
  ]);
});

test.each([
  ['a text for a number', feature(point('120.7')), /Feature 2: vertex 1 is .*two numbers/],
  ['one coordinate', feature({ type: 'Point', coordinates: [1] }), /vertex 1/],
  ['a short line', feature({ type: 'LineString', coordinates: [[1, 2]] }), /fewer than 2/],
  [
    'a short ring',
    feature({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 1],
        ],
      ],
    }),
    /fewer than 3/,
  ],
  ['a flat polygon', feature({ type: 'Polygon', coordinates: RING }), /must be two numbers/],
  ['empty coordinates', feature({ type: 'MultiPolygon', coordinates: [] }), /not a list/],
  ['a collection of geometries', feature({ type: 'GeometryCollection', geometries: [] }), /split it/],
  ['an unknown type', feature({ type: 'Circle', coordinates: [1, 2] }), /"Circle" is not known/],
  ['an inherited name', feature({ type: 'constructor', coordinates: [1, 2] }), /not known/],
  ['no feature', { type: 'Point' }, /not a Feature/],
  ['a bad id', feature(point(), { id: {} }), /neither text nor a number/],
  ['bad properties', feature(point(), { properties: [1] }), /must be an object/],
  ['null', null, /not a Feature/],
])('%s is a problem of that feature alone', (_, bad, message) => {
  const file = featuresFromGeojson(collection([feature(), bad, feature()]));
  expect(file.features.map((f) => f.number)).toEqual([1, 3]);
  expect(file.problems).toHaveLength(1);
  expect(file.problems[0]).toMatchObject({
    code: 'geojson',
    row: 2,
    message: expect.stringMatching(message),
  });
});

test('an infinite number is refused', () => {
  const text = collection([feature()]).replace('31.3', '1e999');
  expect(featuresFromGeojson(text).problems[0]?.message).toMatch(/vertex 1/);
});

test('a broken line of a sequence is a problem with its number', () => {
  const file = featuresFromGeojson(`${JSON.stringify(feature())}\n{"type":\n${JSON.stringify(feature())}`);
  expect(file.features.map((f) => f.number)).toEqual([1, 3]);
  expect(file.problems[0]).toMatchObject({ row: 2, message: expect.stringContaining('is not JSON') });
});

test('the crs member is recognised, an unknown or old one refused', () => {
  const named = (name: string) => ({ crs: { type: 'name', properties: { name } } });
  expect(featuresFromGeojson(collection([], named('urn:ogc:def:crs:OGC:1.3:CRS84'))).crs).toBe('wgs84');
  expect(featuresFromGeojson(collection([], named('urn:ogc:def:crs:EPSG::4490'))).crs).toBe('cgcs2000');
  expect(featuresFromGeojson(collection([], named('EPSG:4528'))).crs).toBe('cgcs2000-gk-120');
  expect(featuresFromGeojson(collection([], { crs: { type: 'EPSG', properties: { code: 4549 } } })).crs).toBe(
    'cgcs2000-gk-120',
  );
  expect(featuresFromGeojson(collection([])).crs).toBeUndefined();
  expect(() => featuresFromGeojson(collection([], named('EPSG:27700')))).toThrow(/not known/);
  expect(() => featuresFromGeojson(collection([], named('EPSG:4610')))).toThrow(/surveying office/);
  expect(() => featuresFromGeojson(collection([], { crs: 5 }))).toThrow(/names no system/);
});

test.each([
  ['', 'empty'],
  ['name,area\n甲,1\n', 'not JSON'],
  ['{"type":"FeatureCollection","features":[', 'not JSON'],
  ['[1]', 'no GeoJSON object'],
  ['{"type":"Topology"}', 'TopoJSON'],
  ['{"spatialReference":{},"features":[]}', 'Esri JSON'],
  ['{"type":"FeatureCollection"}', 'without "features"'],
  ['{"type":"Point","coordinates":[1,2]}', 'of type "Point"'],
])('%j is refused as a whole: %s', (text, fact) => {
  expect(() => featuresFromGeojson(text)).toThrow(fact);
});

test('depth, length, features and vertices are limited', () => {
  const deep = '['.repeat(1_000_000);
  expect(() => featuresFromGeojson(deep)).toThrow(/deeper than 32 levels at character 32/);
  expect(
    featuresFromGeojson(collection([feature(point(), { properties: { text: `"${'['.repeat(50)}` } })]))
      .features,
  ).toHaveLength(1);
  expect(() => featuresFromGeojson(collection([feature()]), { maxLength: 20 })).toThrow(/characters/);
  expect(() => featuresFromGeojson(collection([1, 2, 3]), { maxFeatures: 2 })).toThrow(
    /3 features, allowed are 2/,
  );
  const long = { type: 'LineString', coordinates: Array.from({ length: 20_000 }, (_, i) => [i, i]) };
  expect(featuresFromGeojson(collection([feature(long)])).problems[0]?.message).toMatch(
    /more than 10000 vertices/,
  );
});

test('a __proto__ property changes no prototype', () => {
  const text = '{"type":"Feature","geometry":null,"properties":{"__proto__":{"polluted":1}}}';
  expect(featuresFromGeojson(text).features).toHaveLength(1);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('any text or JSON gives a file or a ReadError', () => {
  const json = fc.oneof(
    fc.json(),
    fc.string(),
    fc.jsonValue().map((value) => collection([feature(value), value])),
    fc
      .jsonValue()
      .map((value) => collection([feature({ type: 'Polygon', coordinates: value })], { crs: value })),
  );
  fc.assert(
    fc.property(json, (text) => {
      try {
        const file = featuresFromGeojson(text);
        expect(file.features.length + file.problems.length).toBeGreaterThanOrEqual(0);
      } catch (error) {
        expect(error).toBeInstanceOf(ReadError);
      }
    }),
    { numRuns: 500 },
  );
});
