import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api, launch, SIZES, visit } from '../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

type Items = { features: { id: string; properties: { name_zh: string; rent: number | null } }[] };

test('the list is sorted by rent, as a link that opens elsewhere and a step that goes back', async () => {
  const { features } = await api<Items>('premises/items?sortby=rent&limit=3');
  const cheapest = features.map(({ properties }) => properties.name_zh);
  const { page, errors, close } = await visit(browser, '/?map=premises&lang=zh', SIZES.desktop);
  const names = async () => (await page.locator('.results .result-name').allTextContents()).slice(0, 3);
  await page.locator('.results .result-name').first().waitFor();
  const before = await names();
  expect(before).not.toEqual(cheapest);
  await page.getByRole('button', { name: '筛选' }).first().click();
  await page.getByLabel('列表排序').selectOption({ label: '租金从低到高' });
  await expect.poll(names).toEqual(cheapest);
  expect(new URL(page.url()).searchParams.get('sort')).toBe('rent');

  const elsewhere = await visit(browser, '/?map=premises&lang=en&sort=rent', SIZES.phone);
  await elsewhere.page.getByRole('button', { name: 'Remove filter: Rent, lowest first' }).waitFor();
  await elsewhere.close();

  await page.goBack();
  await expect.poll(names).toEqual(before);
  expect(errors).toEqual([]);
  await close();
});
