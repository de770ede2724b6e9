import { expect, test } from 'vitest';
import { collectionOf } from '../../domain/maps/index.ts';
import type { Table } from '../../domain/snapshot/reader.ts';
import { nearestFirst } from './nearest.ts';

const plots = collectionOf('plots')!;
const AREAS = [20_000, 50_000, 33_000, 27_000, Number.NaN, 90_000];
const table = {
  row: (rid: number) => (rid < AREAS.length ? rid : undefined),
  columns: new Map([
    [
      'area',
      {
        isDays: false,
        place: (row: number) => AREAS[row],
        isNull: Number.isNaN,
        at: (place: number) => place,
      },
    ],
  ]),
} as unknown as Table;
const wanted = (from: number | null, to: number | null) => ({
  texts: [],
  filter: { op: 'between' as const, field: 'area', from, to },
});
const order = (from: number | null, to: number | null, meant = 7) =>
  nearestFirst([0, 1, 2, 3, 4, 5, 6], meant, { met: [], failed: [wanted(from, to)] }, plots, table);

test('of a range that nothing is within the nearest come first, from either side', () => {
  // 28,000 to 32,000: 27,000 and 33,000 are as far, so that the first of them stays first.
  expect(order(28_000, 32_000)).toEqual([2, 3, 0, 1, 5, 4, 6]);
  expect(order(60_000, null)).toEqual([5, 1, 2, 3, 0, 4, 6]);
  expect(order(null, 25_000)).toEqual([0, 3, 2, 1, 5, 4, 6]);
});

test('what was asked for stays before what is only called so', () => {
  expect(order(28_000, 32_000, 2)).toEqual([0, 1, 2, 3, 5, 4, 6]);
});
