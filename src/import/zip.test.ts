import fc from 'fast-check';
import { Deflate, strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ReadError } from './sheet.ts';
import { files, refusal, workbook } from './workbook-fixture.ts';
import { sheetsFromXlsx } from './xlsx.ts';
import { xlsx } from './xlsx-writer.ts';
import { archiveOf } from './zip.ts';

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
    { numRuns: 150 },
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
    { numRuns: 150 },
  );
});

const archive = (limits = {}) =>
  archiveOf(zipSync({ 'a.xml': strToU8('x'.repeat(5000)), 'b.xml': strToU8('y') }), limits);

test('the caps on bytes, parts and inflated sizes hold', () => {
  expect(() => archive({ maxBytes: 10 })).toThrow(/bytes, allowed are 10/);
  expect(() => archive({ maxEntries: 1 })).toThrow(/2 parts, allowed are 1/);
  expect(() => archive({ maxEntryBytes: 4999 }).read('a.xml', () => {})).toThrow(/inflates to 5000/);
  const open = archive({ maxTotalBytes: 9000 });
  open.read('A.XML', () => {});
  expect(() => open.read('a.xml', () => {})).toThrow(/inflates to 5000/);
});

test('a changed byte in a stored part is found by its checksum', () => {
  const bytes = zipSync(
    files({ body: '<sheetData><row r="1"><c r="A1"><v>3500</v></c></row></sheetData>' }),
    { level: 0 },
  );
  const at = new TextDecoder('latin1').decode(bytes).indexOf('3500');
  bytes[at] = '9'.charCodeAt(0);
  expect(refusal(bytes).message).toMatch(/sheet1.xml fails its checksum/);
});

test('encrypted, doubled and overlapping parts are refused', () => {
  const central = (zip: Uint8Array, nth: number) => {
    const view = new DataView(zip.buffer);
    for (let at = 0; at + 4 < zip.length; at++)
      if (view.getUint32(at, true) === 0x02014b50 && nth-- === 0) return { view, at };
    throw new Error('no such entry');
  };
  const encrypted = zipSync(files({}));
  const first = central(encrypted, 0);
  first.view.setUint16(first.at + 8, 1, true);
  expect(refusal(encrypted).message).toMatch(/encrypted/);
  const doubled = zipSync({ 'a.xml': strToU8('x'), 'b.xml': strToU8('y') });
  doubled[central(doubled, 1).at + 46] = 'a'.charCodeAt(0);
  expect(refusal(doubled).message).toMatch(/stands twice/);
  const overlapping = zipSync({ 'a.xml': strToU8('x'), 'b.xml': strToU8('y') });
  const second = central(overlapping, 1);
  second.view.setUint32(second.at + 42, 0, true);
  expect(refusal(overlapping).message).toMatch(/overlap/);
});
