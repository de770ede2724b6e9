import { env } from 'cloudflare:workers';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { beforeAll, expect, test } from 'vitest';
import { MAPS } from '../../domain/maps/index.ts';
import { get, importText, prepareCity, releaseMap } from '../fixture/city.ts';

beforeAll(prepareCity);

const idOf = async (number: string) =>
  (await env.CONTENT.prepare(`SELECT id FROM premises WHERE source_no = ?`)
    .bind(number)
    .first<{ id: string }>())!.id;

test('a record has a page with its facts, contact, freshness and the sample mark, in both languages', async () => {
  const path = `/records/premises/${await idOf('P-1')}`;
  const zh = await get(`${path}?lang=zh`);
  expect(zh.status).toBe(200);
  expect(zh.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(zh.headers.get('x-frame-options')).toBe('DENY');
  const text = await zh.text();
  for (const part of [
    '样例·昆山一号厂房',
    '3,500 m²',
    '昆山市',
    '0512-00000001',
    '2099-05-01',
    '演示数据',
    'noindex',
    '未取得审图号',
    `&tool=enquire&with=premises.${await idOf('P-1')}">咨询</a>`,
  ])
    expect(text).toContain(part);
  const en = await (await get(`${path}?lang=en`)).text();
  for (const part of ['Sample Kunshan Factory 1', 'Standard factory', 'Kunshan', 'lang="en"'])
    expect(en).toContain(part);
});

test('an untranslated record shows Chinese with pinyin and says so', async () => {
  const page = await (await get(`/records/premises/${await idOf('P-2')}?lang=en`)).text();
  for (const part of ['样例·昆山二号研发楼', '"zh-Latn">kun shan er hao', 'Not translated yet'])
    expect(page).toContain(part);
});

test('an expired record is gone with similar ones; an internal and an unknown one are not found', async () => {
  const expired = await get(`/records/premises/${await idOf('P-4')}?lang=zh`);
  expect(expired.status).toBe(410);
  expect(await expired.text()).toContain('样例·太仓三号仓库');
  expect((await get(`/api/collections/premises/items/${await idOf('P-4')}`)).status).toBe(410);
  expect((await get(`/records/premises/${await idOf('P-5')}`)).status).toBe(404);
  expect((await get('/records/nope/aaaaaaaaaa')).status).toBe(404);
});

test('text of departments is text, never markup', async () => {
  await importText(
    'sites',
    'xss.csv',
    '编号,名称,称号,所属板块,经度,纬度\nX-1,"样例·<img src=x onerror=alert(1)>",5G工厂,昆山,120.96,31.36',
  );
  await releaseMap('digital');
  const { id } = (await env.CONTENT.prepare(`SELECT id FROM sites WHERE source_no = 'X-1'`).first<{
    id: string;
  }>())!;
  const page = await (await get(`/records/sites/${id}`)).text();
  expect(page).not.toContain('<img');
  expect(page).toContain('&lt;img');
});

test('styles pass the validator in every language, theme and view', async () => {
  for (const map of ['base', 'premises'])
    for (const lang of ['zh', 'en'])
      for (const theme of ['light', 'dark'])
        for (const view of ['plain', 'heat']) {
          const style = await (
            await get(`/styles/${map}.json?lang=${lang}&theme=${theme}&view=${view}`)
          ).json();
          expect(validateStyleMin(style as never)).toEqual([]);
        }
  expect((await get('/styles/premises.json?theme=pink')).status).toBe(400);
  expect((await get('/styles/nope.json')).status).toBe(404);
});

test('landing page, collections and queryables follow from the definitions', async () => {
  const landing = (await (await get('/api')).json()) as { maps: { id: string }[]; sample: boolean };
  expect(landing.maps.map(({ id }) => id)).toEqual(
    MAPS.filter(({ id }) => id !== 'base').map(({ id }) => id),
  );
  expect(landing.sample).toBe(true);
  const list = (await (await get('/api/collections')).json()) as { collections: { id: string }[] };
  expect(list.collections.length).toBe(MAPS.flatMap(({ collections }) => collections).length);
  const queryables = (await (await get('/api/collections/premises/queryables')).json()) as {
    properties: Record<string, { 'x-ogc-unit'?: string }>;
  };
  expect(queryables.properties.area_free).toMatchObject({ type: 'number', 'x-ogc-unit': 'm2' });
  expect((await get('/api?nope=1')).status).toBe(400);
});

test('health asks nothing, readiness asks everything', async () => {
  expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
  expect(await (await get('/readyz')).json()).toEqual({
    status: 'ok',
    parts: { content: 'ok', search: 'ok', archives: 'ok' },
  });
});

test('data is open to every origin, preflights are answered, pages are not open', async () => {
  const data = await get('/api/collections', { headers: { origin: 'https://evil.test' } });
  expect(data.headers.get('access-control-allow-origin')).toBe('*');
  expect(data.headers.get('access-control-allow-credentials')).toBeNull();
  expect((await get('/tiles/premises.json', { method: 'OPTIONS' })).status).toBe(204);
  expect((await get('/about')).headers.get('access-control-allow-origin')).toBeNull();
});

test('a record page is revalidated by language, and a missing or expired one keeps its status from memory', async () => {
  const items = (await (await get('/api/collections/premises/items')).json()) as {
    features: { id: string }[];
  };
  const path = `/records/premises/${items.features[0]!.id}`;
  const zh = await get(`${path}?lang=zh`);
  const etag = zh.headers.get('etag')!;
  expect(zh.headers.get('content-type')).toBe('text/html; charset=UTF-8');
  expect((await get(`${path}?lang=zh`, { headers: { 'if-none-match': etag } })).status).toBe(304);
  const en = await get(`${path}?lang=en`, { headers: { 'if-none-match': etag } });
  expect(en.status).toBe(200);
  expect(await en.text()).not.toBe(await zh.text());
  for (let again = 0; again < 2; again++)
    expect((await get('/records/premises/aaaaaaaaaa?lang=zh')).status).toBe(404);
});
