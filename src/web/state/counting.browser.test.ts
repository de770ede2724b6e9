import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Items } from '../api.ts';
import { relitu } from '../command.browser.fixture.ts';
import { api, BASE, launch, SIZES } from '../visit.browser.fixture.ts';

const PERSON =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let browser: Browser;
const key = `sample-${crypto.randomUUID().slice(0, 8)}`;
let figures: string;
beforeAll(async () => {
  // For the whole browser: what a page sends while it is left has the name of the browser, not of its context.
  browser = await launch([`--user-agent=${PERSON}`]);
  relitu('partner', 'add', key, '--name-zh', '样例', '--name-en', 'Sample', '--origin', 'https://a.example');
  figures = (JSON.parse(relitu('partner', 'key', key, '--json')) as { path: string }).path;
}, 360_000);
afterAll(() => browser.close());

/** Opens a path as a person's browser, or as the program that drives one. */
async function opened(path: string, { isPerson = true } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZES.desktop });
  if (isPerson)
    await context.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }),
    );
  const page = await context.newPage();
  await page.goto(BASE + path);
  return page;
}

/** Goes to another place of the page without loading it, as the back button does. */
const move = (page: Page, search: string) =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, search);

/** What the partner is told, each as map, event and count. */
async function told(): Promise<string[]> {
  const response = await fetch(`${BASE}${figures}.json`);
  const { sums } = (await response.json()) as { sums: { map: string; event: string; count: number }[] };
  return sums.map(({ map, event, count }) => `${map} ${event} ${count}`).sort();
}

const PATIENT = { timeout: 60_000 };

test('what a person does is counted once for each map, when the page is at rest and on leaving', async () => {
  const { features } = await api<Items>('premises/items?limit=2&skipGeometry=true');
  const here = `/?map=premises&lang=en&partner=${key}`;
  const page = await opened(`${here}&division=320583`);
  const sent: number[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/events')) sent.push(performance.now());
  });
  const loaded = performance.now();
  await expect.poll(told, PATIENT).toEqual(['premises view 1']);
  expect(sent[0]! - loaded).toBeGreaterThan(3000);
  for (const { id } of features) await move(page, `${here}&division=320583&id=${id}`);
  await move(page, `${here}&division=320505`);
  await move(page, here);
  await expect.poll(told, PATIENT).toEqual(['premises filter 1', 'premises selection 1', 'premises view 1']);
  expect(sent.length).toBe(2);
  await move(page, `/?map=land&q=x&partner=${key}`);
  await move(page, `/?map=land&q=y&partner=${key}`);
  await page.goto('about:blank');
  await expect
    .poll(told, PATIENT)
    .toEqual(['land filter 1', 'premises filter 1', 'premises selection 1', 'premises view 1']);
  expect(await page.context().cookies()).toEqual([]);
  await page.context().close();
});

test('a program that drives a browser is not counted', async () => {
  const before = await told();
  const page = await opened(`/?map=chains&partner=${key}`, { isPerson: false });
  await page.waitForTimeout(9000);
  await page.context().close();
  expect(await told()).toEqual(before);
});
