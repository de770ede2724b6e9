import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { collectionOf } from '../domain/maps/index.ts';
import { shapefile } from '../import/shapefile-fixture.ts';
import { xlsx } from '../import/xlsx-writer.ts';
import { importText, prepareCity, store } from '../worker/fixture/city.ts';
import { importFile } from './import-file.ts';

beforeAll(prepareCity);

const HEAD = '编号,名称,载体类型,所属板块,可用面积（㎡）,经度,纬度';
const row = (n: number, change: Partial<Record<'no' | 'kind' | 'area' | 'lon' | 'lat', string>> = {}) =>
  `${change.no ?? `B-${n}`},样例·测试${n},${change.kind ?? '标准厂房'},昆山,${change.area ?? '100'},${change.lon ?? (120.95 + n / 1e5).toFixed(5)},${change.lat ?? '31.35'}`;

/** Everything an import could write, counted. */
async function written() {
  const counts = await Promise.all(
    ['batch', 'staged', 'arriving', 'identity', 'premises', 'areas'].map((table) =>
      env.CONTENT.prepare(`SELECT count(*) AS n FROM ${table}`).first<{ n: number }>(),
    ),
  );
  return counts.map((count) => count?.n);
}

const bytes = (text: string) => new TextEncoder().encode(text);
const premises = collectionOf('premises')!;

/** GB18030 bytes of text that has only ASCII and the characters of the table. */
const GBK: Record<string, [number, number]> = {
  编: [0xb1, 0xe0],
  号: [0xba, 0xc5],
  名: [0xc3, 0xfb],
  称: [0xb3, 0xc6],
};
const gbk = (text: string) => Uint8Array.from([...text].flatMap((c) => GBK[c] ?? [c.charCodeAt(0)]));

test.each([
  [
    'a bad number',
    [row(1), row(2, { area: '很多' })],
    { row: 3, column: '可用面积（㎡）', value: '很多', reason: /not a number/ },
  ],
  [
    'a duplicate number',
    [row(1), row(2), row(3, { no: 'B-1' })],
    { row: 4, column: '编号', value: 'B-1', reason: /already stands in row 2/ },
  ],
  [
    'an unknown term',
    [row(1, { kind: '飞机库' })],
    { row: 2, column: '载体类型', value: '飞机库', reason: /标准厂房/ },
  ],
  [
    'a coordinate that is none',
    [row(1, { lon: '人民路旁' })],
    { row: 2, column: '经度', value: '人民路旁', reason: /not an angle/ },
  ],
])('%s refuses the file, names the place, and writes nothing', async (_, rows, { reason, ...fault }) => {
  const before = await written();
  const { report, staged } = await importText('premises', 'broken.csv', [HEAD, ...rows].join('\n'));
  expect(staged).toBe(false);
  expect(report.faults).toMatchObject([fault]);
  expect(report.faults[0]!.reason).toMatch(reason);
  expect(report.rows).toBe(
    report.new + report.changed + report.unchanged + report.conflicts.length + report.refused,
  );
  expect(await written()).toEqual(before);
});

test('a shapefile without .prj asks for its coordinate system, and with it every row has its fate', async () => {
  const bytes = shapefile({
    encoding: 'gb18030',
    cpg: 'GBK',
    columns: [
      { name: '编号', type: 'C', length: 10 },
      { name: '名称', type: 'C', length: 30 },
      { name: '载体类型', type: 'C', length: 20 },
    ],
    rows: [
      ['S-1', '样例·图层一', '标准厂房'],
      ['S-2', '样例·图层二', '机库'],
    ],
    shapes: [
      { type: 1, parts: [[[120.951, 31.351]]] },
      { type: 1, parts: [[[120.952, 31.352]]] },
    ],
  });
  const options = {
    collection: premises,
    name: '载体.zip',
    bytes,
    source: '样例图层局',
    sample: true,
    partial: true,
  };
  await expect(importFile(store.content, options)).rejects.toThrow(/no \.prj file.*--crs wgs84/);
  const { report, staged } = await importFile(store.content, { ...options, crs: 'wgs84' });
  expect(staged).toBe(true);
  // Other files release this map, and what is staged with it.
  const { id } = (await env.CONTENT.prepare('SELECT id FROM batch WHERE file = ?')
    .bind('载体.zip')
    .first<{ id: string }>())!;
  for (const table of ['staged WHERE batch', 'batch WHERE id'])
    await env.CONTENT.prepare(`DELETE FROM ${table} = ?`).bind(id).run();
  expect(report).toMatchObject({ rows: 2, new: 1, refused: 1, sheet: '图层', encoding: 'gb18030' });
  expect(report.detected.map(({ what, value }) => `${what} ${value}`)).toEqual([
    'format shapefile',
    'sheet 图层',
    'encoding gb18030',
  ]);
});

test('5,000 good rows and one bad: nothing is written, the row is named, and --partial takes the 5,000', async () => {
  const rows = Array.from({ length: 5001 }, (_, i) => row(i + 10, i === 4321 ? { area: '约若干' } : {}));
  const before = await written();
  const text = [HEAD, ...rows].join('\n');
  const refused = await importText('premises', 'many.csv', text);
  expect(refused.report).toMatchObject({
    rows: 5001,
    new: 5000,
    refused: 1,
    faults: [{ row: 4323, value: '约若干' }],
  });
  expect(refused.staged).toBe(false);
  expect(await written()).toEqual(before);
  const partial = await importText('premises', 'many.csv', text, { partial: true });
  expect(partial.staged).toBe(true);
  expect((await written())[1]).toBe(before[1]! + 5000);
  await env.CONTENT.batch(
    ['staged', 'batch', 'identity'].map((table) =>
      env.CONTENT.prepare(
        `DELETE FROM ${table} WHERE ${table === 'identity' ? `source_no LIKE 'B-%'` : table === 'staged' ? `id IN (SELECT id FROM identity WHERE source_no LIKE 'B-%')` : `file = 'many.csv'`}`,
      ),
    ),
  );
});

const HEAD_PLUS = '编号,名称,载体类型,所属板块,地址,联系电话,邮箱,经度,纬度';
const plus = (change: Partial<Record<'division' | 'address' | 'phone' | 'mail' | 'lon', string>>) =>
  [
    HEAD_PLUS,
    `N-1,样例·细则,标准厂房,${change.division ?? '昆山'},${change.address ?? ''},${change.phone ?? ''},${change.mail ?? ''},${change.lon ?? '120.95'},31.35`,
  ].join('\n');
const checked = async (text: string, name = 'plus.csv') =>
  (
    await importFile(store.content, {
      collection: premises,
      name,
      bytes: bytes(text),
      source: '样例·细则部门',
      dryRun: true,
    })
  ).report;

test('a division left out is filled in from the place and said; a place outside the city waits', async () => {
  const filled = await checked(plus({ division: '' }));
  expect(filled).toMatchObject({ new: 1, refused: 0 });
  expect(filled.notes.join()).toContain('division of 1 rows was filled in');
  const outside = await checked(plus({ division: '', lon: '121.9' }));
  expect(outside).toMatchObject({ new: 0, refused: 0 });
  expect(outside.places).toMatchObject([{ reason: expect.stringContaining('no division of the city') }]);
});

test('endless text and a mailbox that is none are refused, a personal mobile is left out and said', async () => {
  expect((await checked(plus({ address: '长'.repeat(5001) }))).faults).toMatchObject([
    { column: '地址', reason: expect.stringContaining('5001 characters') },
  ]);
  expect((await checked(plus({ mail: '不是邮箱' }))).faults).toMatchObject([
    { column: '邮箱', value: '不是邮箱' },
  ]);
  const mobile = await checked(plus({ phone: '138 1234 5678' }));
  expect(mobile).toMatchObject({ new: 1, refused: 0 });
  expect(mobile.notes.join()).toContain('1 personal mobile numbers were left out');
});

test('a file that speaks of a shifted coordinate system is not taken for WGS84', async () => {
  await expect(checked(`昆山载体表（GCJ-02坐标）\n${plus({})}`)).rejects.toThrow(/--crs gcj02/);
  await expect(checked(plus({}), '百度坐标.csv')).rejects.toThrow(/--crs bd09/);
});

test('an empty file and one without rows say so', async () => {
  await expect(checked('')).rejects.toThrow(/empty/);
  await expect(checked(HEAD_PLUS)).rejects.toThrow(/no rows/);
});

test('a missing column refuses the whole file and lists what was found', async () => {
  const before = await written();
  await expect(
    importText('premises', 'no-kind.csv', '编号,名称,经度,纬度\n1,样例·甲,120.95,31.35'),
  ).rejects.toThrow(/载体类型.*编号、名称、经度、纬度/);
  expect(await written()).toEqual(before);
});

test('the wrong encoding is refused with the way out, not read as mojibake', async () => {
  const before = await written();
  const file = { collection: premises, name: 'gbk.csv', bytes: gbk('编号,名称\n1,abc'), encoding: 'utf-8' };
  await expect(importFile(store.content, file)).rejects.toThrow(/utf-8/i);
  await expect(
    importFile(store.content, {
      ...file,
      name: 'x.xls',
      bytes: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    }),
  ).rejects.toThrow(/xlsx/i);
  expect(await written()).toEqual(before);
});

test('an unknown mapping and a heading given by hand', async () => {
  const text = bytes('编号,名称,种类X,所属板块,经度,纬度\nM-1,样例·手工,标准厂房,昆山,120.95,31.36');
  const options = {
    collection: premises,
    name: 'map.csv',
    bytes: text,
    source: '样例·手工部门',
    dryRun: true,
  };
  await expect(importFile(store.content, { ...options, mapping: { 种类X: 'nope' } })).rejects.toThrow(
    /no field nope/,
  );
  expect((await importFile(store.content, { ...options, mapping: { 种类X: 'kind' } })).report).toMatchObject({
    new: 1,
    refused: 0,
  });
});

test('a workbook in 亩 with merged headings arrives in m², its boundary as a polygon', async () => {
  const book = xlsx({
    sheets: [
      {
        name: '区域',
        rows: [
          ['样例供地区域表', null, null, null, null],
          ['基本信息', null, null, '指标', null],
          ['编号', '名称', '分区', '可供面积（亩）', '界址点坐标'],
          ['L-1', '样例·一号区', '产业基地', 30, '120.95,31.35;120.96,31.35;120.96,31.36'],
          ['L-2', '样例·二号区', '产业基地', 30, '31.35,120.95;31.35,120.96;31.36,120.96'],
        ],
        merges: ['A1:E1', 'A2:C2', 'D2:E2'],
      },
    ],
  });
  const areas = collectionOf('areas')!;
  const file = { collection: areas, name: 'areas.xlsx', bytes: book, source: '样例·土地部门', partial: true };
  const { report } = await importFile(store.content, file);
  expect(report).toMatchObject({ sheet: '区域', new: 2, refused: 0 });
  expect(report.repairs).toEqual([{ what: 'longitude and latitude swapped back', count: 1, rows: '5' }]);
  const staged = await env.CONTENT.prepare(`SELECT record FROM staged WHERE collection = 'areas'`).first<{
    record: string;
  }>();
  const record = JSON.parse(staged!.record) as Record<string, unknown>;
  expect(record).toMatchObject({ area_free: 20_000, tier: 'base', west: 120.95, north: 31.36 });
  expect(JSON.parse(String(record.geometry))).toMatchObject({ type: 'Polygon' });
  await env.CONTENT.batch(
    ['staged', 'batch'].map((table) =>
      env.CONTENT.prepare(`DELETE FROM ${table} WHERE collection = 'areas'`),
    ),
  );
});

test('of any file every row is new, changed, unchanged, in conflict, without a place, or refused', async () => {
  const change = fc.record(
    {
      no: fc.constantFrom('R-1', 'R-2', 'R-3', '', '---', 'R-4、R-5'),
      kind: fc.constantFrom('标准厂房', '机库', '', '无'),
      area: fc.constantFrom('100', '1.2万', '约300㎡（含公摊）', '100、200', '待定', '-5', '很多'),
      lon: fc.constantFrom('120.95', '31.35', '', '0', '121.9', '12057.5'),
      lat: fc.constantFrom('31.35', '120.95', '', '0'),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
      const lines = changes.map((one, i) => row(100 + i, one));
      const { report } = await importFile(store.content, {
        collection: premises,
        name: 'random.csv',
        bytes: bytes([HEAD, ...lines, '合计,,,,300,,', '填表人：某,,,,,,'].join('\n')),
        source: '样例·随机局',
        sample: true,
        partial: true,
        dryRun: true,
      });
      expect(report.rows).toBe(changes.length);
      expect(report.rows).toBe(
        report.new +
          report.changed +
          report.unchanged +
          report.conflicts.length +
          report.places.length +
          report.refused,
      );
    }),
    { numRuns: 40 },
  );
});

test('a record ends when its verification wears off, and sending the same file again renews nothing', async () => {
  const file = (rent: number) =>
    `编号,名称,载体类型,所属板块,租金,核验日期,有效期至,经度,纬度
W-1,样例·核验甲,标准厂房,昆山,${rent},2026-10-01,2035-01-01,120.951,31.351
W-2,样例·核验乙,标准厂房,昆山,${rent},,,120.952,31.352`;
  const first = await importText('premises', 'holds.csv', file(20));
  expect(first.report.notes.join()).toContain('2 rows end 180 days after their verification (or this import');
  const staged = async () => {
    const { results } = await env.CONTENT.prepare(
      `SELECT record->>'valid_until' AS until FROM staged WHERE record->>'source_no' IN ('W-1', 'W-2') ORDER BY rowid DESC LIMIT 2`,
    ).all<{ until: string }>();
    return results.map(({ until }) => until).sort();
  };
  const [one, other] = await staged();
  expect([one, other]).toContain('2027-03-30');
  // The day of the first import, as if it had been some time ago.
  await env.CONTENT.prepare(
    `UPDATE staged SET record = json_set(record, '$.valid_until', '2027-01-15') WHERE record->>'source_no' = 'W-2'`,
  ).run();
  const again = await importText('premises', 'holds.csv', file(20));
  expect(again.report).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
  const changed = await importText('premises', 'holds.csv', file(21));
  expect(changed.report).toMatchObject({ changed: 2 });
  expect(await staged()).not.toContain('2027-01-15');
});

test('rows that a killed import has left are nobody’s, and go with the next import after a day', async () => {
  const left = (batch: string) =>
    env.CONTENT.prepare(
      `INSERT INTO arriving (batch, "row", id, change, record) VALUES (?1, 1, 'aaaaaaaaaa', 'new', '{"source_dept":"样例局","source_no":"B-L1"}')`,
    )
      .bind(batch)
      .run();
  const long = '20200101000000000-00000000-premises';
  const recent = `${new Date().toISOString().replace(/\D/g, '')}-00000000-premises`;
  await Promise.all([long, recent].map(left));
  const { report } = await importText('premises', 'lost.csv', `${HEAD}\n${row(1, { no: 'B-L1' })}`, {
    source: '样例局',
  });
  expect(report).toMatchObject({ new: 1, conflicts: [] });
  const { results } = await env.CONTENT.prepare('SELECT batch FROM arriving').all();
  expect(results).toEqual([{ batch: recent }]);
  await env.CONTENT.prepare('DELETE FROM arriving').run();
});

test('a row that turns out too large when others have arrived takes them along', async () => {
  const before = await written();
  const corners = Array.from({ length: 60_000 }, (_, i) => {
    const turn = (i / 60_000) * 2 * Math.PI;
    return `${(120.95 + Math.cos(turn) / 100).toFixed(7)} ${(31.35 + Math.sin(turn) / 100).toFixed(7)}`;
  });
  const head = '编号,名称,分区,所属板块,WKT';
  const small = '"POLYGON ((120.95 31.35, 120.951 31.35, 120.951 31.351, 120.95 31.35))"';
  const rows = Array.from({ length: 4100 }, (_, n) => `B-G${n},样例·大${n},产业基地,昆山,${small}`);
  const large = `B-G9999,样例·过大,产业基地,昆山,"POLYGON ((${[...corners, corners[0]].join(', ')}))"`;
  const { report } = await importText('areas', 'large.csv', [head, ...rows, large].join('\n'));
  expect(report.faults.map(({ reason }) => reason).join()).toMatch(/simplify it below 1000000/);
  expect(await written()).toEqual(before);
});
