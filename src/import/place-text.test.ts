import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlineIn, pairIn } from './place-text.ts';

const dms = (d: number, m: number, s: number) => d + m / 60 + s / 3600;
const [lon, lat] = [dms(120, 43, 8.5), dms(31, 19, 33.6)];

test.each([
  ['120.62,31.30', 120.62, 31.3],
  ['（120.62，31.30）', 120.62, 31.3],
  ['[120.62 31.30]', 120.62, 31.3],
  ['POINT(120.62 31.30)', 120.62, 31.3],
  ['120.62、31.30', 120.62, 31.3],
  ['31.30,120.62', 31.3, 120.62],
  ['31.30N 120.62E', 120.62, 31.3],
  ['N31.30,E120.62', 120.62, 31.3],
  ['东经120°43′8.5″，北纬31°19′33.6″', lon, lat],
  ['东经120°43′8.5″北纬31°19′33.6″', lon, lat],
  ['北纬31度19分33.6秒 东经120度43分8.5秒', lon, lat],
  ['E120°43\'8.5" N31°19\'33.6"', lon, lat],
  ['120°43\'8.5"E31°19\'33.6"N', lon, lat],
  ['120 43 8.5 31 19 33.6', lon, lat],
  ['经度：120.62 纬度：31.30', 120.62, 31.3],
  ['120°43′8.5″/31°19′33.6″', lon, lat],
  ['3467890.123,40567890.456', 3467890.123, 40567890.456],
])('%s is a pair', (text, x, y) => {
  expect(pairIn(text)).toEqual([expect.closeTo(x, 10), expect.closeTo(y, 10)]);
});

test.each(['120.62', '120.62,31.3,5', '', '经度120.6 经度120.7', '苏州市人民路1号', '31.3N 120.6N'])(
  '%s is no pair',
  (text) => {
    expect(pairIn(text)).toHaveProperty('error');
  },
);

const square = [
  [120.95, 31.35],
  [120.96, 31.35],
  [120.96, 31.36],
];

test.each([
  ['semicolons', '120.95,31.35;120.96,31.35；120.96,31.36'],
  ['lines', '120.95,31.35\n120.96,31.35\n120.96,31.36\n'],
  ['blanks', '120.95,31.35 120.96,31.35 120.96,31.36'],
  ['brackets', '[[120.95,31.35],[120.96,31.35],[120.96,31.36]]'],
  ['numbers', 'J1,120.95,31.35;J2,120.96,31.35;J3,120.96,31.36'],
  ['numbers and rings', '1,1,120.95,31.35\n2,1,120.96,31.35\n3,1,120.96,31.36'],
  ['names', 'J1 X=120.95 Y=31.35; J2 X=120.96 Y=31.35; J3 X=120.96 Y=31.36'],
  ['letters', 'E120.95 N31.35; N31.35 E120.96; 31.36N 120.96E'],
  ['WKT', 'POLYGON ((120.95 31.35, 120.96 31.35, 120.96 31.36, 120.95 31.35))'],
])('an outline by %s', (_, text) => {
  expect(outlineIn(text)).toEqual({ type: 'Polygon', coordinates: [[...square, square[0]]] });
});

test('rings apart by number, empty line or bar; WKT in parts and with heights', () => {
  const two = { type: 'Polygon', coordinates: [square, square].map((ring) => [...ring, ring[0]]) };
  const line = '120.95,31.35;120.96,31.35;120.96,31.36';
  expect(outlineIn(`${line}|${line}`)).toEqual(two);
  expect(outlineIn(`${line.replaceAll(';', '\n')}\n\n${line.replaceAll(';', '\n')}`)).toEqual(two);
  const numbered = [1, 2].flatMap((ring) => square.map((point, i) => `J${i + 1},${ring},${point.join(',')}`));
  expect(outlineIn(numbered.join('\n'))).toEqual(two);
  expect(outlineIn('MULTIPOLYGON (((1 2, 3 4, 5 6, 1 2)), ((7 8, 9 10, 11 12, 7 8)))')).toMatchObject({
    type: 'MultiPolygon',
    coordinates: { length: 2 },
  });
  expect(outlineIn('LINESTRING Z (120.95 31.35 5, 120.96 31.35 6)')).toMatchObject({ type: 'LineString' });
});

test.each([
  '120.95,31.35;120.96,31.35',
  '120.95,31.35;x,y;1,2',
  '',
  'POLYGON ((1 2, 3',
  'POLYGON (1 2, 3 4)',
])('%s is no outline', (text) => {
  expect(outlineIn(text)).toHaveProperty('error');
});

test('no text makes either throw, hang, or give what is not finite', () => {
  const part = fc.constantFrom(
    '120.95',
    '31',
    ',',
    ';',
    '\n',
    ' ',
    '°',
    "'",
    '"',
    'E',
    'N',
    '北纬',
    'J1',
    '(',
    ')',
    '[',
    ']',
    '|',
    'POLYGON',
    'X=',
    '-',
    '度',
    '，',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.array(part, { maxLength: 60 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const pair = pairIn(text);
        if (!('error' in pair)) expect(pair.every(Number.isFinite)).toBe(true);
        const outline = outlineIn(text);
        if (!('error' in outline))
          expect((outline.coordinates as unknown[]).flat(9).every(Number.isFinite)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
