import { env } from 'cloudflare:workers';
import { Hono } from 'hono';
import jsQR from 'jsqr';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pictures } from '../../../tiles/pictures.ts';
import { picturesIn } from '../../cli/picture-contents.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { mapAt, placeFrom } from '../../domain/place.ts';
import { CARD, DRAWN_HEIGHT, INK_BOX } from '../../style/picture/card.ts';
import { pngOf, pngParts } from '../../style/picture/png.ts';
import type { App } from '../env.ts';
import { freshBindings, get, getAnew, importText, releaseMap } from '../fixture/city.ts';
import { feature, idOf, prepareOneOfEach, removeOneOfEach, SOURCE } from '../fixture/one-of-each.ts';
import { mapTags } from '../pages/map-tags.ts';

const AREAS = collectionOf('areas')!;
const DAY = 24 * 3600 * 1000;

const isCard = (svg: string) => svg.includes(` height="${DRAWN_HEIGHT}"`);

/** A card with paper everywhere and ink where it is looked for. */
async function bareCard(): Promise<Uint8Array> {
  const { width } = CARD;
  const lines = new Uint8Array(DRAWN_HEIGHT * (width + 1));
  lines[(INK_BOX.y + 1) * (width + 1) + INK_BOX.x + 2] = 1;
  const deflated = new Blob([lines]).stream().pipeThrough(new CompressionStream('deflate'));
  return pngOf({
    width,
    height: DRAWN_HEIGHT,
    palette: Uint8Array.of(255, 255, 255, 0, 0, 0),
    lines: new Uint8Array(await new Response(deflated).arrayBuffer()),
  });
}

/** What was drawn, in order; where there is no rasteriser the SVG stands for the picture. */
const drawn: string[] = [];
const pictures: Pictures = {
  engine: 'svg',
  of: picturesIn,
  draw: async (svgs) => {
    drawn.push(...svgs);
    const pngs = await Promise.all(
      svgs.map((svg) => (isCard(svg) ? bareCard() : new TextEncoder().encode(svg))),
    );
    return { pngs, missing: [] };
  },
};

const svgOf = async (response: Response) => new TextDecoder().decode(await response.arrayBuffer());

const packOf = async (map: string) =>
  (await env.CONTENT.prepare('SELECT pictures FROM pointer JOIN release USING (map, version) WHERE map = ?')
    .bind(map)
    .first<{ pictures: string | null }>())!.pictures;

const changeFirstArea = (changed: Record<string, unknown>) =>
  importText(
    'areas',
    'areas.geojson',
    JSON.stringify({ type: 'FeatureCollection', features: [feature(AREAS, 1, changed)] }),
    { source: SOURCE, sample: false },
  );

beforeAll(async () => {
  await prepareOneOfEach();
  await releaseMap('land', new Date(), pictures);
});
afterAll(removeOneOfEach);

test('pictures of map and record are answered in both languages, tagged and open', async () => {
  for (const [path, words] of [
    ['/pictures/land.png', '产业用地供应图'],
    ['/pictures/land.png?lang=en', 'Industrial land'],
    [`/pictures/areas/${await idOf(AREAS, 1)}.png?lang=zh`, '样例·供地区域1号'],
    [`/pictures/areas/${await idOf(AREAS, 2)}.png?lang=en`, '样例·供地区域2号'],
  ] as const) {
    const response = await get(path);
    expect([path, response.status]).toEqual([path, 200]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
    });
    expect((await svgOf(response)).replace(/<[^>]*>/g, '')).toContain(words);
    const etag = response.headers.get('etag')!;
    expect((await get(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const head = await get(path, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await svgOf(head)]).toEqual([200, etag, '']);
  }
});

test('a card says the link of the address that it is asked from', async () => {
  const [zh, en] = await Promise.all([
    get('/pictures/cards/land.png'),
    get('/pictures/cards/land.png?lang=en'),
  ]);
  const tags = [zh, en].map((response) => response.headers.get('etag'));
  expect([zh.status, zh.headers.get('content-type'), tags[0] === tags[1]]).toEqual([200, 'image/png', false]);
  const bytes = [zh, en].map(async (response) => new Uint8Array(await response.arrayBuffer()));
  for (const [png, language] of [
    [await bytes[0]!, 'zh'],
    [await bytes[1]!, 'en'],
  ] as const) {
    const { width, height, lines } = pngParts(png);
    expect([width, height]).toEqual([CARD.width, CARD.height]);
    const inflated = new Blob([new Uint8Array(lines)])
      .stream()
      .pipeThrough(new DecompressionStream('deflate'));
    const indices = new Uint8Array(await new Response(inflated).arrayBuffer());
    const rgba = Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) => {
      const pixel = Math.floor(i / 4);
      const isInk = indices[Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width)] === 1;
      return i % 4 === 3 || !isInk ? 255 : 0;
    });
    expect(jsQR(rgba, width, height)?.data).toBe(`https://relitu.test/?map=land&lang=${language}`);
  }
  const again = await get('/pictures/cards/land.png', { headers: { 'if-none-match': tags[0]! } });
  expect(again.status).toBe(304);
  for (const path of ['/pictures/cards/base.png', '/pictures/cards/areas.png', '/pictures/cards/land.zh.png'])
    expect([path, (await get(path)).status]).toEqual([path, 404]);
  expect((await get('/pictures/cards/land.png?lang=fr')).status).toBe(400);
});

test('what has no picture is not found, and a wrong language is named', async () => {
  const plot = await idOf(collectionOf('plots')!, 1);
  for (const path of [
    '/pictures',
    '/pictures/nowhere.png',
    '/pictures/base.png',
    '/pictures/land.jpg',
    '/pictures/land.zh.png',
    '/pictures/areas/zzzzzzzzzz.png',
    `/pictures/plots/${plot}.png`,
    '/pictures/nothing/zzzzzzzzzz.png',
    '/pictures/areas/%00.png',
    '/pictures/__proto__/constructor.png',
  ]) {
    const response = await get(path);
    expect([path, response.status]).toEqual([path, 404]);
  }
  const problem = await get('/pictures/land.png?lang=fr');
  expect(problem.status).toBe(400);
  expect(await problem.json()).toMatchObject({ errors: [{ parameter: 'lang', value: 'fr' }] });
});

test('a release draws what has changed and takes over the rest; other maps keep their pack', async () => {
  await releaseMap('routes', new Date(), pictures);
  const routes = await packOf('routes');
  const path = async (n: number) => `/pictures/areas/${await idOf(AREAS, n)}.png`;
  const tagOf = async (n: number) => (await getAnew(await path(n))).headers.get('etag');
  const before = [await tagOf(1), await tagOf(2)];

  drawn.length = 0;
  const [again] = await releaseMap('land', new Date(), pictures);
  expect(again!.pictures).toMatchObject({ count: 8, drawn: 0 });
  expect(drawn).toEqual([]);
  expect([await tagOf(1), await tagOf(2)]).toEqual(before);

  await changeFirstArea({ name_zh: '样例·改名的区域', name_en: 'Sample Renamed' });
  const [changed] = await releaseMap('land', new Date(), pictures);
  expect(changed!.pictures).toMatchObject({ count: 8, drawn: 2 });
  expect(await svgOf(await getAnew(await path(1)))).toContain('样例·改名的区域');
  expect(await tagOf(1)).not.toBe(before[0]);
  expect(await tagOf(2)).toBe(before[1]);
  expect(await packOf('routes')).toBe(routes);
});

test('a withdrawn record loses its picture, an ended one is gone from the day after its end', async () => {
  const id = await idOf(AREAS, 1);
  const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  await changeFirstArea({ valid_until: inDays(-3) });
  await releaseMap('land', new Date(Date.now() - 10 * DAY), pictures);
  expect((await getAnew(`/pictures/areas/${id}.png`)).status).toBe(410);
  await changeFirstArea({ valid_until: inDays(30), visibility: '内部' });
  await releaseMap('land', new Date(), pictures);
  expect((await getAnew(`/pictures/areas/${id}.png`)).status).toBe(404);
  await changeFirstArea({});
  await releaseMap('land', new Date(), pictures);
  expect((await getAnew(`/pictures/areas/${id}.png`)).status).toBe(200);
});

test('record pages that search engines may see name their picture, and so do maps', async () => {
  const id = await idOf(AREAS, 1);
  const page = await (await getAnew(`/records/areas/${id}?lang=en`)).text();
  expect(page).toContain(
    `<meta property="og:image" content="https://relitu.test/pictures/areas/${id}.png?lang=en" />`,
  );
  for (const [name, content] of [
    ['og:image:width', '1200'],
    ['og:image:height', '630'],
    ['og:image:alt', 'Sample Areas 1 &amp; more: schematic map'],
  ])
    expect(page).toContain(`<meta property="${name}" content="${content}" />`);
  expect(page).toContain('<meta name="twitter:card" content="summary_large_image" />');
  const plot = await idOf(collectionOf('plots')!, 1);
  expect(await (await getAnew(`/records/plots/${plot}`)).text()).not.toContain('og:image');

  const app = new Hono<App>().get('/', async (c) => {
    const place = placeFrom(new URL(c.req.url).search);
    return c.text(await mapTags(c, mapAt(place), place.language ?? 'zh'));
  });
  const tags = async (query: string) =>
    (await app.request(`https://relitu.test/${query}`, {}, freshBindings())).text();
  expect(await tags('?map=land&lang=en')).toContain(
    'content="https://relitu.test/pictures/land.png?lang=en"',
  );
  expect(await tags('?map=land')).toContain('content="产业用地供应图"');
  // The map that the page shows then has no pictures yet.
  for (const query of ['', '?map=nowhere', '?map=base']) expect(await tags(query)).toBe('');
  await releaseMap('premises', new Date(), pictures);
  expect(await tags('')).toContain('content="https://relitu.test/pictures/premises.png?lang=zh"');
});

test('without a store of pictures the answer says when to come again', async () => {
  const bindings = freshBindings();
  const away = new Proxy(env.ARCHIVES, {
    get: (target, name) =>
      name === 'get'
        ? () => Promise.reject(new Error('unreachable'))
        : (Reflect.get(target, name) as () => unknown).bind(target),
  });
  const { app } = await import('../app.ts');
  const response = await app.request(
    'https://relitu.test/pictures/land.png',
    {},
    {
      ...bindings,
      ARCHIVES: away,
    },
  );
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
});

test('packs go with the archives of old releases', async () => {
  await releaseMap('land', new Date(Date.now() - 3 * DAY), pictures);
  const old = (await packOf('land'))!;
  expect(await env.ARCHIVES.head(old)).not.toBeNull();
  for (let i = 0; i < 3; i++) {
    await changeFirstArea({ name_en: `Sample Areas ${i}` });
    await releaseMap('land', new Date(), pictures);
  }
  expect(await env.ARCHIVES.head(old)).toBeNull();
  expect(
    await env.CONTENT.prepare('SELECT count(*) AS n FROM release WHERE pictures = ?').bind(old).first(),
  ).toEqual({ n: 0 });
});
