/** What a URL of the page means, and the URL of what is shown: pure, both ways. */
import { filterFromCql2 } from '../../domain/cql2/filter.ts';
import type { Collection, Language, MapDefinition } from '../../domain/kinds.ts';
import { mapOf, VIEWS } from '../../domain/maps/index.ts';
import { filterFields, filterFrom } from '../../domain/query.ts';
import type { ThemeName } from '../../style/palette.ts';
import { leadingCollection, type View } from '../../style/style.ts';

/** Everything a visitor can have chosen, except the camera. */
export type Place = {
  map: string;
  collection: string;
  /** Undefined: what the browser prefers. */
  language: Language | undefined;
  theme: ThemeName | undefined;
  view: View;
  /** The open record. */
  open: { collection: string; id: string } | undefined;
  /** Text that names must match. */
  q: string;
  /** Filter parameters as in `domain/query.ts`. */
  params: Readonly<Record<string, string>>;
  /** CQL2 text for what parameters cannot say, a drawn area above all; empty for nothing. */
  filter: string;
};

export type Camera = { zoom: number; lat: number; lng: number };

const DEFAULT_MAP = 'premises';

/** The maps and collections a visitor can switch to; unknown ids fall back to the first. */
export const mapAt = (place: Pick<Place, 'map'>): MapDefinition =>
  VIEWS.find(({ id }) => id === place.map) ?? mapOf(DEFAULT_MAP)!;

export const collectionAt = (place: Pick<Place, 'map' | 'collection'>): Collection => {
  const map = mapAt(place);
  return map.collections.find(({ id }) => id === place.collection) ?? leadingCollection(map);
};

const oneOf = <T extends string>(text: string | null, allowed: readonly T[]): T | undefined =>
  allowed.find((value) => value === text);

/** Reads a query string; what it does not know is dropped. */
export function placeFrom(search: string): Place {
  const query = new URLSearchParams(search);
  const map = mapAt({ map: query.get('map') ?? DEFAULT_MAP });
  const collection = collectionAt({ map: map.id, collection: query.get('collection') ?? '' });
  const fields = filterFields(collection).map(([name]) => name);
  const [first, second] = (query.get('id') ?? '').split('.');
  const open = second
    ? { collection: first!, id: second }
    : first
      ? { collection: collection.id, id: first }
      : undefined;
  return {
    map: map.id,
    collection: collection.id,
    language: oneOf(query.get('lang'), ['zh', 'en']),
    theme: oneOf(query.get('theme'), ['light', 'dark']),
    view: oneOf(query.get('view'), ['plain', 'heat']) ?? 'plain',
    open: open && map.collections.some(({ id }) => id === open.collection) ? open : undefined,
    q: query.get('q') ?? '',
    params: Object.fromEntries(fields.flatMap((name) => (query.has(name) ? [[name, query.get(name)!]] : []))),
    filter: query.get('filter') ?? '',
  };
}

/** The query string of a place, with `?`; defaults are left out and the order is fixed, so equal places are equal text. */
export function searchOf(place: Place): string {
  const query = new URLSearchParams({ map: place.map });
  const map = mapAt(place);
  if (place.collection !== leadingCollection(map).id) query.set('collection', place.collection);
  if (place.language) query.set('lang', place.language);
  if (place.theme) query.set('theme', place.theme);
  if (place.view !== 'plain') query.set('view', place.view);
  for (const name of Object.keys(place.params).sort()) query.set(name, place.params[name]!);
  if (place.filter) query.set('filter', place.filter);
  if (place.q) query.set('q', place.q);
  if (place.open) {
    const { collection, id } = place.open;
    query.set('id', collection === place.collection ? id : `${collection}.${id}`);
  }
  return `?${query.toString().replace(/%2[CF89]/g, (code) => decodeURIComponent(code))}`;
}

/** The parameters that mean something for another collection too, so that an industry stays chosen across maps. */
export function carriedOver(params: Place['params'], to: Collection): Place['params'] {
  const { errors } = filterFrom(Object.entries(params), to);
  const wrong = new Set(errors.map(({ parameter }) => parameter));
  const known = new Set(filterFields(to).map(([name]) => name));
  return Object.fromEntries(Object.entries(params).filter(([name]) => known.has(name) && !wrong.has(name)));
}

/** The CQL2 text as far as it means something for another collection too: all of it or nothing. */
export const carriedFilter = (filter: string, to: Collection): string =>
  filter !== '' && 'filter' in filterFromCql2(filter, 'cql2-text', to) ? filter : '';

/** What of a place still holds for another collection, which begins without text. */
export const carried = (
  { params, filter }: Place,
  to: Collection,
): Pick<Place, 'q' | 'params' | 'filter'> => ({
  q: '',
  params: carriedOver(params, to),
  filter: carriedFilter(filter, to),
});

/** Reads `#zoom/lat/lng`; undefined when the hash is not a camera. */
export function cameraFrom(hash: string): Camera | undefined {
  const [zoom, lat, lng] = hash.replace(/^#/, '').split('/').map(Number);
  if (zoom === undefined || lat === undefined || lng === undefined) return undefined;
  if (![zoom, lat, lng].every(Number.isFinite) || Math.abs(lat) > 85 || Math.abs(lng) > 180) return undefined;
  return { zoom: Math.min(22, Math.max(0, zoom)), lat, lng };
}

/** The hash of a camera, as precise as the zoom needs. */
export function hashOf({ zoom, lat, lng }: Camera): string {
  const digits = Math.max(2, Math.ceil(zoom / 3.3) + 1);
  return `#${zoom.toFixed(2).replace(/\.?0+$/, '')}/${lat.toFixed(digits)}/${lng.toFixed(digits)}`;
}
