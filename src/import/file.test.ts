import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { gb18030 } from '../../db/samples/gb18030.ts';
import { collectionOf } from '../domain/maps/index.ts';
import { detectionLine } from './detection.ts';
import { tableOf } from './file.ts';
import { xlsx } from './xlsx-writer.ts';

const collection = collectionOf('premises')!;
const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (name: string, bytes: Uint8Array, options = {}) =>
  tableOf(name, bytes, { collection, ...options });

const TABLE = '名称,载体类型,可用面积（㎡）,自有列\n样例甲,标准厂房,3500,1\n样例乙,仓储,200,2\n';

test.each([
  ['a.csv', utf8(TABLE), 'format csv, encoding utf-8, delimiter comma, headings in row 1'],
  [
    'a.txt',
    gb18030(`某局一览表\n${TABLE.replaceAll(',', '\t')}`),
    'format csv, encoding gb18030, delimiter tab (75 %; --delimiter), headings in row 2',
  ],
  [
    'list',
    utf8('甲,乙,丙\n子,1,2\n丑,3,4\n'),
    'format csv (80 %; --format), encoding utf-8, delimiter comma, headings in row 1 (60 %; --header-row)',
  ],
])('%s says how surely it was read', async (name, bytes, line) => {
  expect(detectionLine((await read(name, bytes)).detected)).toBe(line);
});

test('every detection can be overruled', async () => {
  const text = '名称;载体类型\n甲,乙;标准厂房,研发楼宇\n子,丑,寅\n';
  const table = await read('a.csv', utf8(text), {
    delimiter: 'comma',
    headingRows: [2, 2],
    encoding: 'utf-8',
    format: 'csv',
  });
  expect(table.headings).toEqual(['甲', '乙;标准厂房', '研发楼宇']);
  expect(detectionLine(table.detected)).toBe(
    'format csv, encoding utf-8, delimiter comma, headings in row 2',
  );
  await expect(read('a.csv', utf8(text), { headingRows: [9, 9] })).rejects.toThrow(/heading row 9.*1 to 3/);
  await expect(read('a.csv', utf8(text), { delimiter: '"' })).rejects.toThrow(/cannot be a delimiter/);
  await expect(read('a.csv', utf8(text), { format: 'xlsx' })).rejects.toThrow(/said to be xlsx/);
});

test('two heading rows as the clerk names them', async () => {
  const table = await read('a.csv', utf8('面积,,名称\n可用,总,\n1,2,甲\n'), { headingRows: [1, 2] });
  expect(table.headings).toEqual(['面积 / 可用', '面积 / 总', '名称']);
});

test('of several sheets the one with known headings is read, the others named', async () => {
  const bytes = xlsx({
    sheets: [
      {
        name: '填表说明',
        rows: [
          ['项目', '要求', '例'],
          ['甲', '乙', '丙'],
          ['丁', '戊', '己'],
        ],
      },
      {
        name: '载体',
        rows: [
          ['名称', '载体类型'],
          ['样例甲', '仓储'],
        ],
      },
    ],
  });
  const table = await read('a.xlsx', bytes);
  expect(table.sheet).toBe('载体');
  expect(table.notes).toContain('read sheet "载体" only; other sheets: 填表说明 (--sheet)');
  expect(detectionLine(table.detected)).toBe('format xlsx, sheet 载体 (90 %; --sheet), headings in row 1');
  expect((await read('a.xlsx', bytes, { sheet: '填表说明' })).rows).toHaveLength(2);
  await expect(read('a.xlsx', bytes, { sheet: '没有' })).rejects.toThrow(/sheets: 填表说明、载体/);
});

test.each([
  [
    'a web page saved as .xls',
    utf8('<html><table><tr><td>名称</td></tr></table></html>'),
    /web page.*另存为/,
  ],
  [
    'SpreadsheetML saved as .xls',
    utf8('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook></Workbook>'),
    /saved as XML.*另存为/,
  ],
  ['an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /\.xls, \.et.*另存为/],
  ['a zipped table', zipSync({ 'a.csv': utf8(TABLE) }), /unpack it/],
  ['a Word file', zipSync({ 'word/document.xml': utf8('<x/>') }), /Word.*copy the table/],
  ['a PDF', utf8('%PDF-1.7'), /PDF/],
  ['a JSON list', utf8('[{"名称":"甲"}]'), /FeatureCollection/],
  [
    'text in an encoding that is not told',
    Uint8Array.from(
      [...'name,'].map((c) => c.charCodeAt(0)).concat([0xa4, 0xa4, 0xa4, 0xe5, 0xa6, 0x57, 0xba, 0xd9]),
    ),
    /--encoding gb18030 "name,[^"]*", --encoding big5 "name,中文名稱"/,
  ],
])('%s is refused with the way out', async (_, bytes, reason) => {
  await expect(read('a.xls', bytes)).rejects.toThrow(reason);
});

test('an encoding that is never guessed is read when it is said', async () => {
  const big5 = Uint8Array.from([0xa4, 0xa4, 0xa4, 0xe5, 0xa6, 0x57, 0xba, 0xd9, 10, 0x41, 10]);
  expect((await read('a.csv', big5, { encoding: 'big5' })).headings).toEqual(['中文名稱']);
});

test('what is no record is listed by its row', async () => {
  const text = `某局一览表,,\n名称,可用面积,备注\n甲,1,x\n合计,1,\n名称,可用面积,备注\n乙,2,y\n备注,面积为可租面积,\n填表人：张三,,\n`;
  const table = await read('a.csv', utf8(text));
  expect(table.rows.map(({ number }) => number)).toEqual([3, 6]);
  expect(table.skipped.toSorted((a, b) => a - b)).toEqual([1, 2, 4, 5, 7, 8]);
});

test('a company called Total is a record', async () => {
  const table = await read(
    'a.csv',
    utf8('名称,英文名,地址\n道达尔,Total,样例路\nTotal,Total,样例街\n合计,,2\n'),
  );
  expect(table.rows).toHaveLength(2);
});
