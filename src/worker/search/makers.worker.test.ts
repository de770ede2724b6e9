/** Who makes something: those who say so before the others of the trade, and nobody of what is not wanted. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gzip } from '../../../tiles/compression.ts';
import { rollback } from '../../../tiles/rollback.ts';
import { mapOf } from '../../domain/maps/index.ts';
import { get, importText, prepareCity, releaseMap, store, untilSeen } from '../fixture/city.ts';

type Answer = {
  numberMatched: number;
  broadened?: string[];
  excluded?: string[];
  ignored?: string[];
  features: { properties: Record<string, string> }[];
};

async function items(q: string, more = ''): Promise<Answer> {
  const response = await get(`/api/collections/firms/items?limit=200&q=${encodeURIComponent(q)}${more}`);
  expect(response.status, q).toBe(200);
  return (await response.json()) as Answer;
}

/** More of a trade than are looked at one by one; every tenth says what it makes, every third is in 昆山. */
const MANY = 150;

beforeAll(async () => {
  await prepareCity();
  // To go back to afterwards.
  await releaseMap('chains');
  const rows = Array.from({ length: MANY }, (_, i) =>
    [
      `QF-${800 + i}`,
      `样例·${i}号工厂`,
      i % 3 === 0 ? '昆山' : '太仓',
      '汽车',
      '冶金',
      i % 10 === 5 ? '铸件' : '板材',
      `${(i % 3 === 0 ? 120.92 : 121.12) + i / 10_000},31.35`,
    ].join(','),
  );
  const head = '编号,名称,所属板块,产业链,国民经济行业,主营产品,经度,纬度';
  const { report } = await importText('firms', 'firms-800.csv', [head, ...rows].join('\n'));
  expect(report.new, JSON.stringify(report.faults[0])).toBe(MANY);
  await releaseMap('chains');
});

// Other files count the firms of the city.
afterAll(async () => {
  await rollback(store, mapOf('chains')!, undefined, { gzip, now: new Date(), by: undefined });
  await untilSeen();
});

test('of many of a trade those come first who say the product, on the first page and the next', async () => {
  const { numberMatched, broadened, features } = await items('铸件');
  expect(numberMatched).toBe(MANY);
  expect(broadened).toBeUndefined();
  const say = features.map(({ properties }) => properties.products === '铸件');
  expect(say.lastIndexOf(true)).toBe(MANY / 10 - 1);
  const next = await items('铸件', '&offset=14');
  expect(next.features.slice(0, 2).map(({ properties }) => properties.products)).toEqual(['铸件', '板材']);
});

test.each(['锻造', 'forging', '太仓 锻造'])(
  '%s is said by nobody: the trade is shown, and that is said',
  async (q) => {
    const { numberMatched, broadened } = await items(q);
    expect(numberMatched).toBeGreaterThan(90);
    expect(broadened).toEqual([q.replace('太仓 ', '')]);
  },
);

test('what is all of the trade is not said to be named by nobody', async () => {
  expect((await items('金属')).broadened).toBeUndefined();
  expect((await items('metals')).broadened).toBeUndefined();
});

test.each([
  ['金属 不要昆山', ['不要昆山'], 100],
  ['铸件，不要太仓', ['不要太仓'], 50],
  ['metal, not in Kunshan', ['not in Kunshan'], 100],
])('%s: none of what is found is that', async (q, excluded, count) => {
  const found = await items(q);
  expect(found).toMatchObject({ excluded, numberMatched: count });
  const division = q.match(/昆山|Kunshan/) ? '320583' : '320585';
  expect(found.features.map(({ properties }) => properties.division)).not.toContain(division);
});

test.each([
  ['金属 昆山，不要金属', '不要金属'],
  ['金属 昆山，不要超导体', '不要超导体'],
  ['metal in Kunshan, no crane needed', 'no crane needed'],
])('%s: what cannot be left out is said to be left alone', async (q, ignored) => {
  const found = await items(q);
  expect(found).toMatchObject({ ignored: [ignored], numberMatched: 50 });
  expect(found.excluded).toBeUndefined();
});

test('a trade of premises is given up before an amount, which is said', async () => {
  const path = `/api/collections/premises/items?q=${encodeURIComponent('昆山 生物医药 租金30元以下')}`;
  const found = (await (await get(path)).json()) as Answer & { lacking?: string[]; unmet?: string[] };
  expect(found).toMatchObject({ numberMatched: 1, lacking: ['生物医药'] });
  expect(found.unmet).toBeUndefined();
  expect(found.features[0]!.properties.name_zh).toBe('样例·昆山一号厂房');
});

test('a misspelt trade beside an amount that fails is answered all the same', async () => {
  const path = `/api/collections/premises/items?q=${encodeURIComponent('Kunshan biotechnolgy rent below 1')}`;
  const found = (await (await get(path)).json()) as Answer & { unmet?: string[] };
  expect(found.unmet).toEqual(['rent below 1']);
});

test('a place behind an or is another place, and what follows it is sought in both', async () => {
  const named = async (q: string) => {
    const path = `/api/collections/premises/items?q=${encodeURIComponent(q)}`;
    const { features } = (await (await get(path)).json()) as Answer;
    return features.map(({ properties }) => properties.name_zh).sort();
  };
  // Not all that is in 昆山.
  expect(await named('昆山或太仓厂房')).toEqual(['样例·昆山一号厂房']);
  expect(await named('太仓或昆山仓库')).toEqual(['样例·太仓三号仓库']);
});
