/** SQL in a real D1 and the snapshot against the evaluator, on random records and filters of every geometry. */

import { env } from 'cloudflare:workers';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statement } from '../../../db/statement.ts';
import { where } from '../../../db/where.ts';
import type { LiveRecord } from '../../../tiles/layers.ts';
import { listed } from '../../../tiles/records.ts';
import { snapshot } from '../../../tiles/snapshot.ts';
import { anyFilter, anyRecord } from '../../domain/cql2/random.fixture.ts';
import { type Evaluated, evaluate } from '../../domain/evaluate.ts';
import { all, type Filter } from '../../domain/filter.ts';
import { bounds } from '../../domain/geometry.ts';
import type { Collection, Value } from '../../domain/kinds.ts';
import { collectionOf, mapWith } from '../../domain/maps/index.ts';
import { rowsIn } from '../../domain/snapshot/bits.ts';
import { matches } from '../../domain/snapshot/matches.ts';
import { openSnapshot } from '../../domain/snapshot/reader.ts';
import { Failure } from '../respond.ts';
import { resolveEach } from './spatial.ts';

const SEED = 20_261_125;
const RECORDS = 60;
const FILTERS = 600;
const FIRST_RID = 70_000;

const stored = (value: Value | undefined) =>
  Array.isArray(value)
    ? `|${value.join('|')}|`
    : typeof value === 'boolean'
      ? Number(value)
      : (value ?? null);

function row({ rid, geometry, properties }: Evaluated) {
  const [west, south, east, north] = geometry ? bounds(geometry) : [null, null, null, null];
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, stored(value as Value)]),
  );
  const own = { id: `random${rid}`, rid: rid!, version: 1, release: 1, is_sample: 1, visibility: 'internal' };
  return { ...fields, ...own, west, south, east, north, geometry: geometry && JSON.stringify(geometry) };
}

/** What SQL keeps of the random records; the filter's spatial clauses are resolved. */
async function kept(collection: Collection, resolved: Filter): Promise<number[]> {
  const { results } = await statement(
    env.CONTENT,
    sql`SELECT rid FROM ${sql.identifier(collection.id)} WHERE rid >= ${FIRST_RID} AND ${where(resolved, collection)} ORDER BY rid`,
  ).all<{ rid: number }>();
  return results.map(({ rid }) => rid);
}

const COLLECTIONS = ['premises', 'plots', 'routes', 'links', 'policies']
  .map((id) => collectionOf(id))
  .filter((collection) => collection !== undefined);

describe.each(COLLECTIONS.map((collection) => [collection.id, collection] as const))(
  '%s',
  (id, collection) => {
    const records = fc
      .sample(anyRecord(collection), { numRuns: RECORDS, seed: SEED })
      .map((record, i): Evaluated => ({ ...record, rid: FIRST_RID + i }));
    const matching = (filter: Filter) =>
      records.filter((record) => evaluate(filter, record) === true).map(({ rid }) => rid!);

    beforeAll(async () => {
      await env.CONTENT.batch(
        records.map(row).map((columns) => {
          const names = Object.keys(columns).map((name) => `"${name}"`);
          return env.CONTENT.prepare(
            `INSERT INTO "${id}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
          ).bind(...Object.values(columns));
        }),
      );
    });
    afterAll(async () => {
      await env.CONTENT.prepare(`DELETE FROM "${id}" WHERE rid >= ?`).bind(FIRST_RID).run();
    });

    const map = { ...mapWith(id)!, collections: [collection] };
    const rows = records.map((record) => ({ lon: null, lat: null, ...row(record) })) as LiveRecord[];
    const table = openSnapshot(snapshot(map, 1, new Map([[id, listed(collection, rows)]])).buffer).tables.get(
      id,
    )!;

    test('SQL and the snapshot keep what the evaluator keeps', async () => {
      let [some, refused, inSnapshot] = [0, 0, 0];
      for (const filter of fc.sample(anyFilter(collection), { numRuns: FILTERS, seed: SEED })) {
        const expected = matching(filter);
        if (expected.length > 0 && expected.length < RECORDS) some++;
        try {
          const resolved = (await resolveEach(env.CONTENT, collection, [filter]))[0]!;
          expect(await kept(collection, resolved), JSON.stringify(filter)).toEqual(expected);
          const byTable = (await resolveEach(env.CONTENT, collection, [filter], table))[0]!;
          expect(await kept(collection, byTable), JSON.stringify(filter)).toEqual(expected);
          const bits = matches(table, byTable, collection);
          if (bits === undefined) continue;
          inSnapshot++;
          expect(
            rowsIn(bits).map((one) => table.rid(one)),
            JSON.stringify(filter),
          ).toEqual(expected);
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          refused++;
        }
      }
      expect(some).toBeGreaterThan(FILTERS / 3);
      expect(refused).toBeLessThan(FILTERS / 20);
      expect(inSnapshot).toBeGreaterThan(FILTERS / 10);
    });

    test('rids and text too', async () => {
      const rids: Filter = { op: 'rids', rids: [FIRST_RID + 3, FIRST_RID + 5, 1] };
      for (const filter of [
        rids,
        { op: 'not', arg: rids },
        all(rids, { op: 'text', text: 'a' }),
        { op: 'text', text: 'AB' },
      ] as Filter[])
        expect(await kept(collection, filter)).toEqual(matching(filter));
    });
  },
);
