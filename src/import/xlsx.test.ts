import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { files, MAIN, type Parts, RELATIONS, refusal, workbook } from './workbook-fixture.ts';
import { sheetsFromXlsx } from './xlsx.ts';
import { xlsx } from './xlsx-writer.ts';

const text = (reference: string, value: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const HEAD = `<row r="1">${text('A1', '名称')}${text('B1', '值')}</row>`;
const body = (cells: string, after = '') => `<sheetData>${HEAD}<row r="2">${cells}</row></sheetData>${after}`;
const read = (parts: Parts) => sheetsFromXlsx(workbook(parts))[0]!;

test('shared, rich, phonetic, inline and formula strings; booleans and numbers', () => {
  const strings =
    '<si><t>甲</t></si><si><r><t>苏</t></r><r><t xml:space="preserve">州 </t></r><rPh><t>su</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si>';
  const value = (cells: string) =>
    read({ strings, body: body(`${text('A2', '甲')}${cells}`) }).rows[0]?.cells[1];
  expect(value('<c r="B2" t="s"><v>1</v></c>')).toBe('苏州');
  expect(value('<c r="B2" t="s"><v>2</v></c>')).toBe('a\rb_x0041_');
  expect(value('<c r="B2" t="str"><f>A1&amp;"x"</f><v>x</v></c>')).toBe('x');
  expect(value('<c r="B2" t="b"><v>1</v></c>')).toBe(true);
  expect(value('<c r="B2"><f>1+1</f><v>3500.1000000000004</v></c>')).toBe(3500.1);
  expect(value('<c r="B2"><v>1.2E+5</v></c>')).toBe(120_000);
  expect(value('<c><v>7</v></c>')).toBe(7);
  expect(value('<c r="B2" t="inlineStr"><is><t>苏</t><rPh><t>su</t></rPh></is></c>')).toBe('苏');
  expect(value('<c r="B2" t="s"><v>99</v></c>')).toBeNull();
});

test('error values and formulas without a result are empty with a note', () => {
  const sheet = read({
    body: body(`${text('A2', '甲')}<c r="B2" t="e"><v>#N/A</v></c><c r="C2"><f>A1</f></c>`),
  });
  expect(sheet.rows[0]?.cells).toEqual(['甲', null]);
  expect(sheet.notes).toEqual([
    'error values (#N/A) read as empty: B2',
    'formulas without a stored result read as empty: C2',
  ]);
});

test.each([
  [14, '', 46349, '2026-11-23T00:00:00.000Z'],
  [22, '', 46349.5, '2026-11-23T12:00:00.000Z'],
  [31, '', 46349, '2026-11-23T00:00:00.000Z'],
  [164, 'yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@', 46349, '2026-11-23T00:00:00.000Z'],
  [164, '[$-804]m&quot;月&quot;d&quot;日&quot;', 46349, '2026-11-23T00:00:00.000Z'],
  [164, 'yyyy\\-mm', 61, '1900-03-01T00:00:00.000Z'],
  [164, '0.00&quot;yd&quot;', 46349, 46349],
  [164, '[Red]0.00E+00', 46349, 46349],
  [164, 'General', 46349, 46349],
  [164, '[h]:mm', 1.5, 1.5],
  [20, '', 0.5, 0.5],
  [14, '', 60, 60],
  [10, '', 0.125, '12.5%'],
  [164, '0.0%', 0.07, '7%'],
  [0, '', 46349, 46349],
])('format %i %j shows %d as %s', (id, code, serial, expected) => {
  const styles = `<numFmts><numFmt numFmtId="164" formatCode="${code}"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs>`;
  const cell = read({ styles, body: body(`${text('A2', '甲')}<c r="B2" s="1"><v>${serial}</v></c>`) }).rows[0]
    ?.cells[1];
  expect(cell instanceof Date ? cell.toISOString() : cell).toBe(expected);
});

test('the 1904 epoch and ISO dates', () => {
  const book = `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr date1904="1"/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>';
  const sheet = read({
    workbook: book,
    styles,
    body: body('<c r="A2"><v>44887</v></c><c r="B2" t="d"><v>2026-11-23T08:00:00</v></c>'),
  });
  expect(sheet.rows[0]?.cells).toEqual([
    new Date(Date.UTC(2026, 10, 23)),
    new Date(Date.UTC(2026, 10, 23, 8)),
  ]);
});

test('titles, merged two-row headings and totals of a typical form', () => {
  const bytes = xlsx({
    sheets: [
      {
        name: '载体',
        rows: [
          ['苏州市可用载体一览表', null, null, null, null, null],
          ['填报单位：某局', null, null, '单位：㎡', null, null],
          ['序号', '名 称', '面积\n（㎡）', null, '租金', '备注'],
          [null, null, '总面积', '可租面积', null, null],
          [1, '甲园', 3500, 1200, 30, null],
          [2, '乙园', 4500, 2200, 25, '无'],
          ['合计', null, 8000, 3400, null, null],
          ['填表人：张三', null, null, null, null, null],
        ],
        merges: ['A1:F1', 'A2:C2', 'D2:F2', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:E4', 'F3:F4'],
      },
    ],
  });
  const [sheet] = sheetsFromXlsx(bytes);
  expect(sheet?.headings).toEqual([
    '序号',
    '名称',
    '面积（㎡） / 总面积',
    '面积（㎡） / 可租面积',
    '租金',
    '备注',
  ]);
  expect(sheet?.headingRow).toBe(4);
  expect(sheet?.rows).toEqual([
    { number: 5, cells: [1, '甲园', 3500, 1200, 30, null] },
    { number: 6, cells: [2, '乙园', 4500, 2200, 25, '无'] },
  ]);
  expect(sheet?.notes).toEqual([
    'skipped 2 title rows (rows 1, 2): "苏州市可用载体一览表 / 填报单位：某局 单位：㎡"',
    'headings joined from rows 3–4',
    'skipped totals (row 7)',
    'skipped notes below the table (row 8): "填表人：张三"',
  ]);
  const [known] = sheetsFromXlsx(bytes, { known: (heading) => ['总面积', '可租面积'].includes(heading) });
  expect(known?.headings).toEqual(sheet?.headings);
});

test('a text merged downwards stands in each row, a number in the first; hidden rows are read; all is noted', () => {
  const sheet = read({
    body: `<cols><col min="2" max="2" hidden="1"/></cols><sheetData>${HEAD}<row r="3" hidden="1">${text('A3', '甲')}${text('B3', '1')}</row><row r="5">${text('B5', '2')}</row><row r="6">${text('A6', '乙')}<c r="B6"><v>7</v></c></row><row r="7">${text('A7', '丙')}</row></sheetData><mergeCells><mergeCell ref="A3:A5"/><mergeCell ref="B6:B7"/></mergeCells>`,
  });
  expect(sheet.rows).toEqual([
    { number: 3, cells: ['甲', '1'] },
    { number: 5, cells: ['甲', '2'] },
    { number: 6, cells: ['乙', 7] },
    { number: 7, cells: ['丙', null] },
  ]);
  expect(sheet.notes).toEqual([
    'hidden columns are read too: B',
    'hidden rows are read too: 3',
    'a text merged over several rows stands in each of them: A3:A5',
    'merged cells count for their first row and column only: B6:B7; unmerge and fill them',
  ]);
});

test('several sheets come in order, hidden ones are named, one without headings has a problem', () => {
  const bytes = xlsx({
    sheets: [
      { name: '说明', rows: [[1, 2]] },
      {
        name: '数据',
        rows: [
          ['a', 'b'],
          [1, 2],
        ],
        validations: [{ range: 'A2:A9', values: ['x'.repeat(200), 'y'.repeat(200)] }],
      },
    ],
  });
  const sheets = sheetsFromXlsx(bytes);
  expect(sheets.map((sheet) => [sheet.name, sheet.rows.length, sheet.problems.length])).toEqual([
    ['说明', 0, 1],
    ['数据', 1, 0],
  ]);
  expect(sheets[0]?.notes).toEqual(['hidden sheets not read: _lists']);
});

test('prefixed element names, as some programs write them, are read', () => {
  const sheet = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>名称</x:v></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
  expect(read({ sheet }).rows).toEqual([{ number: 2, cells: [5] }]);
});

test.each([
  [
    'a DOCTYPE',
    workbook({ sheet: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>' }),
    /DOCTYPE/,
  ],
  ['an unknown entity', workbook({ sheet: '<worksheet>&bomb;</worksheet>' }), /not well-formed/],
  ['broken XML', workbook({ sheet: '<worksheet><sheetData>' }), /not well-formed/],
  ['deep XML', workbook({ sheet: '<a>'.repeat(100) }), /deeper than 64/],
  [
    'rows out of order',
    workbook({ body: '<sheetData><row r="5"/><row r="4"/></sheetData>' }),
    /Row 4 follows row 5/,
  ],
  ['a far column', workbook({ body: body(text('XFD2', 'x')) }), /column 16384, allowed are 512/],
  [
    'a missing sheet part',
    zipSync({ ...files({}), 'xl/worksheets/sheet1.xml': new Uint8Array(0) }),
    /not well-formed/,
  ],
  ['an .xls file', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /old Excel file.*另存为/],
  [
    'an encrypted workbook',
    Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      ...[...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0]),
    ]),
    /password/,
  ],
  ['an .ods file', zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('x') }), /OpenDocument/],
  ['a zipped shapefile', zipSync({ 'a.shp': strToU8('x') }), /shapefile/],
  ['another ZIP', zipSync({ 'a.txt': strToU8('x') }), /ZIP file with a table in it; unpack it/],
  ['text', strToU8('a,b'), /not an XLSX file/],
  ['nothing', new Uint8Array(0), /not an XLSX file/],
])('%s is refused', (_, bytes, message) => {
  expect(refusal(bytes).message).toMatch(message);
});
