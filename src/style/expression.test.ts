import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { type Filter, isOnMap, validOn } from '../domain/filter.ts';
import { collectionOf } from '../domain/maps/index.ts';
import { expression } from './expression.ts';

const premises = collectionOf('premises')!;

type Row = Record<string, string | number | boolean>;

/** `true`, `false`, or undefined where the field has no value. */
function truth(filter: Filter, row: Row): boolean | undefined {
  switch (filter.op) {
    case 'and': {
      const parts = filter.args.map((arg) => truth(arg, row));
      return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
    }
    case 'or': {
      const parts = filter.args.map((arg) => truth(arg, row));
      return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
    }
    case 'not': {
      const inner = truth(filter.arg, row);
      return inner === undefined ? undefined : !inner;
    }
    case 'in': {
      const value = row[filter.field];
      if (value === undefined) return undefined;
      const held =
        typeof value === 'string' && value.startsWith('|') ? value.slice(1, -1).split('|') : [value];
      return filter.values.some((wanted) => held.includes(wanted));
    }
    case 'between': {
      const value = row[filter.field];
      if (value === undefined) return undefined;
      return (filter.from === null || value >= filter.from) && (filter.to === null || value <= filter.to);
    }
    case 'null':
      return row[filter.field] === undefined;
    default:
      throw new Error(filter.op);
  }
}

const ROWS: Row[] = [
  {},
  { kind: 'factory', area_free: 3000, industries: '|C27|C39|', valid_until: '2026-12-31' },
  { kind: 'factory', area_free: 500, rent: 20, industries: '|C3|', valid_until: '2026-11-22' },
  { kind: 'research', area_free: 10_000, rent: 40.5, ready_on: '2027-01-01', valid_until: '2026-11-23' },
  { kind: 'warehouse', area_free: 0, rent: 0, industries: '|C39|', division: '320583' },
];

const kind: Filter = { op: 'in', field: 'kind', values: ['factory', 'research'] };
const industry: Filter = { op: 'in', field: 'industries', values: ['C39', 'C3'] };
const area: Filter = { op: 'between', field: 'area_free', from: 500, to: 3000 };
const rent: Filter = { op: 'between', field: 'rent', from: null, to: 40 };
const ready: Filter = { op: 'between', field: 'ready_on', from: '2026-12-01', to: null };
const unplaced: Filter = { op: 'null', field: 'division' };

const CASES: Filter[] = [
  kind,
  industry,
  area,
  rent,
  ready,
  unplaced,
  validOn('2026-11-23'),
  { op: 'and', args: [] },
  { op: 'or', args: [] },
  { op: 'and', args: [kind, area] },
  { op: 'or', args: [rent, industry] },
  { op: 'not', arg: kind },
  { op: 'not', arg: industry },
  { op: 'not', arg: rent },
  { op: 'not', arg: unplaced },
  { op: 'not', arg: { op: 'and', args: [kind, rent] } },
  { op: 'not', arg: { op: 'or', args: [rent, industry] } },
  { op: 'not', arg: { op: 'not', arg: area } },
];

test.each(CASES.map((filter) => [JSON.stringify(filter), filter] as const))('%s', (_, filter) => {
  const test = featureFilter(expression(filter, premises), 'layers[0].filter').filter;
  for (const row of ROWS) {
    const drawn = test({ zoom: 12 }, { type: 1, properties: row } as never);
    expect(drawn, JSON.stringify(row)).toBe(truth(filter, row) === true);
  }
});

test('clauses without a face on the map are refused, and told apart before', () => {
  const text: Filter = { op: 'text', text: '样例' };
  expect(isOnMap(text, premises)).toBe(false);
  expect(isOnMap({ op: 'in', field: 'fire', values: ['C'] }, premises)).toBe(false);
  expect(() => expression(text, premises)).toThrow('no MapLibre face');
});
