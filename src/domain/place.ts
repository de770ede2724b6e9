/** What a URL of the page means, and the URL of what is shown: pure, both ways. */
import { leadingCollection, sortFields, type View } from './collections.ts';
import type { Collection, Field, Language, MapDefinition } from './kinds.ts';
import { DEFAULT_MAP, mapOf, VIEWS } from './maps/index.ts';
import { PARTNER_KEY } from './partner.ts';
import { filterFields, filterFrom } from './query.ts';
import { fieldOf } from './record.ts';

export type ThemeName = 'light' | 'dark';

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
  /** The field by which the list is sorted, `-` before it for the highest first; empty for the best first. */
  sort: string;
  /** The open tool, by its id in `tools/tools.ts`, and what it remembers in the address, in a writing of its own. */
  tool: { id: string; state: string } | undefined;
  /** Key of the partner from whose page the visitor came. */
  partner: string | undefined;
};

/** The maps and collections a visitor can switch to; unknown ids fall back to the first. */
export const mapAt = (place: Pick<Place, 'map'>): MapDefinition =>
  VIEWS.find(({ id }) => id === place.map) ?? mapOf(DEFAULT_MAP)!;

export const collectionAt = (place: Pick<Place, 'map' | 'collection'>): Collection => {
  const map = mapAt(place);
  return map.collections.find(({ id }) => id === place.collection) ?? leadingCollection(map);
};

/** A sorting that means something for a collection, or none. */
export const sortOf = (text: string, collection: Collection): string =>
  sortFields(collection).some(([name]) => name === text.replace(/^-/, '')) ? text : '';

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
    sort: sortOf(query.get('sort') ?? '', collection),
    tool: query.get('tool') ? { id: query.get('tool')!, state: query.get('with') ?? '' } : undefined,
    partner: PARTNER_KEY.test(query.get('partner') ?? '') ? query.get('partner')! : undefined,
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
  if (place.sort) query.set('sort', place.sort);
  if (place.open) {
    const { collection, id } = place.open;
    query.set('id', collection === place.collection ? id : `${collection}.${id}`);
  }
  if (place.tool) query.set('tool', place.tool.id);
  if (place.tool?.state) query.set('with', place.tool.state);
  if (place.partner) query.set('partner', place.partner);
  return `?${query.toString().replace(/%2[CF89]/g, (code) => decodeURIComponent(code))}`;
}

const termsOf = (field: Field | undefined) => (field?.kind === 'term' ? field.terms : undefined);

/**
 * The parameters that mean something for another collection too, so that an industry stays chosen across maps; given the
 * collection they are of, under the other's name where that names the same terms.
 */
export function carriedOver(params: Place['params'], to: Collection, from?: Collection): Place['params'] {
  const known = filterFields(to);
  const found = Object.entries(params).flatMap(([name, text]): [string, string][] => {
    const terms = from && termsOf(fieldOf(from, name));
    const same =
      known.find(([one]) => one === name) ?? known.find(([, field]) => terms && termsOf(field) === terms);
    return same ? [[same[0], text]] : [];
  });
  const { errors } = filterFrom(found, to);
  const wrong = new Set(errors.map(({ parameter }) => parameter));
  return Object.fromEntries(found.filter(([name]) => !wrong.has(name)));
}
