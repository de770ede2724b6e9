import { env } from 'cloudflare:workers';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayAfter } from '../../domain/calendar-day.ts';
import { COLLECTIONS, collectionOf, mapWith } from '../../domain/maps/index.ts';
import { get, importText, releaseMap } from '../fixture/city.ts';
import {
  COLLECTIONS_WITH_ONE,
  feature,
  idOf,
  numberOf,
  prepareOneOfEach,
  REAL_MAPS,
  removeOneOfEach,
  SOURCE,
  VERIFIED,
} from '../fixture/one-of-each.ts';

beforeAll(prepareOneOfEach);
afterAll(removeOneOfEach);

type Element = DefaultTreeAdapterTypes.Element;

/** The elements of a page; throws where it is not well formed. */
function elements(html: string): Element[] {
  const errors: string[] = [];
  const document = parse(html, {
    onParseError: ({ code, startLine }) => {
      errors.push(`${code} in line ${startLine}`);
    },
    sourceCodeLocationInfo: true,
  });
  if (errors.length > 0) throw new Error(errors.join(', '));
  const found: Element[] = [];
  const walk = (nodes: DefaultTreeAdapterTypes.ChildNode[]) => {
    for (const node of nodes) {
      if (!('tagName' in node)) continue;
      found.push(node);
      walk(node.childNodes);
    }
  };
  walk(document.childNodes);
  return found;
}

const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;

const CASES = COLLECTIONS_WITH_ONE.flatMap(({ id }) =>
  (['zh', 'en'] as const).map((lang) => [id, lang] as const),
);

test.each(CASES)(
  '%s in %s: well formed, complete, without script or inline style, every link answered',
  async (name, lang) => {
    const collection = collectionOf(name)!;
    for (const n of [1, 2]) {
      const response = await get(`/records/${name}/${await idOf(collection, n)}?lang=${lang}`);
      expect(response.status).toBe(200);
      const html = await response.text();
      const all = elements(html);
      expect(all.filter(({ tagName }) => tagName === 'h1').length).toBe(1);
      expect(all.some((element) => attribute(element, 'style') !== undefined)).toBe(false);
      expect(
        all.filter(
          (element) => element.tagName === 'script' && attribute(element, 'type') !== 'application/ld+json',
        ),
      ).toEqual([]);
      expect(html).not.toContain('undefined');
      expect(html).toContain(SOURCE);
      expect(html).toContain(numberOf(collection, n));
      const ids = all.flatMap((element) => attribute(element, 'id') ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      if (n === 2 || lang === 'en') continue;
      const links = all.flatMap((element) => (element.tagName === 'a' ? [attribute(element, 'href')!] : []));
      for (const href of new Set(links)) {
        const url = new URL(href, 'https://relitu.test/');
        if (url.host !== 'relitu.test' || url.pathname === '/' || href.startsWith('#')) continue;
        const { status } = await get(url.pathname + url.search);
        expect([href, status]).toEqual([href, 200]);
      }
    }
  },
);

test('a page leads to the office: by mail that names record and address, and by phone', async () => {
  const collection = collectionOf('plots')!;
  const id = await idOf(collection, 1);
  const all = elements(await (await get(`/records/plots/${id}?lang=en`)).text());
  const hrefs = all.flatMap((element) => attribute(element, 'href') ?? []);
  const mail = hrefs.find((href) => href.startsWith('mailto:'))!;
  expect(mail).toContain('mailto:sample-page@example.com?subject=');
  expect(decodeURIComponent(mail)).toContain(`(${id})`);
  expect(decodeURIComponent(mail)).toContain(`https://relitu.test/records/plots/${id}`);
  expect(hrefs).toContain('tel:051200009999');
});

test('what belongs to a record is on its page: plots of an area, stops of a route, firms of a link', async () => {
  for (const [of, own] of [
    ['areas', 'plots'],
    ['routes', 'stops'],
    ['nodes', 'firms'],
  ] as const) {
    const html = await (await get(`/records/${of}/${await idOf(collectionOf(of)!, 1)}?lang=zh`)).text();
    for (const n of [1, 2]) expect(html).toContain(`/records/${own}/${await idOf(collectionOf(own)!, n)}`);
  }
});

test('the picture of the place has its division, and is left out where there is no place', async () => {
  const html = await (await get(`/records/plots/${await idOf(collectionOf('plots')!, 1)}?lang=zh`)).text();
  const all = elements(html);
  const classes = all.flatMap((element) => attribute(element, 'class') ?? []);
  for (const one of ['locator', 'division own', 'shape face', 'mark']) expect(classes).toContain(one);
  expect(await (await get(`/records/nodes/${await idOf(collectionOf('nodes')!, 1)}`)).text()).not.toContain(
    '<svg',
  );
});

test('what lies around is on the page of a record that has a place, in a straight line', async () => {
  const html = await (await get(`/records/plots/${await idOf(collectionOf('plots')!, 1)}?lang=en`)).text();
  for (const part of ['Around here', 'in a straight line', 'Transport hubs']) expect(html).toContain(part);
  for (const near of ['hubs', 'institutes', 'routes'])
    expect(html).toContain(`/records/${near}/${await idOf(collectionOf(near)!, 1)}`);
  expect(
    await (await get(`/records/nodes/${await idOf(collectionOf('nodes')!, 1)}?lang=en`)).text(),
  ).not.toContain('Around here');
});

test('policies that may apply are named, others are not', async () => {
  const policy = await idOf(collectionOf('policies')!, 1);
  const page = async (name: string) =>
    (await get(`/records/${name}/${await idOf(collectionOf(name)!, 1)}?lang=zh`)).text();
  // It is for one zone by name, in which no record is.
  expect(await page('plots')).not.toContain(policy);
  const forAll = {
    type: 'Feature',
    geometry: null,
    properties: { source_no: 'for-all', name_zh: '样例·普惠政策', issuer: '样例', source_dept: SOURCE },
  };
  await importText(
    'policies',
    'more.geojson',
    JSON.stringify({ type: 'FeatureCollection', features: [forAll] }),
    { source: SOURCE },
  );
  await releaseMap('base');
  expect(await page('plots')).toContain('样例·普惠政策');
  expect(await page('hubs')).not.toContain('样例·普惠政策');
});

test('only the collection may differ in an address: then it moves; nothing else is found', async () => {
  const id = await idOf(collectionOf('firms')!, 1);
  for (const wrong of ['premises', 'nope']) {
    const moved = await get(`/records/${wrong}/${id}?lang=en`, { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `/records/firms/${id}?lang=en`]);
  }
  expect((await get(`/records/nope/${id}`, { redirect: 'manual' })).headers.get('location')).toBe(
    `/records/firms/${id}`,
  );
  const missing = await get('/records/firms/aaaaaaaaaa?lang=zh');
  expect(missing.status).toBe(404);
  const all = elements(await missing.text());
  expect(all.some((element) => element.tagName === 'input' && attribute(element, 'name') === 'q')).toBe(true);
});

test('a withdrawn record is gone, says nothing of what it was, and names similar ones that are live', async () => {
  const collection = collectionOf('opportunities')!;
  const id = await idOf(collection, 1);
  const withdrawn = feature(collection, 1, { name_zh: '样例·已撤回', visibility: '内部' });
  const { report, staged } = await importText(
    'opportunities',
    'withdrawn.geojson',
    JSON.stringify({ type: 'FeatureCollection', features: [withdrawn] }),
    { source: SOURCE },
  );
  expect([staged, report.refused]).toEqual([true, 0]);
  await releaseMap('opportunities');
  const response = await get(`/records/opportunities/${id}?lang=zh`);
  expect(response.status).toBe(410);
  const html = await response.text();
  expect(html).toContain(await idOf(collection, 2));
  for (const kept of ['样例·已撤回', '合作机会1号', '0512-00009999']) expect(html).not.toContain(kept);
  expect((await get(`/api/collections/opportunities/items/${id}`)).status).toBe(410);
  const similar = (await (await get(`/api/collections/opportunities/items/${id}/similar`)).json()) as {
    features: { id: string }[];
  };
  expect(similar.features.map(({ id }) => id)).toContain(await idOf(collection, 2));
  expect((await get('/api/collections/opportunities/items/aaaaaaaaaa/similar')).status).toBe(404);
});

test('lists hold every public record, in pages, by the filters of the API', async () => {
  for (const { id } of COLLECTIONS) {
    const response = await get(`/records/${id}?lang=en`);
    expect([id, response.status]).toEqual([id, 200]);
    elements(await response.text());
  }
  const home = await get('/records?lang=zh');
  expect(elements(await home.text()).flatMap((element) => attribute(element, 'href') ?? [])).toContain(
    '/records/firms?lang=zh',
  );
  const area = await idOf(collectionOf('areas')!, 1);
  const plots = await (await get(`/records/plots?parent=${area}&lang=zh`)).text();
  for (const n of [1, 2]) expect(plots).toContain(await idOf(collectionOf('plots')!, n));
  expect(await (await get('/records/plots?division=320585&lang=zh')).text()).toContain('没有符合的记录');
  for (const wrong of [
    '/records/plots?page=99',
    '/records/plots?page=x',
    '/records/plots?nope=1',
    '/records/nope',
  ])
    expect([wrong, (await get(wrong)).status]).toEqual([wrong, 404]);
});

test('search engines are told of records that are no samples, and of no others', async () => {
  for (const collection of COLLECTIONS_WITH_ONE) {
    const path = `/records/${collection.id}/${await idOf(collection, collection.id === 'opportunities' ? 2 : 1)}`;
    const response = await get(`${path}?lang=en`);
    const all = elements(await response.text());
    const links = (rel: string) =>
      all.filter((element) => element.tagName === 'link' && attribute(element, 'rel') === rel);
    const translations = links('alternate').filter((link) => attribute(link, 'hreflang'));
    const data = all.filter(({ tagName }) => tagName === 'script');
    const robots = all.filter((element) => attribute(element, 'name') === 'robots');
    if (!REAL_MAPS.includes(mapWith(collection.id)!.id)) {
      expect(response.headers.get('x-robots-tag')).toBe('noindex');
      expect([robots.length, data.length, links('canonical').length, translations.length]).toEqual([
        1, 0, 0, 0,
      ]);
      continue;
    }
    expect(response.headers.get('x-robots-tag')).toBeNull();
    expect(robots).toEqual([]);
    const address = `https://relitu.test${path}`;
    expect(links('canonical').map((link) => attribute(link, 'href'))).toEqual([`${address}?lang=en`]);
    expect(translations.map((link) => [attribute(link, 'hreflang'), attribute(link, 'href')])).toEqual([
      ['zh-CN', `${address}?lang=zh`],
      ['en', `${address}?lang=en`],
      ['x-default', address],
    ]);
    const described = all.find((element) => attribute(element, 'name') === 'description')!;
    expect(attribute(described, 'content')!.length).toBeGreaterThan(20);
    const [text] = data[0]!.childNodes as DefaultTreeAdapterTypes.TextNode[];
    const linked = JSON.parse(text!.value) as {
      '@context': string;
      '@type': string;
      name: string;
      url: string;
      breadcrumb: { itemListElement: { position: number; name: string; item: string }[] };
      mainEntity: { '@type': string; name: string };
    };
    expect(linked).toMatchObject({
      '@context': 'https://schema.org',
      url: address,
      inLanguage: 'en',
      expires: dayAfter(VERIFIED, collectionOf('routes')!.holds!),
    });
    expect(linked.name).toBe(`Sample ${collection.label.en} 1 & more`);
    expect(linked.breadcrumb.itemListElement.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    expect(
      linked.breadcrumb.itemListElement.every(({ name, item }) => name !== '' && item.startsWith('https://')),
    ).toBe(true);
    expect(linked.mainEntity['@type']).toMatch(/^(Place|TouristTrip)$/);
  }
});

test('the sitemap names all records that are no samples, each in both languages', async () => {
  expect(await (await get('/robots.txt')).text()).toContain('Sitemap: https://relitu.test/sitemap.xml');
  const index = await get('/sitemap.xml');
  expect(index.headers.get('content-type')).toContain('application/xml');
  const files = [...(await index.text()).matchAll(/<loc>https:\/\/relitu\.test(.*?)<\/loc>/g)].map(
    ([, path]) => path!,
  );
  const open = COLLECTIONS_WITH_ONE.filter(({ id }) => REAL_MAPS.includes(mapWith(id)!.id));
  expect(files.sort()).toEqual(open.map(({ id }) => `/sitemaps/${id}-1.xml`).sort());
  for (const collection of open) {
    const file = await (await get(`/sitemaps/${collection.id}-1.xml`)).text();
    const addresses = [...file.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, at]) => at);
    const id = await idOf(collection, 1);
    expect(addresses).toContain(`https://relitu.test/records/${collection.id}/${id}?lang=zh`);
    expect(addresses.length).toBe(4);
    expect(file).toContain(`<lastmod>${VERIFIED}</lastmod>`);
  }
  for (const none of [
    '/sitemaps/premises-1.xml',
    '/sitemaps/plots-2.xml',
    '/sitemaps/nope-1.xml',
    '/sitemaps/x',
  ])
    expect([none, (await get(none)).status]).toEqual([none, 404]);
  expect(
    (await env.CONTENT.prepare('SELECT count(*) AS n FROM plots').first<{ n: number }>())!.n,
  ).toBeGreaterThan(0);
});
