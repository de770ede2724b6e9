import { expect, test } from 'vitest';
import { collectionOf, VIEWS } from '../../../domain/maps/index.ts';
import { filterFields, summable } from '../../../domain/query.ts';
import { fieldOf } from '../../../domain/record.ts';
import type { Facets } from '../../api.ts';
import { CHARTS, setsOf } from './charts.ts';
import { binEnds, labelled, peak, rangeKey, roundTop, series, ticksOf } from './series.ts';

const field = (of: string, by: string) => fieldOf(collectionOf(of)!, by)!;
const answer = (facets: object) => ({ collection: 'x', numberMatched: 9, facets }) as Facets;

test('every map has charts, of fields its collections can be filtered and summed by', () => {
  for (const { id, collections } of VIEWS) {
    expect(CHARTS[id]?.length, id).toBeGreaterThan(0);
    for (const { of, by, sum, share } of CHARTS[id]!) {
      const collection = collections.find((one) => one.id === of)!;
      const names = filterFields(collection).map(([name]) => name);
      expect(names).toContain(by);
      if (sum) expect(summable(collection)).toContain(sum);
      if (share) expect(names).toContain(share[0]);
    }
  }
});

test('every map tells its divisions apart', () => {
  for (const charts of Object.values(CHARTS)) expect(charts.map(({ by }) => by)).toContain('division');
});

test('charts of one collection share a request, unless they sum different fields', () => {
  const sets = setsOf([
    { of: 'plots', by: 'supply_quarter' },
    { of: 'plots', by: 'far_max', sum: 'area' },
    { of: 'plots', by: 'tier', sum: 'base_price' },
    { of: 'nodes', by: 'chain', share: ['gap', 'none'] },
  ]);
  expect(sets.map(({ parameters }) => parameters)).toEqual([
    [
      ['facets', 'supply_quarter,far_max'],
      ['sum', 'area'],
    ],
    [
      ['facets', 'tier'],
      ['sum', 'base_price'],
    ],
    [['facets', 'chain']],
  ]);
  expect(sets[2]!.part).toEqual(['gap', 'none']);
});

test('quarters come in time, short vocabularies in their order, other values by size', () => {
  const of = (collection: string, by: string, values: object[]) => {
    const found = series(
      { of: collection, by },
      field(collection, by),
      answer({ [by]: { values, missing: 2 } }),
    )!;
    return found.points.map(({ key }) => key);
  };
  const counted = (...names: string[]) => names.map((value, i) => ({ value, count: 10 - i }));
  expect(of('plots', 'supply_quarter', counted('2027-Q2', '2026-Q4'))).toEqual(['2026-Q4', '2027-Q2']);
  expect(of('opportunities', 'stage', counted('building', 'plan'))).toEqual(['plan', 'building']);
  expect(of('premises', 'kind', counted('warehouse', 'zone'))).toEqual(['warehouse', 'zone']);
});

test('a sum and a share stand in place of the count', () => {
  const values = [
    { value: 'biomed', count: 4, sum: 7 },
    { value: 'display', count: 2, sum: 5 },
  ];
  const whole = answer({ chain: { values, missing: 0 } });
  const part = answer({ chain: { values: [{ value: 'biomed', count: 3 }], missing: 0 } });
  const by = { of: 'nodes', by: 'chain' };
  const points = (found: ReturnType<typeof series>) => found!.points.map(({ value }) => value);
  expect(points(series({ ...by, sum: 'x' }, field('nodes', 'chain'), whole))).toEqual([7, 5]);
  expect(points(series({ ...by, share: ['gap', 'none'] }, field('nodes', 'chain'), whole, part))).toEqual([
    0.75, 0,
  ]);
});

test('a bar leaves its own records: ends are inclusive, bins are not', () => {
  expect(rangeKey({ from: 2, to: 2.2, count: 1 }, field('plots', 'far_max'))).toBe('2/2.1999998');
  expect(rangeKey({ from: 2010, to: 2015, count: 1 }, field('sites', 'year'))).toBe('2010/2014');
  const day = rangeKey({ from: '2026-01-01', to: '2026-04-01', count: 1 }, field('premises', 'ready_on'));
  expect(day).toBe('2026-01-01/2026-03-31');
});

test('edges, the bar that stands out, and an answer without the field', () => {
  const histogram = [
    { from: 1, to: 2, count: 0 },
    { from: 2, to: 3, count: 5 },
  ];
  const chart = { of: 'plots', by: 'far_max' };
  const found = series(
    chart,
    field('plots', 'far_max'),
    answer({ far_max: { min: 1, max: 2, histogram, missing: 1 } }),
  )!;
  expect(found).toMatchObject({ kind: 'ranges', edges: [1, 2, 3], missing: 1 });
  expect(peak(found.points)).toMatchObject({ count: 5 });
  expect(peak([])).toBeUndefined();
  expect(series(chart, field('plots', 'far_max'), answer({}))).toBeUndefined();
});

test('axes end at round numbers and carry few labels', () => {
  expect([0, 1, 7, 313, 1043, 0.04].map(roundTop)).toEqual([1, 2, 8, 400, 2000, 0.04]);
  expect(labelled(18, 5)).toEqual([0, 5, 10, 15]);
  expect(labelled(3, 5)).toEqual([0, 1, 2]);
  expect(labelled(0, 5)).toEqual([]);
});

test('whole values are named by themselves and labelled below their columns', () => {
  const [year, far] = [field('sites', 'year'), field('plots', 'far_max')];
  expect(binEnds(2020, 2021, year)).toEqual([2020, 2020]);
  expect(binEnds(2020, 2025, year)).toEqual([2020, 2024]);
  expect(binEnds(2, 2.2, far)).toEqual([2, 2.2]);
  expect(ticksOf([2019, 2020, 2021], year, 5)).toEqual([
    { at: 0.5, edge: 2019 },
    { at: 1.5, edge: 2020 },
  ]);
  expect(ticksOf([2, 2.2], far, 5)).toEqual([
    { at: 0, edge: 2 },
    { at: 1, edge: 2.2 },
  ]);
});
