/** The open record: its full data, and where the map should look. */
import { computed, effect, signal } from '@preact/signals';
import { type Bounds, bounds as boundsOf } from '../../domain/geometry.ts';
import { collectionOf, VIEWS } from '../../domain/maps/index.ts';
import { collectionAt, mapAt } from '../../domain/place.ts';
import { Failure, type Item, type Medium, readItem } from '../api.ts';
import { go, language, map, place } from './app.ts';
import { carried } from './carried.ts';
import { remote } from './remote.ts';
import { startCamera } from './setting.ts';

export type Opened = { collection: string; item: Item; media: readonly Medium[] };

/** Where the map should move; `seq` tells two equal wishes apart. */
export type Flight = { bounds: Bounds; zoom: number; seq: number };

export const flight = signal<Flight | undefined>(undefined);

/** The record the pointer or the keyboard is on, in list or map. */
export const hovered = signal<{ collection: string; id: string; lon?: number; lat?: number } | undefined>(
  undefined,
);

const key = computed(() => {
  const { open } = place.value;
  return open && `${open.collection}/${open.id}`;
});

async function find(collection: string, id: string, signal: AbortSignal): Promise<Opened> {
  // A link may name a record of a collection that is not the leading one of its map.
  const others = map.peek().collections.map((other) => other.id);
  let failure: unknown;
  for (const candidate of [collection, ...others.filter((other) => other !== collection)]) {
    try {
      const item = await readItem(candidate, id, signal);
      const media: unknown = item.properties.media;
      return { collection: candidate, item, media: Array.isArray(media) ? (media as Medium[]) : [] };
    } catch (error) {
      if (!(error instanceof Failure) || error.status !== 404) throw error;
      failure ??= error;
    }
  }
  throw failure;
}

/** The open record, loading, loaded or missing. */
export const opened = remote<Opened>(key, (text, signal) => {
  const at = text.indexOf('/');
  return find(text.slice(0, at), text.slice(at + 1), signal);
});

/** The open record once it is the one the address names. */
export const openItem = computed<Opened | undefined>(() => {
  const { value, key: loaded } = opened.current.value;
  return key.value !== undefined && loaded === key.value ? value : undefined;
});

// A link that names a camera shows what its sender saw.
let flyOnLoad = place.peek().open !== undefined && startCamera === undefined;
let flights = 0;

/** Moves the map to an item. */
export function flyTo({ geometry, properties }: Pick<Item, 'geometry' | 'properties'>, zoom: number): void {
  const { lon, lat } = properties;
  const box: Bounds | undefined = geometry
    ? boundsOf(geometry)
    : typeof lon === 'number' && typeof lat === 'number'
      ? [lon, lat, lon, lat]
      : undefined;
  if (box) flight.value = { bounds: box, zoom, seq: ++flights };
}

/** The deepest zoom for a look at one record: shapes fill the view, points keep their surroundings. */
export function closeZoom(id: string): number {
  const collection = collectionOf(id);
  if (collection?.geometry !== 'Point') return 15;
  return Math.max(collection.zoom + 2, 12);
}

effect(() => {
  const found = openItem.value;
  if (!found || !flyOnLoad) return;
  flyOnLoad = false;
  flyTo(found.item, closeZoom(found.collection));
});

/** Has the map move to the record that is opened next, once it is loaded. */
export const flyOnOpen = (): void => {
  flyOnLoad = true;
};

/**
 * Opens a record, switching map and list when it belongs elsewhere; `fly` moves the map to it once loaded. One of no map
 * that is listed, such as a policy, has its page alone.
 */
export function openRecord(collection: string, id: string, fly: boolean): void {
  const home = VIEWS.find(({ collections }) => collections.some((one) => one.id === collection));
  if (!home) {
    location.assign(`/records/${collection}/${id}?lang=${language.peek()}`);
    return;
  }
  flyOnLoad = fly;
  const current = place.peek();
  if (home.id === mapAt(current).id) {
    go({ open: { collection, id } });
    return;
  }
  const next = collectionAt({ map: home.id, collection });
  go({
    map: home.id,
    collection: next.id,
    ...carried(current, next),
    open: { collection, id },
  });
}

export const closeRecord = (): void => go({ open: undefined });
