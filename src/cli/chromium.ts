/** Finds Chromium for what drives the real page. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

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
