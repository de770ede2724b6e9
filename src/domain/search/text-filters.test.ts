import { expect, test } from 'vitest';
import { stem } from '../../worker/search/stem.ts';
import { collectionOf } from '../maps/index.ts';
import { Lexicon } from './lexicon.ts';
import { normal } from './question.ts';
import { textFilters } from './text-filters.ts';

const lexicon = new Lexicon([], [], stem);
const read = (text: string, except?: readonly string[]) => {
  const { filters, rest } = textFilters(normal(text), collectionOf('premises')!, lexicon, except);
  return [Object.fromEntries(filters.map(({ filter }) => [filter.field, filter.values])), rest];
};

test('words that name values of one field are conditions, the others are left', () => {
  const wanted = { division: ['320583'], kind: ['factory'], steam: [true] };
  expect(read('Kunshan factory with steam, Bosch')).toEqual([wanted, ['bosch']]);
  expect(read('昆山标准厂房 蒸汽')).toEqual([wanted, []]);
  expect(read('Kunshan or Taicang')).toEqual([{ division: ['320583', '320585'] }, []]);
  expect(read('Kunshan factory', ['division'])).toEqual([{ kind: ['factory'] }, ['kunshan']]);
});

test('of a class of clean rooms and clean rooms the class is meant, and cleaner ones', () => {
  for (const text of ['ISO 7 cleanroom', 'class 10,000 cleanroom', '洁净室 万级'])
    expect(read(text)).toEqual([{ clean: ['iso5', 'iso6', 'iso7'] }, []]);
});
