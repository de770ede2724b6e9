import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Facets, Item, Items, RangeFacet } from '../../api.ts';
import { api, launch, matched, SIZES, visit } from '../../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** 新能源汽车零部件 on 40 亩 until the second quarter of 2027; sums in 万元. */
async function describe(page: Page, invest: string, tax: string) {
  await page.getByRole('button', { name: '我的项目' }).click();
  const tool = page.locator('.tool-fit');
  await tool.getByLabel('行业').fill('新能源汽车零部件');
  await tool.getByText('按“汽车及零部件”查找').waitFor();
  await tool.getByLabel('需要土地', { exact: true }).fill('40');
  await tool.getByLabel('固定资产投资', { exact: true }).fill(invest);
  await tool.getByLabel('年税收', { exact: true }).fill(tax);
  const until = await tool.getByLabel('最迟供地').locator('option').nth(3).getAttribute('value');
  await tool.getByLabel('最迟供地').selectOption(until!);
  await tool.getByRole('button', { name: '找适合的地块' }).click();
  return { tool, until: until! };
}

const query = (page: Page, names: readonly string[]) => {
  const given = new URL(page.url()).searchParams;
  return new URLSearchParams(names.map((name) => [name, given.get(name)!])).toString();
};

const ASKED = ['industries', 'area', 'invest_min', 'tax_min', 'supply_quarter'];

test('plots whose thresholds the project meets are found, each with its reasons, and the link finds them again', async () => {
  const { page, errors, close } = await visit(browser, '/?map=land&lang=zh', SIZES.desktop);
  const { tool, until } = await describe(page, '24000', '2000');
  await page.waitForURL(/tool=fit/);
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('invest_min')).toBe('../9000');
  expect(searchParams.get('supply_quarter')).toBe(`../${until}`);
  const found = await matched('plots', query(page, ASKED));
  expect(found).toBeGreaterThan(0);
  await tool.getByRole('heading', { name: `${found} 块地符合您的项目` }).waitFor();
  expect(await tool.locator('.fit-project + .fit-ratios div').first().textContent()).toBe(
    '亩均投资2.4 亿元 ÷ 40 亩 ＝ 600 万元/亩',
  );

  const { features } = await api<Items>(`plots/items?limit=1000&skipGeometry=true&${query(page, ASKED)}`);
  const needed = (40 * 2000) / 3;
  const off = ({ properties }: Item) => Math.abs(Number(properties.area) / needed - 1);
  const [first] = features.toSorted((a, b) => off(a) - off(b));
  const asked = Number(first!.properties.invest_min);
  await tool.getByRole('heading', { name: '面积与所需相当（相差 25 % 以内）' }).waitFor();
  const shown = tool.locator('.fit-plot').first();
  await expect.poll(() => tool.locator('.fit-plot').count()).toBe(Math.min(30, found));
  expect(await shown.locator('.fit-badge').textContent()).toBe('5 项全部达标');
  const above = Math.round(100 * (9000 / asked - 1));
  expect(await shown.textContent()).toContain(above === 0 ? '刚好达标' : `达标，高出 ${above} %`);
  const total = (Number(first!.properties.base_price) * Number(first!.properties.area)) / 1e4;
  expect(await shown.locator('.fit-terms').textContent()).toContain(
    total < 1e4 ? `${Math.round(total).toLocaleString('en')} 万元` : '亿元',
  );
  expect(await tool.locator('.fit-badge.fit-short').count()).toBe(0);

  await page.reload();
  await tool.getByRole('heading', { name: `${found} 块地符合您的项目` }).waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('where nothing fits, one way out is taken, said to be one, and undone', async () => {
  const { page, close } = await visit(browser, '/?map=land&lang=zh', SIZES.desktop);
  const { tool } = await describe(page, '12000', '700');
  await tool.getByRole('heading', { name: '没有地块完全符合您的项目' }).waitFor();
  const asked = page.url();
  const miss = tool.locator('.near-miss').first();
  const brings = Number((await miss.locator('.near-miss-count').textContent())!.replace(/\D/g, ''));
  await miss.click();
  await tool.getByRole('heading', { name: `${brings} 块地符合当前条件` }).waitFor();
  await expect.poll(() => tool.locator('.fit-badge.fit-short').count()).toBeGreaterThan(0);
  expect(await tool.locator('.fit-plot').first().textContent()).toMatch(
    /未达标，差 \d+ %|晚于所需|比所需小|未列入/,
  );
  await page.goBack();
  await tool.getByRole('heading', { name: '没有地块完全符合您的项目' }).waitFor();
  // The camera behind # may have been written: the map has followed the plots and come back.
  expect(new URL(page.url()).search).toBe(new URL(asked).search);
  await miss.click();
  await tool.getByRole('button', { name: '恢复为项目条件' }).click();
  await tool.getByRole('heading', { name: '没有地块完全符合您的项目' }).waitFor();
  await close();
});

test('plots that do not state a threshold are counted apart and can be shown', async () => {
  const { page, close } = await visit(browser, '/?map=land&lang=en', SIZES.desktop);
  // No plot of the sample leaves a threshold out.
  await page.route('**/facets?*', async (route) => {
    const answer = (await (await route.fetch()).json()) as Facets;
    (answer.facets.tax_min as RangeFacet).missing = 3;
    await route.fulfill({ json: answer });
  });
  await page.getByRole('button', { name: 'My project' }).click();
  const tool = page.locator('.tool-fit');
  await tool.getByLabel('Land needed', { exact: true }).fill('2');
  await tool.getByLabel('Tax a year', { exact: true }).fill('9');
  await tool.getByRole('button', { name: 'Find plots that fit' }).click();
  await tool.getByText('3 more meet everything else but do not state “Tax required”').waitFor();
  await tool.getByRole('button', { name: 'Show these plots' }).click();
  await page.waitForURL((url) => url.searchParams.get('filter') === 'tax_min IS NULL');
  expect(new URL(page.url()).searchParams.has('tax_min')).toBe(false);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await close();
});

test('on a phone, by keyboard alone: describe, find, and open a plot', async () => {
  const { page, errors, close } = await visit(browser, '/?map=land&lang=en', SIZES.phone);
  await page.getByRole('button', { name: 'My project' }).focus();
  await page.keyboard.press('Enter');
  const tool = page.locator('.tool-fit');
  await tool.getByLabel('Trade').waitFor();
  await tool.getByLabel('Trade').focus();
  await page.keyboard.type('no such trade');
  await tool.getByText('Nothing here is called “no such trade”').waitFor();
  await page.keyboard.press('Enter');
  await tool.getByText('No trade of that name').waitFor();
  expect(new URL(page.url()).searchParams.get('with')).toBeNull();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('auto');
  await tool.getByRole('option', { name: 'Automotive', exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => tool.getByLabel('Trade').inputValue()).toBe('Automotive');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2.5');
  await page.keyboard.press('Enter');
  const heading = tool.getByRole('heading', { name: /plots fit your project/ });
  await heading.waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H3');
  expect(new URL(page.url()).searchParams.get('area')).toBe('18750/37500');
  await tool.locator('.fit-plot button').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('.card h2').waitFor();
  await page.locator('.card').getByText('Starting price in all').waitFor();
  expect(new URL(page.url()).searchParams.has('tool')).toBe(false);
  await page.goBack();
  await heading.waitFor();
  expect(errors).toEqual([]);
  await close();
});
