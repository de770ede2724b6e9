import fc from 'fast-check';
import gcoord from 'gcoord';
import { expect, test } from 'vitest';
import { CITY } from '../domain/city.ts';
import { distance } from '../domain/distance.ts';
import type { Bounds, Geometry, Position } from '../domain/geometry.ts';
import { CRS } from './coordinate-systems.ts';
import { convertGeometry, toWgs84 } from './coordinates.ts';
import { ReadError } from './sheet.ts';

const CHINA: Bounds = [73, 3, 136, 54];
const bounds = CITY.maxBounds;

/** Transverse Mercator forward on GRS80 by the series of Snyder 1987 (eq. 3-21, 8-9, 8-10), zone width ±1.5°. */
function gaussKruger([lon, lat]: Position, meridian: number): { north: number; east: number } {
  const a = 6378137;
  const f = 1 / 298.257222101;
  const e2 = f * (2 - f);
  const p = (lat * Math.PI) / 180;
  const [s, c, t] = [Math.sin(p), Math.cos(p), Math.tan(p)];
  const n = a / Math.sqrt(1 - e2 * s * s);
  const [T, C, A] = [t * t, (e2 / (1 - e2)) * c * c, (((lon - meridian) * Math.PI) / 180) * c];
  const [e4, e6] = [e2 ** 2, e2 ** 3];
  const m =
    a *
    ((1 - e2 / 4 - (3 * e4) / 64 - (5 * e6) / 256) * p -
      ((3 * e2) / 8 + (3 * e4) / 32 + (45 * e6) / 1024) * Math.sin(2 * p) +
      ((15 * e4) / 256 + (45 * e6) / 1024) * Math.sin(4 * p) -
      ((35 * e6) / 3072) * Math.sin(6 * p));
  const ep2 = e2 / (1 - e2);
  const east =
    n * (A + ((1 - T + C) * A ** 3) / 6 + ((5 - 18 * T + T * T + 72 * C - 58 * ep2) * A ** 5) / 120);
  const north =
    m +
    n *
      t *
      ((A * A) / 2 +
        ((5 - T + 9 * C + 4 * C * C) * A ** 4) / 24 +
        ((61 - 58 * T + T * T + 600 * C - 330 * ep2) * A ** 6) / 720);
  return { north, east: east + 500_000 };
}

const inSuzhou = fc.tuple(
  fc.double({ min: 119.9, max: 121.4, noNaN: true }),
  fc.double({ min: 30.75, max: 32.06, noNaN: true }),
);

/** Test vectors published with eviltransform (WGS84 to GCJ-02). */
test.each([
  [
    [121.5272106, 31.1774276],
    [121.531541859215, 31.17530398364597],
  ],
  [
    [113.912316, 22.543847],
    [113.9171764808363, 22.540796131694766],
  ],
  [
    [116.377817, 39.911954],
    [116.38404722455657, 39.91334545536069],
  ],
])('GCJ-02 control pair %j', (wgs84, gcj02) => {
  const [lon, lat] = toWgs84(gcj02, 'gcj02', { bounds: CHINA });
  expect(lon).toBeCloseTo(wgs84[0]!, 7);
  expect(lat).toBeCloseTo(wgs84[1]!, 7);
});

test('BD-09 of the published pair leads to the same place as its GCJ-02', () => {
  const fromBaidu = toWgs84([116.41036949371029, 39.92133699351021], 'bd09', { bounds: CHINA });
  const fromAmap = toWgs84([116.404, 39.915], 'gcj02', { bounds: CHINA });
  expect(distance(fromBaidu, fromAmap)).toBeLessThan(0.02);
});

test('inverse shifts undo the forward shift within 2 cm and agree with the inverse of gcoord within its error', () => {
  fc.assert(
    fc.property(inSuzhou, (point) => {
      for (const [crs, code] of [
        ['gcj02', gcoord.GCJ02],
        ['bd09', gcoord.BD09],
      ] as const) {
        const shifted = gcoord.transform([...point] as Position, gcoord.WGS84, code) as Position;
        const back = toWgs84(shifted, crs, { bounds });
        expect(distance(back, point)).toBeLessThan(0.02);
        expect(distance(back, gcoord.transform(shifted, code, gcoord.WGS84) as Position)).toBeLessThan(0.3);
        expect(distance(shifted, point)).toBeGreaterThan(300);
      }
    }),
  );
});

test('metres of Baidu and of Web Mercator lead back, the former as exactly as its own polynomials', () => {
  fc.assert(
    fc.property(inSuzhou, (point) => {
      const baidu = gcoord.transform([...point] as Position, gcoord.WGS84, gcoord.BD09MC) as Position;
      expect(distance(toWgs84(baidu, 'bd09mc', { bounds }), point)).toBeLessThan(0.3);
      expect(toWgs84(baidu, 'bd09', { bounds })).toEqual(toWgs84(baidu, 'bd09mc', { bounds }));
      const web = gcoord.transform([...point] as Position, gcoord.WGS84, gcoord.EPSG3857) as Position;
      expect(distance(toWgs84(web, 'web-mercator', { bounds }), point)).toBeLessThan(0.02);
    }),
  );
});

test('Gauss-Krüger agrees with the published series within a centimetre, in both orders, with and without zone', () => {
  fc.assert(
    fc.property(inSuzhou, (point) => {
      const { north, east } = gaussKruger(point, 120);
      for (const pair of [
        [north, east],
        [east, north],
        [north, east + 40e6],
        [east + 40e6, north],
      ])
        expect(distance(toWgs84(pair, 'cgcs2000-gk', { bounds }), point)).toBeLessThan(0.02);
    }),
  );
});

test('the meridian arc to 45° of GRS80 is 4 984 944.378 m', () => {
  expect(toWgs84([4984944.378, 500000], 'cgcs2000-gk-120', { bounds: CHINA })).toEqual([120, 45]);
});

test('a zone number overrides the meridian of the system, and metres of a 6° zone are read about it', () => {
  const truth: Position = [120.95, 31.35];
  for (const pair of [
    [304_915.75, 3_471_595.8872],
    [3_471_595.8872, 304_915.75],
    [3_470_169.6134, 40_590_397.8968],
  ])
    expect(distance(toWgs84(pair, 'cgcs2000-gk-123', { bounds }), truth)).toBeLessThan(0.05);
});

test('zones by number: 39 (3°) and 21 (6°); without number and bounds the zone is asked for', () => {
  expect(toWgs84([39_500_000, 3_470_000], 'cgcs2000-gk')[0]).toBe(117);
  expect(toWgs84([3_470_000, 21_500_000], 'cgcs2000-gk')[0]).toBe(123);
  expect(() => toWgs84([3_470_000, 500_000], 'cgcs2000-gk')).toThrow(/name the central meridian/);
});

test('CGCS2000 degrees are WGS84, rounded to 7 decimals', () => {
  expect(toWgs84([120.71902781234, 31.3], 'cgcs2000', { bounds })).toEqual([120.7190278, 31.3]);
});

test.each([
  [[31.326, 120.719], 'wgs84', 'swapped'],
  [[31.326, 120.719], 'gcj02', 'swapped'],
  [[0, 0], 'wgs84', 'zeros'],
  [[120.7, 0], 'wgs84', 'one of the two is zero'],
  [[3467890, 567890], 'wgs84', 'Gauss-Krüger'],
  [[120.719, 31.326], 'cgcs2000-gk', 'these are degrees'],
  [[13438378.9, 3675000], 'wgs84', 'Web Mercator'],
  [[1204308.5, 311933.6], 'wgs84', 'minutes and seconds written together'],
  [[120719000, 31326000], 'wgs84', 'decimal point'],
  [[116.404, 39.915], 'bd09', 'elsewhere'],
  [[2.35, 48.85], 'gcj02', 'elsewhere'],
  [[3467890, 3467890], 'cgcs2000-gk', 'elsewhere'],
] as const)('%j read as %s: %s', (pair, crs, cause) => {
  expect(() => toWgs84(pair, crs, { bounds })).toThrow(cause);
  expect(() => toWgs84(pair, crs, { bounds })).toThrow(ReadError);
});

test.each([[['120.7', 31.3]], [[Number.NaN, 31]], [[120]], [[null, 31]], [[120, Infinity]]])(
  '%j is not a pair of numbers',
  (pair) => {
    expect(() => toWgs84(pair, 'wgs84')).toThrow(/not a pair of numbers/);
  },
);

test('a geometry is converted into a new one, heights dropped; a bad vertex is named', () => {
  const ring: Position[] = [
    [120.6, 31.3],
    [120.7, 31.3],
    [120.7, 31.4],
    [120.6, 31.3],
  ];
  const polygon: Geometry = {
    type: 'Polygon',
    coordinates: [ring.map(([x, y]) => [x, y, 5] as unknown as Position)],
  };
  const before = structuredClone(polygon);
  const moved = convertGeometry(polygon, 'gcj02', { bounds });
  expect(polygon).toEqual(before);
  expect(moved.type).toBe('Polygon');
  expect(moved.coordinates).toEqual([ring.map((position) => toWgs84(position, 'gcj02', { bounds }))]);
  const swapped: Geometry = { type: 'LineString', coordinates: [ring[0]!, [31.3, 120.6]] };
  expect(() => convertGeometry(swapped, 'wgs84', { bounds })).toThrow(
    /Vertex 2 of the LineString: .*swapped/,
  );
});

test('any pair in any system is in bounds or a ReadError, and none hangs', () => {
  const edge = fc.constantFrom(
    0,
    72.004,
    137.8347,
    0.8293,
    55.8271,
    120,
    31,
    1e6,
    3.4e6,
    5e5,
    4.05e7,
    -1,
    1e300,
  );
  const value = fc.oneof(edge, fc.double(), fc.double({ min: -200, max: 200, noNaN: true }));
  const crs = fc.constantFrom(...CRS, 'cgcs2000-gk-123' as const);
  fc.assert(
    fc.property(value, value, crs, fc.boolean(), (x, y, system, isBounded) => {
      try {
        const [lon, lat] = toWgs84([x, y], system, isBounded ? { bounds } : {});
        expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(ReadError);
      }
    }),
    { numRuns: 1000 },
  );
});
