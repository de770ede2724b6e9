import { expect, test } from 'vitest';
import type { Field } from '../domain/kinds.ts';
import { COLLECTIONS, collectionOf } from '../domain/maps/index.ts';
import { fieldOf, fieldsOf } from '../domain/record.ts';
import { columnOf, headingIndex } from './headings.ts';
import { quantityRange } from './quantity.ts';
import { cellValue } from './values.ts';

const plots = collectionOf('plots')!;
const field = (name: string, collection = plots): Field => fieldOf(collection, name)!;
const value = (name: string, cell: string | number, context = {}) =>
  cellValue(cell, field(name), { name, resolve: () => undefined, epoch: 1900, ...context });

test.each([
  ['area', '7320.06平方米（合10.9801亩）', { value: 7320.06 }],
  ['area', '10.9801亩（合7320.06平方米）', { value: 7320.06666667 }],
  ['area', '约30亩', { value: 20000, said: '约, 左右 and the like beside figures are left out' }],
  ['area', '20000㎡（含代征道路）', { value: 20000, said: 'remarks beside figures are left out' }],
  ['area', '０', { value: null, said: 'zeros are kept as no value where 0 is impossible' }],
  ['area', '---', { value: null }],
  ['area', '／', { value: null }],
  ['area', 'N/A', { value: null }],
  ['area', '待定', { value: null }],
  ['invest_min', '≥350万元/亩', { value: 5250 }],
  ['invest_min', '350-400万元/亩', { value: 5250, said: 'upper ends of ranges are left out' }],
  ['height_max', '24-60米', { value: 60, said: 'lower ends of ranges are left out' }],
  ['height_max', '不超过60米', { value: 60 }],
  ['use_code', '一类工业用地（M1）', { value: 'M1' }],
  ['use_code', 'M1 一类工业用地', { value: 'M1' }],
  ['supply_quarter', '2027年二季度', { value: '2027-Q2' }],
  ['supply_quarter', '2027年5月', { value: '2027-Q2' }],
  ['closes_on', '2026年12月', { value: '2026-12-31' }],
  ['closes_on', '2026年3月5日至2026年3月20日16时', { value: '2026-03-20' }],
  ['closes_on', 46086, { value: '2026-03-05', said: 'bare numbers are read as spreadsheet dates' }],
  ['valid_until', '长期', { value: null, said: '长期 and the like are kept as no end' }],
  ['plot_no', '苏地2026-WG-12号', { value: '苏地2026-WG-12号' }],
])('%s %j', (name, cell, parsed) => {
  expect(value(name, cell)).toEqual(parsed);
});

test.each([
  ['area', '7320.06平方米（合12.3亩）', /says 12\.3 亩 in brackets, but the figure before is 10\.9801 亩/],
  ['area', '1-2万㎡', /is a range, 10000–20000; this field takes one number/],
  ['area', '12000、8000', /holds 2 figures; give each its own row/],
  ['area', '30人', /人 does not measure this field, which takes m²/],
  ['invest_min', '≤350', /is an upper limit/],
  ['height_max', '≥24', /is a lower limit/],
  ['plot_no', 'WG-12、WG-13', /names several \(WG-12 \| WG-13\); give each its own row/],
  ['plot_no', '苏地2026-WG-12号和13号地块', /names several/],
  ['plot_no', '苏地2026-WG-12号至14号', /names several/],
  ['plot_no', '苏地2026-WG-12号等3宗地', /names several/],
  ['source_no', 'A-1；A-2', /names several/],
  ['status_date', '长期', /is not a day/],
  ['supply_quarter', '尽快', /is not a quarter/],
])('%s %j is refused', (name, cell, reason) => {
  expect(value(name, cell)).toEqual({ reason: expect.stringMatching(reason) });
});

test.each([
  ['0.7-2.0', [0.7, 2]],
  ['介于0.7与2.0之间', [0.7, 2]],
  ['大于或等于1.5并且小于或等于2.5', [1.5, 2.5]],
  ['1.5≤容积率≤2.0', [1.5, 2]],
  ['≥1.5', [1.5, null]],
  ['不高于２．０', [null, 2]],
  ['1.8', [1.8, 1.8]],
  ['—', [null, null]],
])('容积率 %s fills both ends', (cell, ends) => {
  const column = columnOf('容积率', headingIndex(plots));
  expect(column).toMatchObject({ kind: 'field', name: 'far_min', upper: 'far_max' });
  const found = quantityRange(cell, field('far_min') as Parameters<typeof quantityRange>[1], {
    name: 'far_min',
  });
  expect(found).toEqual({ value: ends });
});

test.each(['现房', '随时', '即时入驻', '即日起'])(
  '%s is no date where something begins, and none elsewhere',
  (cell) => {
    const date = (name: string, collection = plots) =>
      cellValue(cell, field(name, collection), { name, resolve: () => undefined });
    expect(date('ready_on', collectionOf('premises'))).toEqual({
      value: null,
      said: '现房, 随时 and the like are kept as no date',
    });
    expect(date('closes_on')).toEqual({ reason: expect.stringContaining('is not a day') });
  },
);

test('FAR in English, and each end under its own heading', () => {
  const index = headingIndex(plots);
  expect(columnOf('FAR', index)).toMatchObject({ name: 'far_min', upper: 'far_max' });
  expect(columnOf('容积率上限', index)).toMatchObject({ name: 'far_max' });
  expect(columnOf('容积率上限', index)).not.toHaveProperty('upper');
});

test('dollars are yuan only at the rate that was said', () => {
  const opportunities = collectionOf('opportunities')!;
  const total = (cell: string | number, context = {}) =>
    cellValue(cell, field('total', opportunities), { name: 'total', resolve: () => undefined, ...context });
  expect(total('500万美元')).toEqual({ reason: expect.stringContaining('--usd') });
  expect(total('500万美元', { dollar: 7 })).toEqual({ value: 35e6 });
  expect(total('USD 1,000', { dollar: 7.2 })).toEqual({ value: 7200 });
  expect(total('1.5亿美元', { dollar: 7 })).toEqual({ value: 1.05e9 });
  expect(total('1.2亿元', { dollar: 7 })).toEqual({ value: 1.2e8 });
  expect(total('3,500万元')).toEqual({ value: 3.5e7 });
  const column = columnOf('总投资（万美元）', headingIndex(opportunities));
  expect(column).toMatchObject({ name: 'total', dollars: 1e4 });
  expect(total(500, { dollar: 7, dollars: 1e4 })).toEqual({ value: 35e6 });
});

test.each(['、', '，', ';', '/', '和', '\n', ' | '])('terms listed with %j between them', (sign) => {
  const industries = field('industries', collectionOf('premises'));
  const context = { name: 'industries', resolve: () => undefined };
  expect(cellValue(`医药制造业${sign}汽车制造`, industries, context)).toEqual({ value: ['C27', 'C36'] });
});

test('every term is read back by its code and its labels, also where one is a placeholder elsewhere', () => {
  for (const collection of COLLECTIONS)
    for (const [name, field] of Object.entries(fieldsOf(collection))) {
      if (field.kind !== 'term') continue;
      for (const [code, { zh, en }] of Object.entries(field.terms))
        for (const text of [code, zh, en])
          expect(
            cellValue(text, field, { name, resolve: () => undefined }),
            `${collection.id} ${name} ${text}`,
          ).toEqual({
            value: field.many ? [code] : code,
          });
    }
});
