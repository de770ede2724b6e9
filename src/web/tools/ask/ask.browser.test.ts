import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Facets } from '../../api.ts';
import { api, BASE, launch, matched, SIZES, visit } from '../../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const QUESTION = { zh: '您要做什么？', en: 'What do you want to do?' };
const dialog = (page: Page, language: 'zh' | 'en' = 'zh') =>
  page.getByRole('dialog', { name: QUESTION[language] });

test('zh, 1440: rent for car parts from 5,000 m², and list and map follow', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=zh', SIZES.desktop);
  const asked = dialog(page);
  await asked.getByRole('button', { name: '租 厂房' }).click();
  await page.waitForURL(/status=to_let,partly/);
  await asked.getByLabel('行业', { exact: true }).fill('汽车零部件');
  await asked.locator('.hit').first().click();
  await page.waitForURL(/industries=C36/);
  await asked.getByLabel('至少需要多大面积').fill('5000');
  await page.waitForURL(/area_free=5000/);
  const query = 'status=to_let,partly&industries=C36&area_free=5000/..&min_unit=../5000';
  const { numberMatched, facets } = await api<Facets>(`premises/facets?facets=division&${query}`);
  const { division } = facets;
  const divisions = division && 'values' in division ? division.values.length : 0;
  expect(divisions).toBeGreaterThan(1);
  await asked.getByText(new RegExp(`等 ${divisions} 个板块有 ${numberMatched} 条平台载体符合`)).waitFor();
  const box = (await asked.boundingBox())!;
  const list = (await page.locator('.listing').boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(list.x + list.width);
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes('area_free'));
  await page.goForward();
  await asked.getByRole('button', { name: `看 ${numberMatched} 条平台载体` }).click();
  await page.getByText(`${numberMatched} 条平台载体`).waitFor();
  await page.locator('.result-button').first().click();
  await page
    .getByText(/0512-0000\d{4}/)
    .first()
    .waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('en, 390: land by a quarter; the question is the first screen and one action from the list', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=en', SIZES.phone);
  const asked = dialog(page, 'en');
  await asked.getByRole('button', { name: /^Build/ }).click();
  await asked.getByLabel('Industry', { exact: true }).fill('e-axle maker');
  await asked.getByRole('option', { name: 'Automotive', exact: true }).click();
  await asked.getByLabel('Needed by').selectOption({ index: 2 });
  await page.waitForURL(/supply_quarter/);
  const filter = new URL(page.url()).searchParams.get('filter')!;
  const count = await matched(
    'plots',
    `status=planned,applying,announced,listed&industries=C36&filter=${encodeURIComponent(filter)}`,
  );
  await asked.getByText(new RegExp(`^${count} plots? in`)).waitFor();
  await asked.getByText('No map approval number').waitFor();
  await asked.getByRole('button', { name: new RegExp(`^Show ${count} plots?$`) }).click();
  await page.getByRole('heading', { name: new RegExp(`^${count} plots?$`) }).waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('by keyboard alone: from the address to an answer', async () => {
  const { page, close } = await visit(browser, '/?lang=zh', SIZES.desktop);
  await dialog(page).getByLabel('行业', { exact: true }).waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
  for (let i = 0; i < 20 && (await focused()) !== 'ask-trade'; i++) await page.keyboard.press('Tab');
  await page.keyboard.type('芯片');
  await dialog(page).getByRole('option', { name: '电子信息与集成电路' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/industries=C39/);
  for (let i = 0; i < 20 && (await focused()) !== 'ask-from'; i++) await page.keyboard.press('Tab');
  await page.keyboard.type('3000');
  await page.keyboard.press('Enter');
  await page.waitForURL(/area_free=3000/);
  await dialog(page)
    .getByText(/有 \d+ 条平台载体符合/)
    .waitFor();
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('industries')).toBe('C39');
  await close();
});

test('who types a number and then its unit means that number in that unit', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=en&map=land&tool=ask', SIZES.phone);
  const box = page.locator('#ask-from');
  await box.fill('30');
  await page.waitForURL(/area=300000/);
  await page.locator('#ask-from + select').selectOption('mu');
  await page.waitForURL(/area=20000\//);
  expect(await box.inputValue()).toBe('30');
  await box.press('Enter');
  await box.fill('40');
  await box.blur();
  await page.waitForURL(/area=26666/);
  expect(await box.inputValue()).toBe('40');
  await box.fill('30');
  await box.press('Enter');
  await page.waitForURL(/area=20000\//);
  await page.locator('#ask-from + select').selectOption('m²');
  await page.waitForURL(/area=30\//);
  expect(errors).toEqual([]);
  await close();
});

test('what fits nothing is answered with near misses that do', async () => {
  const { page, close } = await visit(
    browser,
    '/?map=premises&lang=en&industries=C37&area_free=40000/..&rent=../5&tool=ask',
    SIZES.desktop,
  );
  const miss = dialog(page, 'en').locator('.near-miss').first();
  await miss.waitFor();
  const promised = Number((await miss.locator('.near-miss-count').innerText()).replace(/\D/g, ''));
  await miss.click();
  await page.getByRole('heading', { name: `${promised} premises` }).waitFor();
  await close();
});

test('a link with a wish is not asked, nor is a visitor who has left the question', async () => {
  const context = await browser.newContext({ viewport: SIZES.desktop, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${BASE}/?map=land`);
  await page.locator('.result-button').first().waitFor();
  expect(await dialog(page).count()).toBe(0);
  await page.goto(`${BASE}/`);
  await dialog(page).getByRole('button', { name: '跳过' }).click();
  const available = await matched('premises', 'status=to_let,partly');
  await page.getByText(`${available} 条平台载体`).waitFor();
  expect(new URL(page.url()).searchParams.get('tool')).toBeNull();
  await page.goto(`${BASE}/`);
  await page.locator('.result-button').first().waitFor();
  expect(await dialog(page).count()).toBe(0);
  await page.getByRole('button', { name: QUESTION.zh }).click();
  await dialog(page).waitFor();
  await context.close();
});

test('en, 390: who names a sort of place is asked for that sort, and who needs little gets no place let by the hall', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=en&tool=ask', SIZES.phone);
  const asked = dialog(page, 'en');
  await asked.getByLabel('Industry', { exact: true }).fill('biotech lab');
  await asked.getByRole('option', { name: 'R&D building' }).click();
  await page.waitForURL(/kind=research/);
  await asked.getByRole('button', { name: 'Remove “R&D building”' }).waitFor();
  await asked.getByLabel('Space needed, at least').fill('300');
  await page.waitForURL(/min_unit=\.\.\/300/);
  const query = 'status=to_let,partly&kind=research&area_free=300/..&min_unit=../300';
  const count = await matched('premises', query);
  await asked.getByText(new RegExp(`^${count} premises `)).waitFor();
  await asked.getByLabel('Space needed, at least').fill('');
  await page.waitForURL((url) => !/area_free|min_unit/.test(url.search));
  expect(errors).toEqual([]);
  await close();
});

test('en, 390: what was asked of land is what My project begins with', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=en&map=land&tool=ask', SIZES.phone);
  const asked = dialog(page, 'en');
  await asked.getByLabel('Industry', { exact: true }).fill('precision bearings');
  await asked.locator('.hit').first().click();
  await page.waitForURL(/industries=C34/);
  await asked.getByLabel('Plot needed, at least').fill('30');
  await page.locator('#ask-from + select').selectOption('mu');
  await page.waitForURL(/area=20000/);
  await asked.getByLabel('Needed by').selectOption({ index: 3 });
  await page.waitForURL(/supply_quarter/);
  const by = await asked.getByLabel('Needed by').locator('option:checked').innerText();
  await asked.getByRole('button', { name: 'My project' }).click();
  const form = page.locator('.fit-form');
  expect(await form.getByLabel('Trade').inputValue()).not.toBe('');
  expect(await form.getByLabel('Land needed', { exact: true }).inputValue()).toBe('30');
  const chosen = await form.getByLabel('Land needed by').locator('option:checked').innerText();
  expect(by).toContain(chosen);
  await form.getByRole('button', { name: 'Find plots that fit' }).click();
  await page.locator('.fit-results h3').waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('what no industry is called is followed by all of them, by keyboard too', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=en&tool=ask', SIZES.phone);
  const box = dialog(page, 'en').getByLabel('Industry', { exact: true });
  await box.fill('xyzzy');
  await page.getByText('Nothing here is called “xyzzy”').waitFor();
  const options = page.locator('.ask-trade .hit');
  expect(await options.first().textContent()).toContain('xyzzy');
  expect(await options.count()).toBeGreaterThan(20);
  await box.press('ArrowDown');
  await box.press('Enter');
  await page.waitForURL(/industries=/);
  expect(new URL(page.url()).searchParams.has('q')).toBe(false);
  await box.fill('xyzzy');
  await box.press('Enter');
  await page.waitForURL(/q=xyzzy/);
  expect(errors).toEqual([]);
  await close();
});

test('an industry leads on to the diagram of its chain', async () => {
  const { page, errors, close } = await visit(
    browser,
    '/?lang=en&tool=ask&map=premises&industries=C36',
    SIZES.phone,
  );
  const asked = dialog(page, 'en');
  await asked.getByLabel('Industry', { exact: true }).focus();
  await asked.getByRole('button', { name: 'See the chain: Automotive and components' }).click();
  await page.waitForURL(/map=chains.*chain=automotive.*tool=chain/);
  await page.locator('.chain-summary').waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('zh, 390: the division and both ends of the space are asked for, said, and kept', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=zh&tool=ask', SIZES.phone);
  const asked = dialog(page);
  await asked.getByLabel('板块', { exact: true }).selectOption({ label: '昆山市' });
  await page.waitForURL(/division=320583/);
  await asked.getByLabel('至少需要多大面积').fill('6000');
  await page.waitForURL(/area_free=6000\/\.\.&.*min_unit=\.\.\/6000/);
  await asked.getByLabel('最多多大面积').fill('10000');
  await page.waitForURL(/min_unit=\.\.\/10000/);
  const query = 'status=to_let,partly&division=320583&area_free=6000/..&min_unit=../10000';
  const count = await matched('premises', query);
  await asked.getByText(`昆山市有 ${count} 条平台载体符合`).waitFor();
  await asked.getByText('最小分割 ≤ 10,000 m²').waitFor();
  await asked.getByLabel('最多多大面积').fill('500');
  await asked.getByText('请填写数字，小的在前').waitFor();
  await asked.getByLabel('最多多大面积').fill('');
  await page.waitForURL(/min_unit=\.\.\/6000/);
  expect(await asked.getByLabel('最多多大面积').inputValue()).toBe('');
  expect(errors).toEqual([]);
  await close();
});

test('en, 1440: a route by its division, its longest duration and the language of its guide', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=en&map=routes&tool=ask', SIZES.desktop);
  const asked = dialog(page, 'en');
  await asked.getByLabel('Division').selectOption({ label: 'Taicang' });
  await asked.getByLabel('Duration, at most').fill('4');
  await page.waitForURL(/duration=\.\.\/4/);
  await asked.getByLabel('Guided in').selectOption({ label: 'German' });
  await page.waitForURL(/languages=de/);
  const count = await matched('routes', 'status=open&division=320585&duration=../4&languages=de');
  await asked
    .getByText(new RegExp(`^${count} routes? in Taicang fits?$`))
    .or(asked.getByText('No record matches'))
    .waitFor();
  await asked.getByText('Duration ≤ 4 h; Guided in: German').waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('en, 390: what is invested has both ends, and My project keeps division and largest plot', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=en&map=opportunities&tool=ask', SIZES.phone);
  const asked = dialog(page, 'en');
  await asked.getByLabel('Investment, at least').fill('1');
  await asked.getByLabel('Investment, at most').fill('5');
  await page.waitForURL(/ask=\d+\/\d+/);
  await page.goto(`${BASE}/?lang=en&map=land&collection=plots&division=320583&area=20000/50000&tool=ask`);
  await asked.getByRole('button', { name: 'My project' }).click();
  const form = page.locator('.fit-form');
  expect(Number(await form.getByLabel('Land at most', { exact: true }).inputValue())).toBe(5);
  await form.getByRole('button', { name: 'Find plots that fit' }).click();
  await page.waitForURL(/area=20000\/50000.*division=320583/);
  expect(errors).toEqual([]);
  await close();
});

test.each([
  ['en', 'In one sentence', 'food factory, 5,000 m², in Kunshan'],
  ['zh', '一句话说明需求', '昆山 食品厂房 5000平方米'],
] as const)(
  '%s, 390: a need in one sentence is the answer, and back takes it away',
  async (language, label, words) => {
    const { page, errors, close } = await visit(browser, `/?lang=${language}`, SIZES.phone);
    const asked = dialog(page, language);
    await asked.getByLabel(label).fill(words);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === words);
    const count = await matched('premises', `status=to_let,partly&q=${encodeURIComponent(words)}`);
    expect(count).toBeGreaterThan(0);
    await asked.getByRole('button', { name: new RegExp(`^(Show|看) ${count} `) }).waitFor();
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('q'));
    await expect.poll(() => asked.getByLabel(label).inputValue()).toBe('');
    expect(errors).toEqual([]);
    await close();
  },
);

test('zh, 390: what is written says which map it is for, until the visitor does, and stays', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=zh', SIZES.phone);
  const asked = dialog(page, 'zh');
  const sentence = asked.getByLabel('一句话说明需求');
  await sentence.fill('吴江或者吴中 30亩工业用地');
  await page.waitForURL(/map=land&collection=plots.*q=/);
  await sentence.fill('吴江或者吴中 租厂房 3000平方米');
  await page.waitForURL(/map=premises.*q=/);
  await asked.getByRole('button', { name: '配套' }).click();
  await page.waitForURL(/map=chains.*q=/);
  expect(await sentence.inputValue()).toBe('吴江或者吴中 租厂房 3000平方米');
  await sentence.fill('吴江 租厂房');
  await page.waitForURL((url) => url.searchParams.get('q') === '吴江 租厂房');
  expect(new URL(page.url()).searchParams.get('map')).toBe('chains');
  expect(errors).toEqual([]);
  await close();
});

test('en, 390: nothing is said to fit where a place is given up, and the map shows what is found', async () => {
  const { page, errors, close } = await visit(browser, '/?lang=en', SIZES.phone);
  const asked = dialog(page, 'en');
  const words = 'office building in Gusu';
  await asked.getByLabel('In one sentence').fill(words);
  const count = await matched('premises', `status=to_let,partly&q=${encodeURIComponent(words)}`);
  expect(count).toBeGreaterThan(0);
  await asked.getByText(`Nothing fits all of it. Nearest: ${count} premises`).waitFor();
  await asked.getByText('No premises here are “Gusu”; left out').waitFor();
  await asked.getByRole('button', { name: `Show ${count} premises` }).click();
  await page.locator('.count h2').getByText(`Nearest: ${count} premises`).waitFor();
  expect(errors).toEqual([]);
  await close();
});
