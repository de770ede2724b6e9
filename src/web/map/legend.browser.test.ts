import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cells, Items } from '../api.ts';
import { api, idle, launch, SIZES, visit, type WithMap } from '../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const AREA = 'S_INTERSECTS(geometry,POLYGON((120.6 31.25,120.8 31.25,120.8 31.4,120.6 31.4,120.6 31.25)))';

const idsOnMap = (page: Page, collection: string) =>
  page.evaluate((id) => {
    const { map } = document.querySelector('.map-canvas') as WithMap;
    const layers = map!.getStyle().layers.filter(({ metadata }) => {
      const subject = metadata as Record<string, unknown> | undefined;
      return subject?.['relitu:collection'] === id && subject['relitu:role'] === 'record';
    });
    const features = map!.queryRenderedFeatures({ layers: layers.map((layer) => layer.id) });
    return [...new Set(features.map(({ properties }) => String(properties.id)))].sort();
  }, collection);

test('a drawn area holds for every collection of the map', async () => {
  const query = new URLSearchParams({ map: 'routes', lang: 'en', filter: AREA });
  const { page, errors, close } = await visit(browser, `/?${query}#10.3/31.32/120.7`, SIZES.desktop);
  await idle(page);
  const filter = new URLSearchParams({ filter: AREA, limit: '1000', skipGeometry: 'true' });
  const { features } = await api<Items>(`stops/items?${filter}`);
  const expected = features.map(({ id }) => id).sort();
  expect(expected.length).toBeGreaterThan(10);
  await expect.poll(() => idsOnMap(page, 'stops')).toEqual(expected);
  expect(await page.locator('.legend').textContent()).not.toContain('not narrowed');
  expect(errors).toEqual([]);
  await close();
});

test('the legend names what is not narrowed by a condition that means nothing for it', async () => {
  const { page, close } = await visit(
    browser,
    '/?map=land&collection=plots&lang=en&supply_mode=tender#9.5/31.32/120.7',
    SIZES.desktop,
  );
  await idle(page);
  const entry = (name: string) => page.locator('.legend li', { hasText: name });
  await entry('Areas').getByText('not narrowed by all filters').waitFor();
  expect(await entry('Plots').textContent()).not.toContain('not narrowed');
  await close();
});

test('the legend of a heat view sums to what is listed, in the unit that is switched to', async () => {
  const { page, close } = await visit(
    browser,
    '/?map=premises&lang=zh&view=heat&kind=factory',
    SIZES.desktop,
  );
  await idle(page);
  const { sum, numberMatched } = await api<Cells>('premises/cells?zoom=8&kind=factory');
  const total = page.locator('.legend-total');
  const written = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 2 });
  await total.getByText(`合计 ${written(sum! / 1e4)} 公顷（${numberMatched} 条）`).waitFor();
  await page.getByText(`${numberMatched} 条平台载体`).first().waitFor();
  await page.locator('.units select').first().selectOption('mu');
  await total.getByText(/合计 [\d,.]+ 亩/).waitFor();
  await page.locator('.legend-title', { hasText: '单位：亩' }).waitFor();
  await close();
});
