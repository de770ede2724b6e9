import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Facets } from '../api.ts';
import { api, idle, launch, matched, SIZES, visit, type WithMap } from '../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const POLYGON = /POLYGON\(\(([^)]*)\)\)/;

/** What the address asks for, and how many records the API finds for it. */
async function areaOf(page: Page, collection: string) {
  const text = new URL(page.url()).searchParams.get('filter')!;
  const corners = POLYGON.exec(text)![1]!.split(',');
  return {
    text,
    corners,
    found: await matched(collection, new URLSearchParams({ filter: text }).toString()),
  };
}

/** The sum of what the map draws in clusters and as single records. */
const onMap = (page: Page) =>
  page.evaluate(() => {
    const { map } = document.querySelector('.map-canvas') as WithMap;
    const drawn = map!.queryRenderedFeatures().filter(({ source }) => source === 'sums');
    const clusters = new Map(
      drawn.map((feature) => [JSON.stringify(feature.geometry), feature.properties.count]),
    );
    return [...clusters.values()].reduce((sum: number, count: number) => sum + count, 0);
  });

/** Whether the map draws an area; its layers come when there is one. */
const isAreaDrawn = (page: Page) =>
  page.evaluate(() => {
    const { map } = document.querySelector('.map-canvas') as WithMap;
    return (map?.getLayer('area-line') && map.querySourceFeatures('area').length > 0) ?? false;
  });

test('an area drawn on the map filters list, counts and map, is a chip, and keys take corners back', async () => {
  const { page, errors, close } = await visit(browser, '/?map=premises&lang=zh', SIZES.desktop);
  await idle(page);
  expect(await isAreaDrawn(page)).toBe(false);
  await page.getByRole('button', { name: '画范围' }).click();
  await page.locator('.sketch-bar').waitFor();
  const box = (await page.locator('.map-canvas').boundingBox())!;
  const click = (x: number, y: number) => page.mouse.click(box.x + x, box.y + y);
  await click(430, 350);
  await click(760, 340);
  await click(640, 740);
  await page.keyboard.press('Backspace');
  await click(700, 620);
  await page.mouse.dblclick(box.x + 420, box.y + 600);
  await page.waitForURL(/filter=S_INTERSECTS/);
  const { corners, found, text } = await areaOf(page, 'premises');
  expect(corners).toHaveLength(5);
  for (const number of corners.join(' ').trim().split(' ')) expect(number).toMatch(/^\d+(\.\d{1,5})?$/);
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(230);
  await page.getByText(`${found} 条`).first().waitFor();
  await idle(page);
  await expect.poll(() => onMap(page)).toBe(found);
  const { numberMatched } = await api<Facets>(`premises/facets?${new URLSearchParams({ filter: text })}`);
  expect(numberMatched).toBe(found);
  expect(await page.getByRole('button', { name: '画范围', exact: true }).getAttribute('aria-pressed')).toBe(
    'false',
  );

  const link = new URL(page.url());
  const again = await visit(browser, `${link.pathname}${link.search}`, SIZES.phone);
  await again.page.getByText(`${found} 条`).first().waitFor();
  await expect.poll(() => isAreaDrawn(again.page)).toBe(true);
  await again.close();

  await page.getByRole('button', { name: /移除筛选：所画范围内/ }).click();
  await page.getByText('230 条').first().waitFor();
  expect(page.url()).not.toContain('filter=');
  expect(errors).toEqual([]);
  await close();
});

test('an area can be drawn with keys alone, given up with Escape, and a crossing one is not closed', async () => {
  const { page, close } = await visit(browser, '/?map=premises&lang=en', SIZES.desktop);
  await idle(page);
  const draw = page.getByRole('button', { name: 'Draw an area' });
  await draw.focus();
  await page.keyboard.press('Enter');
  await page.locator('.sketch-bar').waitFor();
  const corner = async (...keys: string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await idle(page);
    }
    await page.keyboard.press(' ');
  };
  await corner();
  await corner('ArrowRight');
  await corner('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/filter=S_INTERSECTS/);
  expect((await areaOf(page, 'premises')).corners).toHaveLength(4);

  await draw.click();
  const box = (await page.locator('.map-canvas').boundingBox())!;
  for (const [x, y] of [
    [400, 300],
    [700, 600],
    [700, 300],
    [400, 600],
  ] as const)
    await page.mouse.click(box.x + x, box.y + y);
  await page.getByText('The sides cross each other').waitFor();
  expect(await page.getByRole('button', { name: 'Done' }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await page.locator('.sketch-bar').count()).toBe(0);
  expect((await areaOf(page, 'premises')).corners).toHaveLength(4);
  await close();
});

test('on a phone corners are tapped and Done closes', async () => {
  const { page, close } = await visit(browser, '/?map=premises&lang=en', SIZES.phone, {
    hasTouch: true,
    isMobile: true,
  });
  await idle(page);
  await page.getByRole('button', { name: 'Draw an area' }).tap();
  await page.locator('.sketch-bar').waitFor();
  for (const [x, y] of [
    [120, 330],
    [300, 340],
    [280, 600],
  ] as const) {
    await page.touchscreen.tap(x, y);
    // Quick taps would be a double tap, which zooms.
    await page.waitForTimeout(400);
  }
  await page.getByRole('button', { name: 'Done' }).tap();
  await page.waitForURL(/filter=S_INTERSECTS/);
  const { corners, found } = await areaOf(page, 'premises');
  expect(corners).toHaveLength(4);
  await page.getByText(`${found} premises`).first().waitFor();
  await close();
});

test('the view in sight is an area, without what lies under the panel, and back takes it off', async () => {
  const { page, errors, close } = await visit(
    browser,
    '/?map=premises&lang=en#10/31.3500/120.7500',
    SIZES.desktop,
  );
  await idle(page);
  const bounds = await page.evaluate(() => {
    const { map } = document.querySelector('.map-canvas') as WithMap;
    const box = map!.getBounds();
    return { west: box.getWest(), south: box.getSouth(), east: box.getEast(), north: box.getNorth() };
  });
  await page.locator('.pill-all').click();
  await page.getByRole('button', { name: 'This view' }).click();
  await page.waitForURL(/filter=S_INTERSECTS/);
  const { corners, found } = await areaOf(page, 'premises');
  const places = corners.map((corner) => corner.trim().split(' ').map(Number) as [number, number]);
  const [west, east] = [Math.min(...places.map(([lon]) => lon)), Math.max(...places.map(([lon]) => lon))];
  const [south, north] = [
    Math.min(...places.map(([, lat]) => lat)),
    Math.max(...places.map(([, lat]) => lat)),
  ];
  const panel = (await page.locator('.filter-panel').boundingBox())!.width;
  const canvas = (await page.locator('.map-canvas').boundingBox())!.width;
  expect(west).toBeGreaterThan(bounds.west + ((bounds.east - bounds.west) * panel) / canvas);
  expect(east).toBeCloseTo(bounds.east, 4);
  expect(south).toBeCloseTo(bounds.south, 4);
  expect(north).toBeCloseTo(bounds.north, 4);
  await page.getByText(`${found} premises`).first().waitFor();
  await page.goBack();
  await page.getByText('230 premises').first().waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('under an area every single record in view is drawn, also when there are more than a page of them', async () => {
  const filter = 'S_INTERSECTS(geometry,POLYGON((120.5 31.2,121 31.2,121 31.45,120.5 31.45,120.5 31.2)))';
  const { page, close } = await visit(
    browser,
    `/?map=chains&lang=zh&${new URLSearchParams({ filter })}#13.02/31.3000/120.7000`,
    { width: 2560, height: 1600 },
    { deviceScaleFactor: 0.5 },
  );
  await idle(page);
  const bbox = await page.evaluate(() => {
    const { map } = document.querySelector('.map-canvas') as WithMap;
    return map!.getBounds().toArray().flat().join();
  });
  const expected = await matched('firms', new URLSearchParams({ filter, bbox }).toString());
  expect(expected).toBeGreaterThan(1000);
  const drawn = () =>
    page.evaluate(() => {
      const { map } = document.querySelector('.map-canvas') as WithMap;
      const shown = map!.queryRenderedFeatures().filter(({ source }) => /records$/.test(source));
      return new Set(shown.map(({ properties }) => properties.id)).size;
    });
  // A mark on the very edge of the view may stand for a record just beyond it.
  await expect.poll(async () => Math.abs((await drawn()) - expected), { timeout: 20_000 }).toBeLessThan(6);
  await close();
});
