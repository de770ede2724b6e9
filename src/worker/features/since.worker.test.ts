import { beforeAll, expect, test } from 'vitest';
import { gzip } from '../../../tiles/compression.ts';
import { withdraw } from '../../../tiles/withdraw.ts';
import { freshBindings, get, importText, prepareCity, releaseMap, store } from '../fixture/city.ts';

type Page = {
  features: { id: string; properties: { name_zh: string } }[];
  numberMatched?: number;
  release?: number;
  removed?: string[];
  links: { rel: string; href: string }[];
};

const ITEMS = '/api/collections/opportunities/items';
const SOURCE = '样例·增量部门';
const HEAD = '编号,名称,项目类别,所属板块,经度,纬度,有效期至';
const item = (n: number, name: string, until = '2099-01-01') =>
  `INC-${n},样例·${name},招商项目,昆山,${120.95 + n / 1000},31.35,${until}`;

const staged = (...rows: string[]) =>
  importText('opportunities', 'inc.csv', [HEAD, ...rows].join('\n'), { source: SOURCE });

const json = async (query: string): Promise<Page> => {
  const response = await get(`${ITEMS}?source_dept=${encodeURIComponent(SOURCE)}&${query}`);
  expect(response.status, query).toBe(200);
  return (await response.json()) as Page;
};
const names = ({ features }: Page) =>
  features.map(({ properties }) => properties.name_zh.replace('样例·', ''));

let first: number;
let second: number;

beforeAll(async () => {
  await prepareCity();
  const { report } = await staged(item(1, '一'), item(2, '二'), item(3, '三'), item(4, '四'));
  expect(report.faults).toEqual([]);
  first = (await releaseMap('opportunities'))[0]!.version;
  await staged(item(3, '三改'), item(5, '五'));
  second = (await releaseMap('opportunities'))[0]!.version;
});

test('since a release only what is new or changed comes, in the order of the changes, and pages by cursor', async () => {
  expect(names(await json(`since=${second}`))).toEqual([]);
  const changed = await json(`since=${first}`);
  expect(names(changed)).toEqual(['三改', '五']);
  expect(changed).toMatchObject({ release: second, removed: [], numberMatched: 2 });
  const all = names(await json(`since=${first - 1}`));
  expect(all).toEqual(['一', '二', '四', '三改', '五']);
  const seen: string[] = [];
  let next: string | undefined = `since=${first - 1}&limit=2`;
  while (next) {
    const page: Page = await json(next);
    expect(page.removed === undefined).toBe(seen.length > 0);
    seen.push(...names(page));
    const link = page.links.find(({ rel }) => rel === 'next');
    const search = link && new URL(link.href).searchParams;
    search?.delete('source_dept');
    next = search?.toString();
  }
  expect(seen).toEqual(all);
});

test('what is withdrawn or ended since is named, what came back is not', async () => {
  const { features } = await json('');
  const idOf = (name: string) => features.find(({ properties }) => properties.name_zh === `样例·${name}`)!.id;
  await withdraw(store, idOf('一'), { gzip, now: new Date(), by: '王五', reason: '撤回' });
  await staged(item(2, '二', '2020-01-01'));
  await releaseMap('opportunities');
  const page = await json(`since=${second}`);
  expect(page.removed).toEqual([idOf('一'), idOf('二')].sort());
  expect(names(page)).toEqual([]);
  await staged(item(2, '二'));
  await releaseMap('opportunities');
  const back = await json(`since=${second}`);
  expect(back.removed).toEqual([idOf('一')]);
  expect(names(back)).toEqual(['二']);
  expect((await json(`since=${back.release}`)).removed).toEqual([]);
});

test('an instant means the release that was public then; the cost is that of the changes', async () => {
  const now = new Date().toISOString();
  expect(names(await json(`since=${now}`))).toEqual([]);
  expect(names(await json('since=2000-01-01T00:00:00Z')).length).toBe(4);
  const statements: string[] = [];
  const bindings = freshBindings(statements);
  const { page } = await import('./items.ts');
  const { collectionOf } = await import('../../domain/maps/index.ts');
  const { sourceOf } = await import('../snapshots.ts');
  const { itemsQuery } = await import('./parameters.ts');
  const opportunities = collectionOf('opportunities')!;
  const query = itemsQuery(new URL(`https://x.test/?since=${first}`), opportunities);
  await page(bindings.CONTENT, opportunities, query, await sourceOf(bindings, opportunities));
  const read = statements.find((sql) => sql.includes('ORDER BY'))!;
  const { results } = await bindings.CONTENT.prepare(`EXPLAIN QUERY PLAN ${read.replaceAll('?', '1')}`).all<{
    detail: string;
  }>();
  const plan = results.map(({ detail }) => detail).join('; ');
  expect(plan).toMatch(/SEARCH opportunities USING INDEX opportunities_release/);
  expect(plan).not.toContain('TEMP B-TREE');
});

test.each([
  ['since=999999', /no release of that number/],
  ['since=yesterday', /number of a release/],
  ['since=2026-11-26', /instant with its zone/],
  ['since=2026-13-45T00:00:00Z', /instant with its zone/],
  ['since=-1', /number of a release/],
  ['since=1&since=2', /more than once/],
  ['since=1&sortby=name_zh', /leave sortby out/],
  ['since=1&cursor=abc', /it is not one a page/],
])('%s is refused with the way out', async (query, reason) => {
  const response = await get(`${ITEMS}?${query}`);
  expect(response.status).toBe(400);
  expect(((await response.json()) as { detail: string }).detail).toMatch(reason);
});
