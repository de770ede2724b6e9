import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Items } from '../../api.ts';
import { api, launch, SIZES, type Visit, visit } from '../../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const premises = (query: string) => api<Items>(`premises/items?skipGeometry=true&${query}`);

const cellsOf = (page: Page, row: string) =>
  page.locator(`.compare-table tr:has(> th[scope="row"]:text-is("${row}")) td`).allTextContents();

const listed = (page: Page) => page.locator('.pick-row').count();

test.each(['desktop', 'phone'] as const)(
  'on a %s: two from the list, one from its card, compared, sent as a link, the same elsewhere in the other language',
  async (size) => {
    const { features } = await premises('kind=factory&division=320583&limit=4');
    const { page, errors, close } = await visit(
      browser,
      '/?map=premises&lang=zh&kind=factory&division=320583',
      SIZES[size],
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
    if (size === 'phone') await page.locator('.handle').click();
    const name = (n: number) => String(features[n]!.properties.name_zh);
    await page.getByRole('button', { name: `备选：${name(0)}`, exact: true }).click();
    await page.getByRole('button', { name: `备选：${name(1)}`, exact: true }).click();
    expect(page.url()).not.toContain('id=');
    await page.locator('.result-button').nth(2).click();
    await page.getByRole('button', { name: '加入备选' }).click();
    await page.getByRole('button', { name: '已在备选' }).waitFor();
    if (size === 'phone') await page.locator('.card-close').click();
    await page.getByRole('button', { name: '备选（3）' }).click();
    await page.getByRole('button', { name: '对比 3 条' }).click();
    await page.waitForURL(/tool=compare/);

    const rents = features.slice(0, 3).map(({ properties }) => Number(properties.rent));
    await expect
      .poll(async () => (await cellsOf(page, '租金')).map((cell) => parseFloat(cell.replaceAll(',', ''))))
      .toEqual(rents);
    const lowest = (await cellsOf(page, '租金')).map((cell) => cell.includes('最低'));
    expect(lowest).toEqual(rents.map((rent) => rent === Math.min(...rents)));
    expect(await page.locator('.compare-table thead th[scope="col"]').count()).toBe(3);
    const shownRows = await page.locator('.compare-table th[scope="row"]').count();
    await page.getByRole('checkbox', { name: '只看不同的项目' }).check();
    await page.waitForURL(/differences/);
    await expect.poll(() => page.locator('.compare-table th[scope="row"]').count()).toBeLessThan(shownRows);
    expect(await page.locator('.compare-table tr:has(> th[scope="row"]):not(.differs)').count()).toBe(0);

    const differing = await page.locator('.compare-table th[scope="row"]').count();
    await page.getByRole('button', { name: '分享对比' }).click();
    await page.locator('dialog').getByRole('button', { name: '复制链接' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('tool=compare');
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    expect(link.searchParams.get('lang')).toBeNull();

    const other = await visit(
      browser,
      `${link.pathname}${link.search}${link.hash}`,
      size === 'phone' ? SIZES.desktop : SIZES.phone,
      { locale: 'en-GB' },
    );
    await expect
      .poll(async () => (await cellsOf(other.page, 'Rent')).map((cell) => parseFloat(cell)))
      .toEqual(rents);
    expect(await other.page.getByRole('checkbox', { name: 'Only what differs' }).isChecked()).toBe(true);
    await expect.poll(() => other.page.locator('.compare-table th[scope="row"]').count()).toBe(differing);
    await page.goBack();
    await page.waitForURL(/tool=compare.*differences/);
    await page.goBack();
    await page.goBack();
    await page.waitForURL(/tool=shortlist/);
    await expect.poll(() => listed(page)).toBe(3);
    expect([...errors, ...other.errors]).toEqual([]);
    await other.close();
    await close();
  },
);

/** Presses Tab until the focus is on what has the name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 120; steps++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
    if (at.trim() === name) return;
  }
  throw new Error(`No way to “${name}” by Tab`);
}

test('by keyboard alone: pick, reorder, remove and take back, compare, close; the focus is never lost', async () => {
  const { features } = await premises('limit=3');
  const [a, b] = features.map(({ properties }) => String(properties.name_zh));
  const { page, errors, close } = await visit(browser, '/?map=premises&lang=zh', SIZES.desktop);
  await page.locator('.star').first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, `备选：${a}`);
  await page.keyboard.press('Enter');
  await tabTo(page, `备选：${b}`);
  await page.keyboard.press('Space');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await tabTo(page, '备选（2）');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '对比 2 条' }).waitFor();
  await expect.poll(() => page.locator('.pick-name').allTextContents()).toEqual([a, b]);
  await tabTo(page, `下移：${a}`);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.pick-name').allTextContents()).toEqual([b, a]);
  await page.getByText('已移到第 2 位，共 2 位').waitFor({ state: 'attached' });
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe(`上移：${a}`);
  await tabTo(page, `移除：${a}`);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.pick-name').allTextContents()).toEqual([b]);
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.pick-name').allTextContents()).toEqual([b, a]);
  await tabTo(page, '对比 2 条');
  await page.keyboard.press('Enter');
  await page.waitForURL(/tool=compare/);
  await page.locator('.compare-name').first().waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('dialog.tool').count()).toBe(0);
  expect(errors).toEqual([]);
  await close();
});

const SHARED = (items: Items) => items.features.map(({ id }) => `premises.${id}`).join(',');

test('a shared list is looked at without changing one’s own, then taken over, undone, and says what is gone', async () => {
  const own = await premises('limit=2');
  const sent = await premises('limit=4&offset=1');
  const { page, errors, close } = await visit(browser, '/?map=premises&lang=en', SIZES.desktop);
  for (const n of [0, 1]) await page.locator('.star').nth(n).click();
  await page.goto(
    `${new URL(page.url()).origin}/?map=land&lang=en&tool=shortlist&with=${SHARED(sent)},premises.zzzzzzzzzz`,
  );
  await page.getByText('This record was withdrawn').waitFor();
  await page.getByRole('button', { name: 'Shortlist (2)' }).waitFor();
  await expect.poll(() => listed(page)).toBe(5);
  await page.getByRole('button', { name: 'Add to my shortlist (3)' }).click();
  await page.getByRole('button', { name: 'Shortlist (5)' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Shortlist (2)' }).waitFor();
  await page.getByRole('button', { name: 'See my shortlist' }).click();
  await expect.poll(() => listed(page)).toBe(2);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => listed(page)).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => listed(page)).toBe(2);
  await page.goBack();
  await expect.poll(() => listed(page)).toBe(5);
  await page.reload();
  await page.getByRole('button', { name: 'Shortlist (2)' }).waitFor();
  expect(own.features.length).toBe(2);
  expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
  await close();
});

async function download(visited: Visit, press: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([visited.page.waitForEvent('download'), press()]);
  return readFile(await file.path(), 'utf8');
}

test('the shortlist as CSV has its records in order, with units in the headings', async () => {
  const [one, two] = [await premises('limit=2'), await api<Items>('plots/items?limit=1&skipGeometry=true')];
  const keys = `${SHARED(one)},plots.${two.features[0]!.id}`;
  const visited = await visit(browser, `/?lang=en&tool=shortlist&with=${keys}`, SIZES.desktop);
  await expect.poll(() => visited.page.locator('.pick-name').count()).toBe(3);
  const text = await download(visited, () =>
    visited.page.getByRole('button', { name: 'Download CSV' }).click(),
  );
  const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
  expect(data.map((row) => row.Id)).toEqual(keys.split(',').map((key) => key.split('.')[1]));
  expect(data.map((row) => row['Rent (CNY/m² per month)'])).toEqual([
    ...one.features.map(({ properties }) => String(properties.rent ?? '')),
    '',
  ]);
  expect(Number(data[2]!['Plot area (ha)'])).toBeCloseTo(
    Number(two.features[0]!.properties.area) / 10_000,
    8,
  );
  expect(visited.errors).toEqual([]);
  await visited.close();
});
