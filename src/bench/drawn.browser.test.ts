/** A slice of `npm run bench -- drawn`. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../../tiles/fixtures.ts';
import type { LiveRecord } from '../../tiles/layers.ts';
import { VIEWS } from '../domain/maps/index.ts';
import { BASE, launch } from '../web/visit.browser.fixture.ts';
import { checked, recordsOf } from './drawn-check.ts';
import { randomView } from './drawn-filters.ts';
import { openPage } from './drawn-page.ts';

const FILTERS = 5;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test.each(VIEWS.map((map) => [map.id, map] as const))(
  'what %s draws under random filters is what the API counts',
  async (_, map) => {
    const random = seeded(11);
    const records = new Map<string, LiveRecord[]>();
    for (const collection of map.collections) records.set(collection.id, await recordsOf(BASE, collection));
    const page = await openPage(browser, BASE, map);
    let looks = 0;
    for (let i = 0; i < FILTERS; i++) {
      const view = randomView(random, map, records);
      for (const { look, fault } of await checked(page, BASE, map, view)) {
        looks++;
        expect(fault, `${map.id} ${view.collection.id} ${look} ?${view.query}`).toBeUndefined();
      }
    }
    expect(looks).toBeGreaterThanOrEqual(2 * FILTERS);
    await page.context().close();
  },
  600_000,
);
