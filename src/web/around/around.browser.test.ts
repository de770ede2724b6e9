import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Around } from '../../domain/around/answer.ts';
import { api, launch, matched, SIZES, visit } from '../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const WORDS = {
  zh: { suppliers: '供应商', share: '本地配套率', gap: /^(弱链|缺链|断链)$/, km: '公里', firms: '家' },
  en: {
    suppliers: 'Suppliers',
    share: 'Sourced locally',
    gap: /^(Weak|Missing|Broken)$/,
    km: 'km',
    firms: 'firms',
  },
} as const;

/** Opens the first record of the list; on a phone the list is pulled up for it. */
async function openFirst(page: Page): Promise<string> {
  const first = page.locator('.result-button').first();
  await first.waitFor();
  await first.dispatchEvent('click');
  await page.waitForURL(/[?&]id=/);
  return new URL(page.url()).searchParams.get('id')!;
}

const part = (page: Page, heading: string) => page.locator('.around-part', { hasText: heading }).first();

test.each([
  ['zh', 'desktop'],
  ['en', 'desktop'],
  ['zh', 'phone'],
  ['en', 'phone'],
] as const)(
  'from an area in the list three suppliers and a gap are read after one action (%s, %s)',
  async (language, size) => {
    const { page, errors, close } = await visit(browser, `/?map=land&lang=${language}`, SIZES[size]);
    const id = await openFirst(page);
    const words = WORDS[language];
    await part(page, words.suppliers).waitFor();
    const { nearby, gaps } = await api<Around>(`areas/items/${id}/around`);
    const suppliers = await page.locator('.around-links .around-record').allInnerTexts();
    expect(suppliers.length).toBeGreaterThanOrEqual(3);
    const named = nearby[0]!.groups!.flatMap(({ groups = [] }) =>
      groups.flatMap(({ nearest = [] }) =>
        nearest.map((firm) => (language === 'zh' ? firm.name_zh : (firm.name_en ?? firm.name_zh))),
      ),
    );
    for (const text of suppliers.slice(0, 3)) {
      expect(named.some((name) => text.includes(name))).toBe(true);
      expect(text).toMatch(/\d/);
    }
    const { share } = words;
    await expect
      .poll(() => page.locator('.around-links').first().innerText())
      .toMatch(new RegExp(`${share} \\d+ ?%`));
    const gap = page.locator('.around-gap').first();
    expect((await gap.locator('.gap-tag').innerText()).trim()).toMatch(words.gap);
    const shown = await gap.locator('.around-record').innerText();
    expect(
      gaps.some(({ record: { name_zh, name_en } }) =>
        shown.includes((language === 'en' && name_en) || name_zh),
      ),
    ).toBe(true);
    // Nothing is wider than the card.
    const card = page.locator('.card');
    expect(await card.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(errors).toEqual([]);
    await close();
  },
);

test('the radius switches all counts, a count opens the list within the circle, and back returns', async () => {
  const { page, errors, close } = await visit(browser, '/?map=land&lang=zh', SIZES.desktop);
  const id = await openFirst(page);
  const { nearby, position } = await api<Around>(`areas/items/${id}/around`);
  const [firms] = nearby;
  const [chain] = firms!.groups!;
  const pill = page.locator('.around-chains .pill[aria-pressed="true"] .around-number');
  for (const [i, name] of ['5 公里', '15 公里', '30 公里'].entries()) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect.poll(async () => Number((await pill.innerText()).replace(',', ''))).toBe(chain!.counts[i]);
    await page.getByText(`${name}内共 ${firms!.counts[i]!.toLocaleString('zh-CN')} 家`).waitFor();
  }
  await page.getByRole('button', { name: '5 公里', exact: true }).click();
  const count = page.locator('button.around-count').first();
  const shown = Number((await count.innerText()).replace(/\D/g, ''));
  await count.click();
  await page.waitForURL(/map=chains.*node=/);
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('filter')).toContain('POLYGON');
  const query = new URLSearchParams([...searchParams].filter(([name]) => ['node', 'filter'].includes(name)));
  const listed = await matched('firms', String(query));
  // A polygon of sixty corners stands for the circle.
  expect(Math.abs(listed - shown)).toBeLessThanOrEqual(1);
  await page.getByText(`${listed} 条`).first().waitFor();
  expect(position).not.toBeNull();
  await page.goBack();
  await page.locator('.around-part').first().waitFor();
  expect(new URL(page.url()).searchParams.get('id')).toBe(id);
  expect(errors).toEqual([]);
  await close();
});

test('the chain of the industry that was asked for comes first, every chain names suppliers, and the head leads there', async () => {
  const { page, errors, close } = await visit(
    browser,
    '/?map=premises&lang=en&industries=C36&q=factory',
    SIZES.phone,
  );
  await openFirst(page);
  await page.getByRole('button', { name: 'Suppliers around' }).click();
  await expect
    .poll(() => page.locator('.around h3').evaluate((element) => element.getBoundingClientRect().top))
    .toBeLessThan(SIZES.phone.height);
  const pressed = page.locator('.around-chains .pill[aria-pressed="true"]');
  await pressed.waitFor();
  expect(await pressed.innerText()).toContain('Automotive');
  for (const pill of await page.locator('.around-chains .pill').all()) {
    await pill.click();
    const count = Number((await pill.locator('.around-number').innerText()).replace(',', ''));
    expect(await page.locator('.around-links .around-record').count()).toBeGreaterThanOrEqual(
      Math.min(count, 1),
    );
  }
  expect(errors).toEqual([]);
  await close();
});

test('for a warehouse the way to ports and stations comes first', async () => {
  const { page, close } = await visit(browser, '/?map=premises&lang=en&kind=warehouse', SIZES.desktop);
  await openFirst(page);
  const parts = page.locator('.around-part h4');
  await parts.first().waitFor();
  const headings = await parts.allInnerTexts();
  expect(headings.indexOf('To transport hubs')).toBeLessThan(headings.indexOf('Suppliers'));
  await page.getByText('No chain matches the industries of this record').waitFor();
  await close();
});

test('a supplier opens by keyboard; on its own card what is around is asked for with a button', async () => {
  const { page, errors, close } = await visit(browser, '/?map=premises&lang=en', SIZES.desktop);
  await openFirst(page);
  const supplier = page.locator('.around-links .around-record').first();
  await supplier.waitFor();
  await supplier.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/map=chains/);
  const ask = page.getByRole('button', { name: 'See what is around' });
  await ask.waitFor();
  expect(await page.locator('.around-part').count()).toBe(0);
  await ask.press('Enter');
  await page.locator('.around-links .around-record').first().waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('while it cannot be read the card says so and tries again; other cards go on', async () => {
  const { page, close } = await visit(browser, '/?map=land&lang=en', SIZES.phone);
  await page.route('**/around', (route) => route.fulfill({ status: 503, json: { title: 'busy' } }));
  await openFirst(page);
  await page.getByText('What lies around could not be loaded').waitFor();
  await page.locator('.contact').waitFor();
  await page.unroute('**/around');
  await page.locator('.around-failed').getByRole('button', { name: 'Try again' }).dispatchEvent('click');
  await page.locator('.around-part').first().waitFor();
  await close();
});

test('what is around costs the first view nothing: one request for the part, one for the data', async () => {
  const { page, close } = await visit(browser, '/?map=land&lang=en', SIZES.desktop);
  await page.locator('.result-button').first().waitFor();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/around/.test(request.url())) asked.push(new URL(request.url()).pathname);
  });
  await openFirst(page);
  await page.locator('.around-part').first().waitFor();
  expect(asked.filter((path) => path.startsWith('/api'))).toHaveLength(1);
  expect(asked.filter((path) => /around-section.*\.js$/.test(path))).toHaveLength(1);
  await close();
});
