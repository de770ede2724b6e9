import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idle, launch, SIZES, visit } from '../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const FILTER = 'S_INTERSECTS(geometry,POLYGON((120.5 31.2,121.1 31.2,121.1 31.6,120.5 31.2)))';
const QUERY = `map=land&collection=plots&area=20000/..&filter=${encodeURIComponent(FILTER)}`;

test('a view is named, kept, opened again in another language, sent as a link, and deleted', async () => {
  const { page, errors, close } = await visit(
    browser,
    `/?lang=zh&${QUERY}#10/31.3500/120.9000`,
    SIZES.desktop,
    {
      permissions: ['clipboard-read', 'clipboard-write'],
    },
  );
  await idle(page);
  const count = await page.locator('.count h2').textContent();
  await page.getByRole('button', { name: '我的视图' }).click();
  await page.getByText('还没有保存的视图').waitFor();
  await page.getByRole('textbox', { name: '为当前视图命名' }).fill('沪宁沿线大地块');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('link', { name: /沪宁沿线大地块/ }).waitFor();
  await page.getByRole('button', { name: '复制“沪宁沿线大地块”的链接' }).click();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(link.searchParams.get('lang')).toBeNull();
  expect(link.searchParams.get('filter')).toContain('POLYGON');
  expect(link.hash).toMatch(/^#10\/31\.35\d*\/120\.9\d*$/);

  await page.goto(`${link.origin}/?map=routes&lang=en`);
  await page.getByText('106').first().waitFor();
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('link', { name: /沪宁沿线大地块/ }).click();
  await page.waitForURL(/area=20000\/\.\..*filter=/);
  expect(page.url()).toContain('lang=en');
  await expect.poll(() => page.url()).toMatch(/#10\/31\.35\d*\/120\.9/);
  await expect.poll(() => page.locator('.count h2').textContent()).toContain(count!.replace(/\D/g, ''));

  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('button', { name: /^Delete/ }).click();
  await page.getByText('No saved views yet').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.locator('dialog.views').count()).toBe(0);
  expect(errors).toEqual([]);

  const other = await visit(browser, `${link.pathname}${link.search}${link.hash}`, SIZES.phone);
  await other.page.getByText(count!.replace(/\D/g, '')).first().waitFor();
  expect(await other.page.locator('.chip').count()).toBe(2);
  await other.close();
  await close();
});
