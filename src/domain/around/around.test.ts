/** Distances, groups and shares on records small enough to count by hand. */

import { expect, test } from 'vitest';
import { listed } from '../../../tiles/records.ts';
import { snapshot } from '../../../tiles/snapshot.ts';
import type { Position } from '../geometry.ts';
import type { Collection } from '../kinds.ts';
import { COLLECTIONS, collectionOf, mapWith } from '../maps/index.ts';
import { allRows } from '../snapshot/bits.ts';
import { openSnapshot } from '../snapshot/reader.ts';
import type { Group } from './answer.ts';
import { type Spot, trimmed } from './groups.ts';
import type { Layer, Layers } from './layer.ts';
import { byKey, countsWithin, firstOfEach, near, shares } from './near.ts';
import { type Centre, look, policiesFor, relatedGroups } from './surrounded.ts';
import { POLICIES, SURROUNDINGS } from './surroundings.ts';

type Values = Readonly<Record<string, string | number | null>>;

/** A layer of a few records, numbered from 1; a kilometre north is 0.009 degrees. */
function layer(id: string, records: readonly Values[]): Layer {
  const collection = collectionOf(id)!;
  const rows = records.map((values, i) => ({
    rid: i + 1,
    id: `${id}${i + 1}`,
    name_zh: `样例·${id}${i + 1}`,
    visibility: 'public',
    ...values,
  }));
  const map = { ...mapWith(id)!, collections: [collection] };
  const table = openSnapshot(snapshot(map, 1, new Map([[id, listed(collection, rows)]])).buffer).tables.get(
    id,
  )!;
  return { collection, table, rows: allRows(records.length) };
}

const north = (kilometres: number) => ({ lon: 120.6, lat: 31.3 + kilometres / 111.195 });
const layers = (...some: Layer[]): Layers => new Map(some.map((one) => [one.collection.id, one]));
const FIRMS = SURROUNDINGS.find(({ collection }) => collection === 'firms')!;
const centre = (terms: string[], isPlaced = true): Centre => ({
  collection: 'plots',
  rid: 1,
  position: isPlaced ? [120.6, 31.3] : null,
  terms,
  asked: [],
  zone: null,
});

test('what is near comes nearest first, counted within each radius; unplaced records are in none', () => {
  const { table, rows } = layer('firms', [
    { chain: 'display', ...north(12) },
    { chain: 'display', lon: null, lat: null },
    { chain: 'biomed', ...north(4) },
    { chain: 'biomed', ...north(31) },
    { chain: 'biomed', ...north(-4) },
  ]);
  const found = near(table, rows, [120.6, 31.3], 30_000);
  expect(found.map(({ row }) => row)).toEqual([2, 4, 0]);
  expect(found.map(({ metres }) => Math.round(metres / 100))).toEqual([40, 40, 120]);
  expect(countsWithin(found, [5000, 15_000])).toEqual([2, 3]);
  expect(countsWithin(found, [])).toEqual([3]);
  const chain = (row: number) => table.columns.get('chain')!.place(row);
  expect(byKey(found, chain).size).toBe(2);
  expect(byKey(found, () => null).size).toBe(0);
  expect(firstOfEach(found, chain).map(({ row }) => row)).toEqual([2, 0]);
});

test('the first of every list is taken before any second', () => {
  expect(shares([3, 1, 0, 3], 3, 100)).toEqual([3, 1, 0, 3]);
  expect(shares([3, 1, 0, 3], 2, 100)).toEqual([2, 1, 0, 2]);
  expect(shares([3, 1, 0, 3], 3, 4)).toEqual([2, 1, 0, 1]);
  expect(shares([3, 1], 3, 0)).toEqual([0, 0]);
});

test('every group names the nearest of some of its parts before the first ones name more', () => {
  const spots = (count: number, from: number): Spot[] =>
    Array.from({ length: count }, (_, i) => ({
      collection: 'firms',
      rid: i,
      distance: from + i,
      position: [0, 0] as Position,
    }));
  const leaf = (value: string, nearest: Spot[]): Group<Spot> => ({
    value,
    title: { zh: value, en: value },
    field: 'node',
    counts: [],
    nearest,
  });
  const group = (value: string, groups: Group<Spot>[]): Group<Spot> => ({
    value,
    title: { zh: value, en: value },
    field: 'chain',
    counts: [],
    groups,
  });
  const six = (value: string) =>
    group(
      value,
      Array.from({ length: 6 }, (_, i) => leaf(`${value}${i}`, spots(3, 600 - 100 * i))),
    );
  const named = (most: number) =>
    trimmed([[six('own')], [six('far'), group('none', [leaf('n', [])])]], 3, most).map((one) =>
      one.groups!.map(({ nearest = [] }) => nearest.length),
    );
  // The sixth link is the nearest.
  expect(named(10)).toEqual([[0, 1, 1, 1, 1, 1], [0, 1, 1, 1, 1, 1], [0]]);
  expect(named(12)).toEqual([[2, 1, 1, 1, 1, 1], [0, 1, 1, 1, 1, 1], [0]]);
  expect(named(24)).toEqual([[3, 3, 3, 3, 3, 3], [1, 1, 1, 1, 1, 1], [0]]);
});

const CITY = layers(
  layer('nodes', [
    { chain: 'display', gap: 'none', position: 'up' },
    { chain: 'display', gap: 'weak', position: 'mid' },
    { chain: 'display', gap: 'broken', position: 'down' },
    { chain: 'biomed', gap: 'missing', position: 'up' },
  ]),
  layer('firms', [
    { chain: 'display', node: 'nodes2', industries: '|C39|', ...north(1) },
    { chain: 'display', node: 'nodes2', industries: '|C39|C36|', ...north(2) },
    { chain: 'display', node: null, industries: '|C39|', ...north(3) },
    { chain: 'biomed', node: 'nodes4', industries: '|C27|', ...north(9) },
    { chain: 'biomed', node: 'nodes4', industries: '|C27|', ...north(40) },
    { chain: 'biomed', node: 'gone', industries: '|C39|', ...north(4.9) },
  ]),
);
const seen = (terms: string[], isPlaced = true) =>
  look(centre(terms, isPlaced), FIRMS, CITY, CITY.get('firms')!.rows)!;

test('firms are grouped by chain and link, empty groups too, and related chains come first', () => {
  const { nearby, related } = seen(['C39']);
  expect(nearby.counts).toEqual([4, 5, 5]);
  expect(related.map(({ value, share }) => [value, share])).toEqual([
    ['display', 1],
    ['biomed', 0.33],
  ]);
  const [display, biomed, ...rest] = nearby.groups!;
  expect(display).toMatchObject({ field: 'chain', value: 'display', counts: [3, 3, 3] });
  expect(display!.groups!.map((group) => 'record' in group && [group.record.id, group.counts])).toEqual([
    ['nodes1', [0, 0, 0]],
    ['nodes2', [2, 2, 2]],
    ['nodes3', [0, 0, 0]],
  ]);
  expect(display!.groups![1]!.nearest!.map(({ rid, distance }) => [rid, distance])).toEqual([
    [1, 1000],
    [2, 2000],
  ]);
  // Of its links one firm names one that is not there any more: it counts for the chain alone.
  expect(biomed!.counts).toEqual([1, 2, 2]);
  expect(biomed!.groups!.map(({ counts }) => counts)).toEqual([[0, 1, 1]]);
  expect(rest.every(({ counts, groups }) => counts[2] === 0 && groups!.length === 0)).toBe(true);
});

test('chains of the industries that are asked for come before those of the record', () => {
  const asked = look({ ...centre(['C39']), asked: ['C27'] }, FIRMS, CITY, CITY.get('firms')!.rows)!;
  expect(asked.related.map(({ value }) => value)).toEqual(['biomed', 'display']);
  expect(asked.nearby.groups!.slice(0, 2).map((group) => 'value' in group && group.value)).toEqual([
    'biomed',
    'display',
  ]);
});

test('gaps are those of related chains, the worst first, and links with nobody; all where none is related', () => {
  const gaps = (terms: string[], isPlaced?: boolean) =>
    seen(terms, isPlaced).gaps.map(({ record, count }) => [record.id, count]);
  expect(gaps(['C36'])).toEqual([
    ['nodes3', 0],
    ['nodes2', 2],
    ['nodes1', 0],
  ]);
  expect(gaps(['C27'])).toEqual([['nodes4', 1]]);
  expect(gaps([]).map(([id]) => id)).toEqual(['nodes4', 'nodes3', 'nodes2', 'nodes1']);
  expect(gaps(['C36'], false)).toEqual([
    ['nodes3', null],
    ['nodes2', null],
  ]);
});

test('a chain with few firms in an industry is not related to it', () => {
  const firms = Array.from({ length: 20 }, (_, i) => ({
    chain: 'display',
    industries: i === 0 ? '|C30|' : '|C39|',
    ...north(i),
  }));
  const related = (terms: string[]) => relatedGroups(layer('firms', firms), FIRMS, terms);
  expect(related(['C30'])).toEqual([]);
  expect(related(['C39']).map(({ value, share }) => [value, share])).toEqual([['display', 0.95]]);
  expect(related(['C13'])).toEqual([]);
  expect(related([])).toEqual([]);
});

test('policies apply in their time, zones and industries', () => {
  const policies = layer('policies', [
    {},
    { in_force_from: '2026-05-02' },
    { in_force_to: '2026-04-30' },
    { in_force_from: '2026-05-01', in_force_to: '2026-05-01', industries: '|C39|C27|' },
    { zones: '|甲|乙|' },
    { zones: '|丙|', industries: '|C39|' },
    { zones: '|乙|', industries: '|C27|' },
  ]);
  const apply = (terms: string[], zones: string[]) =>
    policiesFor(policies, centre(terms), zones, '2026-05-01').map(({ id }) => id);
  expect(apply(['C39'], ['乙'])).toEqual(['policies4', 'policies5', 'policies1']);
  expect(apply(['C36'], [])).toEqual(['policies1']);
  // Without industries of its own a record is ruled out by none.
  expect(apply([], ['乙'])).toEqual(['policies5', 'policies7', 'policies1', 'policies4']);
});

test('the table names collections and fields that there are', () => {
  const fields = (collection: Collection) => Object.keys(collection.fields);
  for (const { collection, by, of, kin } of SURROUNDINGS) {
    const found = COLLECTIONS.find(({ id }) => id === collection)!;
    expect(found.geometry).not.toBe('None');
    for (const name of [...by, of, kin])
      if (name !== undefined) {
        expect(fields(found)).toContain(name);
        expect(found.fields[name]!.filter).toBeDefined();
      }
  }
  const policies = collectionOf(POLICIES.collection)!;
  for (const name of [POLICIES.from, POLICIES.to, POLICIES.zones, POLICIES.kin])
    expect(policies.fields[name]!.filter).toBeDefined();
});
