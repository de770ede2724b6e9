import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stateFolder } from '../cli/store.ts';
import { COLLECTIONS } from '../domain/maps/index.ts';
import { violations } from './axe.browser.fixture.ts';
import { api, BASE, launch, SIZES, visit } from './visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

type First = { features: { id: string }[] };
const firstOf = async (collection: string) =>
  (await api<First>(`${collection}/items?limit=1&skipGeometry=true`)).features[0]!.id;

/** Opens a page without script, as people without JavaScript see it, and says what is wrong with it. */
async function look(path: string, size: keyof typeof SIZES, options: BrowserContextOptions = {}) {
  const { page, errors, hosts, close } = await visit(browser, path, SIZES[size], options);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const found = { violations: await violations(page), errors, hosts: [...hosts], overflow };
  await close();
  return found;
}

const CLEAN = { violations: [], errors: [], hosts: [new URL(BASE).host], overflow: 0 };

const PAGES = [
  ['/records', 'zh', 'phone', 'light'],
  ['/records/policies', 'en', 'desktop', 'dark'],
  ['/records/cases', 'zh', 'phone', 'dark'],
  ['/records/firms?page=3', 'en', 'phone', 'light'],
  ['/status', 'zh', 'desktop', 'light'],
  ['/status', 'en', 'phone', 'dark'],
  ['/about', 'en', 'phone', 'light'],
] as const;

test.each(PAGES)(
  '%s in %s on a %s, %s: accessible, quiet, no wider than the screen',
  async (path, lang, size, colorScheme) => {
    const address = `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
    expect(await look(address, size, { colorScheme })).toEqual(CLEAN);
  },
);

/** Each collection once, the looks in turn; axe takes a second a page. */
const RECORDS = COLLECTIONS.map(({ id }, i) =>
  i % 2 === 0 ? ([id, 'zh', 'phone', 'light'] as const) : ([id, 'en', 'desktop', 'dark'] as const),
);

test.each(RECORDS)(
  'the page of a record of %s in %s on a %s, %s: the same',
  async (collection, lang, size, colorScheme) => {
    const path = `/records/${collection}/${await firstOf(collection)}?lang=${lang}`;
    expect(await look(path, size, { colorScheme })).toEqual(CLEAN);
  },
);

test('a record page is complete without script, and its picture has the colours of the style sheet', async () => {
  const path = `/records/plots/${await firstOf('plots')}?lang=zh`;
  const { page, errors, close } = await visit(browser, path, SIZES.desktop, { javaScriptEnabled: false });
  for (const heading of ['主要信息', '下一步', '相似的记录', '来源与时效'])
    await page.getByRole('heading', { name: heading }).waitFor();
  const fill = await page.locator('.locator .own').evaluate((shape) => getComputedStyle(shape).fill);
  expect(fill).toBe('rgb(227, 241, 242)');
  await page.getByRole('link', { name: '在地图上打开' }).waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('in print there are no buttons, and everything else stays', async () => {
  const path = `/records/routes/${await firstOf('routes')}?lang=zh`;
  const { page, close } = await visit(browser, path, SIZES.desktop, { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const isShown = (selector: string) => page.locator(selector).first().isVisible();
  expect(await isShown('.only-screen')).toBe(false);
  expect(await isShown('header nav')).toBe(false);
  for (const kept of ['h1', '.locator', '.stops', '#contact', '.provenance', '.links'])
    expect([kept, await isShown(kept)]).toEqual([kept, true]);
  expect(await page.locator('main').evaluate((main) => getComputedStyle(main).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
  await close();
});

/** The id of premises that are no longer valid, which no address of the API gives. */
function expiredPremises(): string {
  const state = stateFolder();
  for (const name of readdirSync(state, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.sqlite')) continue;
    const database = new DatabaseSync(join(state, name), { readOnly: true });
    const has = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'premises'`).get();
    if (!has) continue;
    const sql = `SELECT id FROM premises WHERE valid_until < date('now', '-1 day') AND visibility = 'public' LIMIT 1`;
    return (database.prepare(sql).get() as { id: string }).id;
  }
  throw new Error('There is no content database');
}

/** Directives of the policy that a record page breaks with something more in its head. */
async function reportsWith(block: string): Promise<string[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    const reports: string[] = [];
    Object.assign(window, { reports });
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => reports.push(effectiveDirective));
  });
  // The sample city tells search engines nothing: the block is put into the page on its way, under its own headers.
  await page.route('**/records/**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('</head>', `${block}</head>`) });
  });
  await page.goto(`${BASE}/records/plots/${await firstOf('plots')}?lang=en`);
  const reports = await page.evaluate(() => (window as unknown as { reports: string[] }).reports);
  await context.close();
  return reports;
}

test('the policy of pages lets data for search engines be, and nothing that runs or styles', async () => {
  expect(
    await reportsWith('<script type="application/ld+json">{"@context":"https://schema.org"}</script>'),
  ).toEqual([]);
  expect(await reportsWith('<script>document.title = "x"</script>')).toEqual(['script-src-elem']);
  expect(await reportsWith('<style>h1 { color: red }</style>')).toEqual(['style-src-elem']);
});

test('the card of a record that has ended says so and names live ones, as its page does', async () => {
  const id = expiredPremises();
  for (const lang of ['zh', 'en'] as const) {
    const { page, close } = await visit(browser, `/?map=premises&lang=${lang}&id=${id}`, SIZES.phone);
    const title = lang === 'zh' ? '这条记录已过有效期或已撤回' : 'This record has ended or was withdrawn';
    await page.getByRole('heading', { name: title }).waitFor();
    await page.locator('.card .related-item').first().click();
    await page.waitForFunction((gone) => !location.search.includes(gone), id);
    await page.locator('.card .contact').waitFor();
    await close();
    const record = await visit(browser, `/records/premises/${id}?lang=${lang}`, SIZES.phone);
    expect(await record.page.locator('.lines a').count()).toBe(6);
    expect(await violations(record.page)).toEqual([]);
    await record.close();
  }
});

test('what ends soon is marked in list and card, and both lead to policies and the state of the data', async () => {
  const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const { page, errors, close } = await visit(
    browser,
    `/?map=land&collection=plots&lang=en&valid_until=../${soon}`,
    SIZES.desktop,
  );
  await page.locator('.result.is-ending .fresh-ending').first().waitFor();
  await page.locator('.result-button').first().click();
  await page.locator('.card .fresh-ending').waitFor();
  await page.locator('.card a[href^="/records/policies/"]').first().waitFor();
  for (const label of ['Data as of', 'Verified on', 'Valid until', 'Responsible office'])
    await page.locator('.provenance dt', { hasText: label }).waitFor();
  await page.getByRole('link', { name: 'Data status' }).click();
  await page.getByRole('heading', { name: 'Data status', level: 1 }).waitFor();
  expect(errors).toEqual([]);
  await close();
});
