/** Chromium for what drives the real page. */
// Functions handed to the page run there.
/// <reference lib="dom" />
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const CJK_FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/**
 * The browser's path; on Debian as root it is installed when missing.
 * @throws Error that says how to install it, elsewhere
 */
export function chromiumPath(): string {
  const found = () => [process.env.CHROMIUM, ...PLACES].find((path) => path && existsSync(path));
  const isDebian = existsSync('/etc/debian_version');
  if (isDebian && process.getuid?.() === 0 && (!found() || !existsSync(CJK_FONT))) {
    console.error('installing chromium and fonts-noto-cjk');
    const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
      options,
    );
  }
  const path = found();
  if (!path)
    throw new Error(
      'No Chromium found: install it (Debian: apt install chromium fonts-noto-cjk) or set CHROMIUM to its path',
    );
  return path;
}

/** Maps are drawn in software, as on machines without a screen. */
const ARGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
];

/** Starts Chromium with arguments besides the usual ones. @throws Error as {@link chromiumPath} */
export const launch = (args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: [...ARGS, ...args] });

/** Windows in CSS pixels. */
export const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

type Drawing = { map?: { loaded(): boolean; areTilesLoaded(): boolean; isMoving(): boolean } };

/**
 * Waits until the map has drawn everything it wants to draw, an element of the selector `has` is there and none of
 * `lacks`.
 * @throws Error when that takes longer than `timeout` milliseconds
 */
export async function idle(
  page: Page,
  {
    has = 'body',
    lacks = 'no-such',
    timeout = 60_000,
  }: { has?: string; lacks?: string; timeout?: number } = {},
): Promise<void> {
  // A function, not a text: the page's policy lets no text be run.
  await page.waitForFunction(
    ([has, lacks]) => {
      const { map } = (document.querySelector('.map-canvas') ?? {}) as Drawing;
      const isDrawn = map?.loaded() && map.areTilesLoaded() && !map.isMoving();
      return isDrawn && document.querySelector(has) && !document.querySelector(lacks);
    },
    [has, lacks] as const,
    { timeout, polling: 60 },
  );
}
