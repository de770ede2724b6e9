/** The committed base files are well formed, agree with one another, and have the areas of the real divisions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CITY } from '../../src/domain/city.ts';
import {
  area,
  type Bounds,
  bounds,
  isCounterClockwise,
  type MultiPolygon,
  type Polygon,
  type Position,
  pointInPolygon,
  polygons,
  type Ring,
  union,
} from '../../src/domain/geometry.ts';

type Feature<Properties> = { properties: Properties; geometry: Polygon | MultiPolygon };
type Division = { code: string; kind: string; centre: Position; area_m2: number };
type Row = Record<string, string> & { id: string; division: string };

const text = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const features = <Properties>(name: string) =>
  (JSON.parse(text(name)) as { features: Feature<Properties>[] }).features;

function rows(name: string): Row[] {
  const [head, ...lines] = text(name).trim().split('\n');
  const columns = head!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    expect(cells, line).toHaveLength(columns.length);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]!])) as Row;
  });
}

const divisions = features<Division>('divisions.geojson');
const park = divisions.find(({ properties }) => properties.kind === 'functional')!;
const statutory = divisions.filter((division) => division !== park);
const water = features<{ name_zh: string; kind: string; area_m2: number }>('water.geojson');
const neighbours = features<{ name_zh: string }>('neighbours.geojson');

const inWater = (point: Position) =>
  water.filter(({ geometry }) => pointInPolygon(point, geometry)).map(({ properties }) => properties.name_zh);
const divisionAt = (point: Position) =>
  [park, ...statutory].find(({ geometry }) => pointInPolygon(point, geometry))?.properties.code ?? '';

const KM2: Record<string, number> = {
  '320505': 339,
  '320506': 2477,
  '320507': 486,
  '320508': 82,
  '320509': 1228,
  '320571': 277,
  '320581': 1264,
  '320582': 1008,
  '320583': 930,
  '320585': 822,
};

function crossings(rings: Ring[]): string[] {
  const edges = rings.flatMap((ring) => ring.slice(1).map((end, index) => [ring[index]!, end] as const));
  const side = ([ax, ay]: Position, [bx, by]: Position, [px, py]: Position) =>
    Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
  const found: string[] = [];
  for (const [i, [a, b]] of edges.entries())
    for (const [c, d] of edges.slice(i + 1)) {
      if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0]))
        continue;
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) found.push(`${a} ${c}`);
    }
  return found;
}

test('holds the ten divisions with the known areas', () => {
  expect(divisions.map(({ properties }) => properties.code).sort()).toEqual(Object.keys(KM2));
  expect(park.properties.code).toBe('320571');
  for (const { properties, geometry } of divisions) {
    expect(Math.abs(area(geometry) / 1e6 / KM2[properties.code]! - 1), properties.code).toBeLessThan(0.03);
    expect(Math.abs(properties.area_m2 / area(geometry) - 1), properties.code).toBeLessThan(1e-6);
  }
});

test.each([
  ['divisions', divisions, 6],
  ['neighbours', neighbours, 4],
  ['water', water, 5],
])('%s: rings are closed, wound right, rounded and free of crossings', (_, collection, digits) => {
  for (const { geometry, properties } of collection as Feature<object>[])
    for (const rings of polygons(geometry)) {
      const where = `${JSON.stringify(properties)} at ${rings[0]![0]}`;
      for (const [index, ring] of rings.entries()) {
        expect(ring.length, where).toBeGreaterThan(3);
        expect(ring[0], where).toEqual(ring.at(-1));
        expect(isCounterClockwise(ring), where).toBe(index === 0);
        expect(new Set(ring.map(String)).size, where).toBe(ring.length - 1);
        expect(ring.flat().every((value) => Number(value.toFixed(digits)) === value)).toBe(true);
      }
      expect(crossings(rings), where).toEqual([]);
    }
});

test('statutory divisions share every vertex of their common borders', () => {
  const single = new Map<string, string>();
  const edges = statutory.flatMap(({ geometry }) =>
    polygons(geometry)
      .flat()
      .flatMap((ring) => ring.slice(1).map((end, index) => [String(ring[index]), String(end)] as const)),
  );
  const directed = new Set(edges.map(([from, to]) => `${from} ${to}`));
  expect(directed.size).toBe(edges.length);
  const outer = edges.filter(([from, to]) => !directed.has(`${to} ${from}`));
  for (const [from, to] of outer) single.set(from, to);
  expect(single.size).toBe(outer.length);
  const ring: Ring = [];
  for (let key = outer[0]![0]; ring.length <= single.size && !(ring.length > 0 && key === outer[0]![0]); )
    [key] = [single.get(key)!, ring.push(key.split(',').map(Number) as Position)];
  expect(ring.length, 'the outer border is one ring, so no gap or overlap lies inside').toBe(single.size);
  const sum = statutory.reduce((total, { geometry }) => total + area(geometry), 0);
  expect(area({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] }) / sum).toBeCloseTo(1, 9);
});

test('label points stand on land in their own division', () => {
  for (const { properties } of divisions) {
    expect(divisionAt(properties.centre)).toBe(properties.code);
    expect(inWater(properties.centre), properties.code).toEqual([]);
  }
});

test.each([
  [
    'zones.csv',
    46,
    /^Z\d\d$/,
    'level',
    ['bonded', 'freetrade', 'functional', 'national', 'park', 'provincial'],
  ],
  ['hubs.csv', 17, /^H\d\d$/, 'kind', ['airport', 'port', 'rail']],
])('%s: every point lies in its division and on land', (name, count, id, column, codes) => {
  const all = rows(name);
  expect(new Set(all.map((row) => row.id)).size).toBe(count);
  expect([...new Set(all.map((row) => row[column]!))].sort()).toEqual(codes);
  for (const row of all) {
    const point: Position = [Number(row.lon), Number(row.lat)];
    expect(row.id).toMatch(id);
    expect(`${row.lon} ${row.lat}`).toMatch(/^\d{3}\.\d{3} \d{2}\.\d{3}$/);
    expect(Number(row.accuracy_km)).toBeGreaterThan(0);
    expect(divisionAt(point), row.id).toBe(row.division);
    expect(inWater(point), row.id).toEqual([]);
  }
});

test('water tells known lake, river and island places apart', () => {
  expect(inWater([120.2, 31.2])).toEqual(['太湖']);
  expect(inWater([120.78, 31.43])).toEqual(['阳澄湖']);
  expect(inWater([120.682, 31.31])).toEqual(['金鸡湖-独墅湖']);
  expect(inWater([120.9, 31.85])).toEqual(['长江']);
  expect(inWater([120.27, 31.1]), '西山').toEqual([]);
  expect(inWater([120.4, 31.995]), '双山').toEqual([]);
  expect(inWater([121.5, 31.65]), '崇明').toEqual([]);
  for (const { properties, geometry } of water)
    expect(Math.abs(properties.area_m2 / area(geometry) - 1), properties.name_zh).toBeLessThan(1e-5);
});

test('files are small and inside the box', () => {
  const within = ([west, south, east, north]: Bounds) =>
    west >= 119.5 && south >= 30.3 && east <= 122 && north <= 32.6;
  for (const { geometry } of [...neighbours, ...water]) expect(within(bounds(geometry))).toBe(true);
  expect(Buffer.byteLength(text('neighbours.geojson'))).toBeLessThan(60_000);
  expect(Buffer.byteLength(text('water.geojson'))).toBeLessThan(120_000);
  expect(neighbours.map(({ properties }) => properties.name_zh).sort()).toEqual(
    ['上海', '南通', '嘉兴', '常州', '无锡', '泰州', '湖州'].sort(),
  );
});

test('the configured city frames its divisions and the notice has the caption', () => {
  const outline = divisions.map(({ geometry }) => bounds(geometry)).reduce(union);
  expect(union(CITY.bounds, outline)).toEqual(CITY.bounds);
  expect(union(CITY.maxBounds, CITY.bounds)).toEqual(CITY.maxBounds);
  expect(divisionAt(CITY.centre)).not.toBe('');
  expect(text('NOTICE')).toContain(CITY.attribution.zh);
});
