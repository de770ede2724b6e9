import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiptFrom } from '../../../domain/receipt.ts';
import type { Items } from '../../api.ts';
import { api, launch, SIZES, visit } from '../../visit.browser.fixture.ts';

let browser: Browser;
let ids: Record<'premises' | 'plots' | 'routes', string>;
beforeAll(async () => {
  browser = await launch();
  const first = async (collection: string) =>
    (await api<Items>(`${collection}/items?limit=1&skipGeometry=true`)).features[0]!.id;
  ids = { premises: await first('premises'), plots: await first('plots'), routes: await first('routes') };
});
afterAll(() => browser.close());

type Kept = {
  receipt: string;
  name: string;
  message: string;
  records: { key: string }[];
  view: string;
} & Record<string, unknown>;

/** The command as an office runs it, beside the running server. */
function relitu(...args: string[]) {
  const script = join(import.meta.dirname, '..', '..', '..', 'cli', 'relitu.js');
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
}

const keptWith = (message: string): Kept[] => {
  const { status, stdout } = relitu('enquiries', 'export', '--format', 'json');
  expect(status).toBe(0);
  return (JSON.parse(stdout) as Kept[]).filter((one) => one.message === message);
};

const tool = (page: Page) => page.locator('dialog.tool-enquire');

/** Lets the next answer get lost on its way, after the server has kept the enquiry. */
const loseAnswer = (page: Page) =>
  page.route(
    '**/api/enquiries',
    async (route) => {
      const response = await route.fetch();
      expect(response.status()).toBe(201);
      await route.abort('connectionreset');
    },
    { times: 1 },
  );

// The command is started anew each time, on a machine that serves and draws meanwhile.
const PATIENT = { timeout: 360_000 };

test(
  'zh, wide: sent twice because the answer was lost, found once; the draft outlives closing',
  PATIENT,
  async () => {
    const message = `想了解荷载与入驻时间。\n${crypto.randomUUID()}`;
    const { page, errors, hosts, close } = await visit(
      browser,
      `/?map=premises&lang=zh&division=320509&id=${ids.premises}&partner=sample-park`,
      SIZES.desktop,
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
    await page.locator('.contact').getByRole('button', { name: '咨询' }).click();
    await tool(page).getByRole('textbox', { name: '想了解什么' }).fill(message);
    await page.keyboard.press('Escape');
    await tool(page).waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('tool=');
    await page.locator('.contact').getByRole('button', { name: '咨询' }).click();
    const form = tool(page);
    expect(await form.getByRole('textbox', { name: '想了解什么' }).inputValue()).toBe(message);
    await form.getByRole('textbox', { name: '您的称呼' }).fill('王晓明');
    await form.getByRole('radio', { name: '微信号' }).check();
    await form.getByRole('textbox', { name: '微信号' }).fill('wang_xiaoming');
    await form.getByRole('checkbox').check();
    await loseAnswer(page);
    await form.getByRole('button', { name: '发送咨询' }).click();
    await form.getByText('没有收到系统的确认').waitFor();
    const sentAgain = page.waitForResponse('**/api/enquiries');
    await form.getByRole('button', { name: '再试一次' }).click();
    expect((await sentAgain).status()).toBe(200);
    await form.getByRole('heading', { name: '已收到' }).waitFor();
    const receipt = (await form.locator('output').textContent())!;
    expect(receiptFrom(receipt)).toBe(receipt);
    await form.getByRole('button', { name: '复制回执号' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(receipt);

    const kept = keptWith(message);
    expect(kept).toMatchObject([
      {
        receipt,
        name: '王晓明',
        channel: 'wechat',
        contact: 'wang_xiaoming',
        language: 'zh',
        partner: 'sample-park',
        visit_on: null,
      },
    ]);
    expect(kept[0]!.records.map(({ key }) => key)).toEqual([`premises.${ids.premises}`]);
    expect(kept[0]!.view).toMatch(/^\/\?map=premises&lang=zh&division=320509&id=\w{10}&partner=sample-park#/);
    expect(kept[0]!.filter).toBe('division=320509');
    expect(page.url()).not.toMatch(/wang|%E7%8E%8B/);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
      'wang',
    );
    expect([...hosts]).toHaveLength(1);
    expect(errors.filter((error) => !error.includes('ERR_CONNECTION_RESET'))).toEqual([]);

    expect(relitu('enquiries', 'purge', '--receipt', receipt.toLowerCase()).status).toBe(0);
    expect(relitu('enquiries', 'purge', '--receipt', receipt).status).toBe(1);
    expect(relitu('enquiries', 'purge').status).toBe(2);
    await close();
  },
);

test(
  'en, phone: a route is requested by keyboard alone, faults are named and focused, offline keeps and sends again',
  PATIENT,
  async () => {
    const message = `We are twelve. ${crypto.randomUUID()}`;
    const { page, close } = await visit(
      browser,
      `/?map=routes&lang=en&max_group=7/..&q=tour&id=${ids.routes}`,
      SIZES.phone,
    );
    await page.getByRole('button', { name: 'Request this route' }).first().focus();
    await page.keyboard.press('Enter');
    const form = tool(page);
    await form.getByRole('button', { name: 'Send request' }).focus();
    await page.keyboard.press('Enter');
    await form.getByRole('alert').getByText('3 entries need attention').waitFor();
    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).id);
    await expect.poll(focused).toBe('enquire-name');
    const name = form.getByRole('textbox', { name: 'Your name' });
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    expect(await name.getAttribute('aria-describedby')).toBe('enquire-name-fault');
    expect(await form.locator('#enquire-name-fault').textContent()).toBe('Enter your name');
    await page.keyboard.type('Anna Beispiel');
    expect(await form.locator('#enquire-name-fault').count()).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('enquire-contact');
    await page.keyboard.type('+49 351 0000000');
    await form.getByRole('textbox', { name: 'Group size' }).focus();
    // What was said before is filled in, to be changed.
    expect(await form.getByRole('textbox', { name: 'Group size' }).inputValue()).toBe('7');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('dozen');
    await page.keyboard.press('Tab');
    const question = form.getByRole('textbox', { name: 'What would you like to know?' });
    expect(await question.inputValue()).toMatch(
      /^We would like to make this visit\. We look for: tour; .*≥ 7 people\.$/,
    );
    await page.keyboard.press('Control+A');
    await page.keyboard.type(message);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('enquire-visitors');
    expect(await form.locator('#enquire-visitors-fault').textContent()).toContain('1 to 500');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('12');
    await page.context().setOffline(true);
    await page.keyboard.press('Enter');
    await form.getByRole('alert').getByText('you seem to be offline').waitFor();
    await page.context().setOffline(false);
    await form.getByRole('heading', { name: 'Received' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Received');
    expect(keptWith(message)).toMatchObject([{ channel: 'phone', contact: '+49 351 0000000', visitors: 12 }]);
    await page.keyboard.press('Escape');
    await tool(page).waitFor({ state: 'detached' });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Request this route');
    await close();
  },
);

test('a shortlist is asked about at once; withdrawn records are left out; nothing is wider than 320 px', async () => {
  const keys = [
    `premises.${ids.premises}`,
    `plots.${ids.plots}`,
    'plots.aaaaaaaaaa',
    'nope.aaaaaaaaaa',
  ].join();
  const { page, close } = await visit(browser, `/?map=land&lang=en&tool=enquire&with=${keys}`, {
    width: 320,
    height: 640,
  });
  const form = tool(page);
  await form.getByText('One record has been withdrawn and is left out.').waitFor();
  expect(await form.locator('.enquire-records li').count()).toBe(2);
  const message = `Two at once ${crypto.randomUUID()}`;
  await form.getByRole('textbox', { name: 'Your name' }).fill('A');
  await form.getByRole('textbox', { name: 'E-mail' }).fill('a@example.org');
  await form.getByRole('textbox', { name: 'What would you like to know?' }).fill(message);
  await form.getByRole('checkbox').check();
  const wide = await form.evaluate((dialog) =>
    [...dialog.querySelectorAll('.tool-body *')]
      .filter((one) => !one.closest('.visually-hidden') && one.getBoundingClientRect().right > 320)
      .map((one) => one.className || one.tagName),
  );
  expect(wide).toEqual([]);
  await form.getByRole('button', { name: 'Send enquiry' }).click();
  await form.getByRole('heading', { name: 'Received' }).waitFor();
  expect(keptWith(message).map(({ records }) => records.map(({ key }) => key))).toEqual([
    [`premises.${ids.premises}`, `plots.${ids.plots}`],
  ]);
  await page.emulateMedia({ media: 'print' });
  expect(await form.locator('output').isVisible()).toBe(true);
  expect(await page.locator('.topbar').isVisible()).toBe(false);
  await close();
});

test('a route is requested from the head of its card, and which stops are closed to foreign visitors is said', async () => {
  const { features } = await api<Items>('stops/items?foreign_ok=false&limit=1&skipGeometry=true');
  const { route, seq } = features[0]!.properties;
  const { page, close } = await visit(browser, `/?map=routes&lang=en&id=${route}`, SIZES.phone);
  const note = page.getByText(/^Not open to foreign visitors: stop/);
  await note.waitFor();
  expect(await note.innerText()).toContain(String(seq));
  await page.locator('.card-actions .pill').first().click();
  const form = page.getByRole('dialog', { name: 'Request this route' });
  await form.getByText(/^Not open to foreign visitors: stop/).waitFor();
  await close();
});
