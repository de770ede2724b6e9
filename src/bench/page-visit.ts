/** A visit to the page in real Chromium, with what the visitor sees noted in the page itself. */
import type { Browser, Page } from 'playwright-core';
import { idle, SIZES } from '../cli/chromium.ts';

export type Size = keyof typeof SIZES;

/** A first view that is measured. */
type First = readonly [name: string, path: string, size: Size];

export const LISTS: readonly First[] = [
  ['list and map', '/?map=premises&lang=en', 'desktop'],
  ['list and map on a phone', '/?map=premises&lang=zh', 'phone'],
];

/** On a phone the question stands where the map would be, which would go unmeasured. */
export const QUESTIONS: readonly First[] = [
  ['question', '/?lang=en', 'desktop'],
  ['question in Chinese', '/?lang=zh', 'desktop'],
];

/** Milliseconds since the navigation began; `tasks` are those over 50 ms, `shift` is the sum of layout shifts (CLS). */
export type Marks = {
  list?: number;
  map?: number;
  shift: number;
  tasks: { start: number; duration: number }[];
};

/** Runs in the page before anything of it; text, because nothing here knows the browser's types. */
const MARK = `
  const marks = (window.marks = { shift: 0, tasks: [] });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) marks.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) marks.tasks.push({ start: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  const seen = new MutationObserver(() => {
    const hasCount = /\\d/.test(document.querySelector('.count h2')?.textContent ?? '');
    if (!hasCount || !document.querySelector('.result-button')) return;
    marks.list = performance.now();
    seen.disconnect();
  });
  seen.observe(document, { childList: true, subtree: true, characterData: true });
  const timer = setInterval(() => {
    const map = document.querySelector('.map-canvas')?.map;
    if (!map?.loaded() || !map.areTilesLoaded()) return;
    marks.map = performance.now();
    clearInterval(timer);
  }, 25);
`;

export type Visit = { page: Page; marks(): Promise<Marks>; close(): Promise<void> };

/** Opens an address with an empty cache; `slower` is by how much Chromium slows the page's main thread down. */
export async function visit(browser: Browser, url: string, size: Size, slower = 1): Promise<Visit> {
  const context = await browser.newContext({ viewport: SIZES[size], reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(MARK);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.goto(url, { waitUntil: 'commit' });
  return {
    page,
    marks: () => page.evaluate<Marks>('window.marks'),
    close: () => context.close(),
  };
}

const PATIENCE = 120_000;
const FILTER_PATIENCE = 60_000;

/** Waits until list and map show all that belongs to the current state. @throws Error after two minutes. */
export async function settled(page: Page): Promise<void> {
  await idle(page, { has: '.result-button', lacks: '[aria-busy="true"]', timeout: PATIENCE });
  // What was asked for a moment after everything was there belongs to it too.
  await page.waitForTimeout(1000);
}

/**
 * Milliseconds from the end of the answer to a filter click until the page has painted the new count. Nothing asks for frames
 * meanwhile: each would be drawn, and the one with the count would wait for it.
 */
export async function filterClick(page: Page): Promise<number> {
  const pill = page.locator('.filter-bar').getByRole('button', { name: /^(Division|板块)$/ });
  // On a phone it lies below the closed sheet, which opens for the focus.
  await pill.focus();
  await pill.click();
  const choice = page.locator('.filter-panel input[type="checkbox"]').first();
  await choice.waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1500);
  await page.evaluate(`
    window.answered = new Promise((resolve, reject) => {
      const text = () => document.querySelector('.count h2')?.textContent ?? '';
      const before = text();
      setTimeout(() => reject(new Error('The count stays "' + before + '"')), ${FILTER_PATIENCE});
      const look = new MutationObserver(() => {
        if (text() === before || !/\\d/.test(text())) return;
        look.disconnect();
        // Before any other task, right after the frame.
        const painted = () => {
          const answers = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/items?'));
          resolve(performance.now() - answers.at(-1).responseEnd);
        };
        requestAnimationFrame(() => scheduler.postTask(painted, { priority: 'user-blocking' }));
      });
      look.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    undefined; // A promise would be waited for before anything is clicked.
  `);
  await choice.click();
  const taken = await page.evaluate<number>('window.answered');
  await page.keyboard.press('Escape');
  return taken;
}
