import { expect, test } from 'vitest';
import type { Field } from './kinds.ts';
import { collectionOf } from './maps/index.ts';
import { fieldOf } from './record.ts';
import { sentence, shownUnit, unitChoices, valueText } from './sentence.ts';
import { type Unit, unitNamed } from './units.ts';

const plots = collectionOf('plots')!;
const area = fieldOf(plots, 'area')!;
const number = (unit: Unit, shown?: Unit): Field => ({
  kind: 'number',
  unit,
  label: { zh: '数', en: 'Number' },
  ...(shown && { shown }),
});

test('money reads in 万元 in Chinese and in millions in English', () => {
  expect(valueText(78e6, number('yuan'), 'zh')).toBe('7,800 万元');
  expect(valueText(78e6, number('yuan'), 'en')).toBe('78 million CNY');
  expect(valueText(4500, number('yuan'), 'en')).toBe('0.0045 million CNY');
  expect(unitChoices(number('yuan'), 'zh')).toEqual(['wan_yuan', 'yi_yuan', 'wan_usd']);
  expect(unitChoices(number('yuan'), 'en')).toEqual(['million_yuan', 'billion_yuan', 'million_usd']);
});

test('dollars are for reading: the sentence may be written in them, no import takes them', () => {
  const opportunities = collectionOf('opportunities')!;
  const filter = { op: 'between', field: 'total', from: 71_884_000, to: null } as const;
  expect(sentence(filter, opportunities, 'en', undefined, () => 'million_usd')).toBe(
    'Total investment ≥ 10 million USD',
  );
  expect(sentence(filter, opportunities, 'zh')).toBe('总投资 ≥ 7,188 万元');
  expect(unitNamed('万美元')).toBeUndefined();
  expect(unitNamed('million USD')).toBeUndefined();
});

test('land reads in 亩 in Chinese and in hectares in English, each with the others to choose', () => {
  expect(valueText(2e4, area, 'zh')).toBe('30 亩');
  expect(valueText(2e4, area, 'en')).toBe('2 ha');
  expect(unitChoices(area, 'zh')).toEqual(['mu', 'ha', 'm2']);
  expect(unitChoices(area, 'en')).toEqual(['ha', 'mu', 'm2']);
});

test('areas of buildings stay in m² in both languages', () => {
  expect(unitChoices(number('m2'), 'zh')).toEqual(['m2', 'mu', 'ha']);
  expect(unitChoices(number('m2'), 'en')).toEqual(['m2', 'ha', 'mu']);
});

test('prices by 亩 are prices by m² in English', () => {
  expect(shownUnit(number('yuan_per_m2', 'wan_yuan_per_mu'), 'zh')).toBe('wan_yuan_per_mu');
  expect(shownUnit(number('yuan_per_m2', 'wan_yuan_per_mu'), 'en')).toBe('yuan_per_m2');
  expect(shownUnit(number('yuan_per_m2_year', 'wan_yuan_per_mu_year'), 'en')).toBe('yuan_per_m2_year');
});

test('a floor load is read in the units of structural engineers too', () => {
  const load = fieldOf(collectionOf('premises')!, 'load')!;
  expect(unitChoices(load, 'en')).toEqual(['kg_per_m2', 'kn_per_m2', 't_per_m2']);
  expect(valueText(1000, load, 'en', undefined, 'kn_per_m2')).toBe('9.81 kN/m²');
  expect(unitNamed('kPa')).toBe('kn_per_m2');
});

test('a filter is said in the units of its language', () => {
  const filter = { op: 'between', field: 'area', from: 2e4, to: null } as const;
  expect(sentence(filter, plots, 'zh')).toBe(`${area.label.zh} ≥ 30 亩`);
  expect(sentence(filter, plots, 'en')).toBe(`${area.label.en} ≥ 2 ha`);
  expect(sentence({ op: 'not', arg: filter }, plots, 'zh')).toBe(`${area.label.zh} < 30 亩`);
  const most = { op: 'between', field: 'area', from: null, to: 2e4 } as const;
  expect(sentence({ op: 'not', arg: most }, plots, 'en')).toBe(`${area.label.en} > 2 ha`);
});
