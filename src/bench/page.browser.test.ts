import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../cli/chromium.ts';
import { LISTS, QUESTIONS, settled, visit } from './page-visit.ts';
import { appBytes, LIMITS, weigh, weighList, weighSwitches } from './page-weight.ts';
import { type Link, openLink } from './slow-link.ts';

const PORT = Number(new URL(process.env.RELITU_URL!).port);

let browser: Browser;
let link: Link;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test.each([...LISTS, ...QUESTIONS])(
  '%s: %s on a %s keeps the budgets of a first view',
  async (_, path, size) => {
    link = await openLink(PORT);
    const { page, close } = await visit(browser, `http://127.0.0.1:${link.port}${path}`, size);
    await settled(page);
    const all = weigh(link.passed);
    const said = link.passed.map(({ path: asked, bytes }) => `${bytes} ${asked}`).join('\n');
    expect(all.requests, said).toBeLessThanOrEqual(LIMITS.firstRequests);
    expect(all.bytes, said).toBeLessThanOrEqual(LIMITS.firstBytes);
    expect(weighList(link.passed).bytes, said).toBeLessThanOrEqual(LIMITS.listBytes);
    expect(await appBytes(link.passed), said).toBeLessThanOrEqual(LIMITS.appBytes);
    await close();
    link.stop();
  },
);

test('each switch of maps keeps its budget', async () => {
  link = await openLink(PORT);
  const { page, close } = await visit(
    browser,
    `http://127.0.0.1:${link.port}/?map=routes&lang=en`,
    'desktop',
  );
  await settled(page);
  for (const [map, { requests, bytes }] of await weighSwitches(page, link)) {
    expect(requests, map).toBeLessThanOrEqual(LIMITS.switchRequests);
    expect(bytes, map).toBeLessThanOrEqual(LIMITS.switchBytes);
  }
  await close();
  link.stop();
});
