import { expect, test } from 'vitest';
import { seeded } from '../../../tiles/fixtures.ts';
import { listed } from '../../../tiles/records.ts';
import { MAX_NAMED, snapshot, snapshotFields } from '../../../tiles/snapshot.ts';
import { plainFacet, plainMatches } from '../../bench/plain-answers.ts';
import { queryRecords, randomFilter } from '../../bench/query-records.ts';
import { conjuncts, type Filter, soleField } from '../filter.ts';
import type { Collection } from '../kinds.ts';
import { COLLECTIONS, collectionOf, mapWith } from '../maps/index.ts';
import { filterFields, summable } from '../query.ts';
import { rowsIn, size } from './bits.ts';
import { facets, type RangeFacet, type ValueFacet } from './facets.ts';
import { NAME_COLUMNS, PLACE_COLUMNS } from './format.ts';
import { matches } from './matches.ts';
import { sortedRows } from './order.ts';
import { BLOCK } from './plane.ts';
import { openSnapshot, type Table } from './reader.ts';

const RECORDS = 700;
/** More than one block, the last one not full. */
const MORE_RECORDS = 2 * BLOCK + 500;

function cityOf(collection: Collection, seed: number, count: number) {
  const records = queryRecords(seeded(seed), collection, count);
  const opened = openSnapshot(
    snapshot(mapWith(collection.id)!, 3, new Map([[collection.id, listed(collection, records.toReversed())]]))
      .buffer,
  );
  // Facets of many records take their time to be counted record by record.
  const share = RECORDS / count;
  return { collection, count, share, records, opened, table: opened.tables.get(collection.id)! };
}

const cities = [
  ...COLLECTIONS.map((collection, i) => cityOf(collection, i + 1, RECORDS)),
  ...['premises', 'plots'].map((id) => cityOf(collectionOf(id)!, 50, MORE_RECORDS)),
];
const rids = (table: Table, rows: readonly number[]) => rows.map((row) => table.rid(row));

test.each(cities)(
  '$count $collection.id: every value comes back as it was',
  ({ collection, records, opened, table }) => {
    expect(opened.version).toBe(3);
    expect([...opened.tables.keys()]).toEqual(mapWith(collection.id)!.collections.map(({ id }) => id));
    for (const name of [
      ...snapshotFields(collection),
      ...PLACE_COLUMNS,
      ...(records.length > MAX_NAMED ? [] : NAME_COLUMNS),
    ]) {
      const column = table.columns.get(name)!;
      expect(records.map((_, row) => column.value(column.place(row)))).toEqual(
        records.map((record) => record[name] ?? null),
      );
    }
    expect(records.map((_, row) => table.rid(row))).toEqual(records.map(({ rid }) => rid));
    expect(records.map(({ rid }) => table.row(Number(rid)))).toEqual(records.map((_, row) => row));
    expect(table.row(0)).toBeUndefined();
    expect(table.row(1e9)).toBeUndefined();
  },
);

test.each(cities)(
  '$count $collection.id: random filters and orders match record by record',
  ({ collection, share, records, table }) => {
    const random = seeded(7);
    for (let i = 0; i < 120 * share; i++) {
      const filter = randomFilter(random, collection, records);
      const found = matches(table, filter, collection)!;
      const plain = plainMatches(records, collection, filter);
      expect(rids(table, rowsIn(found)), JSON.stringify(filter)).toEqual(plain.map(({ rid }) => rid));
      expect(size(found)).toBe(plain.length);
      expect(rids(table, sortedRows(found, [], { offset: 5, limit: 20 }))).toEqual(
        plain.slice(5, 25).map(({ rid }) => rid),
      );
    }
  },
);

test.each(cities)(
  '$count $collection.id: facets are those counted record by record',
  ({ collection, share, records, table }) => {
    const random = seeded(8);
    const names = filterFields(collection).map(([name]) => name);
    for (let i = 0; i < 12 * share; i++) {
      const filter: Filter = {
        op: 'and',
        args: Array.from({ length: 3 }, () => randomFilter(random, collection, records, 1)),
      };
      const parts = conjuncts(filter).map((clause) => ({
        bits: matches(table, clause, collection)!,
        field: soleField(clause),
      }));
      const found = facets(table, collection, parts, names);
      expect(found.matched).toBe(plainMatches(records, collection, filter).length);
      for (const [name, facet] of found.facets) {
        const plain = plainFacet(records, collection, filter, name);
        expect(facet.missing).toBe(plain.missing);
        if ('values' in facet) checkValues(facet, plain.values);
        else checkRange(facet, plain.values as Map<number | string, number>);
      }
      expect([...found.facets.keys()]).toEqual(names);
    }
  },
);

test.each(cities.filter(({ collection }) => summable(collection).length > 0))(
  '$count $collection.id: sums per value and bin are those added record by record',
  ({ collection, records, table }) => {
    const names = filterFields(collection).map(([name]) => name);
    const [summed] = summable(collection);
    const filter = randomFilter(seeded(9), collection, records, 1);
    const parts = [{ bits: matches(table, filter, collection)!, field: undefined }];
    const found = facets(table, collection, parts, names, summed);
    const plain = plainMatches(records, collection, filter);
    const total = (some: typeof plain) => some.reduce((sum, one) => sum + Number(one[summed!] ?? 0), 0);
    expect(found.sum).toBeCloseTo(total(plain), 3);
    for (const [name, facet] of found.facets) {
      const given = plain.filter((one) => one[name] !== null);
      if ('values' in facet)
        for (const { value, sum } of facet.values)
          expect(sum).toBeCloseTo(total(given.filter((one) => holds(one[name]!, value))), 3);
      else
        for (const { from, to, sum } of facet.histogram)
          expect(sum).toBeCloseTo(total(given.filter((one) => one[name]! >= from && one[name]! < to)), 3);
    }
    expect(facets(table, collection, parts, names).sum).toBeUndefined();
  },
);

/** Whether a stored value is, or lists, a facet's value. */
const holds = (stored: unknown, value: string | boolean): boolean =>
  typeof value === 'boolean'
    ? Boolean(stored) === value
    : stored === value || (String(stored).startsWith('|') && String(stored).includes(`|${value}|`));

function checkValues({ values }: ValueFacet, plain: Map<unknown, number>) {
  expect(new Map(values.map(({ value, count }) => [value, count]))).toEqual(plain);
  expect(values.map(({ count }) => count)).toEqual([...plain.values()].sort((a, b) => b - a));
}

function checkRange({ min, max, histogram }: RangeFacet, plain: Map<number | string, number>) {
  const sorted = [...plain.keys()].sort((a, b) => (a < b ? -1 : 1));
  expect([min, max]).toEqual([sorted[0] ?? null, sorted.at(-1) ?? null]);
  expect(histogram.length).toBeLessThanOrEqual(24);
  for (const [i, { from, to, count }] of histogram.entries()) {
    const inside = [...plain].filter(([value]) => value >= from && value < to);
    expect(count).toBe(inside.reduce((sum, [, times]) => sum + times, 0));
    if (i > 0) expect(from).toBe(histogram[i - 1]!.to);
  }
  expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(
    [...plain.values()].reduce((sum, count) => sum + count, 0),
  );
}

test('rows without a value come last in either order, equal ones in the order of rids', () => {
  const { records, table } = cities.find(({ collection }) => collection.id === 'premises')!;
  const all = matches(table, { op: 'and', args: [] }, cities[0]!.collection)!;
  for (const name of ['rent', 'kind', 'source_dept', 'ready_on', 'industries'])
    for (const descending of [false, true]) {
      const bytes = (value: unknown) => Buffer.from(String(value), 'utf8');
      const plain = records.toSorted((a, b) => {
        const [left, right] = [a[name] ?? null, b[name] ?? null];
        if (left === null || right === null) return Number(left === null) - Number(right === null);
        const order =
          typeof left === 'number' ? left - Number(right) : Buffer.compare(bytes(left), bytes(right));
        return descending ? -order : order;
      });
      const column = table.columns.get(name)!;
      const wanted = plain.map(({ rid }) => rid);
      expect(rids(table, sortedRows(all, [{ column, descending }], { offset: 0, limit: 1000 }))).toEqual(
        wanted,
      );
      expect(rids(table, sortedRows(all, [{ column, descending }], { offset: 30, limit: 20 }))).toEqual(
        wanted.slice(30, 50),
      );
    }
});

test('the page is the same when more rows match than are sorted at once', () => {
  const collection = COLLECTIONS.find(({ id }) => id === 'premises')!;
  const records = queryRecords(seeded(9), collection, 20_000);
  const map = { ...mapWith('premises')!, collections: [collection] };
  const table = openSnapshot(
    snapshot(map, 1, new Map([['premises', listed(collection, records)]])).buffer,
  ).tables.get('premises')!;
  const all = matches(table, { op: 'and', args: [] }, collection)!;
  const keys = [{ column: table.columns.get('area_free')!, descending: true }];
  const whole = sortedRows(all, keys, { offset: 0, limit: 1e6 });
  expect(whole.length).toBe(20_000);
  expect(sortedRows(all, keys, { offset: 100, limit: 20 })).toEqual(whole.slice(100, 120));
});

test('what is not in the snapshot is left to SQL', () => {
  const { table, collection } = cities.find(({ collection: { id } }) => id === 'premises')!;
  for (const filter of [
    { op: 'text', text: '厂' },
    { op: 'in', field: 'address', values: ['x'] },
    { op: 'between', field: 'valid_until', from: '2026-02-30', to: null },
    { op: 'between', field: 'ready_on', from: '2027-01-01T00:00:00Z', to: null },
  ] satisfies Filter[])
    expect(matches(table, { op: 'or', args: [filter] }, collection)).toBeUndefined();
});

test('anything but a snapshot is refused', () => {
  expect(() => openSnapshot(new ArrayBuffer(4))).toThrow('not a snapshot');
  expect(() => openSnapshot(new TextEncoder().encode('PMTiles and more').buffer)).toThrow('not a snapshot');
});
