import { env } from 'cloudflare:workers';
import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { statement } from '../../db/statement.ts';
import { where } from '../../db/where.ts';
import { attributesOf } from '../../tiles/vector-layer.ts';
import { expression } from '../style/expression.ts';
import { all, type Filter, isOnMap } from './filter.ts';
import { CASES, RECORDS } from './filter-cases.fixture.ts';
import type { Value } from './kinds.ts';
import { collectionOf } from './maps/index.ts';
import { filterFrom, parametersOf } from './query.ts';
import { sentence } from './sentence.ts';

const premises = collectionOf('premises')!;
const DEPT = '样例·用例';

const stored = (value: Value) =>
  Array.isArray(value) ? `|${value.join('|')}|` : (value as string | number | null);

beforeAll(async () => {
  await env.CONTENT.batch(
    RECORDS.map((record, i) => {
      const columns = {
        id: `case${i}`,
        rid: 9000 + i,
        version: 1,
        release: 1,
        is_sample: 1,
        name_zh: `用例${i}`,
        visibility: 'internal',
        source_dept: DEPT,
        ...record,
      };
      const names = Object.keys(columns);
      return env.CONTENT.prepare(
        `INSERT INTO premises (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ).bind(...Object.values(columns).map(stored));
    }),
  );
  return async () => {
    await env.CONTENT.prepare('DELETE FROM premises WHERE source_dept = ?').bind(DEPT).run();
  };
});

/** A record's attributes in a tile: null is absent, lists are `|a|b|`. */
const attributes = (record: Record<string, Value>) =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([name, value]) => value !== null && name in attributesOf(premises))
      .map(([name, value]) => [name, stored(value)!]),
  );

test.each(CASES)('%s: SQL and MapLibre keep the same records', async (_, filter, kept) => {
  const own = all({ op: 'in', field: 'source_dept', values: [DEPT] }, filter);
  const { results } = await statement(
    env.CONTENT,
    sql`SELECT source_no FROM premises WHERE ${where(own, premises)} ORDER BY rid`,
  ).all<{ source_no: string }>();
  expect(results.map(({ source_no }) => source_no).join('')).toBe(kept);

  expect(isOnMap(filter, premises)).toBe(true);
  const drawn = featureFilter(expression(filter, premises), 'layers[0].filter');
  const names = RECORDS.filter((record) =>
    drawn.filter({ zoom: 14 }, { type: 1, properties: attributes(record) } as never),
  );
  expect(names.map(({ source_no }) => source_no).join('')).toBe(kept);
});

test('clauses without a MapLibre face say so', () => {
  const without: Filter[] = [
    { op: 'text', text: '厂' },
    { op: 'bbox', bounds: [120, 31, 121, 32] },
    { op: 'in', field: 'fire', values: ['C'] },
  ];
  for (const filter of without) expect(isOnMap(filter, premises)).toBe(false);
  expect(() => expression({ op: 'text', text: '厂' }, premises)).toThrow(/no MapLibre face/);
});

test('a field the collection lacks never reaches SQL', () => {
  expect(() => where({ op: 'in', field: 'x"; DROP TABLE premises', values: ['1'] }, premises)).toThrow(
    /has no field/,
  );
});

test('query strings and filters are each other’s inverse', () => {
  for (const [, filter] of CASES) {
    const pairs = parametersOf(filter).filter(([name]) => name !== 'source_no');
    const clauses = filter.op === 'in' || filter.op === 'between' ? [filter] : [];
    if (clauses.length === 0 || (filter.op === 'in' && filter.values.includes('C3'))) continue;
    expect(filterFrom(pairs, premises)).toEqual({ filter, errors: [] });
  }
});

test('sentences name fields, values and units in both languages', () => {
  const filter = all(
    { op: 'in', field: 'division', values: ['320583'] },
    { op: 'between', field: 'rent', from: null, to: 40 },
    { op: 'between', field: 'area_free', from: 3000, to: 8000 },
  );
  expect(sentence(filter, premises, 'zh')).toBe(
    '板块：昆山市；租金 ≤ 40 元/m²·月；可用面积 3,000 m² – 8,000 m²',
  );
  expect(sentence(filter, premises, 'en')).toBe(
    'Division: Kunshan; Rent ≤ 40 CNY/m² per month; Space available 3,000 m² – 8,000 m²',
  );
});
