import { expect, test } from 'vitest';
import { collectionOf } from '../domain/maps/index.ts';
import { fuse, lineageOf } from './fuse.ts';
import type { Stored } from './record.ts';

const premises = { ...collectionOf('premises')!, authority: { area_free: ['资规', '住建'], '*': ['商务'] } };
const unordered = { ...premises, authority: {} };
const DAY = '2026-11-26';

const of = (source: string, no: string, values: Stored = {}): Stored => ({
  source_dept: source,
  source_no: no,
  name_zh: '样例厂房',
  name_en: null,
  area_free: null,
  rent: null,
  contact_office: null,
  contact_phone: null,
  geometry: '{"type":"Point","coordinates":[120.95,31.35]}',
  lon: 120.95,
  lat: 31.35,
  verified_at: '2026-11-01',
  lineage: JSON.stringify({ batch: `b-${no}`, file: `${no}.csv`, row: 2, crs: 'wgs84' }),
  ...values,
});

const live = (values: Stored = {}): Stored => ({
  ...of('样例商务局', 'A-1', { area_free: 1000, contact_office: '招商科', ...values }),
  id: 'aaaaaaaaaa',
  rid: 7,
  version: 3,
  release: 4,
  is_sample: 0,
});

test('what is missing is filled, with where it came from; the record stays its department’s', () => {
  const here = of('样例科技局', 'K-9', { name_en: 'Sample Factory', rent: 25, verified_at: '2026-11-20' });
  const { record, filled, contested } = fuse(live(), here, premises, DAY);
  expect(record).toMatchObject({
    source_dept: '样例商务局',
    source_no: 'A-1',
    name_en: 'Sample Factory',
    rent: 25,
    area_free: 1000,
    verified_at: '2026-11-01',
  });
  expect(record).not.toHaveProperty('version');
  expect([filled.sort(), contested]).toEqual([['name_en', 'rent'], []]);
  expect(lineageOf(record)).toEqual({
    batch: 'b-A-1',
    file: 'A-1.csv',
    row: 2,
    crs: 'wgs84',
    also: [{ source: '样例科技局', source_no: 'K-9' }],
    fields: {
      name_en: { source: '样例科技局', source_no: 'K-9', batch: 'b-K-9', day: DAY },
      rent: { source: '样例科技局', source_no: 'K-9', batch: 'b-K-9', day: DAY },
    },
  });
});

test('authority decides by field, and says what it left or replaced', () => {
  const found = fuse(
    live({ rent: 20 }),
    of('样例资规局', 'X-1', { area_free: 900, rent: 30 }),
    premises,
    DAY,
  );
  expect(found.record).toMatchObject({ area_free: 900, rent: 20 });
  expect(found.replaced).toEqual([{ field: 'area_free', here: '900', there: '1000', source: '样例商务局' }]);
  expect(found.kept).toEqual([{ field: 'rent', here: '30', there: '20', source: '样例商务局' }]);
  expect(found.contested).toEqual([]);
  expect(Object.keys(lineageOf(found.record).fields!)).toEqual(['area_free']);
});

test('without authority both values wait, and nothing that is missing replaces anything', () => {
  const here = of('样例科技局', 'K-9', { area_free: 900, contact_phone: '0512-00000000' });
  const { record, contested, kept } = fuse(live({ rent: 20 }), here, unordered, DAY);
  expect(contested).toEqual([{ field: 'area_free', here: '900', there: '1000', source: '样例商务局' }]);
  expect(record).toMatchObject({ area_free: 900, rent: 20 });
  // A telephone number belongs to the office beside it.
  expect(record).toMatchObject({ contact_office: '招商科', contact_phone: null });
  expect(kept.map(({ field }) => field)).toEqual(['contact_office']);
});

test('places that one survey would not have put apart wait for a decision, unless authority decides', () => {
  const at = (lon: number) => ({ lon, geometry: `{"type":"Point","coordinates":[${lon},31.35]}` });
  const near = fuse(live(), of('样例科技局', 'K-9', at(120.9504)), unordered, DAY);
  expect(near.record.lon).toBe(120.95);
  expect(near.contested).toEqual([]);

  const far = fuse(live(), of('样例科技局', 'K-9', at(120.952)), unordered, DAY);
  expect(far.contested).toEqual([
    {
      field: 'geometry',
      here: '120.952000, 31.350000',
      there: '120.950000, 31.350000',
      source: '样例商务局',
    },
  ]);
  expect(far.record.lon).toBe(120.952);

  const decided = fuse(live(), of('样例科技局', 'K-9', at(120.952)), premises, DAY);
  expect([decided.record.lon, decided.kept.map(({ field }) => field)]).toEqual([120.95, ['geometry']]);
});

test('the department of the record sends it again: its own values change and go, those of others stay', () => {
  const fused = fuse(live(), of('样例科技局', 'K-9', { rent: 25 }), unordered, DAY).record;
  const again = of('样例商务局', 'A-1', { area_free: null, verified_at: '2026-11-25' });
  const { record, contested } = fuse({ ...live(), ...fused }, again, unordered, '2026-11-27');
  expect(record).toMatchObject({ area_free: null, rent: 25, verified_at: '2026-11-25' });
  expect(contested).toEqual([]);
  expect(lineageOf(record).fields).toEqual({
    rent: expect.objectContaining({ source: '样例科技局', day: DAY }),
  });
  const own = fuse({ ...live(), ...fused }, of('样例科技局', 'K-9', { rent: null }), unordered, DAY).record;
  expect(own.rent).toBeNull();
  expect(lineageOf(own)).not.toHaveProperty('fields');
  expect(lineageOf(own).also).toHaveLength(1);
});
