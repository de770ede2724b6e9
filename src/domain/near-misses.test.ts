import { expect, test } from 'vitest';
import { seeded } from '../../tiles/fixtures.ts';
import type { LiveRecord } from '../../tiles/layers.ts';
import { listed } from '../../tiles/records.ts';
import { snapshot } from '../../tiles/snapshot.ts';
import { plainMatches } from '../bench/plain-answers.ts';
import { queryRecords, randomFilter } from '../bench/query-records.ts';
import { cql2Text, filterFromCql2 } from './cql2/filter.ts';
import { all, type Filter } from './filter.ts';
import { COLLECTIONS, collectionOf, mapWith } from './maps/index.ts';
import { type Clause, ENOUGH, type NearMiss, nearMisses } from './near-misses.ts';
import { filterFrom, parameterOf } from './query.ts';
import { allRows, size } from './snapshot/bits.ts';
import { matches } from './snapshot/matches.ts';
import { openSnapshot, type Table } from './snapshot/reader.ts';

const TODAY = '2026-11-25';

const opened = (collection: (typeof COLLECTIONS)[number], records: LiveRecord[]): Table =>
  openSnapshot(
    snapshot(mapWith(collection.id)!, 1, new Map([[collection.id, listed(collection, records)]])).buffer,
  ).tables.get(collection.id)!;

const cities = COLLECTIONS.map((collection, i) => {
  const records = queryRecords(seeded(i + 20), collection, 250);
  return { collection, records, table: opened(collection, records) };
});

/** The filter that parameters of near misses say: CQL2 in `filter0` … here, so that clauses can be told apart. */
function changed(
  filters: readonly Filter[],
  miss: NearMiss,
  collection: (typeof COLLECTIONS)[number],
): Filter {
  const left = filters.map((filter, i): Filter | undefined => {
    const text = miss.parameters[`filter${i}`];
    if (text === undefined) return filter;
    if (text === null) return undefined;
    const read = filterFromCql2(text, 'cql2-text', collection);
    if ('errors' in read) throw new Error(JSON.stringify(read));
    return read.filter;
  });
  return all(...left);
}

test.each(cities)(
  '$collection.id: every near miss brings what it says, and nothing that could be dropped is passed over',
  ({ collection, records, table }) => {
    const random = seeded(3);
    let seen = 0;
    for (let i = 0; i < 50; i++) {
      const filters = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
        randomFilter(random, collection, records, 1),
      );
      const clauses = filters.map(
        (filter, place): Clause => ({
          parameter: `filter${place}`,
          filter,
          bits: matches(table, filter, collection)!,
          write: (one) => cql2Text(one, collection),
        }),
      );
      const matched = plainMatches(records, collection, all(...filters)).length;
      const misses = nearMisses(table, collection, allRows(table.rows), clauses, TODAY);
      if (matched >= ENOUGH) {
        expect(misses).toEqual([]);
        continue;
      }
      expect(misses.length).toBeLessThanOrEqual(6);
      expect(misses.length).toBeGreaterThan(0);
      const drops = filters.map(
        (_, out) => plainMatches(records, collection, all(...filters.filter((_, at) => at !== out))).length,
      );
      for (const miss of misses) {
        seen += 1;
        expect(Object.entries(miss.parameters)[0]).toEqual([miss.parameter, miss.value]);
        expect(miss.numberMatched).toBeGreaterThan(matched);
        expect(
          plainMatches(records, collection, changed(filters, miss, collection)).length,
          `${JSON.stringify(filters)} ${JSON.stringify(miss)}`,
        ).toBe(miss.numberMatched);
        const names = Object.keys(miss.parameters);
        if (names.length > 1) expect(Math.max(...drops)).toBe(matched);
        else if (miss.kind === 'drop')
          expect(miss.numberMatched).toBe(drops[Number(miss.parameter.slice('filter'.length))]);
      }
    }
    expect(seen).toBeGreaterThan(20);
  },
);

const premises = collectionOf('premises')!;
const base = queryRecords(seeded(1), premises, 1)[0]!;
const premise = (rid: number, values: Record<string, string | number | null>): LiveRecord => ({
  ...base,
  kind: 'factory',
  division: '320583',
  area_free: null,
  ready_on: null,
  rent: 20,
  ...values,
  rid,
});

/** Near misses of field parameters among made-up premises. */
function missesOf(
  parameters: Record<string, string>,
  records: readonly Record<string, string | number | null>[],
) {
  const table = opened(
    premises,
    records.map((values, i) => premise(i + 1, values)),
  );
  const clauses = Object.entries(parameters).map(([parameter, text]): Clause => {
    const { filter } = filterFrom([[parameter, text]], premises);
    const bits = matches(table, filter!, premises)!;
    return { parameter, filter: filter!, bits, write: (one) => parameterOf(one)?.[1] };
  });
  return nearMisses(table, premises, allRows(table.rows), clauses, TODAY);
}
const words = (misses: readonly NearMiss[]) => misses.map(({ text }) => [text.zh, text.en]);

test('a range is let out to the nearest record, and to a round number that brings more', () => {
  const areas = [6000, 4187.3, 3900, 3800, 100].map((area_free) => ({ area_free }));
  const misses = missesOf({ area_free: '5000/..' }, areas);
  expect(misses).toMatchObject([
    { kind: 'widen', parameter: 'area_free', value: '4187/..', numberMatched: 2 },
    { kind: 'widen', parameter: 'area_free', value: '3500/..', numberMatched: 4 },
    { kind: 'drop', parameter: 'area_free', value: null, numberMatched: 5 },
  ]);
  expect(words(misses)).toEqual([
    ['可用面积下限从 5,000 m² 放到 4,187 m²', 'Space available from 4,187 m² instead of 5,000 m²'],
    ['可用面积下限从 5,000 m² 放到 3,500 m²', 'Space available from 3,500 m² instead of 5,000 m²'],
    ['不限“可用面积 ≥ 5,000 m²”', 'Without “Space available ≥ 5,000 m²”'],
  ]);
});

test('who can wait is told until when', () => {
  const days = ['2027-05-02', '2027-06-30', '2027-07-01', '2029-01-01'].map((ready_on) => ({ ready_on }));
  const misses = missesOf({ ready_on: '../2027-03-31' }, days);
  expect(misses).toMatchObject([
    { kind: 'wait', value: '../2027-06-30', numberMatched: 2 },
    { kind: 'wait', value: '../2027-09-30', numberMatched: 3 },
    { kind: 'drop', value: null, numberMatched: 4 },
  ]);
  expect(words(misses)[0]).toEqual(['如能等到 2027 年第二季度', 'If you can wait until 2027 Q2']);
});

test('the last day there is does no harm', () => {
  expect(missesOf({ ready_on: '../2027-03-31' }, [{ ready_on: '9999-12-31' }])[0]).toMatchObject({
    kind: 'wait',
    value: '../9999-12-31',
  });
});

test('the neighbouring term that brings most is proposed', () => {
  const kinds = ['warehouse', 'research', 'research', 'warehouse', 'research'].map((kind) => ({ kind }));
  const misses = missesOf({ kind: 'factory' }, kinds);
  expect(misses[1]).toMatchObject({ kind: 'drop', numberMatched: 5 });
  expect(misses[0]).toMatchObject({ kind: 'widen', value: 'factory,research', numberMatched: 3 });
  expect(words(misses)[0]).toEqual(['载体类型也看 研发楼宇', 'R&D building as well (Type)']);
});

test('no other trade is proposed in place of the visitor’s own', () => {
  const misses = missesOf({ industries: 'C36' }, [{ industries: '|C26|' }, { industries: '|C26|' }]);
  expect(misses.map(({ kind }) => kind)).toEqual(['drop']);
});

test('clauses that only together keep everything out are dropped together', () => {
  const records = [
    { kind: 'research', rent: 60, division: '320583' },
    { kind: 'research', rent: 60, division: '320583' },
    { kind: 'research', rent: 60, division: '320585' },
  ];
  const misses = missesOf({ kind: 'factory', rent: '../30', division: '320583' }, records);
  expect(misses).toEqual([
    {
      kind: 'drop',
      parameter: 'kind',
      value: null,
      parameters: { kind: null, rent: null },
      numberMatched: 2,
      text: {
        zh: '不限“载体类型：标准厂房”和“租金 ≤ 30 元/m²·月”',
        en: 'Without “Type: Standard factory” and “Rent ≤ 30 CNY/m² per month”',
      },
    },
  ]);
});

test('a quarter of supply gives way to the next one that has more', () => {
  const plots = collectionOf('plots')!;
  const records = ['2027-Q1', '2027-Q3', '2027-Q2', '2027-Q2', '2026-Q4', null].map((supply_quarter, i) => ({
    ...queryRecords(seeded(1), plots, 1)[0]!,
    rid: i + 1,
    supply_quarter,
  }));
  const table = opened(plots, records);
  const filter: Filter = { op: 'in', field: 'supply_quarter', values: ['2027-Q1'] };
  const bits = matches(table, filter, plots)!;
  expect(size(bits)).toBe(1);
  const clause: Clause = { parameter: 'supply_quarter', filter, bits, write: (one) => parameterOf(one)?.[1] };
  const misses = nearMisses(table, plots, allRows(table.rows), [clause], TODAY);
  expect(misses).toContainEqual({
    kind: 'wait',
    parameter: 'supply_quarter',
    value: '2027-Q2',
    parameters: { supply_quarter: '2027-Q2' },
    numberMatched: 2,
    text: { zh: '如能等到 2027 年第二季度', en: 'If you can wait until 2027 Q2' },
  });
});

test('a range of quarters is let out to the next later one that brings more', () => {
  const plots = collectionOf('plots')!;
  const records = ['2027-Q1', '2027-Q4', '2027-Q3', '2027-Q3', null].map((supply_quarter, i) => ({
    ...queryRecords(seeded(1), plots, 1)[0]!,
    rid: i + 1,
    supply_quarter,
  }));
  const table = opened(plots, records);
  const { filter, errors } = filterFrom([['supply_quarter', '../2027-Q2']], plots);
  expect(errors).toEqual([]);
  const bits = matches(table, filter!, plots)!;
  expect(size(bits)).toBe(1);
  const clause: Clause = {
    parameter: 'supply_quarter',
    filter: filter!,
    bits,
    write: (one) => parameterOf(one)?.[1],
  };
  const [miss] = nearMisses(table, plots, allRows(table.rows), [clause], TODAY);
  expect(miss).toMatchObject({ kind: 'wait', value: '../2027-Q3', numberMatched: 3 });
});
