import { gzipSync } from 'node:zlib';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VIEWS } from '../../domain/maps/index.ts';
import { BASE, launch, matched, type WithMap } from '../visit.browser.fixture.ts';
import {
  command,
  framed,
  isDrawn,
  type PartnerSite,
  partnerSite,
  visitPartner,
} from './partner.browser.fixture.ts';

let browser: Browser;
let site: PartnerSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), partnerSite()]);
});
afterAll(async () => {
  site.close();
  await browser.close();
});

const visit = (path: string, options = {}) => visitPartner(browser, site, path, options);

/** Ids of the records and clusters' counts on the map. */
const featuresIn = (frame: Frame) =>
  frame.evaluate(() => {
    const { map } = document.querySelector('.map-canvas') as WithMap;
    const layers = map!
      .getStyle()
      .layers.filter(
        ({ metadata }) => (metadata as Record<string, unknown> | undefined)?.['relitu:collection'],
      );
    return map!.queryRenderedFeatures({ layers: layers.map(({ id }) => id) }).length;
  });

test('an article shows a slice: the same count as the API, drawn, no error, nothing foreign, nothing kept', async () => {
  const { page, errors, foreign, frame: frameOf, heard, close } = await visit('/plain');
  const frame = await frameOf();
  await isDrawn(frame);
  const count = await matched('premises', 'division=320583');
  expect(await frame.textContent('.embed-count')).toBe(`${count} premises`);
  expect(await featuresIn(frame)).toBeGreaterThan(0);
  const types = (await heard()).map(({ data }) => data.type);
  expect(types).toContain('ready');
  expect(types).toContain('load');
  expect((await heard()).every(({ origin }) => origin === BASE)).toBe(true);
  const kept = await frame.evaluate(() => {
    try {
      return localStorage.length + sessionStorage.length;
    } catch {
      // Browsers may deny it to frames of other sites.
      return 0;
    }
  });
  expect(kept).toBe(0);
  expect(await page.context().cookies()).toEqual([]);
  for (const line of ['Schematic base map', 'Sample data', 'No map approval number', 'Data as of'])
    expect(await frame.textContent('.map-lines')).toContain(line);
  expect([...foreign]).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

test('it weighs little without script: one page', async () => {
  const html = await (await fetch(`${BASE}/embed/premises?lang=zh`)).text();
  const styles = await Promise.all(
    [...html.matchAll(/<link rel="stylesheet"[^>]*href="([^"]+)"/g)].map(async ([, href]) =>
      (await fetch(`${BASE}${href}`)).text(),
    ),
  );
  const bare = [html, ...styles].reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect(bare).toBeLessThan(60_000);
  console.log(`embed: ${bare} bytes without script`);
});

test.each(VIEWS.map(({ id }) => id))('it weighs little with the map, ten requests: %s', async (map) => {
  const { requests, sizes, frame: frameOf, close } = await visit(framed(`/embed/${map}?lang=zh`));
  await isDrawn(await frameOf());
  const sum = (await Promise.all(sizes)).reduce((a, b) => a + b, 0);
  console.log(`embed of ${map}: ${requests.length} requests, ${sum} bytes`);
  expect(requests.length).toBeLessThanOrEqual(10);
  expect(sum).toBeLessThanOrEqual(550_000);
  await close();
});

test('nothing moves when the script takes over', async () => {
  const { page, frame: frameOf, close } = await visit('/plain');
  const frame = await frameOf();
  await isDrawn(frame);
  const shift = await frame.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          // What moves before the first paint is not seen.
          const painted = performance.getEntriesByName('first-contentful-paint')[0]!.startTime;
          for (const entry of list.getEntries())
            if (entry.startTime > painted) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );
  expect(shift).toBeLessThan(0.05);
  await page.close();
  await close();
});

test('without script the slice stands: count, links, picture, legal lines', async () => {
  const {
    page,
    frame: frameOf,
    close,
  } = await visit(framed('/embed/premises?lang=en&kind=factory', 400, 300), {
    javaScriptEnabled: false,
  });
  const frame = await frameOf();
  const count = await matched('premises', 'kind=factory');
  await frame.getByText(`${count} premises`).waitFor();
  expect(await frame.locator('.poster svg .division').count()).toBe(1);
  expect(await frame.locator('.result a[target=_blank]').count()).toBe(12);
  await page.close();
  await close();
});

test('commands are answered, and events tell what the visitor sees', async () => {
  const { page, frame: frameOf, heard, errors, close } = await visit(framed('/embed/premises?lang=en'));
  const frame = await frameOf();
  await isDrawn(frame);
  const count = await matched('premises', 'division=320583&kind=factory');
  expect(await command(page, 'setFilters', { filters: { division: '320583', kind: 'factory' } })).toEqual({
    ok: true,
    value: { matched: count },
  });
  await expect.poll(() => frame.textContent('.embed-count')).toBe(`${count} premises`);
  expect(await command(page, 'setView', { zoom: 11, lat: 31.38, lng: 120.95 })).toMatchObject({ ok: true });
  const seen = (await command(page, 'getState', {})) as { value: Record<string, unknown> };
  expect(seen.value).toMatchObject({
    map: 'premises',
    lang: 'en',
    filters: { division: '320583', kind: 'factory' },
    matched: count,
  });
  expect((seen.value.position as { zoom: number }).zoom).toBeCloseTo(11, 1);
  expect(await command(page, 'setLang', { lang: 'zh' })).toEqual({ ok: true, value: { lang: 'zh' } });
  await expect.poll(() => frame.textContent('.embed-count')).toBe(`${count} 条平台载体`);
  expect(await command(page, 'setTheme', { theme: 'dark' })).toEqual({ ok: true, value: { theme: 'dark' } });
  expect(await frame.getAttribute('html', 'data-theme')).toBe('dark');
  const id = (await frame.locator('.result-button').first().getAttribute('href'))!.split(/[/?]/)[3]!;
  const key = { collection: 'premises', id };
  expect(await command(page, 'select', key)).toEqual({ ok: true, value: key });
  await frame.locator('.embed-card h2').waitFor();
  expect(await command(page, 'select', null)).toEqual({ ok: true, value: null });
  expect(await command(page, 'fitBounds', { bounds: [120.5, 31.2, 120.8, 31.4] })).toMatchObject({
    ok: true,
  });
  expect(await command(page, 'setMap', { map: 'land' })).toEqual({
    ok: true,
    value: { map: 'land', collection: 'areas' },
  });
  const failures = {
    setView: [{ zoom: 'x', lat: 0, lng: 0 }, 'bad-payload'],
    setFilters: [{ filters: { nope: '1' } }, 'bad-payload'],
    select: [{ collection: 'areas', id: 'zzzzzzzzzz' }, 'not-found'],
    setMap: [{ map: 'moon' }, 'not-found'],
    fly: [{}, 'unknown-command'],
  } as const;
  for (const [name, [payload, code]] of Object.entries(failures))
    expect(await command(page, name, payload), name).toMatchObject({ ok: false, error: { code } });
  const types = new Set((await heard()).map(({ data }) => data.type));
  for (const type of ['ready', 'load', 'move', 'select', 'filter']) expect(types).toContain(type);
  expect(errors.filter((text) => !text.includes('404'))).toEqual([]);
  await close();
});

test('what comes from elsewhere or is of another shape changes nothing and is not answered', async () => {
  const { page, frame: frameOf, heard, close } = await visit(framed('/embed/premises?lang=en'));
  const frame = await frameOf();
  await isDrawn(frame);
  // From a window that is not its parent: a frame beside it, of yet another origin.
  await page.evaluate(
    (site) => {
      const other = document.createElement('iframe');
      other.id = 'other';
      other.src = site;
      document.body.append(other);
    },
    `${site.origin.replace('localhost', '127.0.0.1')}/none`,
  );
  await expect.poll(() => page.frames().length).toBe(3);
  const good = { ns: 'relitu', v: 1, id: 'a', type: 'setLang', payload: { lang: 'zh' } };
  await page.frames()[2]!.evaluate((message) => {
    const { parent } = window;
    parent.frames[0]!.postMessage(message, '*');
    parent.frames[0]!.postMessage({ ...message, type: 'hello' }, '*');
  }, good);
  const before = (await heard()).length;
  const shapes = [
    null,
    undefined,
    1,
    'setLang',
    [],
    [good],
    {},
    { ...good, ns: 'other' },
    { ...good, ns: undefined },
    { ...good, v: 2 },
    { ...good, v: '1' },
    { ...good, type: 7 },
    { ...good, type: 'x'.repeat(100) },
    { ...good, type: undefined },
    { ...good, payload: 'zh' },
    { ...good, payload: ['zh'] },
    { ...good, payload: undefined },
    { ...good, id: 7 },
    { ...good, id: '' },
    { ...good, id: 'x'.repeat(100) },
    { ...good, id: undefined },
    JSON.stringify(good),
  ];
  await page.evaluate(
    ([list, target]) => {
      const { contentWindow } = document.querySelector('iframe')!;
      for (const one of list) contentWindow!.postMessage(one, target);
    },
    [shapes, BASE] as const,
  );
  const { value } = (await command(page, 'getState', {})) as { value: { lang: string } };
  expect(value.lang).toBe('en');
  const after = (await heard()).slice(before).filter(({ data }) => data.type !== 'move');
  expect(after.map(({ data }) => data.type)).toEqual(['reply']);
  await close();
});

test('a frame as high as its content settles within two messages and stays', async () => {
  const { page, frame: frameOf, heard, close } = await visit('/auto-height');
  const frame = await frameOf();
  await isDrawn(frame);
  await page.waitForTimeout(1500);
  const told = (await heard()).filter(({ data }) => data.type === 'resize');
  expect(told.length).toBeGreaterThanOrEqual(1);
  expect(told.length).toBeLessThanOrEqual(2);
  const { height } = told.at(-1)!.data.payload as { height: number };
  expect(height).toBeGreaterThan(400);
  expect(height).toBeLessThanOrEqual(4000);
  expect(await frame.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBeLessThan(
    8,
  );
  const amp = (await heard()).filter(({ data }) => data.type === 'embed-size');
  expect(amp.length).toBe(told.length);
  await close();
});
