/** Clicks on the real page in Chromium, each with the requests that it put on the network, as a proxy saw them. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launch, SIZES } from '../cli/chromium.ts';
import { freePort } from '../cli/free-port.ts';
import { ROOT } from '../cli/store.ts';
import { FOLDER } from './city-archive.ts';
import { journeys } from './clicks-journeys.ts';
import { SITE } from './clicks-manifest.ts';

/** A recorded request; `after` is the place of the one whose end set it off, -1 for the click itself. */
export type Seen = { path: string; accept: string; isRepeat: boolean; after: number };

/** A click and its requests in the order in which they were sent. */
export type Click = { name: string; requests: Seen[] };

type Passing = Seen & { start: number; end: number };

/** Milliseconds without a request after which a click has had all of its own. */
const QUIET = 1500;
const LONGEST = 30_000;

/** Passes requests on to the server and notes them. */
async function proxy(sitePort: number) {
  let seen: Passing[] = [];
  let last = performance.now();
  const server = createServer((incoming, outgoing) => {
    const { url = '/', method = 'GET', headers } = incoming;
    const noted: Passing = {
      path: url,
      accept: headers.accept ?? '*/*',
      isRepeat: headers['if-none-match'] !== undefined,
      after: -1,
      start: performance.now(),
      end: Number.POSITIVE_INFINITY,
    };
    seen.push(noted);
    const end = () => {
      noted.end = last = performance.now();
    };
    outgoing.on('close', end);
    const passed = request({ host: '127.0.0.1', port: sitePort, path: url, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port,
    close: () => server.close(),
    /** Waits until the page asks for nothing more and returns what it has asked for since the last time. */
    async take(): Promise<Seen[]> {
      const begin = performance.now();
      last = begin;
      while (performance.now() - begin < LONGEST) {
        const isBusy = seen.some(({ end }) => end === Number.POSITIVE_INFINITY);
        if (!isBusy && performance.now() - last > QUIET) break;
        await sleep(50);
      }
      const taken = seen;
      seen = [];
      return taken.map(({ path, accept, isRepeat, start }) => {
        const before = taken.filter(({ end }) => end <= start);
        const after = taken.indexOf(before.toSorted((a, b) => b.end - a.end)[0]!);
        return { path, accept, isRepeat, after };
      });
    },
  };
}

/** What recordings hold for: the sample state and the built page. */
async function fingerprint(state: string): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(join(state, '..', 'fingerprint')));
  hash.update(await readFile(join(ROOT, 'dist', 'client', 'index.zh.html')));
  hash.update(await readFile(join(import.meta.dirname, 'clicks-journeys.ts')));
  return hash.digest('hex');
}

/** The recorded clicks: those kept from an earlier run on the same state and page, or else recorded. */
export async function clicks(sitePort: number, state: string): Promise<Click[]> {
  const file = join(FOLDER, 'clicks.json');
  const stamp = await fingerprint(state);
  const kept = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as {
    stamp?: string;
    clicks?: Click[];
  };
  if (kept.stamp === stamp && kept.clicks) return kept.clicks;
  const found = await record(sitePort);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(file, JSON.stringify({ stamp, clicks: found }, null, 1));
  return found;
}

async function record(sitePort: number): Promise<Click[]> {
  const passing = await proxy(sitePort);
  const browser = await launch([`--host-resolver-rules=MAP ${SITE}:80 127.0.0.1:${passing.port}`]);
  const found: Click[] = [];
  try {
    for (const { language, steps } of journeys()) {
      const context = await browser.newContext({
        viewport: SIZES.desktop,
        locale: language === 'zh' ? 'zh-CN' : 'en-US',
        reducedMotion: 'reduce',
      });
      const page: Page = await context.newPage();
      for (const { name, act } of steps) {
        await act(page, `http://${SITE}`).catch((error: unknown) => {
          throw new Error(`The page did not do "${name}" at ${page.url()}: ${String(error)}`);
        });
        const requests = await passing.take();
        process.stderr.write(`recorded ${name}: ${requests.length} requests\n`);
        found.push({ name, requests });
      }
      await context.close();
      await passing.take();
    }
  } finally {
    await browser.close();
    passing.close();
  }
  return found;
}
