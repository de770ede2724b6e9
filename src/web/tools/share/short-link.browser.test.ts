import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BASE, idle, launch, SIZES, visit } from '../../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A drawn area with so many corners that its link is too long. */
const ring = Array.from({ length: 130 }, (_, n) => {
  const angle = (n / 130) * 2 * Math.PI;
  return `${(120.95 + 0.12 * Math.cos(angle)).toFixed(5)} ${(31.38 + 0.1 * Math.sin(angle)).toFixed(5)}`;
});
const AREA = `S_INTERSECTS(geometry,POLYGON((${[...ring, ring[0]].join(',')})))`;
const LONG = `/?map=land&lang=en&division=320583&filter=${encodeURIComponent(AREA)}`;

test('what is too long for a link gets a short one, which opens the same view for the next reader', async () => {
  const { page, errors, close } = await visit(browser, `${LONG}&tool=share#10.5/31.38/120.95`, SIZES.desktop);
  await idle(page);
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect.poll(() => field.inputValue()).toMatch(/\/\?saved=[\w-]{20}$/);
  await page.getByText('kept for 24 months after it was last opened').waitFor();
  const link = await field.inputValue();
  await close();

  const reader = await visit(browser, link.slice(BASE.length), SIZES.phone, { locale: 'en-GB' });
  await idle(reader.page);
  const { searchParams, hash } = new URL(reader.page.url());
  expect(searchParams.get('saved')).toBeNull();
  expect([searchParams.get('map'), searchParams.get('division'), searchParams.get('filter')]).toEqual([
    'land',
    '320583',
    AREA,
  ]);
  expect(hash).toMatch(/^#10\.5\/31\.38\d*\/120\.95/);
  expect([...errors, ...reader.errors]).toEqual([]);
  await reader.close();
});

test('without an answer the long link is left, and said to be long', async () => {
  const { page, close } = await visit(browser, '/?map=land&lang=en', SIZES.desktop);
  await page.route('**/api/views', (route) => route.abort());
  await page.goto(`${BASE}${LONG}&tool=share`);
  await page.getByText('There is no short link').waitFor();
  expect(await page.getByRole('textbox', { name: 'Link' }).inputValue()).toContain('filter=');
  await close();
});

test('a view that is not kept is not found', async () => {
  const response = await fetch(new URL('/?saved=zzzzzzzzzzzzzzzzzzzz&lang=en', BASE));
  expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('</html>')]);
});
