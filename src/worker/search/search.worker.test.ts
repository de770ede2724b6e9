import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import type { Card } from '../../domain/search/card.ts';
import { MAX_CHARACTERS } from '../../domain/search/limits.ts';
import { tokenize } from '../../domain/search/tokens.ts';
import { get, importText, prepareCity, releaseMap } from '../fixture/city.ts';

const HEAD = '编号,名称,英文名,产业链,行业,主营产品,所属板块,镇街,地址,经度,纬度';
const NAMES: [string, string][] = [
  ['样例·昆山智能制造创新中心', 'Sample Kunshan Smart Manufacturing Innovation Centre'],
  ['样例·昆山开发区精密轴承厂', 'Sample Kunshan Precision Bearing Works'],
  ['样例·太仓汽车零部件公司', 'Sample Taicang Automotive Components Ltd.'],
  ['样例·常熟新能源电池企业', 'Sample Changshu Battery Company'],
  ['样例·吴江生物医药研究院', 'Sample Wujiang Biomedicine Institute'],
  ['样例·重庆路人才公寓', 'Sample Talent Apartments'],
  ['样例·张家港3号M3厂房', 'Sample Zhangjiagang Factory M3'],
  ['样例·相城本田配件', 'Sample Xiangcheng Parts'],
  ['样例·相城本地配件', 'Sample Xiangcheng Local Parts'],
  ['样例·苏州女儿楼', 'Sample Nuer House'],
];
const [INDUSTRY, CHAIN] = ['通用设备', '新型显示'];

type Hit = {
  geometry: { coordinates: [number, number] } | null;
  properties: {
    name_zh: string;
    title: string;
    highlight: [number, number][];
    why: { field: string; match: string }[];
    missed?: string[];
    distance?: number;
  };
};
type Found = { hits: Hit[]; names: string[]; rows: number; corrected?: string };

async function ask(q: string, others = ''): Promise<Found> {
  const path = `/api/search?q=${encodeURIComponent(q)}&collections=firms${others}`;
  const response = await get(path, { headers: { 'x-debug': 'rows' } });
  expect(response.status, q).toBe(200);
  const { features, corrected } = (await response.json()) as { features: Hit[]; corrected?: string };
  return {
    hits: features,
    names: features.map(({ properties }) => properties.name_zh.replace('样例·', '')),
    rows: Number(response.headers.get('x-rows-read')),
    ...(corrected === undefined ? {} : { corrected }),
  };
}

const marked = ({ properties: { title, highlight } }: Hit) =>
  highlight.map(([from, to]) => title.slice(from, to)).join('|');

beforeAll(async () => {
  await prepareCity();
  const rows = NAMES.map(([zh, en], i) =>
    [
      `QF-${100 + i}`,
      zh,
      en,
      CHAIN,
      i === 1 ? INDUSTRY : '',
      i === 2 ? '制动卡钳、转向机' : '',
      '昆山',
      i === 0 ? '玉山镇' : '',
      i === 4 ? '样例路88号' : '',
      (120.91 + i / 50).toFixed(2),
      31.35,
    ].join(','),
  );
  const { report } = await importText('firms', 'firms.csv', [HEAD, ...rows].join('\n'));
  expect(report.new, JSON.stringify(report)).toBe(NAMES.length);
  await releaseMap('chains');
});

test.each([
  ['Chinese, two characters', '轴承', '昆山开发区精密轴承厂', '轴承', 'literal'],
  ['Chinese, from the middle of a word', '零部', '太仓汽车零部件公司', '零部', 'literal'],
  ['an unspaced compound', '昆山智能制造', '昆山智能制造创新中心', '昆山智能制造', 'literal'],
  ['a compound with other words between', '昆山创新中心', '昆山智能制造创新中心', '昆山|创新中心', 'literal'],
  ['words in another order', '创新 昆山', '昆山智能制造创新中心', '昆山|创新', 'literal'],
  ['Traditional characters', '崑山軸承', '昆山开发区精密轴承厂', '昆山|轴承', 'literal'],
  ['full width', 'ｋｕｎｓｈａｎ　轴承', '昆山开发区精密轴承厂', '昆山|轴承', 'literal'],
  ['full pinyin', 'jingmizhoucheng', '昆山开发区精密轴承厂', '精密轴承', 'pinyin'],
  ['pinyin in syllables', 'jing mi zhou cheng', '昆山开发区精密轴承厂', '精密轴承', 'pinyin'],
  ['pinyin with an apostrophe', "xin'nengyuan", '常熟新能源电池企业', '新能源', 'pinyin'],
  ['pinyin of ü as v', 'nver', '苏州女儿楼', '女儿', 'pinyin'],
  ['a character with several readings', 'chongqinglu', '重庆路人才公寓', '重庆路', 'pinyin'],
  ['unfinished pinyin', 'jingmizh', '昆山开发区精密轴承厂', '精密轴', 'prefix'],
  ['initials', 'kskfq', '昆山开发区精密轴承厂', '昆山开发区', 'initials'],
  ['Chinese and pinyin', '昆山zhoucheng', '昆山开发区精密轴承厂', '昆山|轴承', 'literal'],
  ['a synonym of an industry', 'automation kunshan', '昆山开发区精密轴承厂', '昆山', 'synonym'],
  ['a product', '卡钳', '太仓汽车零部件公司', '', 'literal'],
  ['a town', '玉山镇', '昆山智能制造创新中心', '', 'literal'],
  ['an address', '样例路88号', '吴江生物医药研究院', '', 'literal'],
  ['the number of a record', 'qf-103', '常熟新能源电池企业', '', 'exact'],
  ['a code in a name', 'M3', '张家港3号M3厂房', 'M3', 'code'],
  ['a wrong character that sounds the same', '仁才公寓', '重庆路人才公寓', '人才公寓', 'homophone'],
  ['a wrong character', '智能制适', '昆山智能制造创新中心', '智能制造', 'typo'],
  ['a missing character', '精密轴厂', '昆山开发区精密轴承厂', '精密轴承厂', 'typo'],
] as const)('%s: %s', async (_, q, name, highlight, match) => {
  const { hits, names } = await ask(q);
  expect(names[0]).toBe(name);
  expect(marked(hits[0]!)).toBe(highlight);
  expect(hits[0]!.properties.why.map((one) => one.match)).toContain(match);
});

test.each([
  ['English', 'bearing', 'Bearing', 'literal'],
  ['another ending', 'bearings', 'Bearing', 'stem'],
  ['a beginning', 'bea', 'Bea', 'prefix'],
  ['a typo', 'berings', 'Bearing', 'typo'],
  ['a swap of letters', 'Kunshna bearing', 'Kunshan|Bearing', 'typo'],
] as const)('%s: %s', async (_, q, highlight, match) => {
  const { hits, names } = await ask(q, '&lang=en');
  expect(names[0]).toBe('昆山开发区精密轴承厂');
  expect(marked(hits[0]!)).toBe(highlight);
  expect(hits[0]!.properties.why.map((one) => one.match)).toContain(match);
});

test('British and American spelling are one, two typos in long words are none too many, and are told', async () => {
  expect((await ask('innovation center')).names[0]).toBe('昆山智能制造创新中心');
  const { names, corrected } = await ask('biomedcne');
  expect(names[0]).toBe('吴江生物医药研究院');
  expect(corrected).toBe('biomedicine');
  expect((await ask('biomedicine')).corrected).toBeUndefined();
});

test('a single character and a homophone of what is there find no others', async () => {
  expect((await ask('本田')).names).toEqual(['相城本田配件']);
  expect((await ask('本地')).names).toEqual(['相城本地配件']);
});

test('without any that has all terms, those with most are given, and what they lack is said', async () => {
  const { hits, names } = await ask('昆山 轴承 直升机');
  expect(names[0]).toBe('昆山开发区精密轴承厂');
  expect(hits[0]!.properties.missed).toEqual(['直升机']);
});

test('a quantity is for filters to say: it is named as not met, and keeps nothing away', async () => {
  for (const q of ['昆山3000平米以上轴承厂', '3000 sqm bearing works in Kunshan']) {
    const { hits, names } = await ask(q);
    expect(names[0], q).toBe('昆山开发区精密轴承厂');
    expect(hits[0]!.properties.missed, q).toHaveLength(1);
  }
});

test('the code of a term finds its records, a number none with it inside another', async () => {
  expect((await ask('c34')).names).toEqual(['昆山开发区精密轴承厂']);
  expect((await ask('QF-10')).hits[0]!.properties.why[0]!.match).toBe('prefix');
  for (const q of ['QF', 'QF-', 'QF-1', 'QF-10', 'QF-109']) expect((await ask(q)).names, q).not.toEqual([]);
});

test('a filter reads a text that nothing has as search does, and says how', async () => {
  for (const [q, corrected] of [
    ['berings', 'bearing'],
    ['仁才公寓', 'ren cai gong yu'],
    ['昆山 轴承 直升机', '昆山 轴承'],
  ] as const) {
    const response = await get(`/api/collections/firms/items?q=${encodeURIComponent(q)}`);
    const items = (await response.json()) as {
      numberMatched: number;
      corrected: string;
      features: unknown[];
    };
    expect(items.corrected, q).toBe(corrected);
    expect(items.numberMatched, q).toBe(1);
  }
});

test('typing letter by letter never leaves the list empty, and costs little', async () => {
  let rows = 0;
  for (let length = 1; length <= 7; length++) {
    const found = await ask('kunshan'.slice(0, length));
    expect(found.names.length, 'kunshan'.slice(0, length)).toBeGreaterThan(0);
    rows += found.rows;
  }
  expect(rows).toBeLessThanOrEqual(280);
});

test('a focus brings the near ones first, a box leaves out the others', async () => {
  const { names, hits } = await ask('sample', '&near=121.09,31.35');
  expect(names.slice(0, 2).sort()).toEqual(['苏州女儿楼', '相城本地配件'].sort());
  expect(hits[0]!.properties.distance).toBeLessThan(10_000);
  const boxed = await ask('sample', '&bbox=120.9,31.3,120.94,31.4');
  expect(boxed.names.sort()).toEqual(['昆山智能制造创新中心', '昆山开发区精密轴承厂'].sort());
  expect((await ask('sample', '&bbox=170,-10,-170,10')).names).toEqual([]);
});

test('hostile text is text: no error, and never many rows', async () => {
  for (const q of [
    '%',
    '"',
    "'",
    '((',
    'NEAR/2',
    'a AND NOT b',
    'nope:x',
    'x*',
    '^a',
    '"a" OR "b"',
    '\\',
    '_',
    '*',
    '\u0000a',
    '\ufffd',
    '‮kunshan',
    '样例'.repeat(90),
    '山'.repeat(64),
    '一二三四五六七八九十'.repeat(6),
    'a'.repeat(200),
    'a b c d e f g h i j k l m n o p q r s t u v w x y z',
    "'".repeat(60),
    'zhangzhangzhangzhangzhangzhang',
    '😀👨‍👩‍👧',
    '1 2 3 4 5 6 7 8 9',
    '昆山太仓常熟张家港吴江厂房研发楼宇孵化器加速器纺织食品轴承样例'.repeat(6).slice(0, MAX_CHARACTERS),
    '昆山厂房 魑魅魍魉 '.repeat(20).slice(0, MAX_CHARACTERS),
    '100 m2 '.repeat(70),
    'rent 1-'.repeat(70),
    'height at least '.repeat(30),
  ]) {
    const { rows } = await ask(q);
    expect(rows, q).toBeLessThanOrEqual(200);
  }
});

test('wrong parameters are all named', async () => {
  for (const query of [
    '',
    'q=',
    'q=a&limit=0',
    'q=a&nope=1',
    'q=a&collections=nope',
    `q=${'a'.repeat(501)}`,
    'q=a&q=b',
    'q=a&near=1',
    'q=a&bbox=1,2,3',
    'q=a&lang=fr',
  ])
    expect((await get(`/api/search?${query}`)).status, query).toBe(400);
  const problem = (await (await get('/api/search?q=a&near=200,95&limit=x')).json()) as {
    errors: { parameter: string }[];
  };
  expect(problem.errors.map(({ parameter }) => parameter)).toEqual(['near', 'limit']);
});

test('expired and internal records are not found', async () => {
  const path = `/api/search?q=${encodeURIComponent('太仓 号')}&collections=premises`;
  const { features } = (await (await get(path)).json()) as { features: Hit[] };
  expect(features.map(({ properties }) => properties.name_zh)).toEqual(['样例·太仓三号仓库']);
});

test('the index cuts text as the tokenizer does: every token of every card finds it', async () => {
  const { results } = await env.SEARCH.prepare('SELECT * FROM card').all<{
    place: number;
    content: string;
    collection: string;
  }>();
  expect(results.length).toBeGreaterThan(NAMES.length);
  for (const { place, content, ...columns } of results) {
    const tokens = tokenize({ ...(JSON.parse(content) as object), ...columns } as unknown as Card);
    const expression = tokens.map((token) => `"${token}"`).join(' AND ');
    const found = await env.SEARCH.prepare(
      'SELECT rowid FROM token WHERE token MATCH ? AND rowid = cast(? as integer)',
    )
      .bind(expression, place)
      .all();
    expect(found.results, content).toHaveLength(1);
  }
});

type Suggestion = {
  kind: string;
  text: string;
  count?: number;
  collection: string;
  parameters?: Record<string, string>;
};

async function suggestions(q: string, others = ''): Promise<Suggestion[]> {
  const response = await get(`/api/suggest?q=${encodeURIComponent(q)}${others}`, {
    headers: { 'x-debug': 'rows' },
  });
  expect(response.status, q).toBe(200);
  expect(Number(response.headers.get('x-rows-read')), q).toBeLessThanOrEqual(40);
  return ((await response.json()) as { suggestions: Suggestion[] }).suggestions;
}

test('suggestions are places, filters with what they bring, and records', async () => {
  const found = await suggestions('昆山');
  expect(found[0]).toMatchObject({ kind: 'place', text: '昆山市' });
  expect(found.map(({ kind }) => kind)).toContain('record');
  for (const { text, count, collection, parameters } of found.filter(({ kind }) => kind === 'value')) {
    const items = await get(
      `/api/collections/${collection}/items?limit=1&${new URLSearchParams(parameters)}`,
    );
    expect(((await items.json()) as { numberMatched: number }).numberMatched, text).toBe(count);
  }
});

test.each([
  ['昆山厂房', '昆山市 · 标准厂房 · 平台载体'],
  ['昆山生物医药载体', '昆山市 · 生物医药 · 平台载体'],
  ['生物', '生物医药 · 平台载体'],
  ['kunshan factory', '昆山市 · 标准厂房 · 平台载体'],
  ['automation firms', '通用设备与机器人 · 产业链企业'],
] as const)('%s suggests %s', async (q, text) => {
  const value = (await suggestions(q)).find((one) => one.text === text);
  expect(value, JSON.stringify(await suggestions(q))).toMatchObject({ kind: 'value' });
});

test('suggestions are in the language asked for, and wrong parameters are refused', async () => {
  expect((await suggestions('昆山', '&lang=en')).map(({ text }) => text)).toContain('Kunshan · Firms');
  for (const query of ['', 'q=', 'q=a&nope=1', 'q=a&bbox=120,31,121,32'])
    expect((await get(`/api/suggest?${query}`)).status).toBe(400);
  for (const q of ['((', '"', '的', '😀']) expect(await suggestions(q)).toEqual([]);
});

const counted = async (path: string) => {
  const response = await get(`/api/collections/cases/${path}`, { headers: { 'x-debug': 'rows' } });
  const { numberMatched, numberEstimated, isApproximate } = (await response.json()) as {
    numberMatched?: number;
    numberEstimated?: number;
    isApproximate?: true;
  };
  return { numberMatched, numberEstimated, isApproximate, rows: Number(response.headers.get('x-rows-read')) };
};

test('a text that many records have is answered from lists: few rows, none the second time', async () => {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const name = `样例·${i % 2 ? '光学' : '轴承'}${i % 4 ? '检测' : '制造'}案例${i}`;
    return `AL-${i},${name},Sample Case ${i},${i % 2 ? '昆山' : '太仓'},2020`;
  });
  await importText('cases', 'cases.csv', ['编号,名称,英文名,所属板块,报道日期与出处', ...rows].join('\n'));
  await releaseMap('base');
  const optics = await counted(`items?limit=20&q=${encodeURIComponent('光学')}`);
  expect(optics.numberMatched).toBe(200);
  expect(optics.rows).toBeLessThanOrEqual(40);
  expect(await counted(`facets?q=${encodeURIComponent('光学')}`)).toEqual({
    numberMatched: 200,
    numberEstimated: undefined,
    isApproximate: undefined,
    rows: 0,
  });
  const both = await counted(`facets?q=${encodeURIComponent('轴承 检测')}`);
  expect(both.numberMatched).toBe(100);
  // Three characters are two pairs, which might stand apart: that many names are not looked at.
  const run = `q=${encodeURIComponent('学检测')}`;
  expect(await counted(`items?limit=20&${run}`)).toMatchObject({
    numberMatched: undefined,
    numberEstimated: 200,
  });
  expect(await counted(`facets?${run}`)).toMatchObject({ numberMatched: 200, isApproximate: true });
  // A rare word among common ones.
  expect((await counted(`facets?q=${encodeURIComponent('光学 案例77')}`)).numberMatched).toBe(1);
  expect((await counted(`facets?q=${encodeURIComponent('样例')}&division=320583`)).numberMatched).toBe(200);
});
