import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EmbeddedMap } from './index.ts';
import { sites } from './stand-in.browser.fixture.ts';

type Host = HTMLElement & { map?: EmbeddedMap };

const CLASSIC = '<script src="MAP/embed.js" async></script>';
const MAP = '<relitu-map map="land" division="320583" lang="en"><a href="MAP/">Land</a></relitu-map>';
const PAGES = {
  '/classic': CLASSIC + MAP,
  '/module': `${MAP}<script type="module" src="MAP/embed.js"></script>`,
  // Another service's script of the same name stands first.
  '/imported': `<script src="/embed.js"></script>${MAP}<script type="module" src="/imports.js"></script>`,
  '/imports.js': 'await import("MAP/embed.js")',
  '/exports': `${MAP}<div id="place"></div><script type="module" src="/exports.js"></script>`,
  '/exports.js':
    'import { embed } from "MAP/embed.mjs"; globalThis.made = embed(document.querySelector("#place"), { map: "chains" })',
  '/twice': CLASSIC + MAP + CLASSIC,
  '/taken': `<script src="/taken.js"></script>${MAP}<script src="MAP/embed.js"></script>`,
  '/taken.js': 'customElements.define("relitu-map", class extends HTMLElement {})',
  '/ten': CLASSIC + MAP.repeat(10),
  '/late': `${CLASSIC}<relitu-map map="land" late="1500"></relitu-map>`,
  '/silent': `${CLASSIC}<relitu-map map="land" silent="1"></relitu-map>`,
  '/auto': `${CLASSIC}<relitu-map map="land" height="auto"></relitu-map>`,
};

let browser: Browser;
let site: Awaited<ReturnType<typeof sites>>;

beforeAll(async () => {
  site = await sites(PAGES);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
});

afterAll(async () => {
  await browser?.close();
  site?.close();
});

/** Opens a partner's page, counting what listens to messages and what its policy refuses. */
async function visit(path: keyof typeof PAGES): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 1400 } });
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('favicon')) faults.push(line.text());
  });
  await page.addInitScript(() => {
    const own = { listening: 0 };
    Object.assign(globalThis, { own });
    const { addEventListener: add, removeEventListener: remove } = window;
    window.addEventListener = ((type: string, ...rest: [never]) => {
      if (type === 'message') own.listening += 1;
      add.call(window, type, ...rest);
    }) as typeof add;
    window.removeEventListener = ((type: string, ...rest: [never]) => {
      if (type === 'message') own.listening -= 1;
      remove.call(window, type, ...rest);
    }) as typeof remove;
  });
  await page.goto(site.partner + path);
  return { page, faults };
}

const ready = (page: Page) =>
  page
    .waitForFunction(() => document.querySelector<Host>('relitu-map')?.map)
    .then(() => page.evaluate(() => document.querySelector<Host>('relitu-map')!.map!.ready));

const frameOf = (page: Page) => page.frames().find((one) => one.url().startsWith(`${site.map}/embed/`))!;

test.each(['/classic', '/module', '/imported', '/exports', '/twice'] as const)(
  '%s shows a map',
  async (path) => {
    const { page, faults } = await visit(path);
    await page.waitForFunction(() => document.querySelector<Host>('relitu-map')?.map);
    const inside = await page.evaluate(() => {
      const { iframe } = document.querySelector<Host>('relitu-map')!.map!;
      const { title, loading, allow, referrerPolicy } = iframe;
      const { width, height } = iframe.getBoundingClientRect();
      return { title, loading, allow, referrerPolicy, width, height };
    });
    expect(inside).toEqual({
      title: 'Investment map',
      // Until somebody asks for it.
      loading: 'lazy',
      allow: 'fullscreen; clipboard-write',
      referrerPolicy: 'strict-origin-when-cross-origin',
      width: 984,
      height: 450,
    });
    expect(await ready(page)).toMatchObject({ map: 'land', lang: 'en', filters: { division: '320583' } });
    expect(page.frames().length).toBe(path === '/exports' ? 3 : 2);
    expect(faults).toEqual([]);
    await page.close();
  },
);

test('commands go in and their answers come out', async () => {
  const { page } = await visit('/classic');
  await ready(page);
  const answers = await page.evaluate(async () => {
    const map = document.querySelector<Host>('relitu-map')!.map!;
    const code = (error: { code: string }) => error.code;
    return [
      await map.setView({ zoom: 12, lat: 31, lng: 121 }),
      await map.setFilters({ division: '320585' }),
      await map.select({ collection: 'plots', id: 'a' }),
      await map.select({ collection: 'plots', id: 'none' }).catch(code),
      await map.setLang('zh'),
      await map.getState(),
    ];
  });
  expect(answers).toMatchObject([
    { zoom: 12, lat: 31, lng: 121 },
    { matched: 3 },
    { collection: 'plots', id: 'a' },
    'not-found',
    { lang: 'zh' },
    { lang: 'zh', filters: { division: '320585' }, selected: { id: 'a' }, position: { zoom: 12 } },
  ]);
  await page.close();
});

test('attributes become commands where there is one, and another address otherwise', async () => {
  const { page } = await visit('/classic');
  await ready(page);
  const heard = () => frameOf(page).evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  await page.evaluate(() => {
    const element = document.querySelector<Host>('relitu-map')!;
    element.setAttribute('lang', 'zh');
    element.setAttribute('view-at', '12/31/121');
    element.setAttribute('division', '320585');
    element.setAttribute('class', 'large');
  });
  await expect
    .poll(async () => (await heard()).filter((type) => type !== 'hello').sort())
    .toEqual(['setFilters', 'setLang', 'setView']);
  const state = await page.evaluate(() => {
    const element = document.querySelector<Host>('relitu-map')!;
    element.setAttribute('map', 'chains');
    // The observer hears of it in a microtask; the command is for the map that comes.
    return Promise.resolve().then(() => element.map!.getState());
  });
  expect(state).toMatchObject({ map: 'chains', lang: 'zh', filters: { division: '320585' } });
  expect(page.frames().length).toBe(2);
  await page.close();
});

test('commands wait for a frame that is late', async () => {
  const { page } = await visit('/late');
  await page.waitForFunction(() => document.querySelector<Host>('relitu-map')?.map);
  const answer = await page.evaluate(() =>
    document.querySelector<Host>('relitu-map')!.map!.setView({ zoom: 12, lat: 31, lng: 121 }),
  );
  expect(answer).toEqual({ zoom: 12, lat: 31, lng: 121 });
  await page.close();
});

test('events are told to listeners and on the element, until they are let go', async () => {
  const { page } = await visit('/classic');
  await ready(page);
  await page.evaluate(() => {
    const told: unknown[] = [];
    const element = document.querySelector<Host>('relitu-map')!;
    const stop = element.map!.on('select', ({ selected }) => {
      told.push(selected);
      stop();
    });
    element.addEventListener('relitu:select', (event) => told.push((event as CustomEvent).detail));
    Object.assign(globalThis, { told });
  });
  const told = () => page.evaluate(() => (globalThis as unknown as { told: unknown[] }).told);
  const tell = () =>
    frameOf(page).evaluate(() =>
      (globalThis as unknown as { tell(message: object): void }).tell({
        type: 'select',
        payload: { selected: null },
      }),
    );
  await tell();
  await tell();
  await expect.poll(told).toEqual([{ selected: null }, null, { selected: null }]);
  await page.close();
});

test('what is not from the frame and its origin is not heard', async () => {
  const { page } = await visit('/classic');
  await ready(page);
  const told = await page.evaluate(async (origin) => {
    const { map } = document.querySelector<Host>('relitu-map')!;
    let count = 0;
    map!.on('select', () => {
      count += 1;
    });
    const data = { ns: 'relitu', v: 1, type: 'select', payload: { selected: null } };
    window.postMessage(data, '*');
    const source = map!.iframe.contentWindow!;
    const from = (init: MessageEventInit) => window.dispatchEvent(new MessageEvent('message', init));
    from({ data, origin, source: window });
    from({ data, origin, source: null });
    from({ data, origin: 'https://evil.example', source });
    from({ data, origin: `${origin}.evil.example`, source });
    from({ data, origin: 'null', source });
    for (const other of [
      null,
      'select',
      7,
      [],
      {},
      { ...data, ns: 'other' },
      { ...data, v: 2 },
      { ...data, type: 'x' },
    ])
      from({ data: other, origin, source });
    from({ data: { ...data, type: 'reply', id: '1.1', payload: { ok: true } }, origin, source });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const wrong = count;
    from({ data, origin, source });
    return [wrong, count];
  }, site.map);
  expect(told).toEqual([0, 1]);
  await page.close();
});

test('what is taken away leaves nothing, and its promises fail', async () => {
  const { page, faults } = await visit('/silent');
  await ready(page);
  const left = await page.evaluate(async () => {
    const { own } = globalThis as unknown as { own: { listening: number } };
    const element = document.querySelector<Host>('relitu-map')!;
    const map = element.map!;
    const before = own.listening;
    const pending = map.getState().catch((error) => [error.name, error.code]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    element.remove();
    const after = await map.setLang('zh').catch((error) => error.code);
    return [before, own.listening, await pending, after, element.map === undefined];
  });
  expect(left).toEqual([1, 0, ['RelituError', 'removed'], 'removed', true]);
  expect(page.frames().length).toBe(1);
  expect(faults).toEqual([]);
  await page.close();
});

test('ten stand on one page, and each answers for itself', async () => {
  const { page } = await visit('/ten');
  await ready(page);
  const zooms = await page.evaluate(() => {
    for (const element of document.querySelectorAll<Host>('relitu-map'))
      element.map!.iframe.loading = 'eager';
    return Promise.all(
      [...document.querySelectorAll<Host>('relitu-map')].map(
        async ({ map }, i) => (await map!.setView({ zoom: i, lat: 31, lng: 121 })).zoom,
      ),
    );
  });
  expect(zooms).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  await page.close();
});

test('a frame stands in place where the element is somebody else’s', async () => {
  const { page } = await visit('/taken');
  await expect.poll(() => page.frames().length).toBe(2);
  expect(
    await page.evaluate(() => document.querySelector('relitu-map > iframe')!.getBoundingClientRect().height),
  ).toBe(450);
  await page.close();
});

test('a frame of its own height follows what it is told', async () => {
  const { page } = await visit('/auto');
  await ready(page);
  await frameOf(page).evaluate(() =>
    (globalThis as unknown as { tell(message: object): void }).tell({
      type: 'resize',
      payload: { height: 613 },
    }),
  );
  await expect
    .poll(() => page.evaluate(() => document.querySelector('relitu-map')!.getBoundingClientRect().height))
    .toBe(613);
  await page.close();
});
