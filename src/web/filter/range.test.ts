import { expect, test } from 'vitest';
import { collectionOf } from '../../domain/maps/index.ts';
import { fieldOf } from '../../domain/record.ts';
import { endsOf, parameterOfEnds } from './range.ts';

const area = fieldOf(collectionOf('plots')!, 'area')!;
const ready = fieldOf(collectionOf('premises')!, 'ready_on')!;

test('numbers are read and written in the unit shown', () => {
  expect(parameterOfEnds({ from: '30', to: '' }, area, 'mu')).toBe('20000/..');
  expect(endsOf('20000/..', area, 'mu')).toEqual({ from: '30', to: '' });
  expect(parameterOfEnds({ from: '1,000', to: '2000' }, area, 'm2')).toBe('1000/2000');
  expect(endsOf('../50000', area, 'ha')).toEqual({ from: '', to: '5' });
});

test('a single value stands for both ends', () => {
  expect(endsOf('20000', area, 'mu')).toEqual({ from: '30', to: '30' });
});

test('open or wrong ends give no parameter', () => {
  expect(parameterOfEnds({ from: '', to: '' }, area, 'mu')).toBeUndefined();
  expect(parameterOfEnds({ from: 'many', to: '' }, area, 'mu')).toBeUndefined();
});

test('days stay days', () => {
  expect(parameterOfEnds({ from: '2027-01-01', to: '' }, ready, undefined)).toBe('2027-01-01/..');
});
