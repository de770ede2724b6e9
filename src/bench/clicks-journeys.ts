/** What visitors do on the page, action by action: seeded, one journey from a cold start for each map. */
import type { Page } from 'playwright-core';
import { seeded } from '../../tiles/fixtures.ts';
import type { Language } from '../domain/kinds.ts';
import { VIEWS } from '../domain/maps/index.ts';

/** One action; `act` returns as soon as it is done, whatever it sets off. */
export type Step = { name: string; act(page: Page, origin: string): Promise<unknown> };

export type Journey = { language: Language; steps: Step[] };

const TYPED = ['昆山', '苏州', '工业', 'ku', 'yuan', '中心', '科技'];
const OPENING = 10_000;

const button = (page: Page, selector: string) => page.locator(selector).first().click({ timeout: OPENING });

/** Drags the map by the given pixels; the middle of the page is the map's. */
async function drag(page: Page, right: number, down: number): Promise<void> {
  const box = (await page.locator('.map-canvas').boundingBox())!;
  const [x, y] = [box.x + box.width * 0.6, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + right, y + down, { steps: 4 });
  await page.mouse.up();
}

/** The journeys, the same on every run. */
export function journeys(): Journey[] {
  const random = seeded(41);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const far = () => Math.round((random() - 0.5) * 800);
  return VIEWS.map(({ id, collections }, index) => {
    const language = index % 2 === 0 ? 'zh' : 'en';
    const typed = pick(TYPED);
    const pan = (): Step => {
      const [right, down] = [far(), far()];
      return { name: `${id}: pan`, act: (page) => drag(page, right, down) };
    };
    const click = (name: string, selector: string): Step => ({
      name: `${id}: ${name}`,
      act: (page) => button(page, selector),
    });
    const zoomIn = () => click('zoom in', '.map-buttons button:nth-child(1)');
    const heat = collections.some((collection) => collection.heat)
      ? [
          click('heat', '.view-switch button:nth-child(2)'),
          click('places', '.view-switch button:nth-child(1)'),
        ]
      : [];
    const steps: Step[] = [
      {
        name: `${id}: open`,
        act: (page, origin) => page.goto(`${origin}/?map=${id}&lang=${language}`, { waitUntil: 'commit' }),
      },
      pan(),
      zoomIn(),
      pan(),
      zoomIn(),
      pan(),
      click('zoom out', '.map-buttons button:nth-child(2)'),
      click('open a record', '.result-button'),
      click('close the record', '.card-close'),
      click('whole city', '.map-buttons button:nth-child(3)'),
      {
        name: `${id}: search ${typed}`,
        act: (page) =>
          page.locator('.search input').pressSequentially(typed, { delay: 80, timeout: OPENING }),
      },
      { name: `${id}: leave the search`, act: (page) => page.keyboard.press('Escape') },
      click('all filters', '.pill-all'),
      click('a filter', '.filter-panel .choice'),
      click('close the filters', '.filter-panel .panel-head .icon-button'),
      ...heat,
      click('language', '.header .quiet-button'),
    ];
    return { language, steps };
  });
}
