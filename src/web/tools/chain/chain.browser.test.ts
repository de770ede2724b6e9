import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Facets, Items, ValueFacet } from '../../api.ts';
import { api, launch, matched, SIZES, visit } from '../../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const countsOf = async (query: string, field: string) => {
  const collection = field === 'partner_country' ? 'links' : 'firms';
  const { facets } = await api<Facets>(`${collection}/facets?facets=${field}&${query}`);
  return new Map((facets[field] as ValueFacet).values.map(({ value, count }) => [String(value), count]));
};

test('a chain shows every link with firms, share and gap as the API has them, and a gap leads on', async () => {
  const { page, errors, close } = await visit(browser, '/?map=chains&lang=zh&division=320571', SIZES.desktop);
  await page.getByRole('button', { name: '链图' }).click();
  const tool = page.locator('.tool-chain');
  await tool.getByRole('button', { name: '生物医药和高端医疗器械' }).click();
  await page.waitForURL(/chain=biomed/);
  const query = 'division=320571&chain=biomed';
  const [{ features }, firms] = await Promise.all([
    api<Items>('nodes/items?limit=100&skipGeometry=true&chain=biomed'),
    countsOf(query, 'node'),
  ]);
  await expect.poll(() => tool.locator('.node').count()).toBe(features.length);
  for (const { id, properties } of features) {
    const node = tool.locator(`[data-node="${id}"]`);
    await expect.poll(() => node.textContent()).toContain(`${firms.get(id) ?? 0} 家企业`);
    const said = await node.textContent();
    expect(said).toContain(`本地配套 ${properties.local_share} %`);
    expect(said).toContain(
      { none: '无缺口', weak: '弱链', missing: '缺链', broken: '断链' }[String(properties.gap)],
    );
  }
  const isGap = ({ gap }: Items['features'][number]['properties']) => gap !== 'none';
  const missing = features.find(({ id, properties }) => isGap(properties) && firms.has(id))!;
  expect(await tool.locator(`[data-node="${missing.id}"]`).textContent()).toContain(
    `${firms.get(missing.id)} 家企业，其余 ${100 - Math.round(Number(missing.properties.local_share))} % 来自外地`,
  );
  const gaps = features.filter(({ properties }) => properties.gap !== 'none');
  expect(await tool.locator('.missing button').count()).toBe(gaps.length);

  const broken = features.find(({ properties }) => properties.gap === 'broken')!;
  await tool.locator('.missing button').first().click();
  await page.waitForURL(new RegExp(`node=${broken.id}`));
  await page.getByText(`${await matched('firms', `${query}&node=${broken.id}`)} 条产业链企业`).waitFor();
  const trades = await countsOf(`${query}&node=${broken.id}`, 'industries');
  const [trade] = [...trades.keys()];
  const open = `kind=investment,technology,sourcing&industries=${trade}`;
  const projects = tool.getByRole('button', { name: /采购、技术与招商机会/ });
  const expected = await matched('opportunities', open);
  await expect.poll(() => projects.locator('.badge').textContent()).toBe(String(expected));
  await projects.click();
  await page.waitForURL(/map=opportunities/);
  await page.getByText(`${expected} 条合作机会`).waitFor();
  await page.goBack();
  await tool.getByText('供应已经中断').waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('partner countries are bars with the numbers of the API, and lead to their links', async () => {
  const { page, close } = await visit(
    browser,
    '/?map=chains&lang=en&tool=chain&chain=software',
    SIZES.desktop,
  );
  const countries = await countsOf('chain=software', 'partner_country');
  const bars = page.locator('.partners .bar-row');
  await expect.poll(() => bars.count()).toBe(countries.size);
  expect(await bars.locator('.bar-value').allTextContents()).toEqual([...countries.values()].map(String));
  await bars.first().click();
  const [country] = [...countries.keys()];
  await page.waitForURL(new RegExp(`collection=links.*partner_country=${country}`));
  await page.getByText(`${countries.get(country!)} supply links`).waitFor();
  await close();
});

test('on a phone, by keyboard alone: walk the diagram, choose a link, see its firms', async () => {
  const { page, errors, close } = await visit(
    browser,
    '/?map=chains&lang=en&tool=chain&chain=automotive',
    SIZES.phone,
  );
  const tool = page.locator('.tool-chain');
  const first = tool.locator('.chain-column').first().locator('.node').first();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const reached = tool.locator('.chain-column').nth(1).locator('.node').nth(1);
  await expect.poll(() => reached.evaluate((node) => node === document.activeElement)).toBe(true);
  expect(await tool.locator('.node[tabindex="0"]').count()).toBe(1);
  await page.keyboard.press('Enter');
  await expect.poll(() => reached.getAttribute('aria-pressed')).toBe('true');
  const id = await reached.getAttribute('data-node');
  const firms = await matched('firms', `chain=automotive&node=${id}`);
  await tool.getByRole('button', { name: `Show these ${firms} firms` }).click();
  await page.getByText(`${firms} firms`).first().waitFor();
  expect(new URL(page.url()).searchParams.has('tool')).toBe(false);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(errors).toEqual([]);
  await close();
});

test('the diagram opens on the chain of what was searched for, and counts firms whatever the text', async () => {
  const { page, errors, close } = await visit(
    browser,
    '/?map=chains&lang=en&q=machine%20tools',
    SIZES.desktop,
  );
  await page.locator('.result-button').first().waitFor();
  await page.getByRole('button', { name: 'Chain diagram' }).click();
  const tool = page.locator('.tool-chain');
  await tool.getByRole('button', { name: 'Intelligent equipment', pressed: true }).waitFor();
  const firms = await countsOf('chain=equipment', 'node');
  await expect.poll(() => tool.locator('.node').count()).toBeGreaterThan(0);
  for (const node of await tool.locator('.node').all()) {
    const id = await node.getAttribute('data-node');
    await expect.poll(() => node.textContent()).toContain(`${firms.get(id!) ?? 0} firms`);
  }
  expect(errors).toEqual([]);
  await close();
});
