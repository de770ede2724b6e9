import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Items } from '../api.ts';
import { api, idle, launch, SIZES, visit, type WithMap } from '../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

type Place = [lon: number, lat: number];

async function placesOf(collection: string, query: string): Promise<Place[]> {
  const { features } = await api<Items>(`${collection}/items?limit=1000&skipGeometry=true&${query}`);
  return features.map(({ properties: { lon, lat } }) => [lon, lat] as Place);
}

/** How many of the places the map shows where nothing lies over it. */
const inSight = (page: Page, places: Place[]) =>
  page.evaluate((all) => {
    const canvas = document.querySelector('.map-canvas') as WithMap;
    const { left, top } = canvas.getBoundingClientRect();
    return all.filter((place) => {
      const { x, y } = canvas.map!.project(place);
      return document.elementFromPoint(left + x, top + y)?.closest('.map') != null;
    }).length;
  }, places);

const camera = (page: Page) =>
  page.evaluate(() => {
    const { map } = document.querySelector('.map-canvas') as WithMap;
    const { lng, lat } = map!.getCenter();
    return [map!.getZoom(), lng, lat].map((value) => value.toFixed(3)).join();
  });

async function search(page: Page, text: string): Promise<void> {
  await page.locator('.search input').fill(text);
  await page.locator('.search input').press('Enter');
  await page.locator('.chip').first().waitFor();
}

test('on a phone what matches lies above the half sheet, and back brings the city', async () => {
  const { page, errors, close } = await visit(browser, '/?map=premises&lang=en', SIZES.phone);
  await page.locator('.handle').click();
  await idle(page, { has: '.result-button' });
  const city = await camera(page);
  await search(page, 'Wujiang');
  const places = await placesOf('premises', 'q=Wujiang');
  expect(places.length).toBeGreaterThan(5);
  await expect.poll(() => inSight(page, places)).toBeGreaterThan(places.length * 0.9);
  expect(await camera(page)).not.toBe(city);
  await page.goBack();
  await expect.poll(() => camera(page)).toBe(city);
  await idle(page, { lacks: '.chip' });
  await page.waitForTimeout(1000);
  expect(await camera(page)).toBe(city);
  expect(errors).toEqual([]);
  await close();
});

test('on a phone what a link and the question ask for is brought into sight', async () => {
  const places = await placesOf('zones', 'division=320505');
  const { page, close } = await visit(browser, '/?map=land&lang=zh&division=320505', SIZES.phone);
  await idle(page, { has: '.result-button' });
  await page.locator('.handle').click();
  await expect.poll(() => inSight(page, places)).toBe(places.length);
  await close();
  const asking = await visit(browser, '/?map=premises&lang=en&tool=ask#13/31.98/120.6', SIZES.phone);
  const asked = asking.page.getByRole('dialog', { name: 'What do you want to do?' });
  await asked.getByRole('button', { name: /^Rent/ }).click();
  await asking.page.waitForURL(/status=to_let/);
  await asked.getByLabel('Floor area needed').or(asked.locator('#ask-from')).first().fill('20000');
  await asking.page.waitForURL(/area_free=/);
  await asked.getByRole('button', { name: /^Show / }).click();
  await idle(asking.page, { has: '.result-button' });
  const query = new URL(asking.page.url()).search.slice(1).replace(/(map|lang|tool)=[^&]*&?/g, '');
  const large = await placesOf('premises', query);
  expect(large.length).toBeGreaterThan(0);
  await expect.poll(() => inSight(asking.page, large)).toBeGreaterThan(large.length / 2);
  await asking.close();
});

test('a view chosen by hand stays while something in it matches, and is left where nothing does', async () => {
  const { page, close } = await visit(browser, '/?map=premises&lang=en', SIZES.desktop);
  await idle(page, { has: '.result-button' });
  const box = (await page.locator('.map-canvas').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 90, y - 260, { steps: 8 });
  await page.mouse.up();
  await idle(page);
  const chosen = await camera(page);
  const places = await placesOf('premises', 'q=Zhangjiagang');
  await search(page, 'factory');
  await idle(page, { has: '.result-button' });
  await page.waitForTimeout(1000);
  expect(await camera(page)).toBe(chosen);
  await page.evaluate(() => {
    const { map } = document.querySelector('.map-canvas') as WithMap;
    map!.jumpTo({ center: [120.65, 31.1], zoom: 12 });
  });
  await search(page, 'Zhangjiagang');
  await expect.poll(() => inSight(page, places)).toBeGreaterThan(places.length * 0.9);
  await close();
});

test.each([
  ['chains', 'en'],
  ['opportunities', 'en'],
  ['land', 'zh'],
  ['premises&division=320505', 'zh'],
])('the half sheet of %s in %s shows two whole rows', async (map, lang) => {
  const { page, close } = await visit(browser, `/?map=${map}&lang=${lang}`, SIZES.phone);
  await page.locator('.result-button').nth(1).waitFor();
  await page.locator('.handle').click();
  const row = (await page.locator('.result').nth(1).boundingBox())!;
  expect(row.y + row.height).toBeLessThanOrEqual(SIZES.phone.height);
  await close();
});
