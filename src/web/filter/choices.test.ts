import { expect, test } from 'vitest';
import { choices, choicesNamed, toggled } from './choices.ts';

const WORDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
const label = (value: string) => value.toUpperCase();
const order = (vocabulary: string[], counts?: [string, number][], chosen: string[] = []) =>
  choices(vocabulary, counts && new Map(counts), new Set(chosen), label).map(
    ({ value, count }) => `${value}${count ?? ''}`,
  );

test('few values keep the order of the vocabulary, many come by count and then in that order', () => {
  expect(order(['a', 'b', 'c'], [['c', 9]])).toEqual(['a0', 'b0', 'c9']);
  expect(
    order(WORDS, [
      ['i', 2],
      ['c', 5],
      ['d', 5],
    ]).slice(0, 5),
  ).toEqual(['c5', 'd5', 'i2', 'a0', 'b0']);
});

test('without counts nothing is counted, and what is chosen is there even when no vocabulary knows it', () => {
  expect(order(['a', 'b'], undefined, ['x'])).toEqual(['a', 'b', 'x']);
});

test('a search finds labels in either case', () => {
  const all = choices(WORDS, undefined, new Set(), label);
  expect(choicesNamed(all, ' b ').map(({ value }) => value)).toEqual(['b']);
});

test('values are switched on and off in the order of the vocabulary; free text is one value', () => {
  expect(toggled('c', 'a', WORDS, false)).toBe('a,c');
  expect(toggled('a,c', 'a', WORDS, false)).toBe('c');
  expect(toggled('c', 'c', WORDS, false)).toBeUndefined();
  expect(toggled('one, two', 'three', [], true)).toBe('three');
  expect(toggled('one, two', 'one, two', [], true)).toBeUndefined();
});
