import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { Cell } from './sheet.ts';
import { sheetsFromXlsx } from './xlsx.ts';
import { xlsx } from './xlsx-writer.ts';

const parts = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));

const SAMPLE = {
  name: '载体',
  rows: [
    ['名称', '面积', '日期', '可租', '备注'],
    ['甲 & <乙>', 3500.5, new Date(Date.UTC(2026, 10, 23)), true, '=1+1'],
    ['"丙"\n丁', -1, new Date(Date.UTC(2026, 10, 23, 8, 30)), false, '_x0041_'],
  ] as Cell[][],
  widths: [20, 12],
  validations: [
    { range: 'D2:D100', values: ['是', '否'] },
    { range: 'E2:E100', values: Array.from({ length: 80 }, (_, i) => `选项${i}`) },
    { range: 'E101', values: ['a,b', 'c'] },
  ],
};

test('what is written is read back', () => {
  const [sheet] = sheetsFromXlsx(xlsx({ sheets: [SAMPLE] }));
  expect(sheet?.name).toBe('载体');
  expect(sheet?.headings).toEqual(SAMPLE.rows[0]);
  expect(sheet?.rows.map((row) => row.cells)).toEqual(SAMPLE.rows.slice(1));
});

test('dates before March 1900 keep their day', () => {
  const rows = [['a'], ...['1900-01-01', '1900-02-28', '1900-03-01'].map((day) => [new Date(day)])];
  const [sheet] = sheetsFromXlsx(xlsx({ sheets: [{ name: '表', rows }] }));
  expect(sheet?.rows.map((row) => row.cells)).toEqual(rows.slice(1));
});

test('every part is well-formed, declared and related', () => {
  const files = parts(xlsx({ sheets: [SAMPLE, { name: '说明', rows: [['a']], merges: ['A1:B2'] }] }));
  for (const xml of Object.values(files)) new SaxesParser({ xmlns: true }).write(xml).close();
  const types = files['[Content_Types].xml'] ?? '';
  const related = files['xl/_rels/workbook.xml.rels'] ?? '';
  for (const path of Object.keys(files).filter((name) => /^xl\/[^_]*\.xml$/.test(name))) {
    expect(types).toContain(`PartName="/${path}"`);
    if (path !== 'xl/workbook.xml') expect(related).toContain(`Target="${path.slice(3)}"`);
  }
  const ids = [...(files['xl/workbook.xml'] ?? '').matchAll(/r:id="(\w+)"/g)].map((match) => match[1]);
  expect(ids).toEqual(['rId1', 'rId2', 'rId3']);
  const sheet = files['xl/worksheets/sheet1.xml'] ?? '';
  expect(sheet.indexOf('<cols>')).toBeLessThan(sheet.indexOf('<sheetData>'));
  expect(sheet.indexOf('</sheetData>')).toBeLessThan(sheet.indexOf('<dataValidations count="3">'));
  expect(files['xl/worksheets/sheet2.xml']).toContain(
    '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
  );
});

test('short lists stand in the formula, long ones and those with commas in a hidden sheet', () => {
  const files = parts(xlsx({ sheets: [SAMPLE] }));
  const sheet = files['xl/worksheets/sheet1.xml'] ?? '';
  expect(sheet).toContain('sqref="D2:D100"><formula1>&quot;是,否&quot;</formula1>');
  expect(sheet).toContain('<formula1>_lists!$A$1:$A$80</formula1>');
  expect(sheet).toContain('<formula1>_lists!$B$1:$B$2</formula1>');
  expect(files['xl/workbook.xml']).toContain('<sheet name="_lists" sheetId="2" state="hidden" r:id="rId2"/>');
  expect(files['xl/worksheets/sheet2.xml']).toContain('选项79');
});

test('the same content gives the same bytes, in every time zone', () => {
  const bytes = xlsx({ sheets: [SAMPLE] });
  expect(xlsx({ sheets: [SAMPLE] })).toEqual(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  expect(view.getUint32(10, true)).toBe(((2020 - 1980) << 25) | (1 << 21) | (1 << 16));
});

test.each([
  [{ name: '', rows: [] }, /sheet name/],
  [{ name: 'a/b', rows: [] }, /sheet name/],
  [{ name: 'x'.repeat(32), rows: [] }, /sheet name/],
  [{ name: '_lists', rows: [] }, /Two sheets/],
  [{ name: 'a', rows: [[Number.NaN]] }, /not a finite number/],
  [{ name: 'a', rows: [['x'.repeat(32_768)]] }, /32767/],
  [{ name: 'a', rows: [[new Date(Date.UTC(1800, 0, 1))]] }, /before 1900/],
  [{ name: 'a', rows: [], merges: ['B2:A1'] }, /not a range/],
])('%j is refused', (sheet, message) => {
  expect(() => xlsx({ sheets: [sheet] })).toThrow(message);
});

test('any cells survive a round trip', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.trim() === text),
    fc.double({ min: -1e300, max: 1e300, noNaN: true }).map((value) => Number(value.toPrecision(15))),
    fc.boolean(),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map((date) => {
      date.setUTCMilliseconds(0);
      return date;
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (cells) => {
      const rows: Cell[][] = [['栏甲', '栏乙'], ...cells, ['末', '行']];
      const [sheet] = sheetsFromXlsx(xlsx({ sheets: [{ name: '表', rows }] }), {
        known: (heading) => heading === '栏甲',
      });
      expect(sheet?.rows.map((row) => row.cells)).toEqual(rows.slice(1));
    }),
    { numRuns: 30 },
  );
});
