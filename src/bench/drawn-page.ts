/** The real page in Chromium, asked what its map draws. */
// Functions handed to the page run there.
/// <reference lib="dom" />
import type { Map as MapLibre } from 'maplibre-gl';
import type { Browser, Page } from 'playwright-core';
import { idle } from '../cli/chromium.ts';
import { CITY } from '../domain/city.ts';
import type { Collection, MapDefinition } from '../domain/kinds.ts';
import type { View } from './drawn-filters.ts';

/** What the map draws of a collection: single records by id, clusters or cells by place. */
export type Drawn = { records: string[]; sums: { count: number; sum: number }[]; aside: boolean };

/** The window in CSS pixels, of which a panel takes some; few device pixels, because nobody looks. */
const WINDOW = { width: 2760, height: 2400 };
/** What the map has of it at least. */
const SIDE = 2300;
const LOW_ZOOM = 8;
const SCALE = 0.2;
/** The page draws at most this many records that tiles cannot filter: beyond it one has to zoom in, as visitors do. */
const MOST_AT_ONCE = 4500;

/** Milliseconds after which a busy machine is given up on. */
const LONGEST = 180_000;

type Camera = { zoom: number; lng: number; lat: number };

/** More looks than this a view does not get: of the others those that hold the most records. */
const MOST_CAMERAS = 4;

const degreesSeen = (zoom: number, side: number) => ((side - 100) * 360) / (512 * 2 ** zoom);

/** Cameras that together see the whole city at a zoom. */
function cameras(zoom: number, side = SIDE): Camera[] {
  const [west, south, east, north] = CITY.bounds;
  const degrees = degreesSeen(zoom, side);
  const tall = degrees * Math.cos((north * Math.PI) / 180);
  const steps = (from: number, to: number, step: number) => {
    const count = Math.ceil((to - from) / step);
    return Array.from({ length: count }, (_, i) => from + ((i + 0.5) * (to - from)) / count);
  };
  return steps(south, north, tall).flatMap((lat) =>
    steps(west, east, degrees).map((lng) => ({ zoom, lng, lat })),
  );
}

/** Opens the page of a map once; views are then set by its address, as the back button does. */
export async function openPage(browser: Browser, base: string, map: MapDefinition): Promise<Page> {
  const context = await browser.newContext({
    viewport: WINDOW,
    deviceScaleFactor: SCALE,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${base}/?map=${map.id}&lang=en&theme=light`, { timeout: LONGEST });
  await settled(page);
  return page;
}

/** Waits until nothing is on its way and the map has drawn what it has. */
const settled = (page: Page) => idle(page, { lacks: '.map[aria-busy="true"]', timeout: LONGEST });

/** Goes to an address of the page and to a camera, and waits. */
async function go(page: Page, search: string, { zoom, lng, lat }: Camera): Promise<void> {
  await page.evaluate(
    ([address, hash]) => {
      history.replaceState(null, '', `${address}${hash}`);
      window.dispatchEvent(new PopStateEvent('popstate'));
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    },
    [search, `#${zoom}/${lat}/${lng}`] as const,
  );
  await settled(page);
}

/** What is on the screen of one collection, whatever draws it. */
const onScreen = (
  page: Page,
  collection: string,
): Promise<Omit<Drawn, 'sums'> & { sums: [string, number, number][] }> =>
  page.evaluate((id) => {
    const { map } = document.querySelector('.map-canvas') as HTMLElement & { map: MapLibre };
    const layers = map.getStyle().layers.filter(({ type, metadata }) => {
      const subject = metadata as Record<string, unknown> | undefined;
      return type !== 'symbol' && subject?.['relitu:collection'] === id;
    });
    const roles = new Map(
      layers.map((layer) => [layer.id, (layer.metadata as Record<string, string>)['relitu:role']]),
    );
    const records = new Set<string>();
    const sums = new Map<string, [string, number, number]>();
    for (const feature of map.queryRenderedFeatures({ layers: [...roles.keys()] })) {
      if (roles.get(feature.layer.id) === 'record') records.add(String(feature.properties.id));
      else {
        // Tiles repeat what stands near their edges, each with its own rounding.
        const place = feature.geometry.type === 'Point' ? feature.geometry.coordinates : [];
        const key = [
          feature.id,
          feature.properties.count,
          ...place.map((degrees) => degrees.toFixed(4)),
        ].join();
        sums.set(key, [key, Number(feature.properties.count), Number(feature.properties.sum ?? 0)]);
      }
    }
    const aside = document.querySelector('.legend')?.textContent?.includes('zoom in') === true;
    return { records: [...records], sums: [...sums.values()], aside };
  }, collection);

/** Where a view is looked at: clusters and low zooms, single records, or the heat view. */
export type Look = 'low' | 'single' | 'heat';

/** A record with its label point. */
export type Placed = { id: string; lon: number; lat: number };

/** Whether a camera certainly sees a place. */
const sees = ({ zoom, lng, lat }: Camera, place: { lon: number; lat: number }) => {
  const half = degreesSeen(zoom, SIDE) / 2;
  return (
    Math.abs(place.lon - lng) <= half &&
    Math.abs(place.lat - lat) <= half * Math.cos((place.lat * Math.PI) / 180)
  );
};

/**
 * What the page draws of the view's collection over the whole city, and which of the `matching` records were to be
 * seen: all of them, unless the city takes more looks than {@link MOST_CAMERAS}.
 */
export async function drawn(
  page: Page,
  map: MapDefinition,
  { collection, query }: View,
  look: Look,
  matching: readonly Placed[],
): Promise<Drawn & { expected: string[] }> {
  const search = `?map=${map.id}&collection=${collection.id}&lang=en&theme=light${look === 'heat' ? '&view=heat' : ''}&${query}`;
  const whole: Camera = { zoom: LOW_ZOOM, lng: CITY.centre[0], lat: CITY.centre[1] };
  const all = look === 'single' ? cameras(singleZoom(collection, matching.length)) : [whole];
  const held = (camera: Camera) => matching.filter((place) => sees(camera, place)).length;
  const chosen =
    all.length <= MOST_CAMERAS
      ? all
      : all
          .map((camera) => ({ camera, count: held(camera) }))
          .sort((a, b) => b.count - a.count)
          .slice(0, MOST_CAMERAS)
          .map(({ camera }) => camera);
  const records = new Set<string>();
  const sums = new Map<string, { count: number; sum: number }>();
  let aside = false;
  for (const camera of chosen) {
    await go(page, search, camera);
    const seen = await onScreen(page, collection.id);
    for (const id of seen.records) records.add(id);
    for (const [key, count, sum] of seen.sums) sums.set(key, { count, sum });
    aside ||= seen.aside;
  }
  const expected =
    chosen === all ? matching : matching.filter((place) => chosen.some((camera) => sees(camera, place)));
  return { records: [...records], sums: [...sums.values()], aside, expected: expected.map(({ id }) => id) };
}

const singleZoom = ({ zoom }: Collection, expected: number): number =>
  Math.max(zoom, LOW_ZOOM + 1) + (expected > MOST_AT_ONCE ? 1 : 0);
