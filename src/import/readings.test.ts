import fc from 'fast-check';
import gcoord from 'gcoord';
import proj4 from 'proj4';
import { expect, test } from 'vitest';
import { distance } from '../domain/distance.ts';
import { bounds, type Position } from '../domain/geometry.ts';
import { collectionOf } from '../domain/maps/index.ts';
import { DIVISIONS, WATER } from './city.fixture.ts';
import type { Crs } from './coordinate-systems.ts';
import { depthIn } from './outline-depth.ts';
import { divisionAt, type Fit, fitOf, judged } from './readings.ts';
import { draftsOf, type Known } from './rows.ts';

const ground = { divisions: DIVISIONS, water: WATER };
const point = (coordinates: Position) => ({ type: 'Point' as const, coordinates });

/** A place in a division, on land, with the division's code. */
const anywhere = fc
  .tuple(fc.constantFrom(...DIVISIONS), fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }))
  .map(([{ code, geometry }, x, y]) => {
    const [west, south, east, north] = bounds(geometry);
    const at: Position = [
      Math.round((west + (x / 1e6) * (east - west)) * 1e7) / 1e7,
      Math.round((south + (y / 1e6) * (north - south)) * 1e7) / 1e7,
    ];
    return { code, at };
  })
  .filter(({ code, at }) => divisionAt(at, ground) === code);

/** One that is proved to be there: at least 300 m from every border. */
const places = anywhere.filter(
  ({ code, at }) => fitOf(point(at), code, ground) === 'inside' && isDeep(at, code),
);

const isDeep = (at: Position, code: string) =>
  DIVISIONS.every(
    ({ code: other, geometry }) =>
      (other === code ? 1 : -1) * depthIn(at, geometry) > 300 || (code === '320571' && other !== code),
  );

const tmerc = (meridian: number, at: Position, falseEasting = 500_000) =>
  proj4(
    `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m`,
  ).forward([...at]) as Position;

type Wrong = [what: string, said: Crs, write: (at: Position) => Position, mistake: string, meant: Crs];

test.each<Wrong>([
  ['swapped degrees', 'wgs84', ([lon, lat]) => [lat, lon], 'swapped', 'wgs84'],
  [
    'swapped GCJ-02',
    'gcj02',
    (at) => (gcoord.transform([...at], gcoord.WGS84, gcoord.GCJ02) as Position).reverse() as Position,
    'swapped',
    'gcj02',
  ],
  ['3° metres said to be degrees', 'wgs84', (at) => tmerc(120, at), 'system', 'cgcs2000-gk'],
  [
    '6° metres said to be degrees, north first',
    'gcj02',
    (at) => tmerc(123, at).reverse() as Position,
    'system',
    'cgcs2000-gk-123',
  ],
  [
    'zone-prefixed metres said to be degrees',
    'bd09',
    (at) => tmerc(120, at, 40_500_000),
    'system',
    'cgcs2000-gk',
  ],
  [
    '6° metres about 123°E said to be 3° ones',
    'cgcs2000-gk',
    (at) => tmerc(123, at),
    'system',
    'cgcs2000-gk-123',
  ],
  ['the number of another zone', 'cgcs2000-gk', (at) => tmerc(120, at, 39_500_000), 'zone', 'cgcs2000-gk'],
])('%s are read back within a centimetre, and nothing else fits', (_, said, write, mistake, meant) => {
  fc.assert(
    fc.property(places, ({ code, at }) => {
      const { certain, possible } = judged(point(write(at)), said, code, ground);
      expect(possible).toHaveLength(1);
      expect([certain?.mistake, certain?.crs]).toEqual([mistake, meant]);
      expect(distance(certain!.geometry.coordinates as Position, at)).toBeLessThan(0.05);
    }),
    { numRuns: 60 },
  );
});

test.each<[Crs, typeof gcoord.GCJ02 | typeof gcoord.BD09]>([
  ['wgs84', gcoord.GCJ02],
  ['wgs84', gcoord.BD09],
  ['cgcs2000', gcoord.GCJ02],
])('a single row that may be shifted against %s is never moved', (said, to) => {
  fc.assert(
    fc.property(places, fc.constantFrom(...DIVISIONS), ({ at }, { code }) => {
      const sent = gcoord.transform([...at], gcoord.WGS84, to) as Position;
      expect(judged(point(sent), said, code, ground).certain).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});

test('whatever the numbers, a certain reading lies well inside the division that was named', () => {
  const value = fc.oneof(
    fc.double({ min: 20, max: 130, noNaN: true }),
    fc.double({ min: 1e5, max: 5e6, noNaN: true }),
    fc.double({ min: 1.9e7, max: 4.2e7, noNaN: true }),
  );
  const said = fc.constantFrom<Crs>('wgs84', 'gcj02', 'bd09', 'cgcs2000-gk', 'bd09mc', 'web-mercator');
  fc.assert(
    fc.property(value, value, said, fc.constantFrom(...DIVISIONS), (x, y, crs, { code }) => {
      const { certain } = judged(point([x, y]), crs, code, ground);
      if (certain) expect(fitOf(certain.geometry, code, ground)).toBe('inside');
    }),
    { numRuns: 400 },
  );
});

test('a place fits inside, at the edge within 200 m, or outside; open water is an edge', () => {
  const kunshan: Position = [120.95, 31.35];
  const fitAt = (at: Position, code: string | undefined): Fit => fitOf(point(at), code, ground);
  expect(fitAt(kunshan, '320583')).toBe('inside');
  expect(fitAt(kunshan, '320585')).toBe('outside');
  expect(fitAt([120.15, 31.2], '320506')).toBe('edge');
  expect(fitAt([120.72, 31.32], '320571')).toBe('inside');
  expect(fitAt([120.72, 31.32], '320506')).toBe('outside');
});

const premises = collectionOf('premises')!;
const HEADINGS = ['编号', '名称', '载体类型', '所属板块', '经度', '纬度', '坐标系'];

type Line = { at: Position; code?: string; crs?: string };

const rowsOf = (lines: readonly Line[]) =>
  lines.map(({ at, code, crs }, i) => ({
    number: i + 2,
    cells: [`S-${i}`, `样例·${i}`, '标准厂房', code ?? null, at[0], at[1], crs ?? null],
  }));

const drafts = (lines: readonly Line[], crs: Crs | undefined, known?: (i: number) => Position | undefined) =>
  draftsOf(HEADINGS, rowsOf(lines), {
    collection: premises,
    crs: crs ?? 'wgs84',
    isAssumed: crs === undefined,
    source: '样例·部门',
    resolve: () => undefined,
    ...ground,
    known: (_, no) => {
      const at = known?.(Number(no.slice(2)));
      return at && ({ point: at, address: null, geometry: () => point(at) } satisfies Known);
    },
  });

const shifted = (at: Position, to: typeof gcoord.GCJ02 | typeof gcoord.BD09) =>
  gcoord.transform([...at], gcoord.WGS84, to) as Position;

/** The same places every time, all over the city. */
const spread = fc.sample(anywhere, { seed: 7, numRuns: 600 });

test('a file of GCJ-02 that nobody named is read as such when its rows prove it, and the report says why', () => {
  const {
    crs,
    repairs,
    drafts: taken,
  } = drafts(
    spread.map(({ code, at }) => ({ code, at: shifted(at, gcoord.GCJ02) })),
    undefined,
  );
  expect(crs).toBe('gcj02');
  expect(repairs[0]).toMatchObject({
    row: 0,
    what: expect.stringMatching(/whole file read as gcj02.*\d+ rows contradict wgs84, 0 contradict gcj02/),
  });
  const errors = taken.map(({ geometry }, i) => distance(geometry!.coordinates as Position, spread[i]!.at));
  expect(Math.max(...errors)).toBeLessThan(0.5);
});

test('a system that was named is kept, the rows against it wait, and the better one is said', () => {
  const {
    crs,
    repairs,
    notes,
    drafts: taken,
  } = drafts(
    spread.map(({ code, at }) => ({ code, at: shifted(at, gcoord.BD09) })),
    'wgs84',
  );
  expect(crs).toBe('wgs84');
  expect(repairs).toEqual([]);
  expect(notes.join()).toMatch(/looks like bd09, not wgs84/);
  expect(taken.filter(({ needsPlace }) => needsPlace).length).toBeGreaterThan(10);
});

test('a few rows prove nothing: they wait', () => {
  const edge = spread.filter(
    ({ code, at }) => fitOf(point(shifted(at, gcoord.GCJ02)), code, ground) === 'outside',
  );
  const { crs, drafts: taken } = drafts(
    edge.slice(0, 2).map(({ code, at }) => ({ code, at: shifted(at, gcoord.GCJ02) })),
    undefined,
  );
  expect(crs).toBe('wgs84');
  expect(taken.map(({ needsPlace }) => needsPlace)).toEqual([
    expect.stringMatching(/would fit as gcj02/),
    expect.stringMatching(/gcj02/),
  ]);
});

test('records that were elsewhere before prove the system without any border', () => {
  const some = spread.slice(0, 12);
  const { crs, repairs } = drafts(
    some.map(({ at }) => ({ at: shifted(at, gcoord.BD09) })),
    undefined,
    (i) => some[i]!.at,
  );
  expect(crs).toBe('bd09');
  expect(repairs[0]!.what).toMatch(/puts 12 records where they were/);
});

test('rows may name their own system; one that is none refuses the row', () => {
  const [a, b, c] = spread;
  const { drafts: taken, faults } = drafts(
    [
      { code: a!.code, at: shifted(a!.at, gcoord.GCJ02), crs: '高德' },
      { code: b!.code, at: tmerc(120, b!.at).reverse() as Position, crs: 'CGCS2000 3度带 中央子午线120°' },
      { code: c!.code, at: c!.at, crs: '西安80' },
      { code: c!.code, at: c!.at },
    ],
    'wgs84',
  );
  expect(taken.map(({ crs }) => crs)).toEqual(['gcj02', 'cgcs2000-gk-120', 'wgs84']);
  expect(distance(taken[0]!.geometry!.coordinates as Position, a!.at)).toBeLessThan(0.5);
  expect(distance(taken[1]!.geometry!.coordinates as Position, b!.at)).toBeLessThan(0.05);
  expect(faults).toMatchObject([
    { row: 4, column: '坐标系', value: '西安80', reason: expect.stringMatching(/surveying office/) },
  ]);
});
