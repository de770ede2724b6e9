/** The samples have the reported scale, lie where they say, overlap nothing, expire when they should, and name nobody real. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textIn } from '../../src/domain/bilingual.ts';
import { distance, length } from '../../src/domain/distance.ts';
import {
  area,
  bounds,
  type Geometry,
  type Position,
  pointInPolygon,
  polygons,
  positions,
  type Ring,
} from '../../src/domain/geometry.ts';
import { labelPoint } from '../../src/domain/label-point.ts';
import { collectionOf } from '../../src/domain/maps/index.ts';
import { fieldOf } from '../../src/domain/record.ts';
import { MU } from '../../src/domain/units.ts';
import { hoursFrom } from '../../src/domain/visit/hours.ts';
import { planOf } from '../../src/domain/visit/plan.ts';
import { LUNCH } from '../../src/domain/visit/schedule.ts';
import { type Submission, samples, submissions } from './index.ts';
import { type Sample, world } from './world.ts';

const AS_OF = '2026-11-23';
const of = world(AS_OF, 1);
const made = samples(of);
const files = submissions(of, made);

const base = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../base', name), 'utf8')) as {
    features: { properties: { code: string; kind: string }; geometry: Geometry }[];
  };
const outlines = base('divisions.geojson').features;
const overlay = outlines.find(({ properties }) => properties.kind === 'functional')!;
const divisions = [overlay, ...outlines.filter((outline) => outline !== overlay)];
const water = base('water.geojson').features;

const boxed = (shapes: readonly { geometry: Geometry; properties: { code: string } }[]) =>
  shapes.map((shape) => ({ ...shape, box: bounds(shape.geometry) }));
const [boxedDivisions, boxedWater] = [boxed(divisions), boxed(water)];
const at = ([lon, lat]: Position, shapes: typeof boxedWater) =>
  shapes.find(
    ({ geometry, box: [west, south, east, north] }) =>
      lon >= west && lon <= east && lat >= south && lat <= north && pointInPolygon([lon, lat], geometry),
  );
const divisionAt = (point: Position) => at(point, boxedDivisions)?.properties.code;
const inWater = (point: Position) => at(point, boxedWater) !== undefined;
const all = (collection: string) => made[collection]!;
const everything = Object.values(made).flat();
const after = (days: number) => new Date(Date.parse(AS_OF) + days * 86_400_000).toISOString().slice(0, 10);
const isLive = ({ values }: Sample) => values.visibility !== 'internal' && String(values.valid_until) > AS_OF;
const live = (collection: string) => all(collection).filter(isLive);
const digest = (submitted: Submission[]) =>
  submitted.map(({ file, bytes }) => `${file} ${createHash('sha256').update(bytes).digest('hex')}`);

const corners = (sample: Sample): Ring => polygons(sample.geometry!)[0]![0]!;

/** Whether two convex rings share inner points: no side of either separates them (separating axis theorem). */
function overlaps(a: Ring, b: Ring): boolean {
  const separated = (one: Ring, other: Ring) =>
    one.slice(1).some(([x2, y2], i) => {
      const [x1, y1] = one[i]!;
      return other.every(([x, y]) => (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) <= 0);
    });
  return !separated(a, b) && !separated(b, a);
}

test('the same as-of day and seed give the same bytes, another day or seed does not', () => {
  expect(digest(submissions(world(AS_OF, 1)))).toEqual(digest(files));
  expect(world(AS_OF, 2).stream('x').next()).not.toBe(of.stream('x').next());
  expect(() => world('2026-02-30', 1)).toThrow('2026-02-30');
});

test('live records are as many as Suzhou reported in 2020', () => {
  const counts = Object.fromEntries(
    Object.keys(made).map((collection) => [collection, live(collection).length]),
  );
  expect(counts).toMatchObject({
    routes: 106,
    premises: 230,
    areas: 45,
    opportunities: 718,
    firms: 10_000,
    nodes: 60,
    links: 400,
    institutes: 120,
    talentcells: 250,
    sites: 200,
    coverage: 400,
  });
  expect(all('plots').length).toBeGreaterThan(950);
  expect(all('plots').length).toBeLessThan(1110);
  expect(all('premises').filter(({ values }) => values.visibility === 'internal')).toHaveLength(5);
});

test('opportunities are spread over the divisions as planned', () => {
  const counts: Record<string, number> = {};
  for (const { values } of live('opportunities'))
    counts[String(values.division)] = (counts[String(values.division)] ?? 0) + 1;
  expect(counts).toEqual({
    320571: 120,
    320583: 110,
    320505: 85,
    320509: 80,
    320582: 75,
    320581: 75,
    320506: 65,
    320585: 50,
    320507: 48,
    320508: 10,
  });
});

test('one record in twenty more has expired, one in thirty expires soon, none in the next four days', () => {
  for (const collection of ['routes', 'premises', 'opportunities', 'firms']) {
    const expired = all(collection).filter(({ values }) => String(values.valid_until) <= AS_OF);
    const share = expired.length / live(collection).length;
    expect(share, collection).toBeGreaterThan(0.045);
    expect(share, collection).toBeLessThan(0.055);
    for (const { values } of expired) expect(String(values.valid_until) >= after(-90)).toBe(true);
    const soon = live(collection).filter(({ values }) => String(values.valid_until) <= after(20)).length;
    expect(Math.abs(soon / live(collection).length - 0.03), collection).toBeLessThan(0.012);
  }
  for (const { values } of everything.filter(isLive)) {
    expect(String(values.valid_until) >= after(5), String(values.name_zh)).toBe(true);
    expect(String(values.verified_at) <= AS_OF && String(values.verified_at) >= after(-120)).toBe(true);
  }
  expect(all('plots').every(isLive) && all('areas').every(isLive)).toBe(true);
});

test('every place lies in the division its record names, the functional area first', () => {
  for (const { values, geometry } of everything)
    if (geometry) {
      const place = labelPoint(geometry);
      if (divisionAt(place) !== values.division)
        expect.fail(`${values.name_zh} is not in ${values.division}`);
      if (geometry.type !== 'LineString' && inWater(place)) expect.fail(`${values.name_zh} is in water`);
    }
});

test('areas lie wholly in their division and off water, none in 姑苏, none over another', () => {
  const areas = all('areas');
  for (const sample of areas) {
    expect(sample.values.division).not.toBe('320508');
    const ring = corners(sample);
    const [x, y] = labelPoint(sample.geometry!);
    for (const [i, [x2, y2]] of ring.slice(1).entries())
      for (let step = 0; step < 20; step++) {
        const [x1, y1] = ring[i]!;
        const border: Position = [x1 + ((x2 - x1) * step) / 20, y1 + ((y2 - y1) * step) / 20];
        for (const inward of [0, 0.3, 0.7]) {
          const point: Position = [
            border[0] + (x - border[0]) * inward,
            border[1] + (y - border[1]) * inward,
          ];
          if (divisionAt(point) !== sample.values.division || inWater(point))
            expect.fail(`${sample.values.name_zh} leaves its division at ${point}`);
        }
      }
  }
  for (const [i, a] of areas.entries())
    for (const b of areas.slice(i + 1)) expect(overlaps(corners(a), corners(b))).toBe(false);
});

test('plots sum to 68.80 km², lie in their area, apart from each other, and state their size', () => {
  const plots = all('plots');
  const sum = plots.reduce((total, { geometry }) => total + area(geometry!), 0);
  expect(Math.abs(sum / 1e6 - 68.8)).toBeLessThan(0.005);
  for (const home of all('areas')) {
    const own = plots.filter(({ values }) => values.parent === home.values.name_zh);
    expect(own).toHaveLength(Number(home.values.plot_count));
    const stated = own.reduce((total, { values }) => total + Number(values.area), 0);
    expect(Math.abs(Number(home.values.area_free) - stated)).toBeLessThan(0.01 * MU);
    for (const [i, plot] of own.entries()) {
      const size = area(plot.geometry!);
      expect(Math.abs(Number(plot.values.area) / size - 1)).toBeLessThan(0.001);
      expect(size / MU > 20 && size / MU < 300).toBe(true);
      expect(corners(plot).every((corner) => pointInPolygon(corner, home.geometry!))).toBe(true);
      for (const other of own.slice(i + 1)) expect(overlaps(corners(plot), corners(other))).toBe(false);
    }
  }
});

test('routes are 10–60 km long and pass their four to seven stops', () => {
  expect(all('routes').some(({ values }) => String(values.topic).startsWith('欧美智造合作之旅'))).toBe(true);
  const two = all('routes').filter(({ values }) => (values.division_codes as string[]).length === 2);
  expect(two.length / all('routes').length).toBeGreaterThan(0.1);
  for (const { values, geometry } of all('routes')) {
    const metres = length(geometry!);
    expect(metres > 10_000 && metres < 60_000).toBe(true);
    const stops = all('stops').filter((stop) => stop.values.route === values.source_no);
    expect(stops.length).toBe(values.stop_count);
    expect(stops.length >= 4 && stops.length <= 7).toBe(true);
    for (const stop of stops) {
      expect(values.division_codes).toContain(stop.values.division);
      const nearest = Math.min(
        ...[...positions(geometry!)].map((position) =>
          distance(position, stop.geometry!.coordinates as Position),
        ),
      );
      expect(nearest).toBeLessThan(1);
    }
  }
});

test('a route stops where its trade is at home, lets in at every stop in its order, and takes as long as it says', () => {
  const places = new Map(
    [...all('firms'), ...all('premises')].map((place) => [String(place.values.name_zh), place]),
  );
  for (const { values } of all('routes')) {
    const stops = all('stops').filter((stop) => stop.values.route === values.source_no);
    const named = stops.filter(({ values: { kind } }) => kind === 'firm' || kind === 'premises');
    for (const stop of named) {
      const place = places.get(String(stop.values.name_zh).replace(/（.*?$/, ''))!;
      expect(place.values.industries).toEqual(expect.arrayContaining(values.industries as string[]));
    }
    const day = planOf(
      stops.map(({ values: { dwell, window }, geometry }) => ({
        at: geometry!.coordinates as Position,
        dwell: Number(dwell),
        hours: hoursFrom(String(window)),
      })),
      { date: '2026-11-30', begin: 9 * 60, days: 1, lunch: LUNCH.minutes },
      stops.map((_, i) => i),
    ).days[0]!;
    expect(day.calls.filter(({ closed }) => closed)).toEqual([]);
    const spare = Number(values.duration) * 60 - (day.end - day.begin);
    expect(spare >= 0 && spare < 30, `${values.name_zh} has ${spare} min to spare`).toBe(true);
  }
});

test('links join live firms of one chain, upstream to midstream or midstream to downstream', () => {
  const byNumber = new Map(all('firms').map((firm) => [firm.values.source_no, firm]));
  for (const { values, geometry } of all('links')) {
    const [supplier, buyer] = [byNumber.get(values.supplier!)!, byNumber.get(values.buyer!)!];
    expect(isLive(supplier) && isLive(buyer)).toBe(true);
    expect(supplier.values.chain).toBe(buyer.values.chain);
    expect(['up mid', 'mid down']).toContain(`${supplier.values.position} ${buyer.values.position}`);
    const line = [...positions(geometry!)];
    expect(line[0]).toEqual(supplier.geometry!.coordinates);
    expect(line.at(-1)).toEqual(buyer.geometry!.coordinates);
  }
});

test('no invented record names or reaches anybody real', () => {
  for (const { values } of everything) {
    expect(String(values.name_zh).startsWith('样例·'), String(values.name_zh)).toBe(true);
    if (values.name_en) expect(String(values.name_en).startsWith('Sample ')).toBe(true);
    if (values.contact_phone) expect(values.contact_phone).toMatch(/^0512-0000\d{4}$/);
    if (values.contact_mailbox) expect(values.contact_mailbox).toMatch(/^sample-[a-z]+@example\.com$/);
    for (const field of ['contact_office', 'operator', 'owner', 'sponsor', 'host'])
      if (values[field]) expect(String(values[field]).startsWith('样例·')).toBe(true);
    if (values.uscc) expect(values.uscc).toMatch(/^SAMPLE\d{12}$/);
  }
});

/** What is in Chinese on every record, and what is where a department has not translated it. */
const CHINESE = ['address', 'notice_no'];
const UNTRANSLATED = ['products', 'scope'];

test('what a bureau would have translated is in both languages, but for a few records', () => {
  expect(all('nodes').every(({ values }) => /^Sample [A-Za-z]/.test(String(values.name_en)))).toBe(true);
  for (const [id, records] of Object.entries(made)) {
    const collection = collectionOf(id)!;
    const untranslated = records.filter(({ values }) => !values.name_en).length / records.length;
    expect(untranslated, id).toBeLessThan(0.12);
    for (const { values } of records)
      for (const [name, value] of Object.entries(values)) {
        const field = fieldOf(collection, name);
        if (field?.kind !== 'text' || name.startsWith('name_') || name === 'source_dept') continue;
        if (CHINESE.includes(name) || (UNTRANSLATED.includes(name) && !values.name_en)) continue;
        const text = textIn(String(value ?? ''), 'en');
        if (/\p{Script=Han}/u.test(text)) expect.fail(`${id}.${name}: ${text}`);
      }
  }
  const untranslated = everything.filter(({ values }) => !values.name_en).length / everything.length;
  expect(Math.abs(untranslated - 0.05)).toBeLessThan(0.01);
});

test('names and source numbers are unique within a collection, so that only planned doubles conflict', () => {
  for (const [collection, records] of Object.entries(made))
    for (const field of ['name_zh', 'source_no'])
      expect(new Set(records.map(({ values }) => values[field])).size, `${collection} ${field}`).toBe(
        records.length,
      );
});

test('no cell of talent has fewer than ten people', () => {
  for (const { values } of all('talentcells')) expect(Number(values.stock)).toBeGreaterThanOrEqual(10);
});
