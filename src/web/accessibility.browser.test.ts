import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VIEWS } from '../domain/maps/index.ts';
import type { Items } from './api.ts';
import { violations } from './axe.browser.fixture.ts';
import { api, idle, launch, SIZES, visit } from './visit.browser.fixture.ts';

let browser: Browser;
const keys: Record<string, string[]> = {};
beforeAll(async () => {
  browser = await launch();
  for (const collection of ['premises', 'plots', 'areas', 'routes']) {
    const { features } = await api<Items>(`${collection}/items?limit=3&skipGeometry=true`);
    keys[collection] = features.map(({ id }) => id);
  }
});
afterAll(() => browser.close());

/** States of the page by name: the address after language and theme, and what stands there once it is shown. */
const STATES: readonly (readonly [name: string, search: () => string, shown: string])[] = [
  ['question', () => '', '.tool-ask #ask-trade'],
  ...VIEWS.map(({ id }) => [id, () => `&map=${id}`, '.result'] as const),
  ['heat', () => '&map=premises&view=heat', '.result'],
  ['record', () => `&map=land&collection=areas&id=${keys.areas![0]}`, '.card .provenance'],
  ['nothing found', () => '&map=premises&area_free=9000000/..', '.notice'],
  [
    'shortlist',
    () => `&map=premises&tool=shortlist&with=premises.${keys.premises![0]},plots.${keys.plots![0]}`,
    '.tool-shortlist li',
  ],
  [
    'compare',
    () => `&map=premises&tool=compare&with=${keys.premises!.map((id) => `premises.${id}`)}`,
    '.tool-compare td',
  ],
  ['share', () => '&map=premises&tool=share', '.tool-share svg'],
  ['dossier', () => `&map=premises&tool=dossier&with=premises.${keys.premises![0]}`, '.tool-dossier svg'],
  [
    'visit',
    () => `&map=routes&tool=visit&with=premises.${keys.premises![0]},plots.${keys.plots![0]}`,
    '.tool-visit li',
  ],
  [
    'enquire',
    () => `&map=premises&tool=enquire&with=premises.${keys.premises![0]}`,
    '.tool-enquire textarea',
  ],
  ['fit', () => '&map=land&tool=fit', '.tool-fit input'],
  ['chain', () => '&map=chains&tool=chain', '.tool-chain svg'],
  ['charts', () => '&map=premises&tool=charts', '.tool-charts table'],
];

const LOOKS = [
  ['zh', 'light', 'desktop'],
  ['en', 'dark', 'phone'],
] as const;

test.each(LOOKS)('axe finds nothing wrong in any state in %s, %s, on a %s', async (lang, theme, size) => {
  const found: string[] = [];
  for (const [name, search, shown] of STATES) {
    const { page, close } = await visit(browser, `/?lang=${lang}&theme=${theme}${search()}`, SIZES[size]);
    await page.locator(shown).first().waitFor({ state: 'attached' });
    if (size === 'desktop') await idle(page);
    found.push(...(await violations(page)).map((one) => `${name}: ${one}`));
    await close();
  }
  expect(found).toEqual([]);
});
