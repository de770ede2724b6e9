/** A partner's site on an origin of its own, which serves the examples; what its pages hear is kept. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Browser, Frame, Page } from 'playwright-core';
import { EXAMPLES, type ExampleName, exampleHtml } from '../../domain/embed/examples.ts';
import { VIEWS } from '../../domain/maps/index.ts';
import { BASE } from '../visit.browser.fixture.ts';

export type Heard = { origin: string; data: { ns?: string; type?: string; id?: string; payload?: unknown } };
type Listening = Window & { heard: Heard[] };

export type PartnerSite = { origin: string; close(): void };

const frame = (src: string, more = '') =>
  `<iframe src="${BASE}${src}" title="map" width="400" height="300"${more}></iframe>`;

/** The guide's examples, ten maps with room between them, and a sandbox in which no map can be drawn. */
const bodies: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(EXAMPLES).map((name) => [name, exampleHtml(name as ExampleName, BASE)])),
  ten: [...VIEWS, ...VIEWS.slice(0, 3)]
    .map(({ id }) => `${frame(`/embed/${id}?lang=zh`)}<p>Between.</p>`)
    .join(''),
  opaque: frame('/embed/land?lang=en', ' sandbox="allow-scripts allow-popups"'),
};

/** Serves `/{example}`, and `/frame?src=PATH&w=W&h=H` for any map. */
export async function partnerSite(): Promise<PartnerSite> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://partner');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    if (pathname === '/frame') {
      const [src, w, h] = ['src', 'w', 'h'].map((name) => searchParams.get(name));
      response.end(
        `<!doctype html><html lang="en"><title>Partner</title><h1>Partner</h1><iframe title="map" src="${BASE}${src!.replaceAll('"', '&quot;')}" width="${w ?? 800}" height="${h ?? 600}" allow="fullscreen"></iframe><div style="height:3000px"></div></html>`,
      );
      return;
    }
    const body = bodies[pathname.slice(1)];
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.end(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Partner</title></head><body><h1>Partner</h1>${body}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // Another name for the same machine is another site.
  return { origin: `http://localhost:${port}`, close: () => server.close() };
}

export type PartnerVisit = {
  page: Page;
  errors: string[];
  /** Addresses asked of the map's own site, and hosts that are neither. */
  requests: string[];
  /** Bytes of their answers as the edge sends them, compressed. */
  sizes: Promise<number>[];
  foreign: Set<string>;
  heard(): Promise<Heard[]>;
  frame(): Promise<Frame>;
  close(): Promise<void>;
};

/** Opens a page of the partner's. */
export async function visitPartner(
  browser: Browser,
  { origin }: PartnerSite,
  path: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<PartnerVisit> {
  const context = await browser.newContext({
    viewport: { width: 1000, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  await context.addInitScript(() => {
    if (window.top !== window) return;
    const kept = window as unknown as Listening;
    kept.heard = [];
    window.addEventListener('message', (event) =>
      kept.heard.push({ origin: event.origin, data: event.data }),
    );
  });
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  const sizes: Promise<number>[] = [];
  const foreign = new Set<string>();
  page.on(
    'console',
    (message) => message.type() === 'error' && errors.push(`${message.text()} ${message.location().url}`),
  );
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.href.startsWith(BASE)) requests.push(url.href.slice(BASE.length));
    else if (url.protocol.startsWith('http') && url.origin !== origin) foreign.add(url.host);
  });
  page.on('requestfinished', (request) => {
    if (request.url().startsWith(BASE))
      sizes.push(
        request
          .response()
          .then((response) => response!.body())
          .then(
            (body) => gzipSync(body).length,
            () => 0,
          ),
      );
  });
  await page.goto(`${origin}${path}`);
  return {
    page,
    errors,
    requests,
    sizes,
    foreign,
    heard: () => page.evaluate(() => (window as unknown as Listening).heard),
    frame: async () => (await (await page.waitForSelector('iframe')).contentFrame())!,
    close: () => context.close(),
  };
}

/** Sends a command to the first frame and waits for its answer. */
export const command = (page: Page, type: string, payload: unknown): Promise<unknown> =>
  page.evaluate(
    ([type, payload, target]) =>
      new Promise((resolve, reject) => {
        const id = crypto.randomUUID();
        setTimeout(() => reject(new Error(`no answer to ${type}`)), 30_000);
        window.addEventListener('message', ({ data }) => {
          if (data.type === 'reply' && data.id === id) resolve(data.payload);
        });
        document
          .querySelector('iframe')!
          .contentWindow!.postMessage({ ns: 'relitu', v: 1, id, type, payload }, target as string);
      }),
    [type, payload, BASE] as const,
  );

/** The path of a partner's page with a map in a frame of that size. */
export const framed = (path: string, w = 800, h = 600): string =>
  `/frame?${new URLSearchParams({ src: path, w: String(w), h: String(h) })}`;

/** Waits until the map of a frame has drawn all it has. */
export const isDrawn = (frame: Frame) =>
  frame.waitForFunction(() => document.querySelector('.map-canvas.is-drawn') !== null, undefined, {
    timeout: 90_000,
    polling: 200,
  });
