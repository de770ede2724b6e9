import { strFromU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Geometry } from '../domain/geometry.ts';
import { collectionOf } from '../domain/maps/index.ts';
import { pieces } from './dbf-writer.ts';
import { tableOf } from './file.ts';
import { type LayerColumn, zippedShapefile } from './shapefile-writer.ts';

const collection = collectionOf('premises')!;
const column = (name: string, kind: LayerColumn['kind'], values: LayerColumn['values']): LayerColumn => ({
  name,
  zh: name,
  en: name,
  unit: '',
  kind,
  values,
});
const point = (lon: number): Geometry => ({ type: 'Point', coordinates: [lon, 31.3] });
const LONG = `${'长 '.repeat(300)}。`;

const layer = {
  name: 'premises',
  columns: [
    column('name_zh', 'text', ['样例一', LONG, '=1+1', '']),
    column('contact_office', 'text', ['a', 'b', null, 'd']),
    column('contact_official', 'text', [null, 'b', null, 'd']),
    column('area_free', 'number', [1e-7, 20_000.25, -1 / 3, null]),
    column('ready_on', 'date', ['2027-01-31', null, null, null]),
    column('eia', 'flag', [true, false, null, null]),
  ],
  geometries: [point(120.6), null, point(120.7), point(120.8)],
  changed: new Date('2026-11-26T00:00:00Z'),
};

const read = async (bytes: Uint8Array) => {
  const { headings, rows, crs, encoding } = await tableOf('out.zip', bytes, { collection });
  return {
    headings,
    rows: rows.map(({ cells }) => cells),
    crs,
    encoding,
    geometries: rows.map((r) => r.geometry),
  };
};

test('what is written is read back whole, by the list of fields', async () => {
  const { bytes, notes } = zippedShapefile(layer);
  const table = await read(bytes);
  expect(table).toMatchObject({ crs: 'cgcs2000', encoding: 'utf-8', geometries: layer.geometries });
  expect(table.headings).toEqual(layer.columns.map(({ name }) => name));
  const cells = (name: string) => table.rows.map((row) => row[table.headings.indexOf(name)]);
  expect(cells('name_zh')).toEqual(['样例一', LONG, '=1+1', null]);
  expect(cells('contact_official')).toEqual([null, 'b', null, 'd']);
  expect(cells('area_free').map((cell) => (cell === null ? null : Number(cell)))).toEqual([
    1e-7,
    20_000.25,
    -1 / 3,
    null,
  ]);
  expect(cells('ready_on')).toEqual([new Date('2027-01-31T00:00:00Z'), null, null, null]);
  expect(cells('eia')).toEqual([true, false, null, null]);
  expect(notes).toEqual([
    'texts of name_zh are longer than the 254 bytes of a field and go on in name_zh_2, name_zh_3, name_zh_4, name_zh_5',
    '2 field names are cut to ten bytes; premises.fields.csv says what they stand for',
  ]);
});

test('names have ten bytes at most and differ; without the list, cut ones are known by how they begin', async () => {
  const parts = unzipSync(zippedShapefile(layer).bytes);
  expect(Object.keys(parts).map((name) => name.replace('premises.', ''))).toEqual([
    'shp',
    'shx',
    'dbf',
    'prj',
    'cpg',
    'fields.csv',
  ]);
  expect(strFromU8(parts['premises.cpg']!)).toBe('UTF-8');
  expect(strFromU8(parts['premises.fields.csv']!)).toContain('"contact_2","contact_official"');
  delete parts['premises.fields.csv'];
  const { headings } = await read(zipSync(parts));
  expect(headings).toContain('contactoffice');
  expect(headings).toContain('contact_2');
  for (const heading of headings) expect(new TextEncoder().encode(heading).length).toBeLessThanOrEqual(13);
});

test('outlines run clockwise, holes the other way, and parts keep their order', async () => {
  const ring = (west: number, side: number) => [
    [west, 31],
    [west + side, 31],
    [west + side, 31 + side],
    [west, 31 + side],
    [west, 31],
  ];
  const geometry = {
    type: 'MultiPolygon',
    coordinates: [
      [
        ring(120, 0.5),
        [
          [120.1, 31.1],
          [120.1, 31.2],
          [120.2, 31.2],
          [120.1, 31.1],
        ],
      ],
      [ring(121, 0.1)],
      [ring(122, 0.2)],
    ],
  } as unknown as Geometry;
  const { bytes } = zippedShapefile({
    ...layer,
    columns: [column('name_zh', 'text', ['样例'])],
    geometries: [geometry],
  });
  const shp = unzipSync(bytes)['premises.shp']!;
  const view = new DataView(shp.buffer, shp.byteOffset);
  // The second vertex of the first outline lies north of its first: it runs clockwise.
  expect(view.getInt32(100 + 8, true)).toBe(5);
  expect(view.getInt32(100 + 8 + 36, true)).toBe(4);
  const first = 100 + 8 + 44 + 16;
  expect(view.getFloat64(first + 16 + 8, true)).toBe(31.5);
  const [read0] = (await read(bytes)).geometries;
  expect(read0).toMatchObject({ type: 'MultiPolygon' });
  expect(
    (read0 as { coordinates: number[][][][] }).coordinates.map((rings) => [rings.length, rings[0]![0]![0]]),
  ).toEqual([
    [2, 120],
    [1, 121],
    [1, 122],
  ]);
});

test('pieces of a text are the text, none wider than a field or with white space at its end', () => {
  for (const text of [LONG, 'a'.repeat(600), '😀'.repeat(200), `${'a'.repeat(253)} ${'b'.repeat(300)}`]) {
    const parts = pieces(text);
    expect(parts.join('')).toBe(text);
    for (const part of parts) {
      expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(254);
      expect(part.trimEnd()).toBe(part);
    }
  }
});

test('a record wider than the format holds is refused', () => {
  const wide = Array.from({ length: 300 }, (_, i) => column(`c${i}`, 'text', ['x'.repeat(254)]));
  expect(() => zippedShapefile({ ...layer, columns: wide, geometries: [null] })).toThrow(RangeError);
});
