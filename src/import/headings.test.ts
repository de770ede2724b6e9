import { expect, test } from 'vitest';
import { COLLECTIONS, collectionOf } from '../domain/maps/index.ts';
import { columnOf, headingIndex } from './headings.ts';

const index = (collection: string) => headingIndex(collectionOf(collection)!);

test.each([
  ['premises', '可用面积（亩）', { name: 'area_free', unit: 'mu' }],
  ['premises', '可用面积（单位：亩）', { name: 'area_free', unit: 'mu' }],
  ['premises', '可用面积(万平方米)', { name: 'area_free', unit: 'wan_m2' }],
  ['premises', '可用面积/亩', { name: 'area_free', unit: 'mu' }],
  ['premises', '可用面积：㎡', { name: 'area_free', unit: 'm2' }],
  ['premises', '可用面积 亩', { name: 'area_free', unit: 'mu' }],
  ['premises', '面积（亩） / 可用面积', { name: 'area_free', unit: 'mu' }],
  ['premises', '租金（元/㎡.天）', { name: 'rent', unit: 'yuan_per_m2_day' }],
  ['premises', '租金（元/平米·月，含税）', { name: 'rent', unit: 'yuan_per_m2_month' }],
  ['premises', '在园企业数（家）', { name: 'tenants' }],
  ['opportunities', '总投资（万元人民币）', { name: 'total', unit: 'wan_yuan' }],
  ['opportunities', '总投资（人民币亿元）', { name: 'total', unit: 'yi_yuan' }],
  ['opportunities', '总投资_万元', { name: 'total', unit: 'wan_yuan' }],
  ['opportunities', '总投资（万美元）', { name: 'total', dollars: 1e4 }],
  ['opportunities', '总投资（必填）', { name: 'total' }],
  ['firms', '成立年份（年）', { name: 'founded' }],
  ['firms', '* 企业名称', { name: 'name_zh' }],
  ['plots', '规划指标 / 容积率', { name: 'far_min', upper: 'far_max' }],
  ['plots', '地块名称', { name: 'name_zh' }],
])('%s: %s', (collection, heading, column) => {
  expect(columnOf(heading, index(collection))).toEqual({
    kind: 'field',
    field: expect.anything(),
    ...column,
  });
});

test.each([
  ['opportunities', '总投资（万日元）'],
  ['opportunities', '总投资（亩）'],
  ['premises', '可用面积（万亩）'],
  ['premises', '可用面积（平方米/亩）'],
  ['premises', '面积（万元） / 可用面积'],
  ['premises', '可用面积 说明'],
  ['premises', '租金（元/㎡·年）'],
])('%s: %s is a column of their own, for nobody knows its unit', (collection, heading) => {
  expect(columnOf(heading, index(collection))).toEqual({ kind: 'extra', name: heading });
});

test('no heading means two fields in any collection', () => {
  for (const collection of COLLECTIONS) expect(() => headingIndex(collection)).not.toThrow();
});
