import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Facets, RangeFacet, ValueFacet } from '../../api.ts';
import { api, launch, matched, SIZES, visit } from '../../visit.browser.fixture.ts';
import { CHARTS } from './charts.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** What the table behind a chart says: the last number of each row by what it is called. */
const table = async (page: Page, chart: number): Promise<[string, string][]> => {
  const rows = page.locator('.chart').nth(chart).locator('tbody tr');
  return rows.evaluateAll((all) =>
    all.map((row): [string, string] => [
      row.querySelector('th')!.textContent!.trim(),
      row.querySelector('td:last-child')!.textContent!.trim(),
    ]),
  );
};

const plain = (text: string) => Number(text.replaceAll(',', ''));

test('charts of land have the numbers of the API, in one request, and a bar becomes the filter', async () => {
  const { page, errors, close } = await visit(
    browser,
    '/?map=land&collection=plots&lang=zh&division=320583',
    SIZES.desktop,
  );
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('facets=')) asked.push(request.url());
  });
  await page.getByRole('button', { name: '图表' }).click();
  const charts = page.locator('.tool-charts .chart');
  await expect.poll(() => charts.count()).toBe(CHARTS.land!.length);
  expect(asked).toHaveLength(1);

  const answer = await api<Facets>(
    'plots/facets?facets=supply_quarter,base_price,far_max&sum=area&division=320583',
  );
  const quarters = (answer.facets.supply_quarter as ValueFacet).values.toSorted((a, b) =>
    String(a.value) < String(b.value) ? -1 : 1,
  );
  expect((await table(page, 0)).map(([name, count]) => [name, plain(count)])).toEqual(
    quarters.map(({ value, count }) => [value, count]),
  );
  const areas = await charts.nth(1).locator('.bar-value').allTextContents();
  const mu = (sum: number) => (sum * 3) / 2000;
  for (const [i, { sum }] of quarters.entries())
    expect(Math.abs(Number.parseFloat(areas[i]!.replaceAll(',', '')) - mu(sum!))).toBeLessThan(0.51);
  const far = answer.facets.far_max as RangeFacet;
  expect((await table(page, 3)).map(([, count]) => plain(count))).toEqual(
    far.histogram.map(({ count }) => count),
  );

  const column = charts.nth(3).locator('.columns-buttons button');
  const fullest = far.histogram.reduce(
    (best, { count }, i) => (count > far.histogram[best]!.count ? i : best),
    0,
  );
  await column.nth(fullest).click();
  await page.getByText(`${far.histogram[fullest]!.count} 条可供地块`).waitFor();
  expect(await column.nth(fullest).getAttribute('aria-pressed')).toBe('true');
  const query = new URL(page.url()).searchParams;
  expect(await matched('plots', `division=320583&far_max=${query.get('far_max')}`)).toBe(
    far.histogram[fullest]!.count,
  );
  await column.nth(fullest).click();
  await page.getByText(`${answer.numberMatched} 条可供地块`).waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('every map has its charts, each with a sentence and a table', async () => {
  for (const map of Object.keys(CHARTS)) {
    const { page, errors, close } = await visit(browser, `/?map=${map}&lang=en&tool=charts`, SIZES.phone);
    const charts = page.locator('.tool-charts .chart');
    await expect.poll(() => charts.count(), { message: map }).toBe(CHARTS[map]!.length);
    for (const chart of await charts.all()) {
      expect(await chart.getAttribute('aria-label'), map).toMatch(/^.+\. (Most|Highest): .+/);
      expect(await chart.locator('tbody tr').count()).toBeGreaterThan(0);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(errors).toEqual([]);
    await close();
  }
});

test('which division has most showcases, and most private networks, is what the API counts', async () => {
  const { page, close } = await visit(browser, '/?map=digital&lang=en&tool=charts', SIZES.desktop);
  const charts = page.locator('.tool-charts .chart');
  await expect.poll(() => charts.count()).toBe(CHARTS.digital!.length);
  for (const [at, path, of] of [
    [3, 'sites/facets?facets=division', ({ count }: { count: number; sum?: number }) => count],
    [4, 'coverage/facets?facets=division&sum=private_nets', ({ sum }: { sum?: number }) => sum!],
  ] as const) {
    const { values } = (await api<Facets>(path)).facets.division as ValueFacet;
    const shown = await charts.nth(at).locator('.bar-value').allTextContents();
    const most = Math.max(...values.map(of));
    expect(plain(shown[0]!.replace(/[^\d,]/g, ''))).toBe(most);
    expect(await charts.nth(at).locator('tbody tr').count()).toBe(values.length);
  }
  await close();
});

test('how complete chains are is the share of their links without a gap', async () => {
  const { page, close } = await visit(browser, '/?map=chains&lang=zh&tool=charts', SIZES.desktop);
  const values = page.locator('.chart').first().locator('.bar-value');
  await expect.poll(() => values.count()).toBe(5);
  for (const [i, chain] of ['biomed', 'software', 'automotive', 'equipment', 'display'].entries()) {
    const [all, whole] = await Promise.all([
      matched('nodes', `chain=${chain}`),
      matched('nodes', `chain=${chain}&gap=none`),
    ]);
    expect(await values.nth(i).textContent()).toBe(`${Math.round((100 * whole) / all)}%（共 ${all} 条）`);
  }
  await close();
});

test('by keyboard: through the columns with arrows, and a column chosen', async () => {
  const { page, close } = await visit(browser, '/?map=premises&lang=en&tool=charts', SIZES.desktop);
  const columns = page.locator('.columns-buttons').first().locator('button');
  await columns.first().waitFor();
  await columns.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => columns.nth(1).evaluate((one) => one === document.activeElement)).toBe(true);
  const said = await columns.nth(1).getAttribute('aria-label');
  await page.keyboard.press('Enter');
  await page.waitForURL(/rent=/);
  const count = /: ([\d,]+) records$/.exec(said!)![1]!;
  await page.getByText(`${count} premises`).waitFor();
  await close();
});

test('maps of people and plants say what they leave out, on legend and card', async () => {
  const talent = await visit(browser, '/?map=talent&lang=zh', SIZES.desktop);
  await talent.page.locator('.legend').getByText('少于10人的单元不公布').waitFor();
  await talent.page.locator('.tabs').getByRole('button', { name: '人才分布' }).click();
  await talent.page.locator('.result-button').first().click();
  await talent.page.locator('.card').getByText('不含个人').waitFor();
  await talent.close();
  const digital = await visit(browser, '/?map=digital&lang=en', SIZES.desktop);
  await digital.page.locator('.legend').getByText('no masts or sites').waitFor();
  await digital.page.locator('.result-button').first().click();
  await digital.page.locator('.card').getByText('Publicly named ones only').waitFor();
  await digital.close();
  const cells = await api<Facets>('talentcells/facets?facets=stock');
  expect((cells.facets.stock as RangeFacet).min).toBeGreaterThanOrEqual(10);
});
