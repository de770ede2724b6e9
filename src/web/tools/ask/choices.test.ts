import { expect, test } from 'vitest';
import type { TermField } from '../../../domain/kinds.ts';
import { collectionOf, VIEWS } from '../../../domain/maps/index.ts';
import { fieldOf } from '../../../domain/record.ts';
import { zh } from '../../text/zh/ask.ts';
import { chainsOf, choicesIn, choicesOf, fitting } from './choices.ts';
import { intentOf } from './intents.ts';

const industries = choicesOf('industries', fieldOf(collectionOf('premises')!, 'industries') as TermField);
const codes = (typed: string, language: 'zh' | 'en') => fitting(industries, typed, language)[0]?.codes;

test.each([
  ['汽车零部件', 'zh', ['C36']],
  ['芯片', 'zh', ['C39']],
  ['做半导体设备的', 'zh', ['C39']],
  ['装备制造', 'zh', ['C34', 'C35', 'C37']],
  ['新型显示', 'zh', ['C39']],
  ['e-axle maker', 'en', ['C36']],
  ['e-axles', 'en', ['C36']],
  ['EV parts', 'en', ['C36']],
  ['car part', 'en', ['C36']],
  ['integrated circuit', 'en', ['C39']],
  ['电动汽车', 'zh', ['C36', 'C38']],
  ['auto parts', 'en', ['C36']],
  ['precision bearings', 'en', ['C34']],
  ['做轴承的', 'zh', ['C34']],
  ['Biotech', 'en', ['C27']],
  ['batteries and battery packs', 'en', ['C38']],
  ['materials', 'en', ['C26', 'C30', 'C31']],
  ['dairy', 'en', ['C13']],
  ['医用耗材', 'zh', ['C35']],
  ['半导体材料', 'zh', ['C39']],
] as const)('%s leads to an industry', (typed, language, wanted) => {
  expect(codes(typed, language)).toEqual(wanted);
});

test.each([
  ['robots', 'en', ['mech']],
  ['机器人', 'zh', ['mech']],
  ['semiconductors', 'en', ['ic']],
] as const)('%s leads to a discipline of institutes', (typed, language, wanted) => {
  const field = fieldOf(collectionOf('institutes')!, 'disciplines') as TermField;
  expect(fitting(choicesOf('disciplines', field), typed, language)[0]?.codes).toEqual(wanted);
});

test('industries lead to the chains that run through them, those through nothing else first', () => {
  const ids = (...codes: string[]) => chainsOf(codes).map(([id]) => id);
  expect(ids('C27', 'C35')).toEqual(['biomed', 'equipment']);
  expect(ids('C39')).toEqual(['display', 'software']);
  expect(ids('C36')).toEqual(['automotive']);
  expect(ids('C13')).toEqual([]);
});

test('what is called exactly what is typed is offered first, in either language', () => {
  const all = choicesIn(collectionOf('premises')!, ['industries', 'kind']);
  for (const { label } of all)
    for (const language of ['zh', 'en'] as const)
      expect(fitting(all, label[language], language)[0]?.label[language]).toBe(label[language]);
});

test('nothing typed offers everything, nonsense nothing', () => {
  expect(fitting(industries, ' ', 'zh')).toHaveLength(industries.length);
  expect(fitting(industries, 'xyzzy', 'en')).toEqual([]);
});

test('every map is the answer to a wish, about fields and values that its records have', () => {
  for (const { id } of VIEWS) {
    const { collection, available, bounds, lists, terms } = intentOf(id)!;
    for (const [name, values] of Object.entries(available)) {
      const field = fieldOf(collection, name) as TermField;
      for (const value of values.split(',')) expect(Object.keys(field.terms), id).toContain(value);
    }
    for (const { field } of bounds) expect(fieldOf(collection, field)?.filter, id).toBeDefined();
    expect(bounds.length, id).toBe(zh.sizes[id]?.length ?? 0);
    for (const name of [...terms, ...lists])
      expect(fieldOf(collection, name), id).toMatchObject({ kind: 'term', filter: expect.anything() });
  }
});
