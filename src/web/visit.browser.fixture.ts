/** A visit to the page in real Chromium, as browser tests make it. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Items } from './api.ts';

export { idle, launch, SIZES } from '../cli/chromium.ts';

/** Where the server under test is. */
export const BASE = process.env.RELITU_URL!;

/** `hosts` are those anything was asked of, `errors` what the page complained about. */
export type Visit = { page: Page; errors: string[]; hosts: Set<string>; close(): Promise<void> };

/** Opens a path in a context of its own, on the server under test or another. */
export async function visit(
  browser: Browser,
  path: string,
  viewport: { width: number; height: number },
  options: BrowserContextOptions = {},
  base = BASE,
): Promise<Visit> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  const hosts = new Set<string>();
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http')) hosts.add(host);
  });
  await page.goto(`${base}${path}`);
  return { page, errors, hosts, close: () => context.close() };
}

/** What the API answers below a collection. */
export const api = async <T>(path: string): Promise<T> =>
  (await fetch(`${BASE}/api/collections/${path}`)).json() as Promise<T>;

/** How many records the API finds for a query string. */
export const matched = async (collection: string, query: string): Promise<number> =>
  (await api<Items>(`${collection}/items?limit=1&skipGeometry=true&${query}`)).numberMatched!;

export type WithMap = HTMLElement & { map?: MapLibre };
