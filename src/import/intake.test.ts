/** A file checked as the page does it: counts, the copy to correct, the batch an import takes back, the template. */
import { expect, test } from 'vitest';
import { gb18030 } from '../../db/samples/gb18030.ts';
import { COLLECTIONS, collectionOf } from '../domain/maps/index.ts';
import { fieldsOf } from '../domain/record.ts';
import { batchFile } from './batch-file.ts';
import { DIVISIONS, WATER } from './city.fixture.ts';
import { correctedCopy } from './corrected-copy.ts';
import { checked, type IntakeChoices, opened } from './intake.ts';
import { columnsOf } from './rows.ts';
import { templateOf } from './template.ts';
import { sheetsFromXlsx } from './xlsx.ts';
import { xlsx } from './xlsx-writer.ts';

const premises = collectionOf('premises')!;
const surroundings = { divisions: DIVISIONS, water: WATER, resolve: () => undefined };

async function taken(name: string, bytes: Uint8Array, choices: IntakeChoices, collection = premises) {
  const { table, opened: file } = await opened(name, bytes, choices, collection);
  const result = checked(name, table, choices, { collection, surroundings, onRow: () => {} });
  expect(result.rows).toBe(result.accepted.length + result.waiting.length + result.faults.length);
  return { table, file, result };
}

const CSV = [
  '样例区可用载体一览表,,,,,,,',
  '填报单位：样例局,,,,,,,',
  '编号,载体名称,载体类型,板块,空着的面积（㎡）,经度,纬度,楼高备注',
  'Y-1,样例标准厂房,标准厂房,姑苏区,3200,120.6196,31.3189,三层',
  'Y-2,样例孵化器,不知道什么,姑苏区,800,120.62,31.32,',
  'Y-3,样例仓库,标准厂房,姑苏区,1200,,,',
].join('\r\n');

const CHOICES = { source: '样例局', crs: 'wgs84', columns: { '空着的面积（㎡）': 'area_free' } } as const;

test('a GBK file with titles: one accepted, one refused with its reason, one without a place', async () => {
  const { file, result } = await taken('载体.csv', gb18030(CSV), CHOICES);
  expect(file.encoding).toBe('gb18030');
  expect(file.columns.map(({ readAs }) => readAs)).toEqual([
    'source_no',
    'name_zh',
    'kind',
    'division',
    'area_free',
    '@lon',
    '@lat',
    undefined,
  ]);
  expect(result.accepted.map(({ values }) => values.source_no)).toEqual(['Y-1']);
  expect(result.faults).toMatchObject([{ row: 5, column: '载体类型', value: '不知道什么' }]);
  expect(result.places).toMatchObject([{ row: 6, name: '样例仓库', reason: 'no coordinates' }]);
});

test('columns may be chosen as a place or left out, and faults keep the headings of the file', async () => {
  const text = CSV.replace('经度,纬度,楼高备注', '东,北,楼高备注').replace('120.6196', 'x');
  const { result } = await taken('载体.csv', gb18030(text), {
    ...CHOICES,
    columns: { ...CHOICES.columns, 东: '@lon', 北: '@lat', 楼高备注: '-' },
  });
  expect(result.faults[0]).toMatchObject({ row: 4, column: '东', value: 'x' });
  expect(result.notes.join()).not.toContain('楼高备注');
});

test('the batch is taken back with the same values, places and other columns, and nothing has to be said', async () => {
  const first = await taken('载体.csv', gb18030(CSV), CHOICES);
  const { accepted, waiting } = first.result;
  const text = batchFile([...accepted, ...waiting], premises);
  const again = await taken('batch.geojson', new TextEncoder().encode(text), { columns: {} });
  const facts = ({ values, geometry, extra, media }: (typeof accepted)[number]) => ({
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)),
    geometry,
    extra,
    media,
  });
  expect(again.result.accepted.map(facts)).toEqual(accepted.map(facts));
  expect(again.result.waiting.map(facts)).toEqual(waiting.map(facts));
  expect(again.result.crs).toBe('wgs84');
});

test('the copy has all rows, the reason first, and is read as the file was', async () => {
  const first = await taken('载体.csv', gb18030(CSV), CHOICES);
  const reasons = new Map(first.result.faults.map(({ row, reason }) => [row, reason]));
  const copy = correctedCopy(first.table, { reasons, language: 'zh', crs: 'wgs84' });
  expect(copy.extension).toBe('xlsx');
  const again = await taken('copy.xlsx', copy.content as Uint8Array, CHOICES);
  expect(again.table.headings[0]).toBe('退回原因');
  expect(again.table.rows.map(({ cells }) => cells[0])).toEqual([
    null,
    expect.stringContaining('不知道'),
    null,
  ]);
  expect(again.result.accepted[0]!.extra).toEqual(first.result.accepted[0]!.extra);
  expect(again.result.faults).toHaveLength(1);
});

test('a file that speaks of a shifted system waits for an answer', async () => {
  const text = CSV.replace('样例区可用', '高德坐标');
  await expect(taken('载体.csv', gb18030(text), { ...CHOICES, crs: undefined })).rejects.toThrow('高德');
});

test.each(COLLECTIONS.map(({ id }) => id))('every column of the template of %s is known', (id) => {
  const collection = collectionOf(id)!;
  const [sheet] = sheetsFromXlsx(templateOf(collection));
  const columns = columnsOf(sheet!.headings, { collection });
  expect(columns.filter(({ kind }) => kind === 'extra')).toEqual([]);
  const required = Object.entries(fieldsOf(collection)).filter(([, field]) => field.required);
  expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(required.map(([name]) => name)));
});

test('a filled template is accepted', async () => {
  const { headings, rows } = sheetsFromXlsx(templateOf(premises))[0]!;
  expect(rows).toEqual([]);
  const values: Record<string, string | number> = {
    '*名称': '样例楼',
    板块: '姑苏区',
    '*载体类型': '标准厂房',
    '*数据来源部门': '样例局',
    '*来源编号': 'T-1',
    经度: 120.6196,
    纬度: 31.3189,
    坐标系: 'WGS84',
  };
  const bytes = xlsx({
    sheets: [{ name: '平台载体', rows: [headings, headings.map((one) => values[one] ?? null)] }],
  });
  const { result } = await taken('t.xlsx', bytes, { columns: {} });
  expect(result.faults).toEqual([]);
  expect(result.accepted).toHaveLength(1);
});
