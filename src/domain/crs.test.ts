import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  boundsToCrs84,
  CRS,
  CRS84,
  type Crs,
  crsOf,
  fromCrs84,
  geometryFromCrs84,
  geometryToCrs84,
  toCrs84,
} from './crs.ts';

const epsg = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}` as Crs;

test('systems are known by URI, URN and short name, others are not', () => {
  for (const crs of CRS) expect(crsOf(crs)).toBe(crs);
  expect(crsOf('EPSG:4326')).toBe(epsg(4326));
  expect(crsOf('[EPSG:4490]')).toBe(epsg(4490));
  expect(crsOf('urn:ogc:def:crs:EPSG::3857')).toBe(epsg(3857));
  expect(crsOf('urn:ogc:def:crs:OGC:1.3:CRS84')).toBe(CRS84);
  expect(crsOf('OGC:CRS84')).toBe(CRS84);
  for (const name of [
    '',
    'EPSG:2385',
    'EPSG:43260',
    'http://www.opengis.net/def/crs/EPSG/0/4326/x',
    '__proto__',
  ])
    expect(crsOf(name)).toBeUndefined();
});

test('axes of EPSG geographic systems are latitude, longitude; metres are those of EPSG:3857', () => {
  expect(toCrs84([31.3, 120.6], epsg(4326))).toEqual([120.6, 31.3]);
  expect(toCrs84([31.3, 120.6], epsg(4490))).toEqual([120.6, 31.3]);
  // PROJ: echo 120.6 31.3 | cs2cs -f %.4f OGC:CRS84 EPSG:3857
  const [x, y] = fromCrs84([120.6, 31.3], epsg(3857));
  expect(x).toBeCloseTo(13_425_130.59, 2);
  expect(y).toBeCloseTo(3_671_771.449, 2);
  expect(fromCrs84([180, 0], epsg(3857))[0]).toBeCloseTo(20_037_508.343, 3);
  expect(boundsToCrs84([31, 120, 32, 121], epsg(4326))).toEqual([120, 31, 121, 32]);
});

test('there and back is the same place to 1e-8 degrees', () => {
  const place = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -85, max: 85, noNaN: true }),
  );
  fc.assert(
    fc.property(place, fc.constantFrom(...CRS), (position, crs) => {
      const line = { type: 'LineString', coordinates: [position, [1, 2]] } as const;
      const back = geometryToCrs84(geometryFromCrs84(line as never, crs), crs);
      const [lon, lat] = (back.coordinates as number[][])[0]!;
      expect(Math.abs(lon! - position[0])).toBeLessThan(1e-8);
      expect(Math.abs(lat! - position[1])).toBeLessThan(1e-8);
    }),
  );
});
