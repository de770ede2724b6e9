/**
 * `npm run test:browser`: the whole product in real workerd and real Chromium. The sample city is built once into
 * `.wrangler/test`; each run serves a copy of it.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { CITY } from '../domain/city.ts';
import { dayAt } from '../domain/filter.ts';
import { tool } from './setup.ts';
import { ROOT } from './store.ts';

const CHROMIUM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const CJK_FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/** The browser's path; on Debian as root it is installed when missing, elsewhere the message says how. */
function chromium(): string {
  const found = () => [process.env.CHROMIUM, ...CHROMIUM].find((path) => path && existsSync(path));
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

/** A hash of everything the sample state follows from: code of intake and release, the definitions, the day. */
async function fingerprint(day: string): Promise<string> {
  const hash = createHash('sha256').update(day);
  for (const folder of ['src/domain', 'src/import', 'src/cli', 'db', 'tiles'])
    for (const file of (await readdir(join(ROOT, folder), { recursive: true })).sort())
      if (/\.(ts|sql|csv|geojson)$/.test(file) && !file.includes('.test.'))
        hash.update(file).update(await readFile(join(ROOT, folder, file)));
  return hash.digest('hex');
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const child = (script: string, env: NodeJS.ProcessEnv) =>
  spawn(process.execPath, ['--no-warnings', join(ROOT, 'src', 'cli', script)], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });

/** Builds the sample state unless the one that is there was built from the same sources. */
async function prepare(state: string): Promise<void> {
  const day = dayAt(new Date(), CITY.timeZone);
  const stamp = join(state, 'fingerprint');
  const wanted = await fingerprint(day);
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return;
  await rm(state, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, ['--no-warnings', join(ROOT, 'src', 'cli', 'setup.ts')], {
    cwd: ROOT,
    env: { ...process.env, RELITU_STATE: join(state, 'state') },
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The sample state could not be built');
  await writeFile(stamp, wanted);
}

/** Starts the server on a copy of the state and waits for its `ready` line. */
async function serve(state: string, port: number) {
  const server = child('start.ts', { RELITU_STATE: state, PORT: String(port) });
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (data: Buffer) => {
      process.stderr.write(data);
      if (String(data).includes('ready ')) resolve();
    });
    server.on('exit', (code) => reject(new Error(`The server ended with ${code}`)));
  });
  return () => process.kill(-server.pid!, 'SIGTERM');
}

const path = chromium();
const built = join(ROOT, '.wrangler', 'test');
const running = join(ROOT, '.wrangler', 'test-run');
await prepare(built);
await rm(running, { recursive: true, force: true });
await cp(built, running, { recursive: true });
const port = await freePort();
const stop = await serve(join(running, 'state'), port);
try {
  const { status } = spawnSync(
    process.execPath,
    [tool('vitest'), 'run', '--project', 'browser', ...process.argv.slice(2)],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        RELITU_URL: `http://127.0.0.1:${port}`,
        RELITU_STATE: join(running, 'state'),
        CHROMIUM: path,
      },
      stdio: 'inherit',
    },
  );
  process.exitCode = status ?? 1;
} finally {
  stop();
}
