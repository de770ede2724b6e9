import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idle, launch, SIZES, visit } from '../visit.browser.fixture.ts';

/** Milliseconds of work after which a page no longer feels at hand. */
const MOST = 200;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

type TraceEvent = {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds of the thread's own time: what others do on the machine is not in it. */
  tdur?: number;
  args: { name?: string };
};

/** The longest task of the page's main thread during `act`, in milliseconds of its own time. */
async function longestTask(page: Page, act: () => Promise<unknown>): Promise<number> {
  await browser.startTracing(page, {
    categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'toplevel'],
  });
  await act();
  await idle(page);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(thread),
  );
  const tasks = traceEvents.filter((event) => main.has(thread(event)) && /RunTask/.test(event.name));
  expect(tasks.length).toBeGreaterThan(10);
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000));
}

const AREA =
  'filter=S_INTERSECTS(geometry,POLYGON((120.5+31.2,120.9+31.2,120.9+31.45,120.5+31.45,120.5+31.2)))';

test.each(['chains', 'land'])('no task of %s is long after load', async (map) => {
  const { page, close } = await visit(browser, `/?map=${map}&lang=zh`, SIZES.desktop);
  await idle(page);
  const goTo = (query: string, camera: string) =>
    page.evaluate(
      ([search, hash]) => {
        history.pushState(null, '', `${search}${hash}`);
        window.dispatchEvent(new PopStateEvent('popstate'));
      },
      [`?map=${map}&lang=zh${query}`, camera] as const,
    );
  const steps: [string, () => Promise<unknown>][] = [
    ['zoom in', () => goTo('', '#13.2/31.31/120.72')],
    ['draw an area', () => goTo(`&${AREA}`, '#13.2/31.31/120.72')],
    ['zoom out', () => goTo(`&${AREA}`, '#12.2/31.31/120.72')],
    ['heat', () => goTo('&view=heat', '#11/31.31/120.72')],
    ['point at a record', () => page.locator('.result-button').nth(2).hover()],
  ];
  for (const [name, act] of steps) expect(await longestTask(page, act), name).toBeLessThan(MOST);
  await close();
});
