import { expect, test } from 'vitest';
import type { Facets, Item } from '../../api.ts';
import { columnsOf, gapCounts, missingIn, neighbour, nodesOf } from './diagram.ts';

const item = (id: string, position: string | null, gap: string | null, local_share: number | null): Item => ({
  type: 'Feature',
  id,
  geometry: null,
  properties: {
    name_zh: `样例·${id}`,
    name_en: id === 'b' ? 'Sample Cells' : null,
    position,
    gap,
    local_share,
  },
});
const ITEMS = [
  item('d', 'down', 'none', 80),
  item('a', 'up', 'weak', 30),
  item('b', 'up', 'broken', 20),
  item('c', 'mid', 'missing', 25),
  item('e', 'up', 'missing', 10),
  item('x', null, 'none', null),
  item('f', 'down', null, null),
];
const COUNTS = {
  collection: 'firms',
  numberMatched: 9,
  facets: { node: { values: [{ value: 'a', count: 9 }], missing: 0 } },
} as Facets;
const nodes = nodesOf(ITEMS, COUNTS);
const columns = columnsOf(nodes);

test('links stand in columns from upstream to downstream, those with a gap first, without those that have no position', () => {
  expect(columns.map((column) => column.nodes.map(({ id }) => id))).toEqual([
    ['b', 'e', 'a'],
    ['c'],
    ['d', 'f'],
  ]);
});

test('firms are those counted; a link that is not among the counts has none, and none is known before', () => {
  expect(nodes.map(({ id, firms }) => [id, firms])).toContainEqual(['a', 9]);
  expect(nodes.map(({ id, firms }) => [id, firms])).toContainEqual(['b', 0]);
  expect(nodesOf(ITEMS, undefined)[0]!.firms).toBeUndefined();
});

test('names lose the mark of the sample, and stay Chinese where there is no English one', () => {
  expect(nodes.find(({ id }) => id === 'b')!.name).toEqual({ zh: 'b', en: 'Cells' });
  expect(nodes.find(({ id }) => id === 'a')!.name).toEqual({ zh: 'a', en: 'a' });
});

test('what is missing comes with the most pressing first; what nobody judged is no gap', () => {
  expect(missingIn(nodes).map(({ id }) => id)).toEqual(['b', 'e', 'c', 'a']);
  expect(gapCounts(nodes)).toEqual([
    ['broken', 1],
    ['missing', 2],
    ['weak', 1],
    ['none', 1],
  ]);
});

test('arrows lead to the neighbours, and stay where there is none', () => {
  const go = (id: string, key: string) => neighbour(columns, id, `Arrow${key}`);
  expect([go('b', 'Down'), go('b', 'Up'), go('a', 'Down')]).toEqual(['e', 'b', 'a']);
  expect([go('e', 'Right'), go('c', 'Right'), go('f', 'Left'), go('d', 'Right')]).toEqual([
    'c',
    'd',
    'c',
    'd',
  ]);
  expect(neighbour(columns, 'a', 'Enter')).toBe('a');
});
