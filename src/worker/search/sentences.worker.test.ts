/** Questions of several words, as people write them. */
import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gzip } from '../../../tiles/compression.ts';
import { rollback } from '../../../tiles/rollback.ts';
import { CRS84 } from '../../domain/crs.ts';
import { collectionOf, mapOf } from '../../domain/maps/index.ts';
import { MAX_CHARACTERS } from '../../domain/search/limits.ts';
import { normal, terms } from '../../domain/search/question.ts';
import { page } from '../features/items.ts';
import {
  freshBindings,
  get,
  importText,
  prepareCity,
  releaseMap,
  store,
  untilSeen,
} from '../fixture/city.ts';
import { sourceOf } from '../snapshots.ts';
import { searched } from './knowledge.ts';

const PREMISES: [name: string, division: string, kind: string, industry: string, sewer: string][] = [
  ['样例·昆山六号厂房', '昆山', '标准厂房', '食品', '是'],
  ['样例·昆山众创空间街区', '昆山', '孵化器', '通用设备', '否'],
  ['样例·太仓七号厂房', '太仓', '标准厂房', '食品', '否'],
  ['样例·太仓八号孵化器', '太仓', '孵化器', '纺织', '是'],
  ['样例·昆山九号加速器', '昆山', '加速器', '纺织', '否'],
  ['样例·太仓十号仓储', '太仓', '仓储', '通用设备', '否'],
  ['样例·昆山十一号众创空间', '昆山', '众创空间', '物流', '否'],
];
const FIRMS: [name: string, division: string][] = [
  ['样例·昆山封装测试厂', '昆山'],
  ['样例·太仓封装测试厂', '太仓'],
  ['样例·太仓轴承厂', '太仓'],
];

const placed = (division: string, i: number) => `${(division === '昆山' ? 120.92 : 121.12) + i / 50},31.35`;

type Answer = {
  numberMatched: number;
  corrected?: string;
  ignored?: string[];
  lacking?: string[];
  absent?: string[];
  heard?: { words: string[]; parameters: Record<string, string> }[];
  understood?: Record<string, string>;
  unmet?: string[];
  unread?: string[];
  elsewhere?: { collection: string; map: string; numberMatched?: number };
  names: string[];
  rows: number;
};

async function items(q: string, collection = 'premises'): Promise<Answer> {
  const path = `/api/collections/${collection}/items?q=${encodeURIComponent(q)}`;
  const response = await get(path, { headers: { 'x-debug': 'rows' } });
  expect(response.status, q).toBe(200);
  const { features, ...rest } = (await response.json()) as Omit<Answer, 'names' | 'rows'> & {
    features: { properties: { name_zh: string } }[];
  };
  const names = features.map(({ properties }) => properties.name_zh.replace('样例·', '')).sort();
  return { ...rest, names, rows: Number(response.headers.get('x-rows-read')) };
}

async function search(q: string) {
  const path = `/api/search?collections=premises&q=${encodeURIComponent(q)}`;
  return (await (await get(path)).json()) as {
    features: { properties: { name_zh: string; missed?: string[] } }[];
    ignored?: string[];
    lacking?: string[];
  };
}

beforeAll(async () => {
  await prepareCity();
  const premises = PREMISES.map(([name, division, kind, industry, sewer], i) =>
    [`ZT-${700 + i}`, name, division, kind, '可租', industry, sewer, placed(division, i)].join(','),
  );
  const firms = FIRMS.map(([name, division], i) =>
    [`QF-${700 + i}`, name, division, '新型显示', placed(division, i)].join(','),
  );
  for (const [collection, head, rows] of [
    ['premises', '编号,名称,所属板块,载体类型,状态,主导产业,污水接管,经度,纬度', premises],
    ['firms', '编号,名称,所属板块,产业链,经度,纬度', firms],
  ] as const) {
    const { report } = await importText(collection, `${collection}-700.csv`, [head, ...rows].join('\n'));
    expect(report.new, JSON.stringify(report)).toBe(rows.length);
  }
  await releaseMap('premises');
  await releaseMap('chains');
});

// Other files count the five premises of the city.
afterAll(async () => {
  await rollback(store, mapOf('premises')!, undefined, { gzip, now: new Date(), by: undefined });
  await untilSeen();
});

test('a word that nothing has is set aside, which is said, and the rest is answered', async () => {
  const asked = '直升机 太仓 孵化器 钛合金螺栓 超导';
  const unknown = ['直升机', '钛合金螺栓', '超导'];
  expect(await items(asked)).toMatchObject({ names: ['太仓八号孵化器'], ignored: unknown });
  const { features, ignored } = await search(asked);
  expect(features.map(({ properties }) => properties.name_zh)).toEqual(['样例·太仓八号孵化器']);
  expect(features[0]!.properties.missed).toEqual(unknown);
  expect(ignored).toEqual(unknown);
  expect((await items('太仓 孵化器')).ignored).toBeUndefined();
});

test('a misspelt word is corrected, not set aside', async () => {
  const found = await items('Kunshna zzyzx 加速器');
  expect(found).toMatchObject({ names: ['昆山九号加速器'], ignored: ['zzyzx'] });
  expect(found.corrected).toContain('kunshan');
});

test('only when the other words find nothing together either, one of them is given up', async () => {
  const found = await items('直升机 昆山 孵化器 纺织');
  expect(found).toMatchObject({
    names: ['昆山众创空间街区'],
    corrected: '昆山 孵化器',
    ignored: ['直升机'],
    lacking: ['纺织'],
  });
});

test.each([
  ['太仓 加速器 纺织', { names: ['昆山九号加速器'], corrected: '加速器 纺织', lacking: ['太仓'] }],
  ['Kunshan warehouse', { names: ['太仓三号仓库', '太仓十号仓储'], lacking: ['Kunshan'] }],
  ['太仓轴承厂 高新区', { names: ['太仓轴承厂'], lacking: ['高新区'] }, 'firms'],
  ['昆山 加速器 食品', { names: ['昆山九号加速器'], lacking: ['食品'] }],
] as const)(
  'a trade of space is given up first, then the place: %s',
  async (q, expected, collection?: string) => {
    expect(await items(q, collection)).toMatchObject(expected);
    if (!collection) expect((await search(q)).lacking).toEqual(expected.lacking);
  },
);

test('of a name of the collection alone nothing is asked: it would find all', async () => {
  expect(await items('直升机 载体')).toMatchObject({ names: [] });
});

test('setting words aside costs few rows, and nothing where there are hits', async () => {
  const { rows } = await items('昆山 加速器');
  expect(rows).toBeLessThanOrEqual(4);
  expect((await items('直升机 昆山 加速器')).rows).toBeLessThanOrEqual(rows + 6);
});

test.each([
  ['two divisions', '昆山 太仓 食品', ['太仓七号厂房', '昆山六号厂房']],
  ['two kinds', '太仓 标准厂房 孵化器', ['太仓七号厂房', '太仓八号孵化器']],
  ['two divisions unspaced', '昆山太仓的食品厂', ['太仓七号厂房', '昆山六号厂房']],
  ['two divisions in English', 'Kunshan or Taicang food', ['太仓七号厂房', '昆山六号厂房']],
  ['two divisions and a facility', '太仓 昆山 食品 带污水处理的厂房', ['昆山六号厂房']],
  ['two phrases', 'textile incubator or food factory in Taicang', ['太仓七号厂房', '太仓八号孵化器']],
  [
    'two phrases of a place before',
    'Taicang textile incubator or food factory',
    ['太仓七号厂房', '太仓八号孵化器'],
  ],
  ['two trades', '太仓 食品 纺织', ['太仓七号厂房', '太仓八号孵化器']],
] as const)('%s are either: %s', async (_, q, names) => {
  expect((await items(q)).names).toEqual([...names].sort());
});

test.each([
  ['warehouse', ['太仓三号仓库', '太仓十号仓储']],
  ['仓库', ['太仓三号仓库', '太仓十号仓储']],
  ['logistics', ['太仓三号仓库', '昆山十一号众创空间']],
] as const)('%s: a type of place is no industry, nor an industry a type', async (q, names) => {
  expect((await items(q)).names).toEqual(names);
});

test('what is of a kind comes before what is called so, on every page and by SQL alone', async () => {
  const titles = async (rest: string) => {
    const path = `/api/collections/premises/items?q=${encodeURIComponent('众创空间')}${rest}`;
    const answer = (await (await get(path)).json()) as {
      features: { properties: { name_zh: string } }[];
      links: { rel: string; href: string }[];
    };
    const next = answer.links.find(({ rel }) => rel === 'next')?.href;
    return { names: answer.features.map(({ properties }) => properties.name_zh), next };
  };
  const ranked = ['样例·昆山十一号众创空间', '样例·昆山众创空间街区'];
  expect((await titles('')).names).toEqual(ranked);
  const first = await titles('&limit=1');
  expect(first.names).toEqual([ranked[0]]);
  const cursor = new URL(first.next!, 'http://localhost').searchParams.get('cursor');
  expect((await titles(`&limit=1&cursor=${cursor}`)).names).toEqual([ranked[1]]);
  expect((await titles('&sortby=name_zh')).names).toEqual(ranked.toSorted());

  const premises = collectionOf('premises')!;
  const { table: _, ...scanned } = await sourceOf(freshBindings(), premises);
  const asked = {
    filter: { op: 'text', text: '众创空间' },
    sortby: [],
    limit: 1,
    offset: 0,
    skipGeometry: true,
    crs: CRS84,
  } as const;
  const { rows } = await page(env.CONTENT, premises, asked, scanned);
  const after = { values: [], rid: Number(rows[0]!.rid) };
  const { rows: further } = await page(env.CONTENT, premises, { ...asked, after }, scanned);
  expect([...rows, ...further].map((row) => row.name_zh)).toEqual(ranked);
});

test('words of different fields are both', async () => {
  expect((await items('昆山 加速器')).names).toEqual(['昆山九号加速器']);
});

test('what is about another map is offered there, and is not looked for by its name here', async () => {
  expect(await items('封装测试企业')).toMatchObject({
    names: [],
    elsewhere: { collection: 'firms', map: 'chains', numberMatched: 2 },
  });
  expect(await items('太仓封装测试企业')).toMatchObject({ elsewhere: { numberMatched: 1 } });
  expect(await items('孵化器', 'firms')).toMatchObject({
    names: [],
    elsewhere: { collection: 'premises', map: 'premises' },
  });
  expect((await items('封装测试企业', 'firms')).elsewhere).toBeUndefined();
  expect((await items('昆山 加速器')).elsewhere).toBeUndefined();
});

test.each([
  ['昆山 厂房 3000平方米以上', ['昆山一号厂房'], { area_free: '3000/..' }],
  ['Kunshan factory, at least 3,000 sqm', ['昆山一号厂房'], { area_free: '3000/..' }],
  ['昆山 5亩以上', ['昆山一号厂房', '昆山二号研发楼'], { area_free: '3333.33333333/..' }],
  ['1万平方米以上', ['昆山二号研发楼'], { area_free: '10000/..' }],
  ['昆山 租金30元以下', ['昆山一号厂房'], { rent: '../30' }],
  ['昆山 3500平方米左右', ['昆山一号厂房', '昆山二号研发楼'], { area_free: '2800/..' }],
  ['直升机 昆山 1.2万平', ['昆山二号研发楼'], { area_free: '12000/..' }],
] as const)('%s: amounts are conditions, and said to be', async (q, names, understood) => {
  const found = await items(q);
  expect(found.names).toEqual([...names]);
  expect(found.understood).toEqual(understood);
  expect(found.unmet).toBeUndefined();
});

test('an amount that nothing is within is left out, which is said', async () => {
  expect(await items('昆山 厂房 3平方公里以上 租金30元')).toMatchObject({
    names: ['昆山一号厂房'],
    understood: { rent: '../30' },
    unmet: ['3平方公里以上'],
  });
  const firms = await items('太仓轴承厂 3000平方米', 'firms');
  expect(firms).toMatchObject({ names: ['太仓轴承厂'], ignored: ['3000平方米'] });
  expect(firms.understood).toBeUndefined();
});

test('where nothing is within an amount, what is nearest to it comes first', async () => {
  const path = `/api/collections/premises/items?q=${encodeURIComponent('昆山 3平方公里以上')}`;
  const { features, short } = (await (await get(path)).json()) as {
    features: { properties: { area_free: number | null } }[];
    short: Record<string, string>;
  };
  const sizes = features.map(({ properties }) => properties.area_free ?? 0);
  expect(new Set(sizes).size).toBeGreaterThan(1);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(short).toMatchObject({ area_free: '3000000/..' });
});

test('an amount alone that no field holds is said to be left out, and no word of it is corrected', async () => {
  const found = await items('at least 77 mu', 'firms');
  expect(found).toMatchObject({ unmet: ['at least 77 mu'] });
  expect(found.corrected).toBeUndefined();
});

test('of several amounts that nothing is within, no more are left out than must be', async () => {
  expect(await items('昆山 厂房 层高50米以上 3000平方米以上 租金30元以下 售价1元以下')).toMatchObject({
    names: ['昆山一号厂房'],
    understood: { area_free: '3000/..', rent: '../30' },
    unmet: ['层高50米以上', '售价1元以下'],
  });
});

test('nothing is so large: it is said, although what is let in smaller parts would do', async () => {
  expect(await items('昆山 厂房 90,000 平方米')).toMatchObject({ unmet: ['90,000 平方米'] });
});

test('a rent that no square metre has is said of all of the space, and not heeded', async () => {
  const found = await items('昆山 厂房 月租3万元以内');
  expect(found).toMatchObject({ names: ['昆山一号厂房', '昆山六号厂房'], ignored: ['月租3万元以内'] });
  expect(found.understood).toBeUndefined();
});

test('what words were taken for is said in parameters, and what has none in words', async () => {
  expect((await items('昆山 厂房 3000平方米以上 一号 魑魅')).heard).toEqual([
    { words: ['昆山'], parameters: { division: '320583' } },
    { words: ['厂房'], parameters: { kind: 'factory' } },
    { words: ['3000平方米以上'], parameters: { area_free: '3000/..' } },
    { words: ['一号'], parameters: { q: '一号' } },
  ]);
});

test('of words that are given up, those are named that nothing at all is', async () => {
  expect(await items('姑苏 太仓 仓储 食品')).toMatchObject({ lacking: expect.arrayContaining(['食品']) });
  expect(await items('众创空间 姑苏')).toMatchObject({ lacking: ['姑苏'], absent: ['姑苏'] });
  expect((await items('太仓 众创空间')).absent).toBeUndefined();
});

test('names of one field with `or` between are no more than these words', async () => {
  expect(await items('shiny textiles or food factory')).toMatchObject({
    names: ['昆山六号厂房', '太仓七号厂房'].sort(),
    ignored: ['shiny'],
  });
});

test('what is too long to be read is said', async () => {
  const q = `Kunshan factory ${'with rooms for guests '.repeat(12)}and a garden`;
  expect(await items(q)).toMatchObject({
    names: ['昆山一号厂房', '昆山六号厂房'],
    unread: [expect.stringMatching(/and a garden$/)],
  });
  const { unread } = (await (await get(`/api/suggest?q=${encodeURIComponent(q)}`)).json()) as Answer;
  expect(unread?.[0]).toMatch(/and a garden$/);
  expect((await items('Kunshan factory')).unread).toBeUndefined();
});

test('what is said is in the spelling of the visitor', async () => {
  expect((await items('Kunshan Factory Xyzq/Qqzv')).ignored).toEqual(['Xyzq/Qqzv']);
});

test('trades are found by what people call them, in the singular and the plural', async () => {
  const { knowledge } = await searched(env);
  for (const q of ['e-axle', 'e-axles', 'EV parts', 'car part', 'auto parts', 'new-energy-vehicle parts'])
    for (const word of terms(normal(q)))
      expect(
        knowledge.lexicon.inLatin(word.text).map(({ meaning }) => meaning.tag),
        `${q}: ${word.text}`,
      ).toContain('industries=C36');
});

test('a name of a field without an amount is left out, which is said', async () => {
  const found = await items('昆山 加速器 headroom');
  expect(found).toMatchObject({ names: ['昆山九号加速器'], ignored: ['headroom'] });
});

test('facets count what items list, with amounts', async () => {
  const q = encodeURIComponent('昆山 厂房 3000平方米以上');
  const facets = (await (await get(`/api/collections/premises/facets?q=${q}`)).json()) as Answer;
  expect(facets.numberMatched).toBe(1);
});

test('as many words as fit into a text are each looked up', async () => {
  const known = '昆山太仓常熟厂房纺织食品轴承封装测试孵化器加速器张家港吴江吴中相城姑苏';
  const strange = '魑魅魍魉饕餮貔貅麒麟鲲鹏蚩尤穷奇梼杌混沌獬豸狻猊';
  for (const q of [
    (known + strange).slice(0, MAX_CHARACTERS),
    [...strange]
      .flatMap((one, i) => [one, known.slice((2 * i) % 30, ((2 * i) % 30) + 2)])
      .join('')
      .slice(0, MAX_CHARACTERS),
    [...known.matchAll(/../g)]
      .map(([two], i) => two + strange[i])
      .join(' ')
      .slice(0, MAX_CHARACTERS),
    'qua xor zib wum pyk jol fen dob gax hiv nub kez lim mop rud sab',
  ]) {
    const { numberMatched, rows } = await items(q);
    expect(numberMatched, q).toBeGreaterThanOrEqual(0);
    expect(rows, q).toBeLessThanOrEqual(200);
    expect(await search(q), q).toBeDefined();
  }
});

test('where little fits, each part of a text can be given up or changed, and gives what it says', async () => {
  type Miss = { parameters: Record<string, string | null>; numberMatched: number; text: { en: string } };
  const facets = async (parameters: URLSearchParams) => {
    const response = await get(`/api/collections/premises/facets?facets=kind&${parameters}`);
    return (await response.json()) as { numberMatched: number; nearMisses: Miss[] };
  };
  const asked = new URLSearchParams({ q: 'Kunshan factory 3000 m2 一号', rent: '../1000' });
  const { numberMatched, nearMisses } = await facets(asked);
  expect(numberMatched).toBe(1);
  expect(nearMisses.map(({ text }) => text.en).join()).not.toContain('Kunshan factory');
  expect(nearMisses.length).toBeGreaterThan(0);
  for (const { parameters, numberMatched: promised, text } of nearMisses) {
    const changed = new URLSearchParams(asked);
    for (const [name, value] of Object.entries(parameters))
      if (value === null) changed.delete(name);
      else changed.set(name, value);
    expect(changed.get('q') ?? '', text.en).not.toMatch(/Kunshan|3000/);
    expect((await facets(changed)).numberMatched, text.en).toBe(promised);
  }
});
