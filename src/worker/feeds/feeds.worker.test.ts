import { SaxesParser } from 'saxes';
import { beforeAll, expect, test } from 'vitest';
import { gzip } from '../../../tiles/compression.ts';
import { withdraw } from '../../../tiles/withdraw.ts';
import { get, importText, prepareCity, releaseMap, store } from '../fixture/city.ts';
import { MOST_ENTRIES } from './entries.ts';

type Item = {
  id: string;
  url: string;
  title: string;
  content_text: string;
  date_published: string;
  tags: string[];
  _relitu: { change: string; id: string; release: number };
};
type JsonFeed = { title: string; language: string; feed_url: string; items: Item[] };

const SOURCE = '样例·订阅部门';
const NASTY = '样例·<b>甲</b> & "乙" ]]>';

const firms = (...rows: [number: number, name: string, until?: string][]) =>
  importText(
    'opportunities',
    'feed.csv',
    [
      '编号,名称,英文名,项目类别,所属板块,经度,纬度,有效期至',
      ...rows.map(
        ([n, name, until = '2099-01-01']) =>
          `FEED-${n},"${name.replaceAll('"', '""')}",,招商项目,昆山,${(120.95 + n / 1e4).toFixed(4)},31.36,${until}`,
      ),
    ].join('\n'),
    { source: SOURCE },
  );

async function feed(language = 'zh'): Promise<JsonFeed> {
  const response = await get(`/feeds/opportunities.json?lang=${language}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
  return (await response.json()) as JsonFeed;
}

/** Elements of an XML document by name, with their texts; throws on what is not well-formed. */
function elements(xml: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    found.set(name, [...(found.get(name) ?? []), '']);
    open.push(name);
    if (name === 'link') found.set('href', [...(found.get('href') ?? []), String(attributes.href)]);
  });
  parser.on('text', (text) => {
    const list = found.get(open.at(-1) ?? '');
    if (list) list[list.length - 1] += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return found;
}

let release: number;

beforeAll(async () => {
  await prepareCity();
  await firms([1, NASTY], [2, '样例·丙'], [3, '样例·丁'], [4, '样例·过期', '2020-01-01']);
  await releaseMap('opportunities');
  await firms([2, '样例·丙改']);
  release = (await releaseMap('opportunities'))[0]!.version;
});

test('new and changed records are entries, the newest first, with day, zone and link; ended ones are none', async () => {
  const { items, language } = await feed();
  expect(language).toBe('zh-CN');
  expect(items[0]).toMatchObject({
    title: '变更：样例·丙改',
    tags: ['changed', 'opportunities'],
    _relitu: { change: 'changed', release },
  });
  expect(items[0]!.date_published).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
  expect(items[0]!.content_text).toMatch(/昆山市 · 第 \d+ 版，\d{4}-\d\d-\d\d \d\d:\d\d \+08:00$/);
  expect((await get(new URL(items[0]!.url).pathname)).status).toBe(200);
  const titles = items.map(({ title }) => title);
  expect(titles).toContain(`新增：${NASTY}`);
  expect(titles.filter((title) => title.includes('丙'))).toHaveLength(1);
  expect(titles.join()).not.toContain('过期');
});

test('Atom is well-formed whatever names hold, and has the entries of the JSON feed under the same ids in both languages', async () => {
  const response = await get('/feeds/opportunities.atom?lang=en');
  expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const xml = await response.text();
  const found = elements(xml);
  const [zh, en] = [await feed('zh'), await feed('en')];
  expect(found.get('title')).toContain(`New: ${NASTY}`);
  expect(found.get('id')!.slice(1)).toEqual(zh.items.map(({ id }) => id));
  expect(en.items.map(({ id }) => id)).toEqual(zh.items.map(({ id }) => id));
  expect(new Set(found.get('id')).size).toBe(found.get('id')!.length);
  expect(found.get('updated')!.length).toBe(found.get('entry')!.length + 1);
  expect(found.get('href')![0]).toBe('https://relitu.test/feeds/opportunities.atom?lang=en');
  const etag = response.headers.get('etag')!;
  expect(
    (await get('/feeds/opportunities.atom?lang=en', { headers: { 'if-none-match': etag } })).status,
  ).toBe(304);
  expect(
    (await get('/feeds/opportunities.atom?lang=zh', { headers: { 'if-none-match': etag } })).status,
  ).toBe(200);
});

test('a withdrawn record is said to be gone without its name', async () => {
  const before = await feed();
  const { id } = before.items.find(({ title }) => title.includes('丁'))!._relitu;
  await withdraw(store, id, { gzip, now: new Date(), by: '王五', reason: '撤回' });
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const { items } = await feed();
  expect(items[0]).toMatchObject({
    tags: ['withdrawn', 'opportunities'],
    _relitu: { id, change: 'withdrawn' },
  });
  expect(JSON.stringify(items)).not.toContain('丁');
  expect((await get(new URL(items[0]!.url).pathname)).status).toBe(410);
});

test('a feed has a hundred entries at most', async () => {
  await firms(...Array.from({ length: 130 }, (_, i): [number, string] => [100 + i, `样例·批量${i}`]));
  await releaseMap('opportunities');
  expect((await feed()).items).toHaveLength(MOST_ENTRIES);
});

test.each([
  ['/feeds/opportunities.atom?lang=fr', 400],
  ['/feeds/opportunities.atom?lang=zh&lang=en', 400],
  ['/feeds/opportunities.atom?limit=3', 400],
  ['/feeds/opportunities.rss', 404],
  ['/feeds/nowhere.atom', 404],
  ['/feeds/', 404],
  ['/feeds/a/b.atom', 404],
])('%s is answered with %i', async (path, status) => {
  expect((await get(path)).status).toBe(status);
});

test('pages lead to the feeds', async () => {
  const page = await (await get('/records?lang=en')).text();
  expect(page).toContain('type="application/atom+xml" href="/feeds/opportunities.atom?lang=en"');
  expect(page).toContain('<a href="/feeds/opportunities.json?lang=en">JSON</a>');
  expect(page).toContain('href="/records?lang=en#feeds"');
  const listing = await (await get('/records/opportunities?lang=zh')).text();
  expect(listing.match(/application\/atom\+xml/g)).toHaveLength(1);
});
