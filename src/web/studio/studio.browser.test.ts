import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from '../axe.browser.fixture.ts';
import { BASE, launch, SIZES, visit } from '../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('the snippets follow the form, and the preview what is copied', async () => {
  const { page, errors, close } = await visit(browser, '/embed/studio?lang=en', SIZES.desktop);
  const snippet = (name: string) => page.getByRole('textbox', { name, exact: true });
  const link = () => snippet('Link').inputValue();
  expect(await link()).toBe(`${BASE}/embed/premises?v=1`);
  await page.getByRole('combobox', { name: 'Map', exact: true }).selectOption('land');
  await expect.poll(link).toBe(`${BASE}/embed/land?v=1`);
  await page.getByLabel('Search box').uncheck();
  await page.getByRole('combobox', { name: 'Light or dark' }).selectOption('dark');
  await page.getByRole('combobox', { name: 'Size' }).selectOption('600x450');
  await expect.poll(link).toBe(`${BASE}/embed/land?v=1&theme=dark&search=0`);
  expect(await snippet('Frame').inputValue()).toContain('width="600" height="450"');
  expect(await snippet('Script').inputValue()).toContain('map="land" v="1" theme="dark" search="0"');
  const preview = page.frameLocator('.studio-preview iframe');
  await preview.getByRole('heading', { name: 'Industrial land' }).first().waitFor();
  expect(await page.locator('.studio-preview iframe').getAttribute('width')).toBe('600');
  await page.getByLabel('Link of the map').fill(`${BASE}/?map=premises&division=320583&tool=ask`);
  await expect.poll(link).toBe(`${BASE}/embed/premises?v=1&theme=dark&division=320583&search=0`);
  expect(page.url()).toContain('division=320583');
  await page.getByLabel('Division: Kunshan').uncheck();
  await expect.poll(link).toBe(`${BASE}/embed/premises?v=1&theme=dark&search=0`);
  expect(errors).toEqual([]);
  await close();
});

test('what is filtered and opened in the preview becomes part of the snippets; its view when asked', async () => {
  const { page, errors, close } = await visit(
    browser,
    '/embed/studio?lang=en&map=premises&division=320583&size=800x600',
    SIZES.desktop,
  );
  const link = () => page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
  const preview = page.frameLocator('.studio-preview iframe');
  await preview.locator('.map-canvas.is-drawn').waitFor({ timeout: 90_000 });
  expect(await link()).toBe(`${BASE}/embed/premises?v=1&division=320583`);
  await preview.locator('.result-button').first().click();
  await expect.poll(link).toMatch(/division=320583&id=\w+$/);
  await page.getByRole('button', { name: 'Begin with this view' }).click();
  await expect.poll(link).toMatch(/&id=\w+#[\d.]+\/31\.\d+\/12\d\.\d+$/);
  expect(errors).toEqual([]);
  await close();
});

test('without script the form answers with the page of the choice', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: SIZES.phone });
  const page = await context.newPage();
  await page.goto(`${BASE}/embed/studio?lang=zh`);
  await page.getByRole('combobox', { name: '地图', exact: true }).selectOption('chains');
  await page.getByLabel('图例').uncheck();
  await page.getByRole('button', { name: '更新' }).click();
  expect(await page.getByRole('textbox', { name: '链接', exact: true }).inputValue()).toBe(
    `${BASE}/embed/chains?v=1&legend=0`,
  );
  await context.close();
});

test.each(['/embed/studio?lang=en', '/embed/guide?lang=zh', '/embed/guide?lang=en'])(
  '%s: accessible, within the window, without complaint',
  async (path) => {
    for (const size of [SIZES.desktop, SIZES.phone]) {
      const { page, errors, close } = await visit(browser, path, size);
      await page.waitForTimeout(1500);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
      expect(errors).toEqual([]);
      await close();
    }
  },
);
