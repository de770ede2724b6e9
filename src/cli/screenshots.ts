/**
 * `npm run screenshots`: pictures of every map in both languages and themes, wide and on a phone, made of the sample
 * city in real Chromium. `-- --only TEXT` takes those whose name has the text, `-- --out FOLDER` puts them elsewhere.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { VIEWS } from '../domain/maps/index.ts';
import { idle, launch, SIZES } from './chromium.ts';
import { progress } from './progress.ts';
import { sampleServer } from './sample-server.ts';
import { ROOT } from './store.ts';

type Shot = { name: string; path: string; size: keyof typeof SIZES };

const shots: Shot[] = VIEWS.flatMap(({ id }) =>
  (['zh', 'en'] as const).flatMap((lang) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      (['desktop', 'phone'] as const).map((size) => ({
        name: `${id}-${lang}-${theme}-${size}`,
        path: `/?map=${id}&lang=${lang}&theme=${theme}`,
        size,
      })),
    ),
  ),
);

async function take(browser: Browser, url: string, { path, size }: Shot, file: string): Promise<void> {
  const context = await browser.newContext({ viewport: SIZES[size], reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url + path);
  await idle(page, { has: '.results li:not(.skeleton)' });
  await page.screenshot({ path: file });
  await context.close();
}

const { values } = parseArgs({ options: { only: { type: 'string' }, out: { type: 'string' } } });
const folder = resolve(values.out ?? join(ROOT, '.wrangler', 'screenshots'));
const wanted = shots.filter(({ name }) => name.includes(values.only ?? ''));
await mkdir(folder, { recursive: true });
const { url, stop } = await sampleServer('screenshots-run');
const bar = progress();
try {
  const browser = await launch();
  for (const [i, shot] of wanted.entries()) {
    bar.step(shot.name, i + 1, wanted.length);
    await take(browser, url, shot, join(folder, `${shot.name}.png`));
  }
  await browser.close();
  bar.end(`${wanted.length} pictures in ${folder}`);
} finally {
  stop();
}
