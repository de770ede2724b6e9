import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NASTY, record, reportOf, row } from '../worker/batches/report.fixture.ts';
import { batchReportPage } from '../worker/batches/report-page.ts';
import { violations } from './axe.browser.fixture.ts';
import { launch, SIZES } from './visit.browser.fixture.ts';

let browser: Browser;
let folder: string;
let address: string;

beforeAll(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), 'relitu-report-'));
  const file = join(folder, 'report.html');
  const verdict = { is: 'rejected', by: '李四', reason: NASTY, at: '2026-11-26T09:00:00Z' } as const;
  const rows = [
    row({ after: record({ area_free: 4000, name_en: NASTY }) }),
    row({ row: 3, id: 'klmnopqrst', change: 'new', before: undefined, after: record({ name_zh: NASTY }) }),
    row({ row: 4, id: 'uvwxyz2345', change: 'withdrawn', after: undefined }),
    row({ row: 6, id: 'bcdefghijk', verdict }),
  ];
  await writeFile(file, await batchReportPage(reportOf(rows)));
  address = pathToFileURL(file).href;
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

test.each([
  ['phone', 'light'],
  ['phone', 'dark'],
  ['desktop', 'light'],
  ['desktop', 'dark'],
] as const)(
  'on a %s in the %s the report is whole, in one language at a time, by keyboard, without script',
  async (size, colorScheme) => {
    const context = await browser.newContext({ viewport: SIZES[size], colorScheme });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('dialog', (dialog) => wrong.push(dialog.message()));
    page.on('request', (request) => request.url() !== address && wrong.push(request.url()));
    await page.goto(address);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await page.getByRole('heading', { name: '退回的行' }).isVisible()).toBe(true);
    expect(await page.getByRole('heading', { name: 'Refused rows' }).isVisible()).toBe(false);
    expect(await overflow()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('heading', { name: 'Refused rows' }).isVisible()).toBe(true);
    expect(await page.getByRole('heading', { name: '退回的行' }).isVisible()).toBe(false);
    expect(await overflow()).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await context.close();
  },
);

test('a mark leads to its record, and paper has one language and no switch', async () => {
  const page = await browser.newPage({ viewport: SIZES.desktop });
  await page.goto(address);
  await page.locator('figure a[href="#klmnopqrst"]').first().focus();
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#klmnopqrst');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.languages').isVisible()).toBe(false);
  expect(await page.getByRole('heading', { name: '变更的记录' }).isVisible()).toBe(true);
  await page.close();
});
