import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EmbeddedMap } from './index.ts';
import { partnerSite } from './stand-in.browser.fixture.ts';

type Host = HTMLElement & { map?: EmbeddedMap };

const MAP = process.env.RELITU_URL!;
const ELEMENT = '<relitu-map map="land" division="320583" lang="en"></relitu-map>';

let browser: Browser;
let site: Awaited<ReturnType<typeof partnerSite>>;

beforeAll(async () => {
  site = await partnerSite(
    {
      '/classic': `<script src="MAP/embed.js" async></script>${ELEMENT}`,
      '/below': `<script src="MAP/embed.js" async></script><div style="height:6000px"></div>${ELEMENT}`,
      '/nope': `<script src="MAP/embed.js" async></script><relitu-map map="nope"></relitu-map>`,
      '/module': `${ELEMENT}<script type="module" src="MAP/embed.mjs"></script>`,
    },
    MAP,
  );
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM!,
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
    ],
  });
});

afterAll(async () => {
  await browser?.close();
  site?.close();
});

async function visit(path: string) {
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  page.setDefaultTimeout(60_000);
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error' && /policy|postMessage/i.test(line.text())) faults.push(line.text());
  });
  await page.goto(site.partner + path);
  await page.waitForFunction(() => document.querySelector<Host>('relitu-map')?.map);
  await page.evaluate(() => document.querySelector<Host>('relitu-map')!.map!.ready);
  return { page, faults };
}

/** What the API says of a collection's records in one division. */
async function inTaicang(collection: string) {
  const path = `/api/collections/${collection}/items?limit=1&division=320585&skipGeometry=true`;
  return (await (await fetch(MAP + path)).json()) as { numberMatched: number; features: { id: string }[] };
}

test('the map answers the script on a page of another origin', async () => {
  const { page, faults } = await visit('/classic');
  const { id } = (await inTaicang('plots')).features[0]!;
  const answers = await page.evaluate(async (plot) => {
    const map = document.querySelector<Host>('relitu-map')!.map!;
    const code = (error: { code: string }) => error.code;
    const filtered = new Promise((resolve) => map.on('filter', resolve));
    const counted = await map.setFilters({ division: '320585' });
    return {
      counted,
      filtered: await filtered,
      view: await map.setView({ zoom: 11, lat: 31.5, lng: 121.1 }),
      fitted: await map.fitBounds([120.5, 31.2, 120.9, 31.5]),
      selected: await map.select({ collection: 'plots', id: plot }),
      none: await map.select(null),
      missing: await map.select({ collection: 'plots', id: 'nothere' }).catch(code),
      bad: await map.setFilters({ moon: 'full' }).catch(code),
      lang: await map.setLang('zh'),
      theme: await map.setTheme('dark'),
      state: await map.getState(),
    };
  }, id);
  const counted = await inTaicang(answers.state.collection);
  expect(answers).toMatchObject({
    counted: { matched: counted.numberMatched },
    filtered: { filters: { division: '320585' }, matched: counted.numberMatched },
    view: { zoom: 11 },
    selected: { collection: 'plots', id },
    none: null,
    missing: 'not-found',
    bad: 'bad-payload',
    lang: { lang: 'zh' },
    theme: { theme: 'dark' },
    state: { map: 'land', lang: 'zh', theme: 'dark', filters: { division: '320585' }, selected: null },
  });
  expect(answers.fitted.lng).toBeGreaterThan(120.5);
  expect(answers.fitted.lng).toBeLessThan(120.9);
  expect(faults).toEqual([]);
  await page.close();
});

test('a filter by division brings the view along', async () => {
  const { page, faults } = await visit('/classic');
  const seen = await page.evaluate(async () => {
    const map = document.querySelector<Host>('relitu-map')!.map!;
    await new Promise((resolve) => map.on('load', resolve));
    await map.setFilters({ division: '320585' });
    return (await map.getState()).bounds;
  });
  // Taicang lies in the east, about 121.1, 31.55.
  const [west, south, east, north] = seen!;
  expect([west < 121.0, east > 121.2, south < 31.5, north > 31.6, east - west < 1.5]).toEqual(
    Array(5).fill(true),
  );
  expect(faults).toEqual([]);
  await page.close();
});

test('a map out of sight answers who asks it; a frame without a map says so, and so does a wrong payload', async () => {
  const { page } = await visit('/below');
  const answers = await page.evaluate(async () => {
    const map = document.querySelector<Host>('relitu-map')!.map!;
    const loose = map as unknown as Record<string, (payload?: unknown) => Promise<unknown>>;
    const code = (error: { code: string }) => error.code;
    return {
      counted: await map.setFilters({ division: '320585' }),
      none: await loose.setView!().catch(code),
      text: await loose.select!('plots.1').catch(code),
    };
  });
  expect(answers).toEqual({
    counted: { matched: expect.any(Number) as number },
    none: 'bad-payload',
    text: 'bad-payload',
  });
  await page.goto(`${site.partner}/nope`);
  await page.waitForFunction(() => document.querySelector<Host>('relitu-map')?.map);
  const failed = await page.evaluate(() =>
    document.querySelector<Host>('relitu-map')!.map!.ready.catch((error: { code: string }) => error.code),
  );
  expect(failed).toBe('failed');
  await page.close();
});

test('an attribute that changes shows another map in the same frame', async () => {
  const { page, faults } = await visit('/module');
  const state = await page.evaluate(async () => {
    const element = document.querySelector<Host>('relitu-map')!;
    element.setAttribute('map', 'chains');
    await Promise.resolve();
    return element.map!.getState();
  });
  expect(state).toMatchObject({ map: 'chains', lang: 'en', filters: { division: '320583' } });
  expect(faults).toEqual([]);
  await page.close();
});

test.each(['/embed.js', '/embed.mjs'])('%s may be loaded by any page and is asked for anew', async (path) => {
  const response = await fetch(MAP + path);
  const header = (name: string) => response.headers.get(name);
  expect(header('content-type')).toMatch(/^text\/javascript/);
  expect(header('access-control-allow-origin')).toBe('*');
  expect(header('cross-origin-resource-policy')).toBe('cross-origin');
  expect(header('cache-control')).toMatch(/max-age=600\b/);
  expect(header('cache-control')).not.toContain('immutable');
  const again = await fetch(MAP + path, { headers: { 'if-none-match': header('etag')! } });
  expect(again.status).toBe(304);
});
