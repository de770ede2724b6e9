import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sheetFromCsv } from './csv.ts';
import { ReadError } from './sheet.ts';

test.each([',', ';', '\t', '|'])('delimiter %j is detected, quoting kept, blank lines counted', (d) => {
  const text = `名称${d}面积${d}备注\r\n甲${d}"3${d}500"${d}"a ""b""\r\nc"\r\n\r\n乙${d}2${d}\r\n`;
  const sheet = sheetFromCsv(text);
  expect(sheet.headings).toEqual(['名称', '面积', '备注']);
  expect(sheet.rows).toEqual([
    { number: 2, cells: ['甲', `3${d}500`, 'a "b"\nc'] },
    { number: 4, cells: ['乙', '2', null] },
  ]);
});

test('titles above and totals, notes and signatures below are skipped and noted', () => {
  const sheet = sheetFromCsv(
    [
      '苏州市可用载体一览表,,,',
      '填报单位：某局,,,单位：㎡',
      '序号,名 称,面积,租金',
      '1,甲园,3500,30',
      '小计,,3500,',
      '2,乙园,1200,25',
      '合 计,,4700,',
      ',,,',
      '注：面积为可租面积,,,',
      '填表人：张三,,2026-11-01,',
    ].join('\n'),
  );
  expect(sheet.headings).toEqual(['序号', '名称', '面积', '租金']);
  expect(sheet.headingRow).toBe(3);
  expect(sheet.rows.map((row) => row.number)).toEqual([4, 6]);
  expect(sheet.notes).toEqual([
    'skipped 2 title rows (rows 1, 2): "苏州市可用载体一览表 / 填报单位：某局 单位：㎡"',
    'skipped totals (rows 5, 7)',
    'skipped notes below the table (rows 9, 10): "注：面积为可租面积 / 填表人：张三 2026-11-01"',
  ]);
});

test('known headings decide which row is the heading row', () => {
  const text = '项目,内容,说明\n甲,乙,丙\nname_zh,area,x\nA,1,2\n';
  expect(sheetFromCsv(text).headingRow).toBe(1);
  expect(sheetFromCsv(text, { known: (heading) => ['name_zh', 'area'].includes(heading) }).headingRow).toBe(
    3,
  );
});

test('of two rows with as many known headings the first is the heading row', () => {
  const known = (heading: string) => ['a', 'b'].includes(heading);
  expect(sheetFromCsv('t,u\na,b\nb,a\n', { known }).headingRow).toBe(2);
});

test('a title of two cells over all columns is no heading row', () => {
  const sheet = sheetFromCsv('某表,,附件,\n名称,地址,内资,外资\n甲,乙,1,2\n');
  expect(sheet.headings).toEqual(['名称', '地址', '内资', '外资']);
  expect(sheet.notes[0]).toContain('skipped 1 title row (row 1)');
});

test('one known word by chance does not make a heading row', () => {
  const text = '项目,内容,说明\n甲,乙,丙\n丁,戊,己\n';
  expect(sheetFromCsv(text, { known: (heading) => heading === '乙' }).headingRow).toBe(1);
});

test('a two-row heading is joined', () => {
  const sheet = sheetFromCsv('序号,名称,投资,,备注\n,,内资,外资,\n1,甲,3,4,无\n2,乙,5,6,无\n');
  expect(sheet.headings).toEqual(['序号', '名称', '投资 / 内资', '投资 / 外资', '备注']);
  expect(sheet.headingRow).toBe(2);
  expect(sheet.rows).toHaveLength(2);
});

test('the first record is not taken for a second heading row', () => {
  const sheet = sheetFromCsv('名称,地址,,备注\n甲,某路1号,B座,好\n乙,某路2号,C座,\n');
  expect(sheet.rows).toHaveLength(2);
  expect(sheet.notes).toContain('column 3 has no heading and is not read');
});

test('a short row is padded, a long one is a problem with its row and value', () => {
  const sheet = sheetFromCsv('a,b,c\n1\n2,x,y,z\n3,,,\n4,x,y\n5,x,y');
  expect(sheet.rows.map((row) => row.cells)).toEqual([
    ['1', null, null],
    ['3', null, null],
    ['4', 'x', 'y'],
    ['5', 'x', 'y'],
  ]);
  expect(sheet.problems).toHaveLength(1);
  expect(sheet.problems[0]).toMatchObject({ code: 'ragged', row: 3, value: 'z' });
});

test('the quote sign of a safe export is removed, another one stays', () => {
  expect(sheetFromCsv("a,b\n'=SUM(A1),'tis\n'＝1,'-5\n").rows.map((row) => row.cells)).toEqual([
    ['=SUM(A1)', "'tis"],
    ['＝1', '-5'],
  ]);
});

test('sep=; and repeated headings are noted, row numbers stay those of the file', () => {
  const sheet = sheetFromCsv('sep=;\r\na;b\r\n1;2\r\na;b\r\n3;4\r\n');
  expect(sheet.rows).toEqual([
    { number: 3, cells: ['1', '2'] },
    { number: 5, cells: ['3', '4'] },
  ]);
  expect(sheet.notes).toContain('skipped repeated headings (row 4)');
});

test('broken quoting names the row', () => {
  expect(() => sheetFromCsv('a,b\n1,"2\n3,4\n')).toThrow(/Row 2: a cell opens with a quote/);
  expect(() => sheetFromCsv('a,b\n1,"2"x\n3,4\n')).toThrow(/Row 2: a quoted cell goes on/);
});

test('a file without words and an empty one say so', () => {
  expect(sheetFromCsv('1,2\n3,4\n').problems[0]).toMatchObject({ code: 'headings', row: 1 });
  expect(sheetFromCsv('\n ,\n').notes).toEqual(['the sheet is empty']);
});

test('tables beyond the limits are refused', () => {
  expect(() => sheetFromCsv(`a,b\n${'1,2\n'.repeat(20)}`, { maxRows: 10 })).toThrow(
    /21 rows, allowed are 10/,
  );
  expect(() => sheetFromCsv('a,b,c\n', { maxColumns: 2 })).toThrow(/3 columns/);
});

test('any text gives a sheet or a ReadError, and no record is lost without a word', () => {
  const cell = fc.oneof(
    fc.constantFrom('名称', '"', '""', ',', ';', '\t', '\n', '\r\n', '合计', "'=", 'x', '1'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 40 }), (parts) => {
      try {
        const sheet = sheetFromCsv(parts.join(''));
        for (const row of sheet.rows) expect(row.cells).toHaveLength(sheet.headings.length);
        const said = sheet.rows.length + sheet.problems.length + sheet.notes.length + sheet.headings.length;
        expect(said).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(ReadError);
      }
    }),
    { numRuns: 200 },
  );
});

test.each(['"', '",', '"\n', '",\n"', ',', "'"])('two hundred kilobytes of %j end quickly', (unit) => {
  const start = performance.now();
  try {
    sheetFromCsv(unit.repeat(Math.floor(200_000 / unit.length)));
  } catch (error) {
    expect(error).toBeInstanceOf(ReadError);
  }
  expect(performance.now() - start).toBeLessThan(2000);
});
