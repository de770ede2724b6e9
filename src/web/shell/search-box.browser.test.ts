import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idle, launch, SIZES, visit } from '../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const options = (page: Page) => page.getByRole('listbox').getByRole('option');

async function type(page: Page, text: string) {
  const box = page.getByRole('combobox').first();
  await box.fill('');
  await box.pressSequentially(text, { delay: 20 });
  await expect.poll(() => options(page).count()).toBeGreaterThan(1);
}

test('while one types, places, lists with counts and records are offered, and marked also for pinyin', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=zh&map=premises', SIZES.desktop);
  await idle(page);
  await type(page, 'kunshan');
  expect(await options(page).first().locator('mark').textContent()).toBe('昆山');
  await type(page, '昆山生物医药载体');
  const list = options(page).filter({ hasText: '昆山市 · 生物医药 · 平台载体' });
  const count = Number(await list.locator('.hit-count').textContent());
  await list.click();
  await page.waitForURL(/division=320583.*industries=C27/);
  await expect.poll(() => page.locator('.count h2').textContent()).toContain(String(count));
  await page.goBack();
  await expect.poll(() => page.url()).not.toContain('industries');
  expect(errors).toEqual([]);
  await close();
});

test('by keyboard a record is reached on another map, and Escape closes the list', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=en&map=premises', SIZES.phone);
  await idle(page);
  await type(page, 'taicang');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('listbox').count()).toBe(0);
  await type(page, 'sample taicang robotics tour');
  await page.keyboard.press('ArrowDown');
  expect(await options(page).first().getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  await page.waitForURL(/map=routes.*id=/);
  expect(errors).toEqual([]);
  await close();
});

test('a policy, which is on no map, opens on its own page', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=en&map=premises', SIZES.phone);
  await idle(page);
  await type(page, 'Foreign R&D Centre');
  await options(page).filter({ hasText: 'Policies' }).first().click();
  await page.waitForURL(/\/records\/policies\/\w+\?lang=en$/);
  await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Foreign R&D Centre' }).waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('a misspelt word is read as what it may have been, which is said; Enter filters the list by the text', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=en&map=premises', SIZES.desktop);
  await idle(page);
  await type(page, 'biomedcine');
  await page.getByText('this is for “biomedicine”').waitFor();
  await type(page, 'kunshan factory');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=kunshan/);
  await expect.poll(() => page.locator('.count h2').textContent()).toMatch(/^\d+ premises/);
  expect(errors).toEqual([]);
  await close();
});
