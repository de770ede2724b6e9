/** Near misses over HTTP: each asked again gives the number it promises. */
import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { seeded } from '../../../tiles/fixtures.ts';
import type { LiveRecord } from '../../../tiles/layers.ts';
import { queryRecords, randomFilter } from '../../bench/query-records.ts';
import { cql2Json, cql2Text } from '../../domain/cql2/filter.ts';
import { all } from '../../domain/filter.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import type { NearMiss } from '../../domain/near-misses.ts';
import { parameterOf } from '../../domain/query.ts';
import { get, getAnew, prepareCity, releaseMap } from '../fixture/city.ts';

const collection = collectionOf('zones')!;
const PATH = `/api/collections/${collection.id}/facets`;
let records: LiveRecord[];

beforeAll(async () => {
  await prepareCity();
  // Areas, so that boxes are tested by outline.
  records = queryRecords(seeded(8), collection, 300).map((record) => ({
    ...record,
    rid: Number(record.rid) + 1_000_000,
    version: 1,
    release: 1,
    is_sample: 1,
    geometry:
      record.west === null
        ? null
        : JSON.stringify({
            type: 'Polygon',
            coordinates: [
              [
                [record.west, record.south],
                [record.east, record.south],
                [record.west, record.north],
                [record.west, record.south],
              ],
            ],
          }),
  }));
  const names = Object.keys(records[0]!);
  await env.CONTENT.prepare(
    `INSERT INTO ${collection.id} (${names.join(', ')}) SELECT ${names.map((name) => `value->>'${name}'`).join(', ')} FROM json_each(?)`,
  )
    .bind(JSON.stringify(records))
    .run();
  await releaseMap('base');
  return async () => {
    await env.CONTENT.prepare(`DELETE FROM ${collection.id} WHERE rid > 1000000`).run();
    await releaseMap('base');
  };
});

type Answer = { numberMatched: number; nearMisses: NearMiss[] };

async function ask(parameters: URLSearchParams, fetch = get): Promise<Answer> {
  const response = await fetch(`${PATH}?facets=division&${parameters}`);
  expect(response.status, `${parameters}`).toBe(200);
  return (await response.json()) as Answer;
}

const random = seeded(17);
const leaf = () => randomFilter(random, collection, records, 0);

/** Parameters of every kind: fields, a box, a text, a filter in either language. */
function randomParameters(): URLSearchParams {
  const parameters = new URLSearchParams();
  for (let i = 0; i < 2; i++) {
    const pair = parameterOf(leaf());
    if (pair && !pair[1].includes('none') && pair[1] !== '') parameters.set(...pair);
  }
  const [west, south] = [120.6 + 0.3 * random(), 31.1 + 0.3 * random()];
  if (random() < 0.4) parameters.set('bbox', [west, south, west + 0.2, south + 0.1].join());
  if (random() < 0.2) parameters.set('q', String(Math.floor(random() * 30)));
  if (random() < 0.2) parameters.set('datetime', '2027-01-01/2027-06-01');
  if (random() < 0.6) {
    const filter = all(...Array.from({ length: 1 + Math.floor(random() * 3) }, leaf));
    const isText = random() < 0.5;
    parameters.set(
      'filter',
      isText ? cql2Text(filter, collection) : JSON.stringify(cql2Json(filter, collection)),
    );
    if (!isText) parameters.set('filter-lang', 'cql2-json');
  }
  return parameters;
}

test('every near miss, asked again, gives its number; a dropped parameter gives what is without it', async () => {
  const kinds = new Map<string, number>();
  for (let i = 0; i < 60; i++) {
    const parameters = randomParameters();
    const { numberMatched, nearMisses } = await ask(parameters);
    if (numberMatched >= 10 || [...parameters].length === 0) expect(nearMisses).toEqual([]);
    for (const miss of nearMisses) {
      const changed = new URLSearchParams(parameters);
      for (const [name, value] of Object.entries(miss.parameters))
        if (value === null) changed.delete(name);
        else changed.set(name, value);
      const again = await ask(changed);
      expect(again.numberMatched, `${parameters} ${JSON.stringify(miss)}`).toBe(miss.numberMatched);
      expect(again.numberMatched).toBeGreaterThan(numberMatched);
      const kind = `${miss.kind} ${miss.parameter}`.replace(/ (?!bbox|filter|q|datetime).*/, ' field');
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
  }
  expect([...kinds.keys()]).toEqual(
    expect.arrayContaining([
      'drop filter',
      'drop bbox',
      'widen bbox',
      'widen field',
      'drop field',
      'widen filter',
    ]),
  );
}, 120_000);

test('near misses read no rows', async () => {
  const response = await get(`${PATH}?division=320583&verified_at=../2027-01-20`);
  expect(response.headers.get('x-rows-read')).toBe('0');
  const { nearMisses } = (await response.json()) as Answer;
  expect(nearMisses.length).toBeGreaterThan(1);
  expect(nearMisses.map(({ kind }) => kind)).toContain('widen');
});

test('a filter in another system can be left out, not changed', async () => {
  const crs = 'http://www.opengis.net/def/crs/EPSG/0/4326';
  const filter = "S_INTERSECTS(geometry,POINT(10 20)) AND division = '320583'";
  const { numberMatched, nearMisses } = await ask(
    new URLSearchParams({ filter, 'filter-crs': crs }),
    getAnew,
  );
  expect(numberMatched).toBe(0);
  expect(nearMisses).toMatchObject([{ kind: 'drop', parameter: 'filter', value: null }]);
});

test('without a condition there is nothing to change', async () => {
  const { nearMisses } = (await (await get('/api/collections/premises/facets')).json()) as Answer;
  expect(nearMisses).toEqual([]);
});
