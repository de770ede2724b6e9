import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from './encoding.ts';
import { ReadError } from './sheet.ts';

const TEXT = '名称,面积（㎡）\n苏州工业园区,3500\n浒墅关开发区,一二00\n甪直镇,1\n';
const utf8 = (text: string) => new TextEncoder().encode(text);
const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g)!.map((pair) => Number.parseInt(pair, 16)));
/** TEXT in GBK, made once with iconv. */
const GBK = fromHex(
  'c3fbb3c62cc3e6bbfda3a8a94fa3a90acbd5d6ddb9a4d2b5d4b0c7f82c333530300ae4b0cafbb9d8bfaab7a2c7f82cd2bbb6fe30300aae66d6b1d5f22c310a',
);

function utf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little);
  return bytes;
}

function refusal(bytes: Uint8Array, encoding?: string): ReadError {
  try {
    decode(bytes, encoding);
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

test.each([
  ['utf-8', false, utf8(TEXT)],
  ['utf-8', true, utf8(`\ufeff${TEXT}`)],
  ['utf-16le', false, utf16(TEXT, true)],
  ['utf-16be', false, utf16(TEXT, false)],
  ['utf-16le', true, utf16(`\ufeff${TEXT}`, true)],
  ['utf-16be', true, utf16(`\ufeff${TEXT}`, false)],
  ['gb18030', false, GBK],
  ['gb18030', true, Uint8Array.from([0x84, 0x31, 0x95, 0x33, ...GBK])],
])('%s with mark %s gives the same text', (encoding, bom, bytes) => {
  expect(decode(bytes)).toMatchObject({ text: TEXT, encoding, bom });
  expect(decode(bytes, encoding).text).toBe(TEXT);
});

test('GBK of which a word happens to be valid UTF-8 is still read as a whole', () => {
  expect(decode(Uint8Array.from([...GBK, 0xc1, 0xaa, 0xcd, 0xa8])).text).toBe(`${TEXT}联通`);
});

test('the record separator of GeoJSON sequences is text', () => {
  expect(decode(utf8('\u001e{}\n')).text).toBe('\u001e{}\n');
});

test('a final SUB is dropped and ASCII is UTF-8', () => {
  expect(decode(utf8('name,area\nA,1\n\u001a')).text).toBe('name,area\nA,1\n');
});

test.each([
  ['caf\\xe9 in Latin-1', [0x63, 0x61, 0x66, 0xe9, 0x0a]],
  ['Andréa in Latin-1, valid GBK', [0x41, 0x6e, 0x64, 0x72, 0xe9, 0x61, 0x0a]],
  ['Big5 臺灣積體電路', [0xbb, 0x4f, 0xc6, 0x57, 0xbf, 0x6e, 0xc5, 0xe9, 0xb9, 0x71, 0xb8, 0xf4]],
  ['private use in GBK', [0xaa, 0xa1, 0xaa, 0xa2, 0xcb, 0xd5]],
  ['NUL', [0x41, 0x00, 0x00, 0x42]],
  ['control characters', [0x41, 0x01, 0x42]],
])('%s is refused', (_, bytes) => {
  expect(refusal(Uint8Array.from(bytes))).toMatchObject({ code: 'encoding' });
});

test('Korean in EUC-KR, which is valid GBK of common characters, is refused', () => {
  const korean = fromHex(
    'bbefbcbac0fcc0da20c1d6bdc4c8b8bbe720bea5c0fabfec20b9ddb5b5c3bc20b0f8c0e520b4ebc7d1b9ceb1b920bcadbfefc6afbab0bdc320b0adb3b2b1b820bfacb1b8b0b3b9dfbcbec5cd0a',
  );
  expect(refusal(korean).message).toContain('usual in Chinese text');
});

test.each([
  [[0x41, 0xed, 0xa0, 0x80], 1],
  [[0xe0, 0x80, 0x80], 0],
  [[0x41, 0x41, 0xf0, 0x80, 0x80, 0x80], 2],
  [[0xf4, 0x90, 0x80, 0x80], 0],
  [[0xe8, 0x8b], 0],
])('%j breaks UTF-8 at byte %i', (bytes, offset) => {
  expect(refusal(Uint8Array.from(bytes), 'utf-8').value).toBe(offset);
});

test('every message says how to save the file', () => {
  const { message } = refusal(Uint8Array.from([0x63, 0xe9, 0x0a]));
  expect(message).toMatch(/tried utf-8 \(fails at byte 1\), gb18030 \(fails at byte 1\).*CSV UTF-8/);
});

test('a truncated UTF-8 file and one broken byte are refused, not read as GBK', () => {
  expect(refusal(utf8(TEXT + TEXT).subarray(0, utf8(TEXT).length + 4)).code).toBe('encoding');
  const broken = utf8(TEXT.repeat(50));
  broken[1] = 0x41;
  expect(refusal(broken).message).toMatch(/mixes encodings: line 2 is utf-8/);
});

test('mixed GBK and UTF-8 lines are refused with the line', () => {
  expect(refusal(Uint8Array.from([...GBK, ...utf8('昆山高新区,1\n')])).message).toMatch(
    /mixes encodings: line 5|not known/,
  );
});

test.each(['a\ufffdb', '地址,锟斤拷\n', 'ËÕÖÝ¹¤ÒµÔ°Çø,1\n', 'è\u008b\u008få·\u009eå¸\u0082\n'])(
  'text damaged before is refused: %j',
  (text) => {
    expect(refusal(utf8(text)).message).toContain('damaged before');
  },
);

test('European and Japanese text in UTF-8 is taken', () => {
  for (const text of [
    'Société générale, Größe',
    'ÄÖÜ ÄÖÜ: GRÖSSE, ÜBER, ÄNDERUNG, ÖL, ÜBUNG, ÄRA',
    '株式会社,トヨタ',
    '臺灣積體電路',
  ])
    expect(decode(utf8(text)).text).toBe(text);
});

test('a wrong explicit encoding names the byte and the line', () => {
  const error = refusal(GBK, 'UTF-8');
  expect(error.message).toContain('Not valid utf-8 at byte 0 (line 1, C3)');
  const long = new Uint8Array(20_000).fill(0x41);
  long[9_000] = 0x0a;
  long[15_001] = 0xff;
  expect(refusal(long, 'gbk')).toMatchObject({ value: 15_001 });
  expect(refusal(long, 'gbk').message).toContain('line 2, FF');
  expect(refusal(utf16('苏州', true).subarray(0, 3), 'utf-16le').value).toBe(2);
  expect(refusal(utf8(TEXT), 'latin1').message).toContain('Unknown encoding "latin1"');
  expect(refusal(utf8(`\ufeff${TEXT}`), 'gbk').message).toContain('mark it as utf-8');
});

test.each([
  ['XLSX', [0x50, 0x4b, 3, 4]],
  ['.xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
])('%s bytes are named', (name, bytes) => {
  expect(refusal(Uint8Array.from(bytes)).message).toContain(name);
});

test('any bytes are read or refused, and text once read has no lost characters', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        expect(decode(bytes).text).not.toContain('\ufffd');
      } catch (error) {
        expect(error).toBeInstanceOf(ReadError);
      }
    }),
    { numRuns: 500 },
  );
});

test('any Chinese text survives every encoding it is written in', () => {
  const char = fc.constantFrom(...'苏州工业园区昆山吴江常熟太仓张家港高新面积租金一二三0123,;\n（）');
  fc.assert(
    fc.property(fc.array(char, { minLength: 1, maxLength: 60 }), (chars) => {
      const text = `a,${chars.join('')}`;
      for (const bytes of [utf8(text), utf16(text, true), utf16(text, false)])
        expect(decode(bytes).text).toBe(text);
    }),
  );
});
