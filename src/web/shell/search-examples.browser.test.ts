import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leadingCollection } from '../../domain/collections.ts';
import { MAPS } from '../../domain/maps/index.ts';
import { en } from '../text/en/search.ts';
import { zh } from '../text/zh/search.ts';
import { api, idle, launch, SIZES, visit } from '../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

type Answer = { numberReturned: number; ignored?: string[]; elsewhere?: object };

const examples = MAPS.filter(({ id }) => id !== 'base').flatMap((map) =>
  [zh, en].flatMap((texts) => (texts.examples[map.id] ?? ['']).map((q) => [map.id, q, map] as const)),
);

test.each(examples)('%s: %s, which is offered as an example, finds something', async (_, q, map) => {
  const { id } = leadingCollection(map);
  const answer = await api<Answer>(`${id}/items?limit=1&q=${encodeURIComponent(q)}`);
  expect(answer.numberReturned).toBe(1);
  expect([answer.ignored, answer.elsewhere]).toEqual([undefined, undefined]);
});

test('under the empty field are sentences of the current map; one of them filters the list', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=en&map=premises', SIZES.desktop);
  await idle(page);
  await page.getByRole('combobox').first().focus();
  await page.getByRole('button', { name: en.examples.premises![0]! }).click();
  await page.waitForURL(/q=food/);
  await expect.poll(() => page.locator('.count h2').textContent()).toMatch(/^\d+ premises/i);
  expect(await page.getByRole('button', { name: en.examples.premises![1]! }).count()).toBe(0);
  expect(errors).toEqual([]);
  await close();
});

test.each([
  ['zh', '直升机 昆山 标准厂房', '未计入“直升机”'],
  ['en', 'zzyzx Kunshan factory', 'Left out: “zzyzx”'],
] as const)('%s: above the list it is said which words were set aside', async (lang, q, said) => {
  const { page, errors, close } = await visit(
    browser,
    `/?lang=${lang}&map=premises&q=${encodeURIComponent(q)}`,
    SIZES.phone,
  );
  await idle(page);
  await page.locator('.list-note').filter({ hasText: said }).waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('amounts are shown as the conditions they were taken for, and those left out', async () => {
  const q = encodeURIComponent('标准厂房 1万平方米以上 层高8米以上 租金1元以下');
  const { page, errors, close } = await visit(browser, `/?lang=zh&map=premises&q=${q}`, SIZES.desktop);
  await idle(page);
  const chips = page.getByRole('list', { name: zh.searchUnderstood }).locator('.chip');
  // Whoever needs that much must also be let that little.
  await expect
    .poll(async () => (await chips.allTextContents()).join())
    .toMatch(/标准厂房,可用面积 ≥ 10,000.*、最小分割 ≤ 10,000.*,层高 ≥ 8/);
  await page.getByText('未计入“租金1元以下”').waitFor();
  await chips.filter({ hasText: '层高' }).click();
  await page.waitForURL((url) => url.searchParams.get('q') === '标准厂房 1万平方米以上 租金1元以下');
  await page.goBack();
  await chips.filter({ hasText: '层高' }).waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('a text about firms is offered among firms, with the count that is found there', async () => {
  const q = encodeURIComponent('封装测试企业');
  const { page, errors, close } = await visit(browser, `/?lang=zh&map=premises&q=${q}`, SIZES.desktop);
  await idle(page);
  const offer = page.getByRole('button', { name: '在“产业链企业”中查找' });
  const count = /(\d+)条/.exec((await offer.textContent())!)![1]!;
  await offer.click();
  await page.waitForURL(/map=chains.*q=/);
  await expect.poll(() => page.locator('.count h2').textContent()).toContain(count);
  expect(errors).toEqual([]);
  await close();
});

test('another map is offered below what is found, and what is too long is said above it', async () => {
  const q = `昆山 厂房 企业 ${'有食堂和宿舍 '.repeat(24)}停车场`;
  const address = `/?lang=zh&map=premises&q=${encodeURIComponent(q)}`;
  const { page, errors, close } = await visit(browser, address, SIZES.phone);
  await idle(page);
  await page.locator('.list-note').filter({ hasText: '太长' }).waitFor();
  const [list, offer] = [page.locator('.results'), page.getByRole('button', { name: /^在“.*”中查找/ })];
  await offer.waitFor();
  const isBelow = await offer.evaluate(
    (button, results) => Boolean(results!.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING),
    await list.elementHandle(),
  );
  expect(isBelow).toBe(true);
  expect(errors).toEqual([]);
  await close();
});
