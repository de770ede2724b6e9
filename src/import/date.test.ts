import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDate, parseQuarter, serialDate } from './date.ts';

test.each([
  '2026-11-23',
  '2026/11/23',
  '2026.11.23',
  '2026. 11. 23',
  '20261123',
  '2026年11月23日',
  '2026 年 11 月 23 号',
  '２０２６－１１－２３',
  '2026-11-23 10:30',
  '2026/11/23 10:30:05',
  '2026-11-23T00:00:00',
  '2026-11-22T16:00:00Z',
  '2026-11-23T00:00:00+08:00',
  '2026年11月23日 星期一',
  '23/11/2026',
  '11/23/2026',
  20261123,
  new Date(Date.UTC(2026, 10, 23)),
  new Date(Date.UTC(2026, 10, 23, 23, 59)),
])('%s is 2026-11-23', (cell) => {
  expect(parseDate(cell)).toEqual({ value: '2026-11-23', precision: 'day' });
});

test('a month or a year alone is its first day and says so', () => {
  for (const text of ['2026年11月', '2026-11', '2026.11', '2026年11月份'])
    expect(parseDate(text)).toEqual({ value: '2026-11-01', precision: 'month' });
  expect(parseDate('2026年')).toEqual({ value: '2026-01-01', precision: 'year' });
});

test.each([
  ['2026年11月23日16时', {}, '2026-11-23'],
  ['2026年11月23日 下午4时30分前', {}, '2026-11-23'],
  ['2026-11-23 16:00截止', {}, '2026-11-23'],
  ['截至2026年11月23日', {}, '2026-11-23'],
  ['二〇二六年十一月二十三日', {}, '2026-11-23'],
  ['二○二六年三月十日', {}, '2026-03-10'],
  ['二零二六年十二月', {}, '2026-12-01'],
  ['2026.3', {}, '2026-03-01'],
  [2026.3, {}, '2026-03-01'],
  ['202603', {}, '2026-03-01'],
  [202603, {}, '2026-03-01'],
  ['2026', {}, '2026-01-01'],
  ['2026年2月', { last: true }, '2026-02-28'],
  ['2028.2', { last: true }, '2028-02-29'],
  ['2026年', { last: true }, '2026-12-31'],
  ['2026年底', {}, '2026-12-31'],
  ['2026年9月底前', {}, '2026-09-30'],
  ['2026年9月中旬', {}, '2026-09-20'],
  ['2026年3月5日至2026年3月20日16时', { last: true }, '2026-03-20'],
  ['2026/3/5~2026/3/20', { last: true }, '2026-03-20'],
  ['2026年3月5日至3月20日', { last: true }, '2026-03-20'],
  ['2026年3月5日9时-3月20日16时', { last: true }, '2026-03-20'],
])('%j with %j is %s', (cell, options, value) => {
  expect(parseDate(cell, options)).toMatchObject({ value });
});

test.each(['长期', '长期有效', '永久', '无固定期限'])('%s is no end', (text) => {
  expect(parseDate(text)).toEqual({ value: null, precision: 'day', endless: true });
});

test.each([
  ['2026年3月5日至2026年3月20日', 'is a period'],
  ['2026年3月5日至3月20日', 'is a period'],
  [2026.1, 'is a number'],
  ['26年3月5日', 'not a date'],
  ['2026年2月30日', 'no date'],
])('%j says why: %s', (cell, fact) => {
  expect(parseDate(cell)).toEqual({ error: expect.stringContaining(fact) });
});

test.each([null, '', '无', '---', '/', '待定', 'N/A', '／', '——', '暂无'])('%j is no date', (cell) => {
  expect(parseDate(cell)).toEqual({ value: null, precision: 'day' });
});

test.each([
  ['05/11/2026', 'day/month or month/day'],
  ['2026-02-29', 'no date'],
  ['2026年13月', 'no date'],
  ['2026-04-31', 'no date'],
  ['20261332', 'no date'],
  ['1026-11-23', 'no date'],
  ['26-11-23', 'not a date'],
  ['2026-11/23', 'not a date'],
  ['46349', 'not a date'],
  [46349, 'format the cell as a date'],
  [true, 'yes/no'],
  [new Date(Number.NaN), 'broken'],
])('%s is refused: %s', (cell, fact) => {
  expect(parseDate(cell)).toEqual({ error: expect.stringContaining(fact) });
});

test('serial numbers are read when told, in both epochs (ECMA-376 18.17.4.1)', () => {
  expect(parseDate(46349, { serials: 1900 })).toMatchObject({ value: '2026-11-23' });
  expect(parseDate('46349.75', { serials: 1900 })).toMatchObject({ value: '2026-11-23' });
  expect(parseDate(44887, { serials: 1904 })).toMatchObject({ value: '2026-11-23' });
  expect(serialDate(1)?.toISOString()).toBe('1900-01-01T00:00:00.000Z');
  expect(serialDate(59)?.toISOString()).toBe('1900-02-28T00:00:00.000Z');
  expect(serialDate(60)).toBeUndefined();
  expect(serialDate(61)?.toISOString()).toBe('1900-03-01T00:00:00.000Z');
  expect('error' in parseDate(61, { serials: 1900 })).toBe(true);
  expect(serialDate(46349.5)?.toISOString()).toBe('2026-11-23T12:00:00.000Z');
});

test.each([
  '2027Q1',
  '2027-Q1',
  '2027 q1',
  'Q1 2027',
  '2027年一季度',
  '2027年第一季度',
  '2027年1季度',
  '２０２７年第１季度',
])('%s is 2027-Q1', (text) => {
  expect(parseQuarter(text)).toEqual({ value: '2027-Q1' });
});

test('other quarters, blanks and what is no quarter', () => {
  expect(parseQuarter('2027年四季度')).toEqual({ value: '2027-Q4' });
  expect(parseQuarter('2027年二季度末')).toEqual({ value: '2027-Q2' });
  for (const text of ['2027年5月', '2027-05', '2027年5月底', new Date('2027-05-09')])
    expect(parseQuarter(text)).toEqual({ value: '2027-Q2' });
  expect(parseQuarter('2027年上半年')).toEqual({ value: '2027-Q2', precision: 'half' });
  expect(parseQuarter('2027年下半年')).toEqual({ value: '2027-Q4', precision: 'half' });
  expect(parseQuarter('2027年底')).toEqual({ value: '2027-Q4', precision: 'year' });
  expect(parseQuarter(null)).toEqual({ value: null });
  expect(parseQuarter('无')).toEqual({ value: null });
  for (const text of ['2027Q5', '2027', '20271', '一季度', '1827Q1', '2027年', '甲年底', 2027])
    expect(parseQuarter(text)).toEqual({ error: expect.stringContaining('not a quarter') });
});

test('any day survives every way it is written', () => {
  const day = fc.date({ min: new Date('1901-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      const value = date.toISOString().slice(0, 10);
      const [y, m, d] = value.split('-').map(Number);
      for (const text of [value, `${y}/${m}/${d}`, `${y}年${m}月${d}日`, value.replaceAll('-', '')])
        expect(parseDate(text)).toEqual({ value, precision: 'day' });
    }),
  );
});

test('no cell makes them throw', () => {
  const part = fc.constantFrom(
    '2026',
    '11',
    '3',
    '年',
    '月',
    '日',
    '-',
    '/',
    '.',
    'Q',
    '季度',
    ' ',
    ':',
    'T',
    'Z',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.oneof(text, fc.double(), fc.date()), (cell) => {
      const parsed = parseDate(cell, { serials: 1900 });
      if ('value' in parsed && parsed.value !== null) expect(parsed.value).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(parseQuarter(cell)).toBeTypeOf('object');
    }),
    { numRuns: 1000 },
  );
});
