import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unitNamed } from '../domain/units.ts';
import { parseNumber } from './number.ts';

test.each([
  ['3500', { value: 3500 }],
  [3500.5, { value: 3500.5 }],
  ['３，５００．５', { value: 3500.5 }],
  ['3,500', { value: 3500 }],
  ['1,234,567.8', { value: 1234567.8 }],
  ['-5', { value: -5 }],
  ['−5', { value: -5 }],
  ['.5', { value: 0.5 }],
  ['1.2E+05', { value: 120000 }],
  ['3500 m²', { value: 3500, unit: 'm²' }],
  ['3500㎡', { value: 3500, unit: 'm²' }],
  ['3500平方米', { value: 3500, unit: 'm²' }],
  ['3500（平方米）', { value: 3500, unit: 'm²' }],
  ['30亩', { value: 30, unit: '亩' }],
  ['2公顷', { value: 2, unit: '公顷' }],
  ['2 ha', { value: 2, unit: '公顷' }],
  ['68.8平方公里', { value: 68.8, unit: 'km²' }],
  ['68.8 km²', { value: 68.8, unit: 'km²' }],
  ['500万元', { value: 500, unit: '万元' }],
  ['3.5亿元', { value: 3.5, unit: '亿元' }],
  ['3500元', { value: 3500, unit: '元' }],
  ['¥3,500', { value: 3500 }],
  ['500万美元', { value: 500, unit: '万美元' }],
  ['USD 1,000', { value: 1000, unit: 'USD' }],
  ['1000 USD', { value: 1000, unit: 'USD' }],
  ['12.5%', { value: 12.5, unit: '%' }],
  ['12.5％', { value: 12.5, unit: '%' }],
  ['35元/㎡·月', { value: 35, unit: '元/m²·月' }],
  ['35元/平方米/月', { value: 35, unit: '元/m²·月' }],
  ['35元/(㎡·月)', { value: 35, unit: '元/m²·月' }],
  ['1.2元/平米/天', { value: 1.2, unit: '元/m²·天' }],
  ['60万元/亩', { value: 60, unit: '万元/亩' }],
  ['60万元/亩·年', { value: 60, unit: '万元/亩·年' }],
  ['60万元/亩/年', { value: 60, unit: '万元/亩·年' }],
  ['800kVA', { value: 800, unit: 'kVA' }],
  ['5t', { value: 5, unit: '吨' }],
  ['1500kg/㎡', { value: 1500, unit: 'kg/m²' }],
  ['7.2m', { value: 7.2, unit: '米' }],
  ['7.2米', { value: 7.2, unit: '米' }],
  ['120人', { value: 120, unit: '人' }],
  ['5层', { value: 5, unit: '层' }],
  ['1.2万', { value: 12000, scale: '万' }],
  ['0.07亿', { value: 7_000_000, scale: '亿' }],
  ['1.2万人', { value: 12000, unit: '人' }],
  ['3.3万平方米', { value: 33000, unit: 'm²' }],
  ['约3500', { value: 3500, qualifier: 'about' }],
  ['3500左右', { value: 3500, qualifier: 'about' }],
  ['≥0.7', { value: 0.7, qualifier: 'at_least' }],
  ['不低于350万元/亩', { value: 350, unit: '万元/亩', qualifier: 'at_least' }],
  ['2.0以下', { value: 2, qualifier: 'at_most' }],
  ['20-40', { range: [20, 40] }],
  ['20~40', { range: [20, 40] }],
  ['20～40元/㎡·月', { range: [20, 40], unit: '元/m²·月' }],
  ['20—40', { range: [20, 40] }],
  ['约20-40', { range: [20, 40], qualifier: 'about' }],
  ['5-8层', { range: [5, 8], unit: '层' }],
  ['20万元至40万元', { range: [20, 40], unit: '万元' }],
  ['20万-40万', { range: [200000, 400000], scale: '万' }],
  ['介于0.7与2.0之间', { range: [0.7, 2] }],
  ['1,000-2,000㎡', { range: [1000, 2000], unit: 'm²' }],
  [
    '7320.06平方米（合10.9801亩）',
    { value: 7320.06, unit: 'm²', again: { value: 10.9801, unit: '亩', step: 1e-4 } },
  ],
  [
    '7320.06平方米，合10.98亩',
    { value: 7320.06, unit: 'm²', again: { value: 10.98, unit: '亩', step: 0.01 } },
  ],
  ['7320㎡/11亩', { value: 7320, unit: 'm²', again: { value: 11, unit: '亩', step: 1 } }],
  ['35元/㎡·月（含物业费）', { value: 35, unit: '元/m²·月', remark: '含物业费' }],
  ['大于或等于1.5并且小于或等于2.5', { range: [1.5, 2.5] }],
  ['≥1.5且≤2.5', { range: [1.5, 2.5] }],
  ['≤2.5，≥1.5', { range: [1.5, 2.5] }],
  ['不低于1.5，不高于2.5', { range: [1.5, 2.5] }],
  ['1.5≤容积率≤2.5', { range: [1.5, 2.5] }],
  ['1.0<FAR≤2.0', { range: [1, 2] }],
  ['大于等于30%', { value: 30, unit: '%', qualifier: 'at_least' }],
  ['不多于5层', { value: 5, unit: '层', qualifier: 'at_most' }],
])('%j', (cell, parsed) => {
  expect(parseNumber(cell)).toEqual(parsed);
});

test.each([null, '', '  ', '---', '——', '/', '无', '暂无', 'N/A', '-', '待定'])('%j is no value', (cell) => {
  expect(parseNumber(cell)).toEqual({ value: null });
});

test.each([
  ['abc', 'is not a number'],
  ['3,50', 'is not a number'],
  ['1,2345', 'is not a number'],
  ['3.5.6', 'is not a number'],
  ['3500 blah', 'is not a number'],
  ['0512', 'is not a number'],
  ['320500198001011234', 'is not a number'],
  ['40-20', 'runs backwards'],
  ['2026-11', 'runs backwards'],
  ['20亩-40万元', 'is not a number'],
  ['1 2', 'is not a number'],
  ['￥', 'is not a number'],
  ['12000、8000', 'holds 2 figures'],
  ['12000㎡；8000㎡；500㎡', 'holds 3 figures'],
  ['12000,8000', 'holds 2 figures'],
  ['≥2.5且≤1.5', 'runs backwards'],
  ['≥1.5且≥2.5', 'is not a number'],
  [true, 'yes/no'],
  [new Date(0), 'a date'],
  [Number.NaN, 'finite'],
])('%j is refused: %s', (cell, fact) => {
  expect(parseNumber(cell)).toEqual({ error: expect.stringContaining(fact) });
});

test('every unit of measure given back is one the unit table knows', () => {
  for (const text of ['3 ㎡', '3 亩', '3万元/亩', '3元/㎡/月', '3千伏安', '3 t/㎡', '3个月', '3工作日']) {
    const parsed = parseNumber(text);
    expect('unit' in parsed && unitNamed(parsed.unit!), text).toBeTruthy();
  }
});

test('any number typed with separators, full-width digits or 万 comes back', () => {
  const number = fc.integer({ min: -1e9, max: 1e9 });
  fc.assert(
    fc.property(number, (n) => {
      const wide = String(n).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
      for (const text of [n.toLocaleString('en'), wide, `${n} m²`])
        expect(parseNumber(text)).toMatchObject({ value: n });
      expect(parseNumber(`${n / 100}万`)).toMatchObject({ value: n * 100 });
    }),
  );
});

test('no cell makes it throw or give a number that is none', () => {
  const part = fc.constantFrom(
    '1',
    '20',
    ',',
    '.',
    '-',
    '~',
    '万',
    '亿',
    '元',
    '㎡',
    '约',
    '介于',
    '与',
    'e',
    '%',
    ' ',
    '以上',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (cell) => {
      const parsed = parseNumber(cell);
      if ('value' in parsed && parsed.value !== null) expect(Number.isFinite(parsed.value)).toBe(true);
      if ('range' in parsed) expect(parsed.range[0]).toBeLessThanOrEqual(parsed.range[1]);
    }),
    { numRuns: 1000 },
  );
});
