import { expect, test } from 'vitest';
import { collectionOf } from '../maps/index.ts';
import { parametersOf } from '../query.ts';
import { conditionsOf, withoutQuantities } from './quantities.ts';
import { normal, terms } from './question.ts';

const read = (q: string, collection: string) =>
  Object.fromEntries(
    conditionsOf(normal(q), collectionOf(collection)!, '2026-11-27').flatMap(({ filter }) =>
      parametersOf(filter),
    ),
  );

test.each([
  ['space 3000 m2', { area_free: '3000/..', min_unit: '../3000' }],
  ['6000 m2 of space', { area_free: '6000/..', min_unit: '../6000' }],
  ['smallest unit up to 500 m2', { min_unit: '../500' }],
  ['smallest unit 500 m2', { min_unit: '../500' }],
  ['最小分割500平方米以内', { min_unit: '../500' }],
  ['clear height 8 m', { height: '8/..' }],
  ['8m clear height', { height: '8/..' }],
  ['height at least 9 m', { height: '9/..' }],
  ['minimum clear height 8', { height: '8/..' }],
  ['层高8米以上', { height: '8/..' }],
  ['rent below 30', { rent: '../30' }],
  ['rent no more than 30 yuan per sqm per month', { rent: '../30' }],
  ['rent no less than 30', { rent: '30/..' }],
  ['租金60元/平米以内', { rent: '../60' }],
  ['60元/平米/月以内', { rent: '../60' }],
  ['每月60元/平米以内', { rent: '../60' }],
  ['8 m high', { height: '8/..' }],
  ['2 m tall', { height: '2/..' }],
  ['lease term 1 year', { term: '../1' }],
  ['300 m2 for 15000 yuan a month', { area_free: '300/..', min_unit: '../300', rent: '../50' }],
  ['2000平米，月租6万元以内', { area_free: '2000/..', min_unit: '../2000', rent: '../30' }],
  ['租金30元以下', { rent: '../30' }],
  ['30元/平方米/月以内', { rent: '../30' }],
  ['floor load 2 t/m2', { load: '2000/..' }],
  ['荷载不低于2吨', { load: '2000/..' }],
  ['6000 m2 rent', { area_free: '6000/..', min_unit: '../6000' }],
  ['层高8米以下 3000平方米以上', { height: '../8', area_free: '3000/..', min_unit: '../3000' }],
  ['clear height 8 m at most 3000 m2', { height: '8/..', min_unit: '../3000' }],
  ['2万平方米左右 供电容量1000kVA以上', { area_free: '16000/..', min_unit: '../24000', power: '1000/..' }],
  ['层高8米以上，租金30元以下', { height: '8/..', rent: '../30' }],
])('%s: the name of a field beside an amount makes its condition', (q, wanted) => {
  expect(read(q, 'premises')).toEqual(wanted);
});

test.each([
  ['within 6 months', 'premises', { ready_on: '../2027-05-27' }],
  ['in three months', 'premises', { ready_on: '../2027-02-27' }],
  ['6个月内', 'premises', { ready_on: '../2027-05-27' }],
  ['半年内', 'premises', { ready_on: '../2027-05-27' }],
  ['from January 2027', 'premises', { ready_on: '../2027-01-31' }],
  ['2027年1月起', 'premises', { ready_on: '../2027-01-31' }],
  ['after January 2027', 'premises', { ready_on: '2027-02-01/..' }],
  ['at most USD 2.50 per sq ft a month', 'premises', { rent: '../193.438234099' }],
  ['20位客人', 'routes', { max_group: '20/..' }],
  ['rent about 1,200 m²', 'premises', { area_free: '960/..', min_unit: '../1440' }],
  ['available now', 'premises', { ready_on: '../2026-11-27' }],
  ['1500平方米现房', 'premises', { area_free: '1500/..', min_unit: '../1500', ready_on: '../2026-11-27' }],
  ['年内挂牌', 'plots', { supply_quarter: '../2026-Q4' }],
  ['今年内挂牌', 'plots', { supply_quarter: '../2026-Q4' }],
  ['60亩左右工业用地，每亩40万以内', 'plots', { area: '32000/48000', base_price: '../600' }],
  ['40万/亩以内', 'plots', { base_price: '../600' }],
  ['3000万到5000万 机器人', 'opportunities', { ask: '30000000/50000000' }],
  ['Series A of 30-50 million', 'opportunities', { ask: '30000000/50000000' }],
  ['月产能10万件以上', 'firms', {}],
  ['able to ship within 30 days', 'firms', {}],
  [
    '3000平方米仓库，立即可用',
    'premises',
    { area_free: '3000/..', min_unit: '../3000', ready_on: '../2026-11-27' },
  ],
  ['带8个人考察一天', 'routes', { max_group: '8/..', duration: '../9' }],
  ['ready within 30 days', 'premises', { ready_on: '../2026-12-27' }],
  ['12月中旬入驻', 'premises', { ready_on: '../2026-12-31' }],
  ['200平米左右，月租2万以内', 'premises', { area_free: '160/..', min_unit: '../240', rent: '../100' }],
  ['50-year term', 'plots', { term: '50/..' }],
  ['plot to build in 2027', 'plots', { supply_quarter: '../2027-Q4' }],
  ['2027年开工', 'plots', { supply_quarter: '../2027-Q4' }],
  ['start building 2027', 'plots', { supply_quarter: '../2027-Q4' }],
  ['begin construction in 2027', 'plots', { supply_quarter: '../2027-Q4' }],
  ['start building from March 2027', 'plots', { supply_quarter: '../2027-Q1' }],
  ['12月入驻', 'premises', { ready_on: '../2026-12-31' }],
  ['年底入驻', 'premises', { ready_on: '../2026-12-31' }],
  ['3月开工', 'plots', { supply_quarter: '../2027-Q1' }],
  ['月租3万元以内', 'premises', {}],
  ['15 managers', 'routes', { max_group: '15/..' }],
  ['delegation of 15', 'routes', { max_group: '15/..' }],
  ['投资额五千万到一个亿', 'opportunities', { total: '50000000/100000000' }],
  ['三十亩左右', 'plots', { area: '16000/24000' }],
  ['一千五百平', 'premises', { area_free: '1500/..', min_unit: '../1500' }],
  ['两万平米', 'premises', { area_free: '20000/..', min_unit: '../20000' }],
  ['租金一个月一平不超过60块', 'premises', { rent: '../60' }],
  ['地价每亩不超过50万', 'plots', { base_price: '../750' }],
  ['三元社区 千亿级产业园', 'premises', {}],
  ['想投5000万元', 'opportunities', { ask: '../50000000' }],
  ['ticket CNY 30 to 50 million', 'opportunities', { ask: '30000000/50000000' }],
])('%s among %s: what people bring, and by when', (q, collection, wanted) => {
  expect(read(q, collection)).toEqual(wanted);
});

test.each([
  ['6000 to 10000 m2', { area_free: '6000/..', min_unit: '../10000' }],
  ['6000-10000 m²', { area_free: '6000/..', min_unit: '../10000' }],
  ['6000至10000平方米', { area_free: '6000/..', min_unit: '../10000' }],
  ['1-2万平', { area_free: '10000/..', min_unit: '../20000' }],
  ['6000-1万平方米', { area_free: '6000/..', min_unit: '../10000' }],
  ['under 5000 m2, over 3000 m2', { area_free: '3000/..', min_unit: '../5000' }],
  ['3000 m2, smallest unit 500 m2', { area_free: '3000/..', min_unit: '../500' }],
  ['between 20 and 30 yuan', { rent: '20/30' }],
  ['over 20 yuan, under 30 yuan', { rent: '20/30' }],
  ['about 3000 m2', { area_free: '2400/..', min_unit: '../3600' }],
])('%s: both ends of a range', (q, wanted) => {
  expect(read(q, 'premises')).toEqual(wanted);
});

test.each([
  ['more than 50 million yuan', { total: '50000000/..' }],
  ['over CNY 50 million', { total: '50000000/..' }],
  ['CNY 50m', { ask: '../50000000' }],
  ['at least 20 million dollars', { total: '143768000/..' }],
  ['5000万元以上', { total: '50000000/..' }],
  ['1.3亿元', { ask: '../130000000' }],
  ['5000万-1.3亿元', { ask: '50000000/130000000' }],
  ['2 million euros', {}],
])('%s: sums of money', (q, wanted) => {
  expect(read(q, 'opportunities')).toEqual(wanted);
});

test.each([
  ['1,000 sq ft', 'premises', { area_free: '92.90304/..', min_unit: '../92.90304' }],
  ['1000平方英尺', 'premises', { area_free: '92.90304/..', min_unit: '../92.90304' }],
  ['over 10 acres', 'plots', { area: '40468.564224/..' }],
  ['10英亩', 'plots', { area: '40468.564224/..' }],
  ['tour of up to 4 hours', 'routes', { duration: '../4' }],
  ['3小时以内的考察', 'routes', { duration: '../3' }],
  ['open 24 hours', 'premises', {}],
  ['half-day tour', 'routes', { duration: '../4.5' }],
  ['半天的考察', 'routes', { duration: '../4.5' }],
  ['one day in Kunshan', 'routes', { duration: '../9' }],
  ['一天的线路', 'routes', { duration: '../9' }],
  ['for 20 people', 'routes', { max_group: '20/..' }],
  ['20人考察', 'routes', { max_group: '20/..' }],
  ['for 20 people', 'premises', {}],
  ['10000千伏安以上', 'premises', { power: '10000/..' }],
  ['2027年6月11日前', 'routes', {}],
  ['3月1日的考察', 'routes', {}],
  ['24 hours a day', 'premises', {}],
])('%s among %s: units that people say are those of fields', (q, collection, wanted) => {
  expect(read(q, collection)).toEqual(wanted);
});

test('prices of land are said in ten thousands of yuan', () => {
  expect(read('起始价50万元/亩以下', 'plots')).toEqual({ base_price: '../750' });
  expect(read('起始价50万', 'plots')).toEqual({ base_price: '../750' });
});

test.each([
  ['by the end of 2027', '../2027-12-31'],
  ['end of 2027', '../2027-12-31'],
  ['ready by summer 2027', '../2027-08-31'],
  ['by spring 2027', '../2027-05-31'],
  ['by mid-2027', '../2027-06-30'],
  ['winter 2027', '../2028-02-29'],
  ['before June 2027', '../2027-05-31'],
  ['before 2027', '../2026-12-31'],
  ['available from March 2027', '2027-03-01/..'],
  ['2027 Q2', '../2027-06-30'],
  ['2027年底前', '../2027-12-31'],
  ['2027年第二季度前', '../2027-06-30'],
  ['2027年6月以后', '2027-07-01/..'],
  ['2027年上半年', '../2027-06-30'],
  ['by spring', '../2027-05-31'],
  ['by the end of next year', '../2027-12-31'],
  ['before March', '../2027-02-28'],
  ['by December', '../2026-12-31'],
  ['by next summer', '../2027-08-31'],
  ['明年春天前', '../2027-05-31'],
  ['明年底前', '../2027-12-31'],
  ['年底前', '../2026-12-31'],
  ['三季度前', '../2027-09-30'],
])('%s: when it can be had', (q, wanted) => {
  expect(read(`厂房 ${q}`, 'premises')).toEqual({ ready_on: wanted });
});

test('land is had in quarters; other maps know no time', () => {
  expect(read('by spring 2027', 'plots')).toEqual({ supply_quarter: '../2027-Q2' });
  expect(read('2027年底前', 'plots')).toEqual({ supply_quarter: '../2027-Q4' });
  expect(read('closing by the end of 2027', 'opportunities')).toEqual({ closes_on: '../2027-12-31' });
  expect(read('by the end of 2027', 'firms')).toEqual({});
});

test('numbers, codes and years of something else are no amounts', () => {
  for (const q of [
    '厂房 3栋',
    'GMP 2027 factory 3',
    '苏地2020-WG-15',
    'A-3000 m2x',
    'Kunshan 5G',
    '规划2035',
    'spring steel',
    '春兰',
    'next year',
  ])
    expect(withoutQuantities(normal(q)).quantities, q).toEqual([]);
});

test('words of an amount are no words to look for', () => {
  const left = (q: string) => terms(withoutQuantities(normal(q)).rest).map(({ text }) => text);
  expect(left('factory at least of about 3000 m2 up to 5000 m2')).toEqual(['factory']);
  expect(left('2万平方米左右 供电容量1000kVA以上 厂房')).toEqual(['厂房']);
  expect(left('6000 m2 of space with 8m clear height factory')).toEqual(['factory']);
  expect(left('at least 50 mu')).toEqual(['50', 'mu']);
  expect(left('昆山 厂房 不超过3000平方米左右')).toEqual(['昆山', '厂房']);
});

test.each([
  ['warehouse near airport', { airport_straight: '../30000' }],
  [
    'warehouse near the airport, floor load at least 2 t/m2',
    { airport_straight: '../30000', load: '2000/..' },
  ],
  ['close to a railway station', { station_straight: '../10000' }],
  ['nearest warehouse to a port', { port_straight: '../20000' }],
  ['nearest to a port', { port_straight: '../20000' }],
  ['within 20 km of a port', { port_straight: '../20000' }],
  ['at most 15km from the nearest port', { port_straight: '../15000' }],
  ['more than 5 km from an airport', { airport_straight: '5000/..' }],
  ['port within 12 km, rent below 30', { port_straight: '../12000', rent: '../30' }],
  ['5 km from a station and 20 km from a port', { station_straight: '../5000', port_straight: '../20000' }],
  ['靠近港口的冷链仓库', { port_straight: '../20000' }],
  ['离机场近的厂房', { airport_straight: '../30000' }],
  ['距港口20公里以内', { port_straight: '../20000' }],
  [
    '距离高铁站不超过8公里 3000平方米以上',
    { station_straight: '../8000', area_free: '3000/..', min_unit: '../3000' },
  ],
  ['机场30公里内的仓库', { airport_straight: '../30000' }],
  ['火车站附近', { station_straight: '../10000' }],
  ['虹桥机场附近', {}],
  ['port of taicang', {}],
  ['near Port of Taicang', {}],
])('%s: what is near is a limit of the distance', (q, wanted) => {
  expect(read(q, 'premises')).toEqual(wanted);
});

test('where nothing is measured to a port, a wish to be near one is no condition', () => {
  expect(read('near a port', 'firms')).toEqual({});
  expect(withoutQuantities(normal('warehouse near a port'))).toEqual({
    rest: expect.stringMatching(/^warehouse\s*$/),
    quantities: ['near a port'],
  });
});

test.each([
  ['100,000 pieces', ['100000', 'pieces']],
  ['ISO 9001 or IATF-16949', ['iso9001', 'iatf16949']],
  ['座椅厂，要精密注塑件', ['座椅厂', '精密注塑']],
  ['要求 要素市场', ['要素市场']],
])('%s: words that belong together are one, and what says nothing is none', (q, wanted) => {
  expect(terms(normal(q)).map(({ text }) => text)).toEqual(wanted);
});
