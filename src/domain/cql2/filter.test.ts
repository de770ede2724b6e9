import { expect, test } from 'vitest';
import type { Crs } from '../crs.ts';
import { collectionOf } from '../maps/index.ts';
import { JSONS, REFUSED, TEXTS } from './cases.fixture.ts';
import { cql2Json, cql2Text, filterFromCql2 } from './filter.ts';

const premises = collectionOf('premises')!;
const read = (text: string) => filterFromCql2(text, 'cql2-text', premises);

test.each(TEXTS)('%s', (text, filter) => {
  expect(read(text)).toEqual({ filter });
});

test.each(JSONS)('%j', (json, filter) => {
  expect(filterFromCql2(JSON.stringify(json), 'cql2-json', premises)).toEqual({ filter });
});

test.each(REFUSED)('%s is refused with its place', (text, position, reason) => {
  expect(read(text)).toEqual({
    errors: [{ parameter: 'filter', position, reason: expect.stringMatching(reason) }],
  });
});

test.each(TEXTS)('%s is written in both encodings and read back', (_, filter) => {
  expect(read(cql2Text(filter, premises))).toEqual({ filter });
  const json = JSON.stringify(cql2Json(filter, premises));
  expect(filterFromCql2(json, 'cql2-json', premises)).toEqual({ filter });
});

test('JSON that is wrong is refused with its pointer', () => {
  const reason = (text: string) => {
    const result = filterFromCql2(text, 'cql2-json', premises);
    return 'errors' in result ? result.errors[0]!.reason : 'accepted';
  };
  expect(reason('{')).toMatch(/^at the top: not JSON/);
  expect(reason('null')).toMatch(/null is no value/);
  expect(reason('[]')).toMatch(/condition is missing/);
  expect(reason('{"op":"and","args":[true,{"op":"=","args":[{"property":"rent"},"5"]}]}')).toMatch(
    /^at \/args\/1\/args\/1: rent is compared with a number/,
  );
  expect(reason('{"op":"=","args":[{"property":"rent"}]}')).toMatch(/takes 2 arguments/);
  expect(reason('{"op":"__proto__","args":[]}')).toMatch(/not supported/);
  expect(reason('{"op":"=","args":[{"property":"name_zh"},"\\ud800"]}')).toMatch(/surrogate/);
  expect(
    reason('{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Polygon","coordinates":[[1]]}]}'),
  ).toMatch(/^at \/args\/1\/coordinates\/0\/0: a position/);
  expect(reason('{"op":"t_during","args":[{"property":"verified_at"},{"interval":["..",".."]}]}')).toMatch(
    /interval/,
  );
  expect(reason(`${'['.repeat(15_000)}`)).toMatch(/not JSON|nested/);
  expect(reason(`${'['.repeat(5000)}${']'.repeat(5000)}`)).toMatch(/nested deeper/);
});

test('cql-text is what GDAL sends: ILIKE, numbers for flags, days with a T', () => {
  const gdal = (text: string) => filterFromCql2(text, 'cql-text', premises);
  expect(gdal("ready_on <= '2027-01-01T'")).toEqual({
    filter: { op: 'between', field: 'ready_on', from: null, to: '2027-01-01' },
  });
  expect(filterFromCql2("ready_on <= '2027-01-01T'", 'cql2-text', premises)).toHaveProperty('errors');
  expect(gdal("name_en ILIKE 'sample%'")).toEqual({
    filter: { op: 'like', field: 'name_en', pattern: 'sample%', caseless: true },
  });
  const flag =
    'fields' in premises && Object.entries(premises.fields).find(([, { kind }]) => kind === 'flag')![0];
  expect(gdal(`"${flag}" = 1`)).toEqual({ filter: { op: 'in', field: flag, values: [true] } });
  expect(read(`${flag} = 1`)).toHaveProperty('errors');
  expect(read(`${flag} >= FALSE`)).toEqual({ filter: { op: 'in', field: flag, values: [false, true] } });
});

test('filter-crs moves coordinates to CRS84', () => {
  const epsg = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}` as Crs;
  expect(filterFromCql2('S_INTERSECTS(geometry,POINT(31 120))', 'cql2-text', premises, epsg(4326))).toEqual({
    filter: { op: 'intersects', geometry: { type: 'Point', coordinates: [120, 31] } },
  });
  expect(
    filterFromCql2('S_INTERSECTS(geometry,BBOX(31,120,32,121))', 'cql2-text', premises, epsg(4490)),
  ).toEqual({
    filter: { op: 'bbox', bounds: [120, 31, 121, 32] },
  });
  const metres = filterFromCql2(
    'S_INTERSECTS(geometry,POINT(13425130.59 3671771.45))',
    'cql2-text',
    premises,
    epsg(3857),
  );
  expect(metres).toEqual({
    filter: {
      op: 'intersects',
      geometry: { type: 'Point', coordinates: [expect.closeTo(120.6, 6), expect.closeTo(31.3, 6)] },
    },
  });
});

test('every collection answers the predicates of the abstract test suite on every property', () => {
  const samples = {
    text: "'foo'",
    term: "'foo'",
    reference: "'foo'",
    number: '3.14',
    count: '1',
    flag: 'true',
    date: "DATE('2022-04-14')",
  };
  for (const [name, field] of Object.entries(premises.fields))
    for (const op of ['=', '<>', '>', '<', '>=', '<='])
      expect(read(`"${name}" ${op} ${samples[field.kind]}`)).toHaveProperty('filter');
});
