import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { relitu } from '../command.browser.fixture.ts';
import { BASE, launch } from '../visit.browser.fixture.ts';
import { type PartnerSite, partnerSite, visitPartner } from './partner.browser.fixture.ts';

const key = `sample-${crypto.randomUUID().slice(0, 8)}`;
let browser: Browser;
let own: PartnerSite;
let foreign: PartnerSite;
beforeAll(async () => {
  [browser, own, foreign] = await Promise.all([launch(), partnerSite(), partnerSite()]);
  relitu(
    'partner',
    'add',
    key,
    '--name-zh',
    '样例商会',
    '--name-en',
    'Sample chamber',
    '--origin',
    own.origin,
  );
}, 360_000);
afterAll(async () => {
  own.close();
  foreign.close();
  await browser.close();
});

const path = `/frame?${new URLSearchParams({ src: `/embed/land?lang=en&partner=${key}` })}`;

test("a partner's map stands on the partner's site and on no other", async () => {
  // A key that was asked for in vain may be unknown for some seconds more.
  const policy = async () =>
    (await fetch(`${BASE}/embed/land?partner=${key}`)).headers.get('content-security-policy');
  await expect.poll(policy, { timeout: 30_000 }).toContain(`frame-ancestors ${own.origin}`);
  const { headers } = await fetch(`${BASE}/embed/land?partner=${key}`);
  expect(headers.get('x-frame-options')).toBeNull();

  const allowed = await visitPartner(browser, own, path);
  const frame = await allowed.frame();
  await frame.getByRole('heading', { name: 'Industrial land' }).first().waitFor();
  await allowed.close();

  const refused = await visitPartner(browser, foreign, path);
  await expect.poll(() => refused.page.frames()[1]!.url()).toMatch(/^chrome-error:/);
  expect(refused.errors.join()).toMatch(/frame-ancestors/);
  await refused.close();
});
