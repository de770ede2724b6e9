import fc from 'fast-check';
import { Deflate, strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ReadError } from './sheet.ts';
import { sheetsFromXlsx } from './xlsx.ts';
import { xlsx } from './xlsx-writer.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

type Parts = {
  sheet?: string;
  /** Rows and what follows them inside `<worksheet>`. */
  body?: string;
  strings?: string;
  styles?: string;
  workbook?: string;
  more?: Record<string, string>;
};

function files({ sheet, body = '<sheetData/>', strings, styles, workbook, more = {} }: Parts) {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const texts: Record<string, string> = {
    '_rels/.rels': `<Relationships>${relation(1, 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      workbook ??
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'sharedStrings', 'sharedStrings.xml')}${relation(3, 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': sheet ?? `<worksheet xmlns="${MAIN}">${body}</worksheet>`,
    ...(strings !== undefined ? { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>` } : {}),
    ...(styles !== undefined
      ? { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }
      : {}),
    ...more,
  };
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)]));
}

const workbook = (parts: Parts) => zipSync(files(parts));
const text = (reference: string, value: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const HEAD = `<row r="1">${text('A1', '名称')}${text('B1', '值')}</row>`;
const body = (cells: string, after = '') => `<sheetData>${HEAD}<row r="2">${cells}</row></sheetData>${after}`;
const read = (parts: Parts) => sheetsFromXlsx(workbook(parts))[0]!;

function refusal(bytes: Uint8Array): ReadError {
  try {
    sheetsFromXlsx(bytes);
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

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
  const [known] = sheetsFromXlsx(bytes, { known: (heading) => heading === '可租面积' });
  expect(known?.headings).toEqual(sheet?.headings);
});

test('merged cells in the data are not spread, hidden rows are read, both noted; blank rows count', () => {
  const sheet = read({
    body: `<cols><col min="2" max="2" hidden="1"/></cols><sheetData>${HEAD}<row r="3" hidden="1">${text('A3', '甲')}${text('B3', '1')}</row><row r="5">${text('B5', '2')}</row></sheetData><mergeCells><mergeCell ref="A3:A5"/></mergeCells>`,
  });
  expect(sheet.rows).toEqual([
    { number: 3, cells: ['甲', '1'] },
    { number: 5, cells: [null, '2'] },
  ]);
  expect(sheet.notes).toEqual([
    'hidden columns are read too: B',
    'hidden rows are read too: 3',
    'merged cells count for their first row and column only: A3:A5; unmerge and fill them',
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
  ['another ZIP', zipSync({ 'a.txt': strToU8('x') }), /not an XLSX workbook/],
  ['text', strToU8('a,b'), /not an XLSX file/],
  ['nothing', new Uint8Array(0), /not an XLSX file/],
])('%s is refused', (_, bytes, message) => {
  expect(refusal(bytes).message).toMatch(message);
});

/** A raw deflate stream of a unit over and over: one flushed piece repeated, so that gigabytes need no time to make. */
function deflated(prefix: string, unit: string, times: number): Uint8Array {
  const flushed = (text: string) => {
    const pieces: number[] = [];
    const stream = new Deflate({ level: 9 }, (piece) => pieces.push(...piece));
    stream.push(strToU8(text));
    stream.flush(true);
    return pieces;
  };
  const [head, piece] = [flushed(prefix), flushed(unit)];
  const bytes = new Uint8Array(head.length + piece.length * times + 5);
  bytes.set(head);
  for (let i = 0; i < times; i++) bytes.set(piece, head.length + i * piece.length);
  bytes.set([1, 0, 0, 0xff, 0xff], bytes.length - 5);
  return bytes;
}

/** A workbook whose sheet part is the given deflate stream and declares the given inflated size. */
function bomb(stream: Uint8Array, size: number): Uint8Array {
  const name = strToU8('xl/worksheets/sheet1.xml');
  const zip = zipSync({ ...files({}), 'xl/worksheets/sheet1.xml': [stream, { level: 0 }] });
  const view = new DataView(zip.buffer);
  for (let at = 0; at + 4 < zip.length; at++) {
    const signature = view.getUint32(at, true);
    const header = signature === 0x04034b50 ? 30 : signature === 0x02014b50 ? 46 : 0;
    if (header === 0 || !name.every((byte, i) => zip[at + header + i] === byte)) continue;
    view.setUint16(at + (header === 30 ? 8 : 10), 8, true);
    view.setUint32(at + (header === 30 ? 22 : 24), size, true);
  }
  return zip;
}

test('bombs are refused at once, whatever size they declare', () => {
  const spaces = deflated('<worksheet>', ' '.repeat(1e6), 1000);
  const cells = deflated('<worksheet><sheetData><row>', '<c/>'.repeat(250_000), 1000);
  const cases: [Uint8Array, number, RegExp][] = [
    [spaces, 0xfffffffe, /inflates to 4294967294 bytes/],
    [spaces, 5000, /inflates beyond the 5000 bytes/],
    [spaces, 60e6, /more than 100 times/],
    [spaces, 1e9, /inflates to 1000000000 bytes/],
    [cells, 60e6, /more than 100 times/],
  ];
  for (const [stream, size, message] of cases) {
    const bytes = bomb(stream, size);
    const start = performance.now();
    const error = refusal(bytes);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(error).toMatchObject({ code: 'limit', message: expect.stringMatching(message) });
  }
});

test('any damage to a workbook gives sheets or a ReadError, and text is never changed unseen', () => {
  const good = xlsx({
    sheets: [
      {
        name: '表',
        rows: [
          ['名称', '值'],
          ['苏州', 3500],
          ['昆山', 12],
        ],
      },
    ],
  });
  const expected = JSON.stringify(sheetsFromXlsx(good)[0]?.rows);
  const edit = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), fc.boolean(), (edits, isCut) => {
      const bytes = good.slice(0, isCut ? edits[0]![0] : good.length);
      for (const [at, byte] of edits) if (at < bytes.length) bytes[at] = byte;
      try {
        const [sheet] = sheetsFromXlsx(bytes);
        if (sheet && sheet.problems.length === 0 && sheet.rows.length > 0)
          expect(JSON.stringify(sheet.rows)).toBe(expected);
      } catch (error) {
        expect(error).toBeInstanceOf(ReadError);
      }
    }),
    { numRuns: 400 },
  );
});

test('any sheet XML gives sheets or a ReadError', () => {
  const part = fc.constantFrom(
    '<row>',
    '</row>',
    '<row r="3">',
    '<c>',
    '<c r="B2" t="s">',
    '</c>',
    '<v>',
    '</v>',
    '9',
    '1e999',
    '<c t="e" s="-1"><v>x</v></c>',
    '<mergeCell ref="B2:A1"/>',
    '<row r="2"><c r="A2"><v>1</v></c></row>',
    '<f/>',
    '<is><t>x</t></is>',
    '&#0;',
    '<![CDATA[y]]>',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
      try {
        sheetsFromXlsx(workbook({ body: `<sheetData>${parts.join('')}</sheetData>` }));
      } catch (error) {
        expect(error).toBeInstanceOf(ReadError);
      }
    }),
    { numRuns: 300 },
  );
});
