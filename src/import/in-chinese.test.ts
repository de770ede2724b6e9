/** What real files are told, in Chinese: sentences come from the importer itself, so that a changed one is noticed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectionOf } from '../domain/maps/index.ts';
import { DIVISIONS, WATER } from './city.fixture.ts';
import { inChinese } from './in-chinese.ts';
import { checked, opened } from './intake.ts';

const premises = collectionOf('premises')!;
const HEAD = '编号,名称,载体类型,板块,可用面积,核验日期,开发区,经度,纬度,来源部门';

async function said(rows: string[], head = HEAD): Promise<string[]> {
  const choices = { columns: {}, crs: 'wgs84' } as const;
  const bytes = new TextEncoder().encode([head, ...rows].join('\n'));
  const { table } = await opened('a.csv', bytes, choices, premises);
  const found = checked('a.csv', table, choices, {
    collection: premises,
    surroundings: { divisions: DIVISIONS, water: WATER, resolve: () => undefined },
    onRow: () => {},
  });
  return [...found.faults, ...found.places].map(({ reason }) => inChinese(reason));
}

test('faults of rows', async () => {
  const found = await said([
    'A1,样例,城堡,姑苏区,,,,120.6196,31.3189,样例局',
    'A2,,标准厂房,姑苏区,,,,120.6196,31.3189,样例局',
    'A3,样例,标准厂房,姑苏区,很大,,,120.6196,31.3189,样例局',
    'A4,样例,标准厂房,姑苏区,,某天,,120.6196,31.3189,样例局',
    'A5,样例,标准厂房,姑苏区,,,不存在,120.6196,31.3189,样例局',
    'A6,样例,标准厂房,姑苏区,,,,,,样例局',
    'A7,样例,标准厂房,姑苏区,,,,0,0,样例局',
    'A8,样例,标准厂房,姑苏区,,,,121.9,31.3189,样例局',
    'A9,样例,标准厂房,姑苏区,-3,,,120.6196,31.3189,样例局',
    'A6,样例,标准厂房,姑苏区,,,,120.6196,31.3189,样例局',
  ]);
  expect(found).toHaveLength(10);
  for (const reason of found) expect(reason).not.toMatch(/[a-z]{4,} [a-z]{2,}/);
  expect(found).toContain('没有坐标');
  expect(found).toContain('“名称”必填');
});

test('a missing column is said without options of the command', async () => {
  const error = await said(['1,2'], '编号,名称').catch(({ message }: Error) => inChinese(message));
  expect(error).toMatch(/^缺少必填的列：.*来源部门.*表头：编号、名称。/);
  expect(error).not.toContain('--');
});

test('rows and days of notes', () => {
  expect(inChinese('skipped totals (row 7)')).toBe('跳过合计（第 7 行）');
  expect(inChinese('hidden rows are read too: 3 rows 4, 6-8 …')).toBe('隐藏的行也读了：第 4, 6-8 … 行');
  expect(
    inChinese(
      '2 rows end 180 days after their verification (or this import, where none is named), the longest that records of premises are shown unverified',
    ),
  ).toBe('2 行在核验180天后到期（premises的数据未经核验最多展示这么久）；没写核验日期的从导入日算起');
});

test('what is not listed stays, without options', () => {
  expect(inChinese('Something else; say so (--crs)')).toBe('Something else; say so');
});

/** The sentences with which readers refuse a file, as the sources write them, with a number for what they fill in. */
const REFUSALS = readdirSync(import.meta.dirname)
  .filter((file) => /^[\w-]+\.ts$/.test(file) && !/fixture/.test(file))
  .flatMap((file) => {
    const source = readFileSync(join(import.meta.dirname, file), 'utf8');
    const written = source.matchAll(
      /new ReadError\(\s*(?:'\w+'|code),\s*(?:`((?:\$\{[^}]*\}|[^`$])*)`|'((?:\\.|[^'\\])*)')/g,
    );
    return [...written].map(([, template, text]) => (template ?? text)!.replace(/\$\{[^}]*\}/g, '7'));
  });

test('a refused file is said in Chinese, whatever the reason', () => {
  expect(REFUSALS.length).toBeGreaterThan(50);
  const english = REFUSALS.filter((sentence) => /[a-z]{3,} [a-z]{2,} /.test(inChinese(sentence)));
  // What fills these in is the sentence; they are held below.
  expect(english.sort()).toEqual(['Coordinate system 7 7', 'There is no 7"']);
});

test.each([
  ['Feature 3: vertex 2 is "a"; it must be two numbers', '第 3 个要素：第 2 个顶点是 "a"；应为两个数'],
  ['The .shp file is cut off; export the layer again', '.shp 文件损坏（is cut off）；请重新导出图层'],
  [
    'The .shp file has 3 shapes, the .dbf file 2 records; export the layer again',
    '.shp 有 3 个图形，.dbf 有 2 条记录，对不上；请重新导出图层',
  ],
  ['There is no sheet "a"; sheets: b、c', '没有工作表“a”；有：b、c'],
  ['There is no sheet with rows; sheets: b', '没有一张工作表有数据；工作表：b'],
  ['Part a.xml is encrypted; save the file without a password', '其中的 a.xml 有密码；请去掉密码后再存'],
  [
    'Coordinate system "beijing54" is not accepted: the shift of 北京54 and 西安80 to CGCS2000 differs',
    '不接受坐标系 "beijing54"：北京54、西安80 与 CGCS2000 的转换参数各地不同且属秘密；请由测绘部门转换为 CGCS2000',
  ],
])('%s', (english, chinese) => {
  expect(inChinese(english)).toBe(chinese);
});
