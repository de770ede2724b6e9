import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, SIZES, visit } from '../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const height = (page: Page, name: 'peek' | 'half') => page.locator(`.sheet-${name}`).waitFor();
const top = (page: Page) => page.locator('.listing').evaluate(({ scrollTop }) => scrollTop);

test('a search opens the sheet at the top of its list, over which suggestions lie', async () => {
  const { page, errors, close } = await visit(browser, '/?map=premises&lang=en', SIZES.phone);
  const search = page.locator('.search input');
  await search.fill('warehouse');
  const last = page.locator('.hit-here');
  await last.waitFor();
  await last.scrollIntoViewIfNeeded();
  const isInFront = await last.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });
  expect(isInFront).toBe(true);
  await search.press('Enter');
  await height(page, 'half');
  await page.locator('.result-button').first().waitFor();
  await page.locator('.listing').evaluate((element) => element.scrollTo(0, 900));
  await expect.poll(() => top(page)).toBeGreaterThan(0);
  await search.fill('office');
  await search.press('Enter');
  await expect.poll(() => top(page)).toBe(0);
  expect(errors).toEqual([]);
  await close();
});

test('skipping the question opens the sheet, and a link with a text; one with a filter leaves it as it was', async () => {
  const { page, close } = await visit(browser, '/?lang=en&map=premises&gas=true', SIZES.phone);
  await page.locator('.result-button').first().waitFor({ state: 'attached' });
  await height(page, 'peek');
  await page.goto(`${new URL(page.url()).origin}/?lang=en&tool=ask`);
  await page.getByRole('button', { name: /^Skip/ }).click();
  await height(page, 'half');
  await page.goto(`${new URL(page.url()).origin}/?lang=en&map=premises&q=warehouse`);
  await height(page, 'half');
  await close();
});

test('a bar of a chart leads to its list, with the number that is there', async () => {
  const { page, close } = await visit(browser, '/?map=premises&lang=en&tool=charts', SIZES.phone);
  await page.locator('.bar-row').nth(1).press('Enter');
  const show = page.getByRole('button', { name: /^Show [\d,]+ in the list$/ }).first();
  const count = (await show.innerText()).replace(/[^\d,]/g, '');
  await show.press('Enter');
  await height(page, 'half');
  await page.getByRole('heading', { name: `${count} premises` }).waitFor();
  await close();
});
