import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectionOf } from '../../domain/maps/index.ts';
import type { Facets, Items } from '../api.ts';
import { api, BASE, idle, launch, matched, SIZES, visit } from '../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Opens the panel and unfolds a field, if it is not. */
async function unfold(page: Page, name: string) {
  if (!(await page.locator('.filter-panel').isVisible())) await page.locator('.filter-bar .pill-all').click();
  const toggle = page.locator(`[data-field="${name}"] .facet-toggle`);
  await toggle.waitFor();
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  return page.locator(`[data-field="${name}"]`);
}

/** How many records a choice says it leaves; undefined while it does not say. */
async function count(page: Page, field: string, label: string): Promise<number | undefined> {
  const row = page.locator(`[data-field="${field}"] .choice`, { hasText: label });
  const text = await row.locator('.choice-count').textContent();
  return text ? Number(text.replace(',', '')) : undefined;
}

test('every choice shows what it leaves, and follows the other filters but not its own', async () => {
  const { page, errors, close } = await visit(browser, '/?map=premises&lang=zh', SIZES.desktop);
  await unfold(page, 'kind');
  await unfold(page, 'division');
  const { facets } = await api<Facets>('premises/facets?facets=kind');
  const values = (facets.kind as { values: { value: string; count: number }[] }).values;
  const factories = values.find(({ value }) => value === 'factory')!.count;
  await expect.poll(() => count(page, 'kind', '标准厂房')).toBe(factories);

  await page.locator('[data-field="division"]').getByRole('checkbox', { name: '太仓市' }).check();
  await page.waitForURL(/division=320585/);
  const inTaicang = await matched('premises', 'division=320585&kind=factory');
  await expect.poll(() => count(page, 'kind', '标准厂房')).toBe(inTaicang);
  expect(await count(page, 'division', '太仓市')).toBe(await matched('premises', 'division=320585'));
  expect(await count(page, 'division', '昆山市')).toBe(await matched('premises', 'division=320583'));
  // A choice that leaves nothing stays, dimmed; it cannot be made.
  const none = page.locator('.filter-panel .choice.is-none').first();
  expect(await none.locator('.choice-count').textContent()).toBe('0');
  expect(await none.getByRole('checkbox').isDisabled()).toBe(true);
  expect(errors).toEqual([]);
  await close();
});

test('many choices come by count, can be searched and unfolded', async () => {
  const { page, close } = await visit(browser, '/?map=premises&lang=en', SIZES.desktop);
  const industries = await unfold(page, 'industries');
  await industries.locator('.choice-count', { hasText: /\d/ }).first().waitFor();
  const shown = (await industries.locator('.choice-count').allTextContents()).map(Number);
  expect(shown).toEqual([...shown].sort((a, b) => b - a));
  await industries.getByRole('button', { name: /Show all/ }).click();
  expect(await industries.locator('.choice').count()).toBeGreaterThan(shown.length);
  await industries.getByRole('searchbox').fill('robot');
  await expect.poll(() => industries.locator('.choice').count()).toBe(1);
  await close();
});

test('an older answer never replaces a newer one, and each change asks once', async () => {
  const { page, close } = await visit(browser, '/?map=premises&lang=zh', SIZES.desktop);
  await unfold(page, 'kind');
  await expect.poll(() => count(page, 'kind', '标准厂房')).toBeGreaterThan(0);
  const asked: string[] = [];
  await page.route('**/facets?*', async (route) => {
    const { search } = new URL(route.request().url());
    asked.push(search);
    const isFirst = !search.includes('320583');
    if (isFirst) await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue().catch(() => undefined);
  });
  const division = await unfold(page, 'division');
  await division.getByRole('checkbox', { name: '太仓市' }).check();
  await expect.poll(() => asked.length).toBe(1);
  expect(await count(page, 'kind', '标准厂房')).toBeGreaterThan(0);
  await division.getByRole('checkbox', { name: '昆山市' }).check();
  const both = await matched('premises', 'division=320583,320585&kind=factory');
  await expect.poll(() => count(page, 'kind', '标准厂房')).toBe(both);
  await page.waitForTimeout(2000);
  expect(await count(page, 'kind', '标准厂房')).toBe(both);
  expect(asked).toHaveLength(2);
  await close();
});

test('without counts the filters say so and go on working', async () => {
  const { page, close } = await visit(browser, '/?map=premises&lang=en', SIZES.desktop);
  await page.route('**/facets*', (route) => route.fulfill({ status: 503, json: { title: 'busy' } }));
  const division = await unfold(page, 'division');
  await page.getByText('The counts could not be loaded').waitFor();
  const refused = page.waitForResponse((response) => /facets.*division=320583/.test(response.url()));
  await division.getByRole('checkbox', { name: 'Kunshan' }).check();
  await refused;
  await page.getByText(`${await matched('premises', 'division=320583')} premises`).waitFor();
  await page.unroute('**/facets*');
  await page.locator('.filter-fields').getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => count(page, 'division', 'Kunshan')).toBeGreaterThan(0);
  await close();
});

test('a range is set by keyboard and by number, in the unit chosen, which list and next visit keep', async () => {
  const { page, errors, close } = await visit(
    browser,
    '/?map=land&collection=plots&lang=zh&area=20000/..',
    SIZES.desktop,
  );
  const area = await unfold(page, 'area');
  const [from, to] = [area.getByRole('textbox').first(), area.getByRole('textbox').last()];
  expect(await from.inputValue()).toBe('30');
  await area.locator('.bars-inside').waitFor();
  await area.locator('select').selectOption('ha');
  expect(await from.inputValue()).toBe('2');
  await to.fill('6');
  await page.waitForURL(/area=20000\/60000/);
  await page
    .getByText(`${await matched('plots', 'area=20000/60000')} 条`)
    .first()
    .waitFor();
  await expect.poll(() => page.locator('.chip').first().textContent()).toContain('2 公顷 – 6 公顷');
  expect(await page.locator('.result-facts').first().textContent()).toContain('公顷');

  const handle = area.getByRole('slider', { name: '地块面积 不低于' });
  const before = Number(await handle.inputValue());
  await handle.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  expect(Number(await handle.inputValue())).toBe(before + 3);
  expect(await handle.getAttribute('aria-valuetext')).toMatch(/公顷$/);
  await expect.poll(() => Number(/area=([\d.]+)\//.exec(page.url())?.[1])).toBeGreaterThan(20_000);
  // Typing, keys and drags of one range are one step back.
  await page.goBack();
  expect(page.url()).toContain('area=20000/..');
  await expect.poll(() => from.inputValue()).toBe('2');

  await from.fill('many');
  await area.getByRole('alert').waitFor();
  expect(page.url()).toContain('area=20000/..');
  await page.reload();
  await page.locator('.result-facts').first().waitFor();
  expect(await page.locator('.result-facts').first().textContent()).toContain('公顷');
  expect(errors).toEqual([]);
  await close();
});

/** Has the server's counts answered with near misses where nothing matches. */
async function withNearMisses(page: Page, nearMisses: Facets['nearMisses']) {
  await page.route('**/facets?*', async (route) => {
    const answer = (await (await route.fetch()).json()) as Facets;
    await route.fulfill({ json: { ...answer, nearMisses: answer.numberMatched > 0 ? [] : nearMisses } });
  });
}

test('near misses are offered where nothing fits, and applied in one step, several parameters together', async () => {
  const { page, close } = await visit(browser, '/?map=premises&lang=zh', SIZES.desktop);
  await page.getByText('230 条').first().waitFor();
  await withNearMisses(page, [
    {
      kind: 'widen',
      parameter: 'area_free',
      value: '400000/..',
      numberMatched: 2,
      text: { zh: '可用面积 ≥ 400,000 m²', en: 'Space available ≥ 400,000 m²' },
    },
    {
      kind: 'drop',
      parameter: 'area_free',
      value: null,
      parameters: { area_free: null, division: null },
      numberMatched: 230,
      text: { zh: '不限可用面积和板块', en: 'Any space and division' },
    },
    {
      kind: 'drop',
      parameter: 'datetime',
      value: null,
      numberMatched: 3,
      text: { zh: '页面说不出的条件', en: 'What the page cannot say' },
    },
  ]);
  const asked = '/?map=premises&lang=zh&area_free=900000/..';
  await page.goto(`${BASE}${asked}`);
  await page.getByText('没有完全符合的平台载体').waitFor();
  expect(await page.locator('.near-miss').count()).toBe(2);
  await page.getByRole('button', { name: /可用面积 ≥ 400,000/ }).click();
  await page.waitForURL(/area_free=400000\/\.\./);
  await expect.poll(() => page.locator('.result').count()).toBeGreaterThan(0);
  await expect.poll(() => page.locator('.near-misses').count()).toBe(0);

  await page.goto(`${BASE}${asked}&division=320583`);
  await page.getByRole('button', { name: /不限可用面积和板块/ }).click();
  await page.getByText('230 条').first().waitFor();
  expect(page.url()).not.toMatch(/area_free|division/);
  await page.goBack();
  expect(page.url()).toMatch(/area_free=900000.*division=320583/);
  await close();
});

test('on a phone rows and card begin with what is sorted and filtered by, also where a card does not lead with it', async () => {
  const { page, close } = await visit(
    browser,
    '/?map=premises&lang=en&sort=-area_free&gas=true&height=5/..&filter=load>0',
    SIZES.phone,
  );
  const fields = collectionOf('premises')!.fields;
  const labels = ['area_free', 'gas', 'height', 'load'].map((name) => fields[name]!.label.en);
  await page.locator('.handle').click();
  const row = page.locator('.result-button').first();
  await row.waitFor();
  const said = row.locator('.result-facts .quiet');
  expect((await said.allInnerTexts()).slice(0, 4)).toEqual(labels);
  await row.click();
  const terms = page.locator('.facts-prominent dt');
  await terms.first().waitFor();
  const all = await page.locator('.card dt').allInnerTexts();
  expect(all.slice(0, 4)).toEqual(labels);
  for (const label of labels) expect(all.filter((one) => one === label)).toHaveLength(1);
  await close();
});

test('on a phone the keyboard’s way to the filters opens the closed sheet and scrolls nothing away', async () => {
  const { page, close } = await visit(browser, '/?lang=en&map=premises', SIZES.phone);
  await idle(page);
  const isReached = () => page.evaluate(() => document.activeElement?.closest('.filter-bar') !== null);
  for (let i = 0; i < 60 && !(await isReached()); i++) await page.keyboard.press('Tab');
  await page.locator('.sheet-half').waitFor();
  expect(await page.locator('.listing').evaluate((listing) => listing.scrollTop)).toBe(0);
  expect(await page.locator('.count h2').isVisible()).toBe(true);
  await close();
});

test('what tenants ask for first is a filter with one press, and off again with another', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=en&map=premises', SIZES.phone);
  await idle(page);
  await page.locator('.handle').click();
  const steam = page.locator('.filter-bar').getByRole('button', { name: 'Steam', exact: true });
  await steam.click();
  await page.waitForURL(/steam=true/);
  const count = await matched('premises', 'steam=true');
  await expect.poll(() => page.locator('.count h2').textContent()).toMatch(new RegExp(`^${count} premises`));
  expect(await steam.getAttribute('aria-pressed')).toBe('true');
  await steam.click();
  await expect.poll(() => page.url()).not.toContain('steam');
  expect(errors).toEqual([]);
  await close();
});

test('a condition that names a record waits for its name, and of several values the one asked for leads', async () => {
  const { features } = await api<Items>('premises/items?limit=1&skipGeometry=true');
  const { zone } = features[0]!.properties;
  const { page, close } = await visit(browser, '/?map=premises&lang=en', SIZES.desktop);
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/collections/zones/**', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${BASE}/?map=premises&lang=en&zone=${zone}`);
  const chip = page.locator('.chip').first();
  expect(await chip.innerText()).toBe('Development zone: …');
  answer();
  await expect.poll(() => chip.innerText()).toMatch(/: [A-Z样]/);
  await page.goto(`${BASE}/?map=premises&lang=en&industries=C39`);
  const led = page.locator('.result-facts > span:first-child');
  await led.first().waitFor();
  for (const said of await led.allInnerTexts()) expect(said).toMatch(/^Industries Electronics/);
  await close();
});
