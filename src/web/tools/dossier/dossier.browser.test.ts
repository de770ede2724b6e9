import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textIn } from '../../../domain/bilingual.ts';
import type { Items } from '../../api.ts';
import { api, launch, SIZES, visit } from '../../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function keysOf(collections: readonly string[], each: number): Promise<string[]> {
  const answers = await Promise.all(
    collections.map((id) => api<Items>(`${id}/items?limit=${each}&skipGeometry=true`)),
  );
  return answers.flatMap(({ features }, i) => features.map(({ id }) => `${collections[i]}.${id}`));
}

const ready = (page: Page) => page.locator('.dossier-bar .primary:enabled').waitFor({ timeout: 60_000 });

/** How many pages a PDF has: the count of its page tree (ISO 32000-1, 7.7.3.2). */
const pagesOf = (pdf: Buffer): number =>
  Math.max(
    ...[
      ...pdf
        .toString('latin1')
        .matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)|\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages\b/g),
    ].map(([, a, b]) => Number(a ?? b)),
  );

const COLLECTIONS = ['premises', 'plots', 'routes', 'opportunities', 'firms', 'nodes'] as const;

test.each([
  ['desktop', 'zh'],
  ['desktop', 'en'],
  ['phone', 'en'],
] as const)('a dossier is one A4 page a record, on a %s in %s', async (size, lang) => {
  const keys = await keysOf(COLLECTIONS, 3);
  const { page, errors, close } = await visit(
    browser,
    `/?lang=${lang}&theme=dark&tool=dossier&with=${keys.join(',')}`,
    SIZES[size],
  );
  await ready(page);
  await expect.poll(() => page.locator('.dossier-page').count()).toBe(keys.length);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(pagesOf(pdf)).toBe(keys.length);
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 59[456](\.\d+)? 84[12](\.\d+)?\]/);
  expect(errors).toEqual([]);
  await close();
});

test('a page says name in both languages, terms with units, contact, source, sample, and where it lives', async () => {
  const { features } = await api<Items>(
    `plots/items?limit=1&filter=${encodeURIComponent('name_en IS NOT NULL')}`,
  );
  const { id, properties } = features[0]!;
  const { page, errors, close } = await visit(
    browser,
    `/?lang=en&tool=dossier&with=plots.${id},plots.zzzzzzzzzz`,
    SIZES.desktop,
  );
  await ready(page);
  const sheet = page.locator('.dossier-page');
  for (const words of [
    String(properties.name_en),
    String(properties.name_zh),
    `${Number((Number(properties.area) / 10_000).toFixed(2))} ha`,
    String(properties.contact_phone),
    textIn(String(properties.source_dept), 'en'),
    String(properties.verified_at),
    String(properties.valid_until),
    'Sample data',
    `/records/plots/${id}`,
    'No map approval number',
  ])
    await sheet.getByText(words, { exact: false }).first().waitFor();
  expect(await sheet.locator('.dossier-map svg').count()).toBe(2);
  expect(await sheet.locator('.site-division').count()).toBeGreaterThan(5);
  await page.getByText('1 withdrawn, expired or missing').waitFor();
  expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
  await close();
});

test('the button prints, and nothing but the pages', async () => {
  const [key] = await keysOf(['premises'], 1);
  const { page, close } = await visit(browser, `/?lang=zh&id=${key!.split('.')[1]}`, SIZES.desktop);
  await page.evaluate(() => {
    window.print = () => {
      document.title = 'printed';
    };
  });
  await page.getByRole('button', { name: '打印' }).click();
  await ready(page);
  await page.locator('.dossier-bar').getByRole('button', { name: '打印' }).click();
  expect(await page.title()).toBe('printed');
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.panel', '.banner', '.map', '.card', '.dossier-bar'])
    expect(await page.locator(part).first().isVisible(), part).toBe(false);
  expect(await page.locator('.dossier-page').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  await page.goBack();
  await page.locator('.card h2').waitFor();
  await close();
});
