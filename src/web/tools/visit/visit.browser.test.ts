import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textIn } from '../../../domain/bilingual.ts';
import type { Items } from '../../api.ts';
import { api, idle, launch, SIZES, visit, type WithMap } from '../../visit.browser.fixture.ts';

let browser: Browser;
/** A record of each of four maps, and the maps. */
let keys: { map: string; collection: string; id: string }[];
const MIXED = [
  ['premises', 'premises'],
  ['land', 'plots'],
  ['chains', 'firms'],
  ['routes', 'stops'],
] as const;

beforeAll(async () => {
  browser = await launch();
  keys = await Promise.all(
    MIXED.map(async ([map, collection]) => {
      const { features } = await api<Items>(`${collection}/items?limit=1&skipGeometry=true`);
      return { map, collection, id: features[0]!.id };
    }),
  );
});
afterAll(() => browser.close());

const written = () => keys.map(({ collection, id }) => `${collection}.${id}`).join();
const planAt = (state: string, lang = 'zh') =>
  `/?${new URLSearchParams({ map: 'routes', lang, tool: 'visit', with: state })}`;

/** Keys of the stops, in the order of the plan. */
const order = async (page: Page): Promise<string[]> => {
  await page.locator('.visit-stop').first().waitFor();
  return page.locator('.visit-stop').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-key')!));
};
const state = (page: Page) => new URL(page.url()).searchParams.get('with')!;

async function calendarFrom(page: Page, press: () => Promise<void>) {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  const root = new ICAL.Component(ICAL.parse(await readFile(await file.path(), 'utf8')));
  return {
    name: file.suggestedFilename(),
    events: root.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)),
  };
}

const drawnStops = (page: Page) =>
  page.evaluate(() => {
    const { map } = document.querySelector('.map-canvas') as WithMap;
    const drawn = map!.queryRenderedFeatures({ layers: map!.getLayer('visit-stop') ? ['visit-stop'] : [] });
    return [...new Set(drawn.map(({ properties }) => properties.number))].sort();
  });

test('a day of four stops from four maps: picked on cards, reordered, exported, opened elsewhere', async () => {
  const { page, errors, close } = await visit(browser, '/?map=premises&lang=zh', SIZES.desktop, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const { origin } = new URL(page.url());
  for (const [i, { map, collection, id }] of keys.entries()) {
    await page.goto(`${origin}/?map=${map}&lang=zh&id=${collection}.${id}`);
    await page.getByRole('button', { name: '加入行程' }).click();
    await page.getByRole('button', { name: `查看行程（${i + 1} 站）` }).waitFor();
  }
  await page.getByRole('button', { name: '查看行程（4 站）' }).click();
  const sensible = await order(page);
  expect([...sensible].sort()).toEqual(written().split(',').sort());
  await expect.poll(() => state(page)).toMatch(/^20\d\d-\d\d-\d\dT09:00;/);
  expect(await page.locator('.visit-totals').innerText()).toMatch(/^4 站 · 约 \d+ 公里 · \d+ 小时/);
  await idle(page);
  await expect.poll(() => drawnStops(page)).toEqual(['1', '2', '3', '4']);

  await page.locator('.visit-stop').first().locator('.visit-down').click();
  const [a, b, ...rest] = sensible;
  await expect.poll(() => order(page)).toEqual([b, a, ...rest]);
  expect(state(page)).toContain('order=own');
  await page.getByText('现在是第 2 站').waitFor({ state: 'attached' });
  await page.locator('.visit-number').nth(3).dragTo(page.locator('.visit-stop').first());
  await expect.poll(() => order(page)).toEqual([rest[1], b, a, rest[0]]);
  await page.goBack();
  await expect.poll(() => order(page)).toEqual([b, a, ...rest]);
  await page.getByRole('button', { name: '合理排序' }).click();
  await expect.poll(() => order(page)).toEqual(sensible);
  await page.goBack();
  await expect.poll(() => order(page)).toEqual([b, a, ...rest]);

  await page.locator('.visit-stop input[type=number]').first().fill('80');
  await page.keyboard.press('Tab');
  await expect.poll(() => state(page)).toContain(`${b}~80`);
  const second = page.locator('.visit-stop input[type=number]').nth(1);
  await second.fill('5000');
  await page.keyboard.press('Tab');
  await expect.poll(() => state(page)).toContain(`${a}~480`);
  await page.goBack();
  const day = state(page).slice(0, 10);
  const { name, events } = await calendarFrom(page, () =>
    page.getByRole('button', { name: '下载日历' }).click(),
  );
  expect(name).toBe(`visit-${day}.ics`);
  expect(events.map(({ uid }) => uid.split('@')[0])).toEqual([b, a, ...rest]);
  const times = await page.locator('.visit-stop .visit-time').allInnerTexts();
  for (const [i, { startDate, endDate, description, location, component }] of events.entries()) {
    // Nine in the morning in the city is one in the morning of UTC.
    const local = (time: ICAL.Time) =>
      new Date(time.toJSDate().getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
    expect(`${local(startDate)}–${local(endDate)}`).toBe(times[i]);
    expect(description).toContain('0512-0000');
    const [collection, id] = [b, a, ...rest][i]!.split('.');
    expect(description).toContain(`${origin}/records/${collection}/${id}`);
    expect(component.getFirstPropertyValue('url')).toBe(`${origin}/records/${collection}/${id}?lang=zh`);
    expect(location).not.toBe('');
    expect(component.getFirstPropertyValue('geo')).toHaveLength(2);
  }

  await page.locator('.tool').getByRole('button', { name: '复制链接' }).click();
  await page.getByText('链接已复制').waitFor();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  link.searchParams.set('lang', 'en');
  const there = await visit(browser, `${link.pathname}${link.search}`, SIZES.phone);
  expect(await order(there.page)).toEqual([b, a, ...rest]);
  expect(await there.page.locator('.visit-stop .visit-time').allInnerTexts()).toEqual(times);
  const width = await there.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(SIZES.phone.width);
  expect([...there.errors, ...errors]).toEqual([]);
  await there.close();
  await close();
}, 240_000);

test('a route is a beginning: its stops, times and hubs, on a phone, over two days, seen on the map', async () => {
  const { features } = await api<Items>('routes/items?limit=1&skipGeometry=true');
  const route = features[0]!;
  const stops = await api<Items>(`stops/items?route=${route.id}&sortby=seq&skipGeometry=true`);
  const { page, errors, close } = await visit(browser, `/?map=routes&lang=en&id=${route.id}`, SIZES.phone);
  const card = page.locator('.card');
  await card.locator('.timeline li').first().waitFor();
  const first = stops.features[0]!.properties;
  const said = await card.locator('.timeline li').first().innerText();
  for (const fact of [`${first.dwell} min`, first.window, first.host])
    expect(said).toContain(textIn(String(fact), 'en'));
  const minutes = stops.features.reduce((sum, { properties }) => sum + Number(properties.dwell), 0);
  const hours = Math.floor(minutes / 60);
  await card.getByText(`Dwell time: ${hours} h ${minutes % 60} min in all`).waitFor();
  await page.getByRole('button', { name: 'Start from this route' }).click();
  expect(await order(page)).toEqual(stops.features.map(({ id }) => `stops.${id}`));
  for (const { id, properties } of stops.features)
    expect(state(page)).toContain(`stops.${id}~${properties.dwell}`);
  expect(await page.locator('.visit-end').allInnerTexts()).toHaveLength(2);
  await page.getByRole('combobox', { name: 'Days' }).selectOption('2');
  await page.getByRole('heading', { name: /^Day 2 · / }).waitFor();
  await page
    .getByRole('button', { name: /^Take .* out of the visit$/ })
    .last()
    .click();
  await expect.poll(() => order(page)).toHaveLength(stops.features.length - 1);
  await page.getByRole('button', { name: 'See on the map' }).click();
  await idle(page);
  await expect.poll(() => drawnStops(page)).toContain('1');
  await page.locator('.tool-line-bar').getByRole('button', { name: 'Plan a visit' }).click();
  expect(await order(page)).toHaveLength(stops.features.length - 1);
  expect(errors).toEqual([]);
  await close();
});

test('what does not work out is said: closed days, late booking, long days', async () => {
  const { features } = await api<Items>('stops/items?limit=200&skipGeometry=true');
  const weekdays = features.find(({ properties }) => String(properties.window).startsWith('工作日'))!;
  const barred = features.find(({ properties }) => properties.foreign_ok === false)!;
  const sunday = '2027-03-07';
  const { page, close } = await visit(
    browser,
    planAt(`${sunday}T09:00;lunch=0;stops.${weekdays.id}~480,stops.${barred.id}~480`, 'en'),
    SIZES.desktop,
  );
  const plan = page.locator('.visit-day');
  await plan
    .getByText(/^Closed on that day \(Mon–Fri /)
    .first()
    .waitFor();
  await plan.getByText('Not open to foreign visitors').waitFor();
  await plan.getByText(/^This day takes .* more than 10 hours/).waitFor();
  await plan.getByText('No time for lunch').waitFor();
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await page.getByLabel('Date').fill(today);
  await plan
    .getByText(/^To be booked \d+ working days ahead; 20\d\d-/)
    .first()
    .waitFor();
  await close();
});

test('by keyboard alone', async () => {
  const { map, collection, id } = keys[0]!;
  const others = keys.slice(1).map((key) => `${key.collection}.${key.id}`);
  const { page, close } = await visit(browser, planAt(others.join(), 'en'), SIZES.desktop);
  const { origin } = new URL(page.url());
  await order(page);
  await page.goto(`${origin}/?map=${map}&lang=en&id=${collection}.${id}`);
  await page.getByRole('button', { name: 'Add to visit', exact: true }).waitFor();
  await page.waitForFunction(() => document.activeElement?.matches('.card[aria-label]'));
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      return element?.getAttribute('aria-label') ?? element?.innerText ?? '';
    });
  const tabTo = async (name: RegExp, key = 'Tab') => {
    for (let i = 0; i < 80; i++) {
      if (name.test(await focused())) return;
      await page.keyboard.press(key);
    }
    throw new Error(`Tab does not reach ${name}; it stands on ${await focused()}`);
  };
  await tabTo(/^Add to visit$/);
  await page.keyboard.press('Enter');
  await tabTo(/^Open visit \(4\)$/);
  await page.keyboard.press('Enter');
  const before = await order(page);
  expect(before).toHaveLength(4);
  await tabTo(/^Visit .* later$/);
  const name = await focused();
  await page.keyboard.press('Enter');
  await expect.poll(() => order(page)).toEqual([before[1], before[0], ...before.slice(2)]);
  await expect.poll(focused).toBe(name);
  await page.keyboard.press(' ');
  await expect.poll(() => order(page)).toEqual([before[1], before[2], before[0], before[3]]);
  await tabTo(/^Download calendar/);
  const { events } = await calendarFrom(page, () => page.keyboard.press('Enter'));
  expect(events).toHaveLength(4);
  await page.keyboard.press('Escape');
  await page.locator('.tool').waitFor({ state: 'detached' });
  await close();
});

test('an empty visit is filled by name, the keyboard staying in the box', async () => {
  const { features } = await api<Items>(`premises/items?limit=1&skipGeometry=true`);
  const { id, properties } = features[0]!;
  const { page, errors, close } = await visit(browser, '/?map=land&lang=zh&tool=visit', SIZES.phone);
  await page.getByText('行程还是空的').waitFor();
  const box = page.getByRole('searchbox', { name: '按名称添加站点' });
  await box.fill(String(properties.name_zh));
  await page.locator('.visit-hit').first().waitFor();
  await box.press('Tab');
  await page.keyboard.press('Enter');
  expect(await order(page)).toEqual([`premises.${id}`]);
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await box.inputValue()).toBe('');
  expect(errors).toEqual([]);
  await close();
});

test('the printed sheet has times, addresses and who to reach, and nothing else', async () => {
  const { page, close } = await visit(browser, planAt(`2027-03-09T09:00;${written()}`), SIZES.desktop);
  await order(page);
  const plan = await page.locator('.visit').elementHandle();
  await page.pdf({ format: 'A4' });
  // Paper is as narrow as a phone, which must not build the page anew.
  expect(await plan!.evaluate((element) => element.isConnected)).toBe(true);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.visit-sheet tbody tr').count()).toBe(4);
  expect(await page.locator('.visit-sheet').isVisible()).toBe(true);
  for (const hidden of ['.panel', '.map', '.tool .panel-head', '.visit-frame'])
    expect(await page.locator(hidden).isVisible(), hidden).toBe(false);
  const row = await page.locator('.visit-sheet tbody tr').first().innerText();
  expect(row).toMatch(/\d\d:\d\d–\d\d:\d\d/);
  expect(row).toContain('0512-0000');
  await close();
});

/** A route that opens in the morning at one end and in the afternoon at the other, in this order. */
async function routeOverNoon(): Promise<string> {
  const { features } = await api<Items>('stops/items?limit=1000&sortby=seq&skipGeometry=true');
  const hours = new Map<string, string[]>();
  for (const { properties } of features) {
    const route = String(properties.route);
    hours.set(route, [...(hours.get(route) ?? []), textIn(String(properties.window), 'zh')]);
  }
  const [morning, afternoon] = ['工作日 9:00-11:30', '工作日 13:30-16:30'];
  const isOver = (windows: string[]) => {
    const noon = windows.indexOf(afternoon);
    return noon > 0 && windows.every((one, i) => one === (i < noon ? morning : afternoon));
  };
  return [...hours].find(([, windows]) => isOver(windows))![0];
}

test('a route that visiting hours stretch over noon says so, on its card and in its plan', async () => {
  const route = await routeOverNoon();
  const { page, errors, close } = await visit(browser, `/?map=routes&lang=en&id=${route}`, SIZES.phone);
  const said = await page.locator('.route-time').innerText();
  const [, time, to] = /^About (.+) in all with rides.* over noon, no visits .+–(.+)$/.exec(said)!;
  expect(time).toMatch(/^[5-9] h/);
  expect(to).toBe('13:30');
  await page.getByRole('button', { name: 'Start from this route' }).click();
  await page.getByText(/^Visiting hours divide the day at noon: no visits .*–13:30, \d h/).waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('on a phone an empty visit begins with a route that fits the filter', async () => {
  const query = 'industries=C39';
  const { features } = await api<Items>(`routes/items?limit=4&skipGeometry=true&status=open&${query}`);
  const { page, errors, close } = await visit(
    browser,
    `/?map=routes&lang=en&${query}&tool=visit`,
    SIZES.phone,
  );
  await page.getByRole('heading', { name: 'Start from a route that fits your filter' }).waitFor();
  const offered = page.locator('.visit-routes li');
  expect(await offered.count()).toBe(features.length);
  const names = await page.locator('.visit-route').allInnerTexts();
  expect(names[0]).toContain(String(features[0]!.properties.name_en ?? features[0]!.properties.name_zh));
  await offered.first().getByRole('button').click();
  const stops = await api<Items>(`stops/items?route=${features[0]!.id}&sortby=seq&skipGeometry=true`);
  expect(await order(page)).toEqual(stops.features.map(({ id }) => `stops.${id}`));
  expect(await page.locator('.visit-routes').count()).toBe(0);
  await page.goBack();
  await offered.first().waitFor();
  expect(errors).toEqual([]);
  await close();
});
