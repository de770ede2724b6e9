/** The map under the records: the configured one, or the schematic one where that cannot be loaded. */
import { computed, signal } from '@preact/signals';
import { type Basemap, SCHEMATIC } from '../../domain/basemap.ts';

const meta = document.querySelector<HTMLMetaElement>('meta[name="basemap"]');

/** What the deployment has configured; the server writes it into the page. */
const configured: Basemap = meta ? (JSON.parse(meta.content) as Basemap) : SCHEMATIC;

/** Whether the configured base map could not be loaded. */
export const basemapFailed = signal(false);

/** The base map that is drawn. */
export const basemap = computed<Basemap>(() => (basemapFailed.value ? SCHEMATIC : configured));

/** So many tiles in a row without one that arrives are not an accident. */
const MOST_FAILURES = 3;
let failures = 0;

/** Notes that a tile of the base map has arrived. */
export function noteBasemapTile(): void {
  failures = 0;
}

/** Notes that a tile of the base map has not arrived, or what all of them are described by. */
export function noteBasemapFailure(isTile: boolean): void {
  failures++;
  if (!isTile || failures >= MOST_FAILURES) basemapFailed.value = true;
}

/** Gives the configured base map another try. */
export function retryBasemap(): void {
  failures = 0;
  basemapFailed.value = false;
}
