/** The parameters filter, filter-lang and filter-crs over HTTP. */
import { beforeAll, expect, test } from 'vitest';
import { get, prepareCity } from '../fixture/city.ts';

beforeAll(prepareCity);

const ask = (filter: string, rest = '', resource = 'premises/items') =>
  get(`/api/collections/${resource}?filter=${encodeURIComponent(filter)}${rest}`);

async function names(filter: string, rest = '', resource?: string): Promise<unknown[]> {
  const response = await ask(filter, rest, resource);
  expect(response.status).toBe(200);
  const { features } = (await response.json()) as { features: { properties: { source_no: string } }[] };
  return features.map(({ properties }) => properties.source_no);
}

test.each([
  ['true', ['P-1', 'P-2', 'P-3']],
  ['false', []],
  ["kind = 'factory'", ['P-1']],
  ["kind = 'no such code'", []],
  ['area_free < 3500', ['P-3']],
  ['area_free >= 3500 AND NOT rent > 30', ['P-1']],
  ['rent IS NULL', ['P-3']],
  ['NOT (rent < 40)', ['P-2']],
  ["industries = 'C36'", ['P-1']],
  ["industries LIKE 'C2_'", ['P-2']],
  ["industries LIKE 'C%' AND industries <> 'C27'", ['P-1']],
  ["name_zh LIKE '%二号%'", ['P-2']],
  ["CASEI(name_en) LIKE CASEI('sample KUN%')", ['P-1']],
  ["name_en LIKE 'sample kun%'", []],
  ["valid_until BETWEEN DATE('2099-05-02') AND DATE('2099-12-31')", ['P-2', 'P-3']],
  ['S_INTERSECTS(geometry,BBOX(121,31,122,32))', ['P-3']],
  ['S_INTERSECTS(geometry,POINT(120.985 31.385))', ['P-1']],
  ['S_INTERSECTS(geometry,POLYGON((120.98 31.37,121 31.37,121 31.39,120.98 31.37)))', ['P-2']],
  ['NOT S_INTERSECTS(geometry,LINESTRING(120.98 31.38,121 31.38))', ['P-1', 'P-3']],
])('%s keeps %j', async (filter, expected) => {
  expect(await names(filter)).toEqual(expected);
});

test('the filter is joined to the other parameters by AND', async () => {
  expect(await names('area_free > 1000', '&rent=../30')).toEqual(['P-1']);
  expect(await names('area_free > 1000', '&bbox=120,31,121,32&q=二号')).toEqual(['P-2']);
});

test('what may not be seen stays unseen', async () => {
  expect(await names("name_zh LIKE '%五号%' OR true")).toEqual(['P-1', 'P-2', 'P-3']);
  expect((await ask("visibility = 'internal'")).status).toBe(400);
  expect((await ask("contact_phone LIKE '0512%'")).status).toBe(400);
});

test('JSON, the alias of GDAL and other systems', async () => {
  const json = { op: 'in', args: [{ property: 'kind' }, ['factory', 'warehouse']] };
  expect(await names(JSON.stringify(json), '&filter-lang=cql2-json')).toEqual(['P-1', 'P-3']);
  expect(await names("name_en ILIKE '%TAICANG%'", '&filter-lang=cql-text')).toEqual(['P-3']);
  const point = 'S_INTERSECTS(geometry,POINT(31.385 120.985))';
  expect(await names(point, '&filter-crs=http://www.opengis.net/def/crs/EPSG/0/4326')).toEqual(['P-1']);
  expect((await ask(point)).status).toBe(400);
});

test('areas are tested by their outline, not by their box', async () => {
  const { features } = (await (await get('/api/collections/divisions/items')).json()) as {
    features: { properties: { source_no: string }; geometry: { coordinates: [number, number][][] } }[];
  };
  const [{ geometry, properties }] = features as [(typeof features)[0]];
  const corners = geometry.coordinates[0]!;
  const [east, north] = [Math.max(...corners.map(([x]) => x)), Math.max(...corners.map(([, y]) => y))];
  // Right-angled triangles north-east of the division whose boxes hold its corner: one passes it by, one cuts it.
  const triangle = (by: number) => {
    const points = [
      [east - 0.01, north + by],
      [east + by, north - 0.01],
      [east + by, north + by],
      [east - 0.01, north + by],
    ];
    return `S_INTERSECTS(geometry,POLYGON((${points.map((point) => point.join(' ')).join(',')})))`;
  };
  expect(await names(triangle(1), '', 'divisions/items')).not.toContain(properties.source_no);
  expect(await names(triangle(0.005), '', 'divisions/items')).toContain(properties.source_no);
});

test('cells take the filter', async () => {
  const response = await ask("kind = 'factory'", '', 'premises/cells');
  expect(((await response.json()) as { numberMatched: number }).numberMatched).toBe(1);
});

test('faults name the parameter, the place and the way out', async () => {
  const response = await ask("rent = 5 AND nme_zh = 'x'");
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const { errors } = (await response.json()) as { errors: unknown[] };
  expect(errors).toEqual([
    {
      parameter: 'filter',
      position: 13,
      reason: expect.stringMatching(/^at character 13: premises has no property "nme_zh"; use name_zh, /),
    },
  ]);
  for (const rest of ['&filter-lang=sql', '&filter-crs=EPSG:2385', '&filter=true'])
    expect((await ask('true', rest)).status).toBe(400);
});

const many = (count: number, joint: string, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(joint);

test.each<[string, string, number]>([
  ['300 conditions', many(300, ' OR ', (i) => `rent = ${i}`), 400],
  ['70 conditions', many(70, ' AND ', (i) => `rent <> ${i}`), 200],
  ['a list of 1500', `rent IN (${many(1500, ',', String)})`, 200],
  ['23 levels of NOT', `${'NOT '.repeat(22)}rent = 5`, 200],
  ['levels of AND and OR', `${'rent = 1 AND (rent = 2 OR ('.repeat(10)}true${'))'.repeat(10)}`, 200],
  [
    'letters of many alphabets',
    "CASEI(name_en) LIKE CASEI('%αβγδεζηθικλμνξοπρστυφχψωабвгдежзийклмнопрстуфхцчшщъыьэюя%')",
    400,
  ],
  ['an apostrophe for SQL', "name_zh = ''' OR 1=1 --'", 200],
  ['a long text', `name_zh LIKE '%${'厂'.repeat(1500)}%'`, 200],
  ['a GLOB of stars', `name_zh LIKE '${'%a'.repeat(24)}%'`, 200],
  ['many shapes', many(60, ' OR ', (i) => `S_INTERSECTS(geometry,POINT(120.${i} 31))`), 400],
])('%s: an answer or a refusal, never a failure', async (_, filter, status) => {
  expect((await ask(filter)).status).toBe(status);
});
