import { expect, test } from 'vitest';
import { collectionOf } from '../domain/maps/index.ts';
import { fuse } from './fuse.ts';
import { columnOf, headingIndex } from './headings.ts';
import { measuring } from './measured.ts';
import { type Stored, storedRecord } from './record.ts';
import { columnsOf, type Draft } from './rows.ts';
import { templateOf } from './template.ts';
import { sheetsFromXlsx } from './xlsx.ts';

const premises = collectionOf('premises')!;
const HUBS: Stored[] = [
  { kind: 'port', lon: 120.6, lat: 31.3 },
  { kind: 'port', lon: 120.7, lat: 31.3 },
  { kind: 'airport', lon: 120.6, lat: 31.4 },
  { kind: 'rail', lon: null, lat: null },
];

const stored = (lon: number, values: Draft['values'] = {}): Stored =>
  storedRecord(
    {
      row: 2,
      values: { name_zh: '样例·仓库', source_dept: '样例局', source_no: '1', ...values },
      geometry: { type: 'Point', coordinates: [lon, 31.3] },
      sourceGeometry: null,
      crs: 'wgs84',
      media: null,
      extra: {},
    },
    premises,
    { batch: 'b', file: 'a.csv' },
    measuring(premises, (of) => (of === 'hubs' ? HUBS : [])),
  );

test('the nearest of each kind is measured in steps of 100 m, whatever a file says', () => {
  expect(stored(120.69)).toMatchObject({
    port_straight: 1000,
    airport_straight: 14_000,
    station_straight: null,
  });
  expect(stored(120.6, { port_straight: 7 })).toMatchObject({ port_straight: 0, airport_straight: 11_100 });
});

test('distances go with the place when departments disagree on it', () => {
  const there = { ...stored(120.6), id: 'a', rid: 1 };
  const here = stored(120.69, { source_dept: '样例资规局' });
  const { record, replaced } = fuse(
    there,
    here,
    { ...premises, authority: { geometry: ['资规'] } },
    '2026-11-26',
  );
  expect(record).toMatchObject({ lon: 120.69, port_straight: 1000 });
  expect(replaced.map(({ field }) => field)).toEqual(['geometry']);
});

test('their columns are known and not read, no heading is given to them, and no template asks for them', () => {
  const index = headingIndex(premises);
  for (const heading of ['港口直线距离（米）', 'port_straight', 'Port, straight line'])
    expect(columnOf(heading, index)).toEqual({ kind: 'measured', name: 'port_straight' });
  expect(() => columnsOf(['港口'], { collection: premises, mapping: { 港口: 'port_straight' } })).toThrow(
    /no field/,
  );
  const sheets = sheetsFromXlsx(templateOf(premises));
  expect(JSON.stringify(sheets)).not.toContain('直线');
});
