/** Broken files of every kind: each is read or refused with a ReadError, in time, and no row is lost. */
import fc from 'fast-check';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { expect, test } from 'vitest';
import { gb18030 } from '../../db/samples/gb18030.ts';
import { collectionOf } from '../domain/maps/index.ts';
import { tableOf } from './file.ts';
import { draftsOf } from './rows.ts';
import { PRJ, shapefile } from './shapefile-fixture.ts';
import { ReadError } from './sheet.ts';
import { xlsx } from './xlsx-writer.ts';

const collection = collectionOf('premises')!;
const SECONDS = 5;
/** `FUZZ=50` looks fifty times as long. */
const runs = (number: number) => ({ numRuns: number * Number(process.env.FUZZ ?? 1) });

const CSV = `样例载体表,,,,\n编号,名称,载体类型,可用面积（㎡）,坐标\nP-1,"样例 ""一""",标准厂房,1.2万,"120.95,31.35"\nP-2,样例二,仓储,"3,500平方米（合5.25亩）","120.96,31.35"\n合计,,,15500,\n填表人：某,,,,\n`;
const feature = (n: number) => ({
  type: 'Feature',
  properties: { 编号: `P-${n}`, 名称: `样例${n}`, 载体类型: '仓储', 可用面积: n },
  geometry: { type: 'Point', coordinates: [120.95, 31.35] },
});
const KML = `<?xml version="1.0"?><kml><Folder><name>园</name><Placemark><name>样例一</name><ExtendedData><Data name="编号"><value>P-1</value></Data><Data name="载体类型"><value>仓储</value></Data></ExtendedData><Point><coordinates>120.95,31.35</coordinates></Point></Placemark><Placemark><name>样例二</name><description>&lt;table&gt;&lt;tr&gt;&lt;td&gt;编号&lt;/td&gt;&lt;td&gt;P-2&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</description></Placemark></Folder></kml>`;

const SEEDS: Record<string, Uint8Array> = {
  'utf-8.csv': strToU8(CSV),
  'gbk.csv': gb18030(CSV),
  'utf-16.csv': Uint8Array.from([
    0xff,
    0xfe,
    ...[...CSV].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
  ]),
  'a.geojson': strToU8(JSON.stringify({ type: 'FeatureCollection', features: [feature(1), feature(2)] })),
  'a.geojsonl': strToU8(`\u001e${JSON.stringify(feature(1))}\n\u001e${JSON.stringify(feature(2))}\n`),
  'a.fgb': serialize({ type: 'FeatureCollection', features: [feature(1), feature(2)] } as never, 4326),
  'a.kml': strToU8(KML),
  'a.kmz': zipSync({ 'doc.kml': strToU8(KML) }),
  'a.xlsx': xlsx({
    sheets: [
      {
        name: '表',
        merges: ['A1:E1', 'C3:C4'],
        rows: [
          ['样例载体表'],
          ['编号', '名称', '载体类型', '可入驻', '坐标'],
          ['P-1', '样例一', '仓储', new Date('2026-03-05T00:00:00Z'), '120.95,31.35'],
          ['P-2', '样例二', null, 46086, '120.96,31.35'],
        ],
      },
    ],
  }),
  'a.zip': shapefile({
    encoding: 'gb18030',
    driver: 77,
    prj: PRJ.cgcs2000,
    columns: [
      { name: '编号', type: 'C', length: 10 },
      { name: '名称', type: 'C', length: 20 },
      { name: '载体类型', type: 'C', length: 20 },
      { name: '可用面积', type: 'N', length: 10 },
    ],
    rows: [
      ['P-1', '样例一', '仓储', '3500'],
      ['P-2', '样例二', '仓储', '12'],
    ],
    shapes: [
      { type: 1, parts: [[[120.95, 31.35]]] },
      { type: 1, parts: [[[120.96, 31.35]]] },
    ],
  }),
};

/** Reads and drafts the bytes; the number of rows taken and refused, or the refusal of the whole. */
async function outcome(
  name: string,
  bytes: Uint8Array,
): Promise<{ taken: number; refused: number } | ReadError> {
  try {
    const table = await tableOf(name, bytes, { collection });
    const numbers = [...table.rows.map((row) => row.number), ...table.skipped];
    expect(new Set(numbers).size, 'every row has one fate').toBe(numbers.length);
    const { drafts, refused, faults } = draftsOf(table.headings, table.rows, {
      collection,
      crs: table.crs ?? 'wgs84',
      epoch: table.epoch,
      units: table.units,
      resolve: () => undefined,
      divisions: [],
      source: '样例局',
    });
    expect(drafts.length + refused).toBe(table.rows.length);
    expect(faults).toHaveLength(refused);
    return { taken: drafts.length, refused: refused + table.problems.length };
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
}

async function survives(name: string, bytes: Uint8Array): Promise<void> {
  const start = performance.now();
  await outcome(name, bytes);
  expect(performance.now() - start).toBeLessThan(SECONDS * 1000);
}

test.each(Object.entries(SEEDS))('%s is read whole', async (name, bytes) => {
  const found = await outcome(name, bytes);
  if (found instanceof ReadError) throw found;
  expect(found.taken + found.refused).toBe(2);
});

/** Bits flipped, bytes set, pieces cut out, doubled or put elsewhere, the end cut off. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat(7) }),
  fc.record({
    kind: fc.constant('set' as const),
    at: fc.nat(),
    byte: fc.constantFrom(0, 0x0a, 0x22, 0x2c, 0x7f, 0x80, 0xff),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), length: fc.nat(64) }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(), length: fc.nat(200) }),
  fc.record({ kind: fc.constant('end' as const), at: fc.nat() }),
);
const changes = fc.array(change, { minLength: 1, maxLength: 6 });

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

function changed(bytes: Uint8Array, list: readonly Change[]): Uint8Array {
  let result = bytes.slice();
  for (const one of list) {
    if (result.length === 0) return result;
    const at = one.at % result.length;
    if (one.kind === 'flip') result[at]! ^= 1 << one.bit;
    else if (one.kind === 'set') result[at] = one.byte;
    else if (one.kind === 'cut') result = joined(result.subarray(0, at), result.subarray(at + one.length));
    else if (one.kind === 'double') result = joined(result.subarray(0, at + one.length), result.subarray(at));
    else result = result.slice(0, at);
  }
  return result;
}

test.each(Object.entries(SEEDS))('%s with bytes changed is read or refused', async (name, bytes) => {
  await fc.assert(
    fc.asyncProperty(changes, (list) => survives(name, changed(bytes, list))),
    runs(100),
  );
});

const ARCHIVES = Object.entries(SEEDS).filter(([, bytes]) => bytes[0] === 0x50);

test.each(ARCHIVES)('%s with a part changed inside is read or refused', async (name, bytes) => {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts);
  await fc.assert(
    fc.asyncProperty(fc.nat(), changes, (pick, list) => {
      const part = names[pick % names.length]!;
      return survives(name, zipSync({ ...parts, [part]: changed(parts[part]!, list) } as Zippable));
    }),
    runs(100),
  );
});

test('random bytes under any name are read or refused', async () => {
  const starts = fc.constantFrom(
    '',
    'PK\u0003\u0004',
    '<kml>',
    '{"type":',
    '\u001e{',
    'a,b\n',
    '%PDF',
    '<?xml ',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(SEEDS)),
      starts,
      fc.uint8Array({ maxLength: 2000 }),
      (name, start, rest) => survives(name, joined(strToU8(start), rest)),
    ),
    runs(300),
  );
});

/** Cells with everything that means something to a reader. */
const cell = fc.oneof(
  fc.constantFrom(
    '合计',
    '备注',
    '填表人：',
    '名称',
    '编号',
    '无',
    '---',
    '"',
    '\n',
    ',',
    '单位：万元',
    '序号',
    '=1+1',
    '1-2',
    '样例',
  ),
  fc.string({ maxLength: 12 }),
  fc.integer().map(String),
);

test('of any table every filled row is a record, a problem, or listed as none', async () => {
  const rows = fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(rows, fc.boolean(), async (data, headed) => {
      const grid = headed ? [['编号', '名称', '载体类型', '坐标'], ...data] : data;
      const filled = grid.flatMap((row, i) => (row.some((value) => value.trim() !== '') ? [i + 1] : []));
      const text = grid
        .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
        .join('\n');
      let table: Awaited<ReturnType<typeof tableOf>>;
      try {
        table = await tableOf('a.csv', strToU8(text), { collection, format: 'csv', delimiter: ',' });
      } catch (error) {
        expect(error).toBeInstanceOf(ReadError);
        return;
      }
      const fates = [
        ...table.rows.map((row) => row.number),
        ...table.problems.map((problem) => problem.row!),
        ...table.skipped,
      ];
      if (table.headings.length === 0) return;
      expect(fates.toSorted((a, b) => a - b)).toEqual(filled);
    }),
    runs(500),
  );
});
