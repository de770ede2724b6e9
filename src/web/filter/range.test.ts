import { expect, test } from 'vitest';
import { collectionOf } from '../../domain/maps/index.ts';
import { fieldOf } from '../../domain/record.ts';
import { endsOf, endsOfNumbers, numbersOf, parameterOfEnds } from './range.ts';
import { numeric } from './scale.ts';

const area = fieldOf(collectionOf('plots')!, 'area')!;
const ready = fieldOf(collectionOf('premises')!, 'ready_on')!;
const founded = fieldOf(collectionOf('firms')!, 'founded')!;

test('numbers are read and written in the unit shown', () => {
  expect(parameterOfEnds({ from: '30', to: '' }, area, 'mu')).toBe('20000/..');
  expect(endsOf('20000/..', area, 'mu')).toEqual({ from: '30', to: '' });
  expect(parameterOfEnds({ from: '1,000', to: '2000' }, area, 'm2')).toBe('1000/2000');
  expect(endsOf('../50000', area, 'ha')).toEqual({ from: '', to: '5' });
});

test('a single value stands for both ends', () => {
  expect(endsOf('20000', area, 'mu')).toEqual({ from: '30', to: '30' });
});

test('open ends give no parameter, what is no range is told apart', () => {
  expect(parameterOfEnds({ from: '', to: '' }, area, 'mu')).toBe('');
  expect(parameterOfEnds({ from: 'many', to: '' }, area, 'mu')).toBeUndefined();
  expect(parameterOfEnds({ from: '40', to: '30' }, area, 'mu')).toBeUndefined();
  expect(parameterOfEnds({ from: '2000.5', to: '' }, founded, undefined)).toBeUndefined();
});

test('days stay days', () => {
  expect(parameterOfEnds({ from: '2027-01-01', to: '' }, ready, undefined)).toBe('2027-01-01/..');
  expect(parameterOfEnds({ from: '2027-02-01', to: '2027-01-01' }, ready, undefined)).toBeUndefined();
  expect(numbersOf('2027-01-01/..', ready)).toEqual([numeric('2027-01-01'), null]);
});

test('handles set round numbers in the unit shown', () => {
  expect(endsOfNumbers([20_123, null], area, 'mu')).toEqual({ from: '30.2', to: '' });
  expect(endsOfNumbers([2003, 2010], founded, undefined)).toEqual({ from: '2003', to: '2010' });
  expect(numbersOf('20000/40000', area)).toEqual([20_000, 40_000]);
});
