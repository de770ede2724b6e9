import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../db/bindings.ts';
import { addPartner } from '../../cli/partners.ts';
import { type EmbedPage, PAGE_DATA } from '../../domain/embed/page.ts';
import { VIEWS } from '../../domain/maps/index.ts';
import { filterFields } from '../../domain/query.ts';
import { get, prepareCity } from '../fixture/city.ts';
import { keepView } from '../views/kept.ts';

beforeAll(prepareCity);

const policyOf = (response: Response) => response.headers.get('content-security-policy')!;

const dataIn = (html: string): EmbedPage =>
  JSON.parse(new RegExp(`id="${PAGE_DATA}">(.*?)</script>`, 's').exec(html)![1]!) as EmbedPage;

test('it may be framed by any page, and nothing else may', async () => {
  const response = await get('/embed/premises?lang=zh');
  expect(response.status).toBe(200);
  expect(policyOf(response)).toContain('frame-ancestors *');
  expect(policyOf(response)).not.toMatch(/unsafe/);
  expect(response.headers.get('x-frame-options')).toBeNull();
  expect(response.headers.get('set-cookie')).toBeNull();
  for (const path of ['/', '/records', '/about', '/status', '/embed/studio', '/embed']) {
    const other = await get(path);
    expect(policyOf(other), path).toContain("frame-ancestors 'none'");
    expect(other.headers.get('x-frame-options'), path).toBe('DENY');
  }
});

test('it says without script what the API counts, in both languages, with its legal lines', async () => {
  for (const query of ['', 'division=320583', 'kind=factory', 'q=昆山', "filter=kind='factory'"]) {
    const items = await get(`/api/collections/premises/items?limit=1&${query}`);
    const { numberMatched } = (await items.json()) as { numberMatched: number };
    const zh = await (await get(`/embed/premises?lang=zh&${query}`)).text();
    expect(zh, query).toContain(`<p class="embed-count">${numberMatched} 条平台载体</p>`);
    const en = await (await get(`/embed/premises?lang=en&theme=dark&${query}`)).text();
    expect(en).toContain(`<p class="embed-count">${numberMatched} premises</p>`);
    expect(en).toContain('lang="en"');
    expect(en).toContain('data-theme="dark"');
    for (const part of ['示意底图，不作为划界依据', '样例数据', '未取得审图号', '数据截至 '])
      expect(zh).toContain(part);
    for (const part of ['Schematic base map', 'Sample data', 'No map approval number', 'Data as of '])
      expect(en).toContain(part);
  }
});

test('its records are links to their pages, its picture draws the city, and its data answers the list', async () => {
  const html = await (await get('/embed/premises?lang=zh')).text();
  const links = [...html.matchAll(/href="(\/records\/premises\/[^"]+)" target="_blank" rel="noopener"/g)];
  expect(links.length).toBeGreaterThan(0);
  for (const [, href] of links) expect((await get(href!)).status).toBe(200);
  expect(html).toMatch(/<path class="division" d="M/);
  const { answers } = dataIn(html);
  const paths = Object.keys(answers).filter((one) => one.startsWith('/api/'));
  expect(paths.length).toBe(2);
  for (const path of paths) {
    const served = (await (await get(path)).json()) as { features: unknown[]; numberMatched: number };
    expect(answers[path]).toMatchObject({ features: served.features, numberMatched: served.numberMatched });
  }
});

test('an open record stands in place of the list, an expired one does not', async () => {
  const { results } = await env.CONTENT.prepare('SELECT id, source_no FROM premises').all<{
    id: string;
    source_no: string;
  }>();
  const idOf = (number: string) => results.find(({ source_no }) => source_no === number)!.id;
  const open = await (await get(`/embed/premises?lang=zh&id=${idOf('P-1')}`)).text();
  expect(open).toContain('<article class="embed-card">');
  expect(open).toContain(`href="/records/premises/${idOf('P-1')}?lang=zh" target="_blank"`);
  expect(open).not.toContain('class="results"');
  const expired = await (await get(`/embed/premises?lang=zh&id=${idOf('P-4')}`)).text();
  expect(expired).not.toContain('embed-card');
  expect(expired).toContain('class="results"');
});

test('every map has one in both views', async () => {
  for (const { id } of VIEWS)
    for (const view of ['plain', 'heat']) {
      const response = await get(`/embed/${id}?view=${view}&lang=en`);
      expect(response.status).toBe(200);
    }
});

test('a bad value falls back and is named, an unknown key is ignored', async () => {
  const response = await get(
    '/embed/premises?lang=fr&list=maybe&rent=lots&utm_source=x&accent=red&filter=kind%3D&kind=factory',
  );
  expect(response.status).toBe(200);
  const { options, warnings } = dataIn(await response.text());
  expect(options.place.params).toEqual({ kind: 'factory' });
  expect(options.place.filter).toBe('');
  expect(new Set(warnings.map(({ parameter }) => parameter))).toEqual(
    new Set(['lang', 'list', 'rent', 'accent', 'filter']),
  );
});

test('no such map is a page that says so; an unknown partner leaves the public map, with a warning', async () => {
  const map = await get('/embed/moon?lang=en');
  expect(map.status).toBe(404);
  expect(await map.text()).toContain('There is no such map');
  const partner = await get('/embed/premises?lang=en&partner=nobody-here');
  expect(partner.status).toBe(200);
  expect(policyOf(partner)).toMatch(/; frame-ancestors \*$/);
  const { options, warnings } = dataIn(await partner.text());
  expect(options.partner).toBeUndefined();
  expect(warnings).toEqual([
    { parameter: 'partner', value: 'nobody-here', reason: 'no such partner is registered' },
  ]);
});

test('a registered partner is framed by its own origins only, and shown with what it leads to', async () => {
  const origins = ['https://park.example', 'https://www.park.example'];
  await addPartner(
    env.PARTNERS as unknown as Database,
    'embed-test-park',
    {
      name_zh: '样例园区',
      name_en: 'Sample Park',
      origins,
      action: { label: { zh: '预约参观', en: 'Book a tour' }, url: 'https://park.example/tour' },
    },
    new Date('2026-11-26T03:00:00Z'),
  );
  try {
    const address = '/embed/premises?lang=en&partner=embed-test-park';
    // Partners are read every few seconds.
    await expect
      .poll(async () => policyOf(await get(address)), { timeout: 15_000, interval: 500 })
      .toMatch(/; frame-ancestors https:\/\/park\.example https:\/\/www\.park\.example$/);
    const response = await get(address);
    const html = await response.text();
    expect(html).toContain('href="https://park.example/tour" target="_blank" rel="noopener">Book a tour');
    expect(dataIn(html).partner?.origins).toEqual(origins);
    expect(dataIn(html)).not.toHaveProperty('partner.key');
  } finally {
    await env.PARTNERS.exec("DELETE FROM partner WHERE key = 'embed-test-park'");
  }
});

test('an accent is a style sheet of its own, readable on either paper', async () => {
  const html = await (await get('/embed/premises?accent=ffee00')).text();
  const href = /href="(\/embed-accents\/[^"]+)"/.exec(html)![1]!;
  const css = await (await get(href)).text();
  expect(css).toMatch(/^:root\{--hue:#[0-9a-f]{6};--on-hue:#[0-9a-f]{6}\}/);
});

test('a browser that has it is told so, and what a department wrote is text', async () => {
  const first = await get('/embed/premises?lang=zh');
  const again = await get('/embed/premises?lang=zh', {
    headers: { 'if-none-match': first.headers.get('etag')! },
  });
  expect(again.status).toBe(304);
  expect(policyOf(again)).toContain('frame-ancestors *');
  const odd = await (await get('/embed/premises?q=%3C/script%3E%3Cimg%20src=x%3E&lang=zh')).text();
  expect(odd).not.toContain('<img');
  expect(odd.match(/<\/script>/g)!.length).toBe((odd.match(/<script/g) ?? []).length);
});

test('no query string makes it fail', async () => {
  const names = [
    ...VIEWS.flatMap(({ collections }) =>
      collections.flatMap((one) => filterFields(one).map(([name]) => name)),
    ),
    ...['v', 'lang', 'theme', 'view', 'collection', 'id', 'q', 'filter', 'maps', 'list', 'search', 'accent'],
    ...['gestures', 'height', 'lead', 'saved', 'industry', 'tool', 'with', 'with-anything'],
  ];
  const value = fc.oneof(
    fc.string({ maxLength: 90, unit: 'grapheme' }),
    fc.constantFrom(
      '',
      '..',
      '1/2',
      '9/1',
      '320583',
      "kind = 'x'",
      'S_INTERSECTS(geometry,POINT(1 1))',
      '%',
      '-',
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...VIEWS.map(({ id }) => id)),
      fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 5 }),
      async (map, pairs) => {
        const response = await get(`/embed/${map}?${new URLSearchParams(pairs)}`);
        expect(response.status, pairs.join('&')).toBe(200);
        await response.arrayBuffer();
      },
    ),
    { numRuns: 150 },
  );
});

test('where the records cannot be read the page still stands', async () => {
  await env.CONTENT.exec('ALTER TABLE premises RENAME TO premises_away');
  try {
    const response = await get('/embed/premises?lang=en&area_free=1/');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('cannot be read just now');
  } finally {
    await env.CONTENT.exec('ALTER TABLE premises_away RENAME TO premises');
  }
});

test('a saved view is what its id stands for, and what the address says itself goes before it', async () => {
  const { id } = (await keepView(
    env.ENQUIRIES,
    '/?map=premises&lang=zh&division=320583&q=样例&tool=share#11/31.35/120.9',
    new Date(),
  ))!;
  const html = await (await get(`/embed/premises?saved=${id}&lang=en&list=0`)).text();
  const { options, warnings } = dataIn(html);
  expect(warnings).toEqual([]);
  expect(options).toMatchObject({
    saved: id,
    camera: { zoom: 11, lat: 31.35, lng: 120.9 },
    parts: { list: false },
    place: { map: 'premises', language: 'en', params: { division: '320583' }, q: '样例' },
  });
  const items = await get('/api/collections/premises/items?limit=1&division=320583&q=样例');
  const { numberMatched } = (await items.json()) as { numberMatched: number };
  expect(html).toContain(`<p class="embed-count">${numberMatched} premises</p>`);
  const lost = await get('/embed/premises?saved=zzzzzzzzzzzzzzzzzzzz');
  expect(lost.status).toBe(200);
  expect(dataIn(await lost.text()).warnings).toMatchObject([{ parameter: 'saved' }]);
});

test('it names its oEmbed answer in head and header, and that is a frame of it', async () => {
  const path = '/embed/premises?lang=en&division=320583&list=0';
  const response = await get(path);
  const [, href] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(
    await response.text(),
  )!;
  const address = href!.replaceAll('&amp;', '&');
  expect(response.headers.get('link')).toBe(`<${address}>; rel="alternate"; type="application/json+oembed"`);
  const answer = await get(address.slice('https://relitu.test'.length));
  const { html } = (await answer.json()) as { html: string };
  expect(html).toContain(`src="https://relitu.test${path.replace('?', '?v=1&').replaceAll('&', '&amp;')}"`);
});
