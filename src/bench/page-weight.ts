/** What the page weighs: requests and bytes on the wire, which are the same at every run. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { ROOT } from '../cli/store.ts';
import { VIEWS } from '../domain/maps/index.ts';
import { settled } from './page-visit.ts';
import type { Link, Passed } from './slow-link.ts';

/** Requests and bytes of their answers with headers. */
export type Weight = { requests: number; bytes: number };

export const LIMITS = {
  firstRequests: 15,
  firstBytes: 600_000,
  listBytes: 150_000,
  appBytes: 60_000,
  switchRequests: 6,
  switchBytes: 150_000,
} as const;

const isMap = ({ path }: Passed): boolean => /^\/assets\/(map-view|maplibre)|\.mvt$/.test(path);

export const weigh = (passed: readonly Passed[]): Weight => ({
  requests: passed.length,
  bytes: passed.reduce((sum, { bytes }) => sum + bytes, 0),
});

/** What of a first view is needed for list, counts and filters: all but MapLibre, the code around it, and tiles. */
export const weighList = (passed: readonly Passed[]): Weight => weigh(passed.filter((one) => !isMap(one)));

const ASSETS = join(ROOT, 'dist', 'client', 'assets');
const ENTRY = join(ROOT, 'maplibre-alone.js');

/** Bytes of MapLibre as the page uses it, bundled by itself and compressed. */
async function mapLibreBytes(): Promise<number> {
  const source = "export { AJAXError, Map, ScaleControl, setWorkerUrl } from 'maplibre-gl';";
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root: ROOT,
    plugins: [
      {
        name: 'maplibre-alone',
        enforce: 'pre',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) => (id === ENTRY ? source : null),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('MapLibre could not be bundled by itself');
  return gzipSync(chunk.code).length;
}

/** Bytes of the scripts of a first view without MapLibre and its worker. */
export async function appBytes(passed: readonly Passed[]): Promise<number> {
  const names = readdirSync(ASSETS).filter(
    (name) => name.endsWith('.js') && passed.some(({ path }) => path === `/assets/${name}`),
  );
  const bytes = names.reduce((sum, name) => sum + gzipSync(readFileSync(join(ASSETS, name))).length, 0);
  return bytes - (await mapLibreBytes());
}

/** Switches to each map but the first in turn, or to some; what each switch weighs, by map. */
export async function weighSwitches(
  page: Page,
  link: Link,
  most = VIEWS.length,
): Promise<Map<string, Weight>> {
  const weights = new Map<string, Weight>();
  for (const { id, label } of VIEWS.slice(1, most + 1)) {
    link.reset();
    await page.locator(`.verb:is([title="${label.en}"], [title="${label.zh}"])`).click();
    await settled(page);
    weights.set(id, weigh(link.passed));
  }
  return weights;
}
