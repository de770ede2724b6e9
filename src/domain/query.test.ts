import { expect, test } from 'vitest';
import { collectionOf } from './maps/index.ts';
import { filterFrom, parametersOf } from './query.ts';

const plots = collectionOf('plots')!;
const premises = collectionOf('premises')!;

test('quarters are asked for one by one or as a range, and written as they were read', () => {
  const of = (text: string) => filterFrom([['supply_quarter', text]], plots);
  expect(of('2027-Q2').filter).toEqual({ op: 'in', field: 'supply_quarter', values: ['2027-Q2'] });
  const until = { op: 'between', field: 'supply_quarter', from: null, to: '2027-Q2' };
  expect(of('../2027-Q2').filter).toEqual(until);
  expect(parametersOf(of('../2027-Q2').filter)).toEqual([['supply_quarter', '../2027-Q2']]);
  for (const wrong of ['../2027', '../..', '2028-Q1/2027-Q1', '2027-Q1/2027-Q2/2027-Q3', '../2027-Q5'])
    expect(of(wrong).errors).toMatchObject([{ parameter: 'supply_quarter', value: wrong }]);
});

test('other text keeps its strokes', () => {
  const { filter } = filterFrom([['source_dept', 'A/B']], premises);
  expect(filter).toEqual({ op: 'in', field: 'source_dept', values: ['A/B'] });
});
