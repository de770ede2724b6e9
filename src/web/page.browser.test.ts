import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VIEWS } from '../domain/maps/index.ts';
import { BASE, idle, launch, visit as open, SIZES, type WithMap } from './visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const visit = (path: string, viewport: { width: number; height: number }) => open(browser, path, viewport);

/** How many features of the collections are on the screen, whatever draws them. */
const drawn = (page: Page) =>
  page.evaluate(() => {
    const { map } = document.querySelector('.map-canvas') as WithMap;
    const own = map!
      .getStyle()
      .layers.filter(
        (layer) => (layer.metadata as Record<string, unknown> | undefined)?.['relitu:collection'],
      );
    return map!.queryRenderedFeatures({ layers: own.map(({ id }) => id) }).length;
  });

const CASES = VIEWS.flatMap(({ id }) =>
  (['zh', 'en'] as const).flatMap((lang) =>
    (['desktop', 'phone'] as const).map((size) => [id, lang, size] as const),
  ),
);

test.each(CASES)('%s in %s on a %s: idle, drawn, no error, no foreign host', async (map, lang, size) => {
  const { page, errors, hosts, close } = await visit(
    `/?map=${map}&lang=${lang}&theme=${lang === 'zh' ? 'light' : 'dark'}`,
    SIZES[size],
  );
  await idle(page);
  await expect.poll(() => drawn(page), { timeout: 30_000 }).toBeGreaterThan(0);
  expect(await page.getAttribute('html', 'lang')).toBe(lang === 'zh' ? 'zh-CN' : 'en');
  expect(errors).toEqual([]);
  expect([...hosts]).toEqual([new URL(BASE).host]);
  await close();
});

test('the heat view draws sums for each map', async () => {
  for (const { id, collections } of VIEWS) {
    if (!collections.some(({ heat }) => heat)) continue;
    const { page, errors, close } = await visit(`/?map=${id}&lang=zh&view=heat`, SIZES.desktop);
    await idle(page);
    await expect.poll(() => drawn(page), { timeout: 30_000 }).toBeGreaterThan(0);
    expect(errors, id).toEqual([]);
    await close();
  }
});

test('a filter narrows list, count and map together, stays in the address, and back undoes it', async () => {
  const { page, errors, close } = await visit('/?map=premises&lang=zh', SIZES.desktop);
  await page.getByText('230', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: '板块' }).first().click();
  await page.getByRole('checkbox', { name: '昆山市' }).check();
  await page.waitForURL(/division=320583/);
  const { numberMatched } = (await (
    await fetch(`${BASE}/api/collections/premises/items?division=320583&limit=1`)
  ).json()) as { numberMatched: number };
  await page.getByText(`${numberMatched} 条`, { exact: false }).first().waitFor();
  await idle(page);
  await page.goBack();
  await page.getByText('230 条', { exact: false }).first().waitFor();
  expect(page.url()).not.toContain('division=');
  expect(errors).toEqual([]);
  await close();
});

test('a record opens from the list with its contact and permanent page, and its link reopens it', async () => {
  const { page, errors, close } = await visit('/?map=premises&lang=zh', SIZES.desktop);
  await page
    .getByRole('button', { name: /样例·/ })
    .or(page.getByRole('link', { name: /样例·/ }))
    .first()
    .click();
  await page.waitForURL(/[?&]id=/);
  await page
    .getByText(/0512-0000\d{4}/)
    .first()
    .waitFor();
  const address = page.url();
  const permanent = await page.locator('a[href*="/records/premises/"]').first().getAttribute('href');
  const again = await visit(new URL(address).pathname + new URL(address).search, SIZES.phone);
  await again.page
    .getByText(/0512-0000\d{4}/)
    .first()
    .waitFor();
  await again.close();
  const record = await visit(permanent!, SIZES.phone);
  await record.page.getByRole('heading', { level: 1, name: /样例·/ }).waitFor();
  expect([...errors, ...record.errors]).toEqual([]);
  await record.close();
  await close();
});

test('another language is the same address in it, its document says so', async () => {
  const { page, errors, close } = await visit('/?map=premises&lang=zh&kind=factory', SIZES.desktop);
  await page.locator('.result-button').first().waitFor();
  await page.getByRole('button', { name: /Switch to English/ }).click();
  await page.getByRole('button', { name: /切换为中文/ }).waitFor();
  const address = new URL(page.url()).searchParams;
  expect([address.get('lang'), address.get('kind')]).toEqual(['en', 'factory']);
  const document = await (await fetch(page.url())).text();
  expect(document).toMatch(/<html lang="en"/);
  expect(document).toMatch(/<title>[^<]*Suzhou/);
  await page.getByRole('button', { name: /切换为中文/ }).click();
  await page.getByRole('button', { name: /Switch to English/ }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  expect(errors).toEqual([]);
  await close();
});

test('on a phone the closed sheet cuts no line, chips share one, and the way back covers what scrolls', async () => {
  const { page, close } = await visit(
    '/?map=land&collection=plots&lang=en&status=listed&tier=base&use_code=M1',
    SIZES.phone,
  );
  await page.locator('.chip').first().waitFor();
  const switcher = (await page.locator('.verbs').boundingBox())!;
  expect(switcher.y + switcher.height).toBeLessThanOrEqual(SIZES.phone.height);
  expect((await page.locator('.tabs').boundingBox())!.y).toBeGreaterThanOrEqual(SIZES.phone.height);
  const tops = await page
    .locator('.chip')
    .evaluateAll((chips) => chips.map((chip) => (chip as HTMLElement).offsetTop));
  expect(tops.length).toBeGreaterThan(2);
  expect(new Set(tops).size).toBe(1);
  await page.locator('.handle').click();
  await page.locator('.result-button').first().click();
  await page.locator('.card h2').waitFor();
  const [bar, card] = await Promise.all(
    ['.card-top', '.card'].map((part) => page.locator(part).evaluate((element) => element.clientWidth)),
  );
  expect(bar).toBe(card);
  await close();
});

test.each(['phone', 'desktop'] as const)('on a %s the list is where it was left', async (size) => {
  const { page, close } = await visit('/?map=premises&lang=en', SIZES[size]);
  await page.locator('.result-button').first().waitFor();
  if (size === 'phone') await page.locator('.handle').click();
  const row = page.locator('.result-button').nth(20);
  await row.scrollIntoViewIfNeeded();
  const top = () => page.locator('.listing').evaluate((list) => list.scrollTop);
  const before = await top();
  expect(before).toBeGreaterThan(500);
  for (const leave of [() => page.goBack(), () => page.locator('.card-close').click()]) {
    await row.click();
    await page.locator('.card h2').waitFor();
    await leave();
    await row.waitFor();
    expect(await top()).toBe(before);
  }
  await close();
});

test('on a phone the contact is brought up within the card, and the page stays where it is', async () => {
  const { page, close } = await visit('/?map=premises&lang=zh', SIZES.phone);
  await page.locator('.handle').click();
  await page.locator('.result-button').first().click();
  const reach = page.locator('.card-top .pill');
  await reach.waitFor();
  const header = (await page.locator('.topbar').boundingBox())!;
  await reach.click();
  const heading = page.locator('.card .contact h3');
  await expect.poll(async () => (await heading.boundingBox())!.y).toBeLessThan(SIZES.phone.height * 0.75);
  const bar = (await page.locator('.card-top').boundingBox())!;
  expect((await heading.boundingBox())!.y).toBeGreaterThanOrEqual(bar.y + bar.height);
  // However far the card is read, the contact is one press away.
  await page.locator('.provenance, .card > :last-child').last().scrollIntoViewIfNeeded();
  expect((await reach.boundingBox())!.y).toBeGreaterThanOrEqual(bar.y);
  expect((await reach.boundingBox())!.y).toBeLessThan(bar.y + bar.height);
  expect((await page.locator('.topbar').boundingBox())!.y).toBe(header.y);
  await close();
});

test('the page works with storage and cookies denied, and cannot be framed', async () => {
  const context = await browser.newContext({ viewport: SIZES.desktop });
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${BASE}/?map=land&lang=en`);
  await page.getByText('45 areas').first().waitFor();
  expect(errors).toEqual([]);
  expect((await context.cookies()).length).toBe(0);
  const response = await fetch(`${BASE}/`);
  expect(response.headers.get('x-frame-options')).toBe('DENY');
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  await context.close();
});
