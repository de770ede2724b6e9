import { beforeAll, expect, test } from 'vitest';
import { get, prepareCity } from '../fixture/city.ts';

beforeAll(prepareCity);

type Items = {
  numberMatched: number;
  numberReturned: number;
  features: { id: string; geometry: unknown; properties: Record<string, unknown> }[];
  links: { rel: string; href: string }[];
};
const items = async (query: string) =>
  (await (await get(`/api/collections/premises/items?${query}`)).json()) as Items;
const names = ({ features }: Items) => features.map((feature) => feature.properties.source_no);

test('items are public and valid today; the expired and the internal one are left out', async () => {
  const found = await items('');
  expect(found.numberMatched).toBe(3);
  expect(names(found)).toEqual(['P-1', 'P-2', 'P-3']);
});

test('values come in stored units, lists as arrays, with the label point', async () => {
  const [first] = (await items('limit=1')).features;
  expect(first!.properties).toMatchObject({
    area_free: 3500,
    rent: 28,
    industries: ['C36', 'C39'],
    kind: 'factory',
    division: '320583',
    lon: 120.985,
    lat: 31.385,
    is_sample: true,
    contact_phone: '0512-00000001',
  });
  expect(first!.id).toMatch(/^[a-z2-7]{10}$/);
});

test.each([
  ['division=320585', ['P-3']],
  ['division=320583,320585&rent=../30', ['P-1']],
  ['area_free=3500/20000', ['P-1', 'P-2']],
  ['industries=C27', ['P-2']],
  ['industries=C27,C36', ['P-1', 'P-2']],
  ['kind=factory', ['P-1']],
  ['q=二号', ['P-2']],
  ['q=KUNSHAN', ['P-1', 'P-2']],
  ['bbox=121,31,122,32', ['P-3']],
  ['sortby=-area_free', ['P-2', 'P-1', 'P-3']],
])('%s gives %j', async (query, expected) => {
  expect(names(await items(query))).toEqual(expected);
});

test('pages follow next until all are seen once', async () => {
  const seen: unknown[] = [];
  let next: string | undefined = '/api/collections/premises/items?limit=2';
  while (next) {
    const page = (await (await get(next)).json()) as Items;
    seen.push(...names(page));
    const link = page.links.find(({ rel }) => rel === 'next');
    next = link && new URL(link.href).pathname + new URL(link.href).search;
  }
  expect(seen).toEqual(['P-1', 'P-2', 'P-3']);
});

test.each([
  ['nope=1', 'nope'],
  ['limit=abc', 'limit'],
  ['limit=0', 'limit'],
  ['limit=1&limit=2', 'limit'],
  ['bbox=1,2,3', 'bbox'],
  ['bbox=0,95,1,96', 'bbox'],
  ['division=999', 'division'],
  ['rent=abc', 'rent'],
  ['ready_on=2026-02-30/..', 'ready_on'],
  ['datetime=2026-02-30', 'datetime'],
  ['rent=1/2/3', 'rent'],
  ['rent=40/20', 'rent'],
  ['sortby=nope', 'sortby'],
  ['valid_until=2026-13-01/..', 'valid_until'],
  ['f=xml', 'f'],
  ['offset=999999999', 'offset'],
])('%s is refused by name', async (query, parameter) => {
  const response = await get(`/api/collections/premises/items?${query}`);
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ code: 'invalid', errors: [{ parameter }] });
});

test('a limit above the maximum is clamped', async () => {
  expect((await get('/api/collections/premises/items?limit=99999')).status).toBe(200);
});

test('hostile text is matched as text', async () => {
  for (const q of ["'; DROP TABLE premises; --", '%', '_', '((', 'a'.repeat(64), '"'])
    expect((await items(`q=${encodeURIComponent(q)}`)).numberMatched).toBe(0);
  expect((await items('')).numberMatched).toBe(3);
});

test('one record shows its lineage; an expired one is gone, a foreign one unknown', async () => {
  const [first] = (await items('limit=1')).features;
  const one = (await (await get(`/api/collections/premises/items/${first!.id}`)).json()) as {
    properties: { lineage: object };
    links: { rel: string }[];
  };
  expect(one.properties.lineage).toMatchObject({
    file: 'premises.csv',
    row: 2,
    crs: 'wgs84',
    source_geometry: { type: 'Point' },
  });
  expect(one.links.map(({ rel }) => rel)).toEqual(['self', 'alternate', 'collection']);
  expect((await get('/api/collections/premises/items/aaaaaaaaaa')).status).toBe(404);
});

test('a question asked again costs no rows, neither with If-None-Match nor without', async () => {
  const path = '/api/collections/premises/items?limit=2&offset=1';
  const first = await get(path);
  const etag = first.headers.get('etag')!;
  expect(Number(first.headers.get('x-rows-read'))).toBeGreaterThan(0);
  const again = await get(path, { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
  expect(again.headers.get('x-rows-read')).toBe('0');
  const anew = await get(path);
  expect(anew.status).toBe(200);
  expect(anew.headers.get('x-rows-read')).toBe('0');
  expect(await anew.text()).toBe(await first.text());
});

test('parts of clusters sum to the totals too, by division below zoom 9', async () => {
  for (const zoom of [6, 8, 9, 12])
    for (const query of ['', '&kind=factory']) {
      const plain = (await (
        await get(`/api/collections/premises/cells?zoom=${zoom}&view=plain${query}`)
      ).json()) as {
        numberMatched: number;
        features: { geometry: { type: string }; properties: { count: number; division?: string } }[];
      };
      expect(plain.numberMatched).toBeGreaterThan(0);
      expect(plain.features.reduce((total, { properties }) => total + properties.count, 0)).toBe(
        plain.numberMatched,
      );
      expect(new Set(plain.features.map(({ geometry }) => geometry.type))).toEqual(new Set(['Point']));
    }
  expect((await get('/api/collections/premises/cells?view=round')).status).toBe(400);
});

test('cells sum to the totals at every zoom and under a filter', async () => {
  for (const zoom of [0, 7, 9, 12, 16]) {
    for (const [query, count, sum] of [
      ['', 3, 16_300],
      ['&division=320583', 2, 15_500],
    ] as const) {
      const cells = (await (await get(`/api/collections/premises/cells?zoom=${zoom}${query}`)).json()) as {
        numberMatched: number;
        sum: number;
        features: { properties: { count: number; sum: number } }[];
      };
      expect(cells).toMatchObject({ numberMatched: count, sum });
      expect(cells.features.reduce((total, { properties }) => total + properties.count, 0)).toBe(count);
      expect(cells.features.reduce((total, { properties }) => total + properties.sum, 0)).toBe(sum);
    }
  }
});

test('writing methods, unknown paths and collections are problems, not pages', async () => {
  expect((await get('/api/collections/premises/items', { method: 'POST' })).status).toBe(405);
  expect((await get('/api/nope')).status).toBe(404);
  expect(await (await get('/api/collections/nope/items')).json()).toMatchObject({ code: 'not-found' });
});
