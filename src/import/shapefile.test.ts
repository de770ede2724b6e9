import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Position } from '../domain/geometry.ts';
import { collectionOf } from '../domain/maps/index.ts';
import { tableOf } from './file.ts';
import { crsOfWkt } from './prj.ts';
import { type LayerFixture, PRJ, shapefile, shapefileParts } from './shapefile-fixture.ts';

const plots = collectionOf('plots')!;
const read = (bytes: Uint8Array, options = {}) =>
  tableOf('地块.zip', bytes, { collection: plots, ...options });

const SQUARE: Position[] = [
  [120.6, 31.3],
  [120.6, 31.31],
  [120.61, 31.31],
  [120.61, 31.3],
  [120.6, 31.3],
];
const HOLE: Position[] = [
  [120.602, 31.302],
  [120.608, 31.302],
  [120.608, 31.308],
  [120.602, 31.308],
  [120.602, 31.302],
];
const FAR: Position[] = SQUARE.map(([x, y]) => [x + 0.1, y]);

const LAYER: LayerFixture = {
  columns: [
    { name: '地块编号', type: 'C', length: 20 },
    { name: '土地面积', type: 'N', length: 18 },
    { name: '截止时间', type: 'D', length: 8 },
  ],
  rows: [
    ['苏地2026-1', '20000.5', '20260305'],
    ['苏地2026-2', '****', '00000000'],
    ['苏地2026-3', '12345678901234567', ''],
  ],
  shapes: [{ type: 5, parts: [SQUARE, HOLE] }, { type: 5, parts: [SQUARE, FAR] }, null],
  encoding: 'gb18030',
  prj: PRJ.cgcs2000,
};

test('shapes, holes, numbers, dates and an encoding told from the texts', async () => {
  const table = await read(shapefile(LAYER));
  expect(table).toMatchObject({ encoding: 'gb18030', crs: 'cgcs2000', sheet: '图层', problems: [] });
  expect(table.headings).toEqual(['地块编号', '土地面积', '截止时间']);
  expect(table.rows).toEqual([
    {
      number: 1,
      cells: ['苏地2026-1', 20000.5, new Date('2026-03-05T00:00:00Z')],
      geometry: { type: 'Polygon', coordinates: [SQUARE, HOLE] },
    },
    {
      number: 2,
      cells: ['苏地2026-2', null, null],
      geometry: { type: 'MultiPolygon', coordinates: [[SQUARE], [FAR]] },
    },
    { number: 3, cells: ['苏地2026-3', '12345678901234567', null], geometry: null },
  ]);
  expect(table.notes).toContain('the encoding is told by its texts');
});

test.each([
  ['.cpg', { cpg: 'GBK\n' }, 'gb18030'],
  ['.cpg by number', { cpg: 'ANSI 936' }, 'gb18030'],
  ['UTF-8 .cpg', { cpg: 'UTF-8', encoding: 'utf-8' as const }, 'utf-8'],
  ['the language driver', { driver: 77 }, 'gb18030'],
])('the encoding by %s', async (_, change, encoding) => {
  const table = await read(shapefile({ ...LAYER, ...change }));
  expect(table.encoding).toBe(encoding);
  expect(table.headings[0]).toBe('地块编号');
  expect(table.detected).toContainEqual({
    what: 'encoding',
    value: encoding,
    confidence: 1,
    option: '--encoding',
  });
});

test('a .cpg that the texts contradict is refused, and --encoding decides', async () => {
  const bytes = shapefile({ ...LAYER, cpg: 'UTF-8' });
  await expect(read(bytes)).rejects.toThrow(/not utf-8, which \.cpg names.*--encoding gb18030/);
  expect((await read(bytes, { encoding: 'gbk' })).headings[0]).toBe('地块编号');
  await expect(read(shapefile({ ...LAYER, cpg: 'KLINGON' }))).rejects.toThrow(/"KLINGON".*--encoding/);
});

test('texts and headings that the format cut inside a character lose only that character', async () => {
  const table = await read(
    shapefile({
      ...LAYER,
      encoding: 'utf-8',
      columns: [
        { name: '地块编号', type: 'C', length: 10 },
        { name: '出让面积', type: 'N', length: 8 },
      ],
      rows: [
        ['苏地二〇二六', '1'],
        ['甲', '2'],
        ['乙', '3'],
      ],
    }),
  );
  expect(table.headings).toEqual(['地块编号', '出让面积']);
  expect(table.rows[0]!.cells[0]).toBe('苏地二');
  expect(table.notes).toContainEqual(expect.stringContaining('3 texts or headings are cut'));
  expect(table.notes).toContainEqual(expect.stringContaining('"出让面" is taken for "出让面积"'));
});

test('struck-out records are left out and said, other layers named, heights dropped', async () => {
  const parts = {
    ...shapefileParts({ ...LAYER, deleted: [1], dimension: 10 }),
    ...shapefileParts({ ...LAYER, name: '道路' }),
  };
  const table = await read(zipSync(parts));
  expect(table.rows.map(({ number }) => number)).toEqual([1, 3]);
  expect(table.notes).toContain('1 struck-out records are not read');
  expect(table.notes).toContain('read layer "图层" only; other layers: 道路 (--sheet)');
  expect(table.notes).toContain('dropped heights or measures of the shapes');
  expect((await read(zipSync(parts), { sheet: '道路' })).rows).toHaveLength(3);
});

test.each([1, 3, 8] as const)('shapes of type %s', async (type) => {
  const parts = type === 1 ? [[SQUARE[0]!]] : [SQUARE.slice(0, 3)];
  const table = await read(shapefile({ ...LAYER, rows: [LAYER.rows[0]!], shapes: [{ type, parts }] }));
  const names = { 1: 'Point', 3: 'LineString', 8: 'MultiPoint' };
  expect(table.rows[0]!.geometry).toEqual({
    type: names[type],
    coordinates: type === 1 ? SQUARE[0] : parts[0],
  });
});

test('without a .prj the system is unsaid', async () => {
  const { prj: _, ...layer } = LAYER;
  expect(await read(shapefile(layer))).toMatchObject({ crsUnsaid: 'The shapefile has no .prj file' });
});

test.each([
  [PRJ.wgs84, 'wgs84'],
  [PRJ.cgcs2000, 'cgcs2000'],
  [PRJ.plane(120), 'cgcs2000-gk-120'],
  [PRJ.plane(120, 40_500_000), 'cgcs2000-gk-120'],
  [PRJ.plane(123), 'cgcs2000-gk-123'],
  [PRJ.mercator(), 'web-mercator'],
])('%s is %s', (wkt, crs) => {
  expect(crsOfWkt(wkt)).toBe(crs);
});

test.each([
  [PRJ.utm, /UTM_Zone_51N.*EPSG:4490/],
  [PRJ.xian, /surveying office/],
  ['LOCAL_CS["x"]', /not known/],
])('%s is refused', (wkt, reason) => {
  expect(() => crsOfWkt(wkt)).toThrow(reason);
});

test.each([
  ['no .dbf', (parts: Record<string, Uint8Array>) => delete parts['图层.dbf'], /\.dbf file is missing/],
  [
    'fewer records than shapes',
    (parts: Record<string, Uint8Array>) => new DataView(parts['图层.dbf']!.buffer).setUint32(4, 2, true),
    /3 shapes.*2 records/,
  ],
  [
    'a record count beyond the file',
    (parts: Record<string, Uint8Array>) => new DataView(parts['图层.dbf']!.buffer).setUint32(4, 4e9, true),
    /cut off/,
  ],
  [
    'a shape cut off',
    (parts: Record<string, Uint8Array>) => {
      parts['图层.shp'] = parts['图层.shp']!.subarray(0, 200);
    },
    /cut off/,
  ],
])('%s is refused', async (_, spoil, reason) => {
  const parts = shapefileParts(LAYER) as Record<string, Uint8Array>;
  spoil(parts);
  await expect(read(zipSync(parts))).rejects.toThrow(reason);
});
