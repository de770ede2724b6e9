/** What clients of OGC API – Features and Tiles rely on. */
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { beforeAll, expect, test } from 'vitest';
import { COLLECTIONS, MAPS } from '../../domain/maps/index.ts';
import { get, getAnew, prepareCity, releaseMap } from '../fixture/city.ts';

beforeAll(async () => {
  await prepareCity();
  for (const { id } of MAPS) await releaseMap(id);
});

type Link = { href: string; rel: string; type?: string; templated?: boolean };
type Feature = {
  id: string;
  geometry: { coordinates: number[] } | null;
  properties: Record<string, unknown>;
};
type Page = { features: Feature[]; numberMatched?: number; links: Link[] };

const json = async <T>(path: string) => (await (await get(path)).json()) as T;
const ITEMS = '/api/collections/premises/items';
const numbers = ({ features }: Page) => features.map(({ properties }) => properties.source_no);

const linksIn = (value: unknown): Link[] => {
  if (Array.isArray(value)) return value.flatMap(linksIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'href' in value && typeof value.href === 'string' ? [value as Link] : [];
  return [...own, ...Object.values(value).flatMap(linksIn)];
};

test('every link within the API answers with the media type it announces', async () => {
  const wanted = new Map<string, string | undefined>([['/api', 'application/json']]);
  const waiting = ['/api'];
  for (const path of waiting) {
    // An isolate trusts the pointer for a second, and other tests may just have asked.
    const response = await getAnew(path);
    const type = wanted.get(path);
    expect([200, 303], path).toContain(response.status);
    if (response.status === 303) {
      expect(type, path).toBe('text/html');
      continue;
    }
    if (type) expect(response.headers.get('content-type')!.startsWith(type), `${path} ${type}`).toBe(true);
    if (!/json$|json;/.test(response.headers.get('content-type')!)) continue;
    for (const { href, type: announced, templated } of linksIn(await response.json())) {
      const url = new URL(href);
      const next = url.pathname + url.search;
      if (templated || wanted.has(next) || !url.pathname.startsWith('/api')) continue;
      // A page of every collection is enough; its next pages are tested below.
      if (url.searchParams.has('cursor') || url.pathname === '/api/search') continue;
      wanted.set(next, announced);
      waiting.push(next);
    }
  }
  expect(waiting.length).toBeGreaterThan(COLLECTIONS.length * 5);
}, 30_000);

test('the landing page names OpenAPI 3.0 before 3.1, under the media types clients look for', async () => {
  const { links } = await json<{ links: Link[] }>('/api');
  expect(links.filter(({ rel }) => rel === 'service-desc').map(({ type }) => type)).toEqual([
    'application/vnd.oai.openapi+json;version=3.0',
    'application/vnd.oai.openapi+json;version=3.1',
  ]);
});

test('OpenAPI has a literal path per collection, with a parameter per queryable that the items take', async () => {
  for (const document of ['openapi', 'openapi-3.0']) {
    const { paths } = await json<{
      paths: Record<string, { get: { parameters: { name: string; schema: Record<string, unknown> }[] } }>;
    }>(`/api/${document}.json`);
    for (const { id } of COLLECTIONS) {
      const { parameters } = paths[`/collections/${id}/items`]!.get;
      const { properties } = await json<{ properties: object }>(`/api/collections/${id}/queryables`);
      const names = parameters.map(({ name }) => name);
      expect(names).toEqual(
        expect.arrayContaining(Object.keys(properties).filter((name) => name !== 'geometry')),
      );
      expect(new Set(names).size).toBe(names.length);
      const limit = parameters.find(({ name }) => name === 'limit')!;
      expect(limit.schema).toMatchObject({ minimum: 1, maximum: 1000, default: 100 });
    }
  }
});

test.each(['', '&sortby=-area_free', '&sortby=division,-rent', '&sortby=rent'])(
  'pages by cursor%s give every record once, in the order of one page',
  async (order) => {
    const whole = numbers(await json<Page>(`${ITEMS}?limit=100${order}`));
    const seen: unknown[] = [];
    let next: string | undefined = `${ITEMS}?limit=1${order}`;
    while (next) {
      const page: Page = await json<Page>(next);
      seen.push(...numbers(page));
      expect(page.numberMatched).toBe(whole.length);
      const link = page.links.find(({ rel }) => rel === 'next');
      next = link && new URL(link.href).pathname + new URL(link.href).search;
    }
    expect(seen).toEqual(whole);
  },
);

test('a cursor that was edited, or of another order or collection, is refused', async () => {
  const { links } = await json<Page>(`${ITEMS}?limit=1&sortby=rent`);
  const cursor = new URL(links.find(({ rel }) => rel === 'next')!.href).searchParams.get('cursor')!;
  for (const [path, text] of [
    [`${ITEMS}?sortby=rent`, `${cursor}0`],
    [`${ITEMS}?sortby=rent`, `x${cursor}`],
    [`${ITEMS}?sortby=-rent`, cursor],
    ['/api/collections/plots/items?sortby=area', cursor],
    [`${ITEMS}?limit=1`, cursor],
    [`${ITEMS}?limit=1`, '%00.'],
  ]) {
    const response = await get(`${path}&cursor=${text}`);
    expect(response.status, text).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ parameter: 'cursor' }] });
  }
});

test('geometries come in the system asked for, named in Content-Crs', async () => {
  const plain = await json<Page>(`${ITEMS}?limit=1`);
  const [lon, lat] = plain.features[0]!.geometry!.coordinates as [number, number];
  const response = await get(`${ITEMS}?limit=1&crs=http://www.opengis.net/def/crs/EPSG/0/3857`);
  expect(response.headers.get('content-crs')).toBe('<http://www.opengis.net/def/crs/EPSG/0/3857>');
  const [x, y] = ((await response.json()) as Page).features[0]!.geometry!.coordinates as [number, number];
  expect(x).toBeCloseTo((lon * Math.PI * 6_378_137) / 180, 2);
  expect(y).toBeCloseTo(6_378_137 * Math.asinh(Math.tan((lat * Math.PI) / 180)), 2);
  const swapped = await json<Page>(`${ITEMS}?limit=1&crs=http://www.opengis.net/def/crs/EPSG/0/4326`);
  expect(swapped.features[0]!.geometry!.coordinates).toEqual([lat, lon]);
  const id = plain.features[0]!.id;
  const one = await json<Feature>(`${ITEMS}/${id}?crs=http://www.opengis.net/def/crs/EPSG/0/4490`);
  expect(one.geometry!.coordinates).toEqual([lat, lon]);
  expect((await get(`${ITEMS}?crs=http://www.opengis.net/def/crs/EPSG/0/9999`)).status).toBe(400);
});

test('a box may be given in another system', async () => {
  const wanted = numbers(await json<Page>(`${ITEMS}?bbox=121,31,122,32`));
  expect(wanted).toEqual(['P-3']);
  const swapped = `bbox=31,121,32,122&bbox-crs=${encodeURIComponent('http://www.opengis.net/def/crs/EPSG/0/4326')}`;
  expect(numbers(await json<Page>(`${ITEMS}?${swapped}`))).toEqual(wanted);
  expect((await get(`${ITEMS}?bbox=121,31,122,32&bbox-crs=nope`)).status).toBe(400);
});

test.each([
  ['2026-01-01', true],
  ['2026-11-25T08:00:00Z/..', true],
  ['../2026-11-25', true],
  ['2200-01-01/..', false],
])('datetime %s', async (datetime, some) => {
  const { features } = await json<Page>(`${ITEMS}?datetime=${datetime}`);
  const all = await json<Page>(ITEMS);
  if (some) expect(features.length).toBeGreaterThan(0);
  else
    expect(features.length).toBe(
      all.features.filter(({ properties }) => properties.valid_until === null).length,
    );
});

test.each(['yesterday', '../..', '2026-02-01/2026-01-01', '2026-01-01/2026-02-01/2026-03-01'])(
  'datetime %s is refused',
  async (datetime) => expect((await get(`${ITEMS}?datetime=${datetime}`)).status).toBe(400),
);

test('representations hold the same records', async () => {
  const ids = (await json<Page>(ITEMS)).features.map(({ id }) => id);
  const csv = await (await get(`${ITEMS}?f=csv`)).text();
  expect(
    csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.slice(1, 11)),
  ).toEqual(ids);
  const sequence = await (await get(ITEMS, { headers: { accept: 'application/geo+json-seq' } })).text();
  const texts = sequence.split('\x1e').slice(1);
  expect(texts.map((text) => (JSON.parse(text) as Feature).id)).toEqual(ids);
  const file = new Uint8Array(await (await get(`${ITEMS}?f=fgb`)).arrayBuffer());
  const read: Feature[] = [];
  for await (const feature of deserialize(file)) read.push(feature as unknown as Feature);
  expect(read.map(({ properties }) => properties.id)).toEqual(ids);
  expect(read[0]!.properties).toMatchObject({ area_free: 3500, rent: 28, is_sample: true });
});

test('what is not offered is 406, unless anything is acceptable', async () => {
  const response = await get(ITEMS, { headers: { accept: 'application/xml' } });
  expect(response.status).toBe(406);
  expect(await response.json()).toMatchObject({ code: 'not-acceptable' });
  const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
  expect((await get(ITEMS, { headers: { accept: browser } })).status).toBe(200);
  const people = await get(`${ITEMS}?kind=factory`, {
    headers: { accept: 'text/html' },
    redirect: 'manual',
  });
  expect(people.headers.get('location')).toBe('/?map=premises&collection=premises&kind=factory');
});

test('a page from memory keeps its Link header', async () => {
  const path = `${ITEMS}?limit=1&properties=name_zh`;
  const first = (await get(path)).headers.get('link');
  expect(first).toContain('rel="next"');
  expect((await get(path)).headers.get('link')).toBe(first);
});

test('tilesets lead to the tiles of the current release', async () => {
  const { links, layers } = await json<{ links: Link[]; layers: { id: string }[] }>(
    '/api/collections/premises/tiles/WebMercatorQuad',
  );
  const { href } = links.find(({ rel }) => rel === 'item')!;
  const path = new URL(href).pathname;
  const tile = decodeURI(path)
    .replace('{tileMatrix}', '0')
    .replace('{tileCol}', '0')
    .replace('{tileRow}', '0');
  expect((await get(tile)).headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
  expect(layers.map(({ id }) => id)).toContain('premises_clusters');
});

test('people find words and a reference that loads from here only', async () => {
  const guide = await get('/api/docs?lang=en');
  expect(await guide.text()).toContain('/api/collections/premises/queryables');
  const reference = await get('/api/reference');
  expect(reference.headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(await reference.text()).not.toMatch(/https?:/);
});
