/** What has been chosen in the studio, read from its own address: the keys of an embed's address, and a few more. */
import { type EmbedOptions, embedFrom, PARTS, type Part } from '../../domain/embed/options.ts';
import { collectionAt, mapAt, placeFrom, searchOf } from '../../domain/place.ts';
import type { Invalid } from '../../domain/problem.ts';

/** Sizes that are offered, by the name they have in the address. */
export const SIZES = {
  full: { width: '100%', height: 500 },
  auto: { width: '100%', height: 500 },
  '400x300': { width: 400, height: 300 },
  '600x450': { width: 600, height: 450 },
  '800x600': { width: 800, height: 600 },
} as const;
export type SizeName = keyof typeof SIZES;

export type Choice = { options: EmbedOptions; size: SizeName; warnings: Invalid[] };

/** A form sends only the boxes that are ticked, so it says that it is one. */
const FORM = 'form';

const isSize = (text: string): text is SizeName => Object.hasOwn(SIZES, text);

/** The parameters of a link of this site's map; undefined where it is none. */
function linked(from: string, origin: string): URLSearchParams | undefined {
  if (!URL.canParse(from)) return undefined;
  const url = new URL(from);
  const [, embed, map] = /^\/(?:(embed)\/([a-z]+))?$/.exec(url.pathname) ?? [];
  if (url.origin !== origin || (url.pathname !== '/' && !embed)) return undefined;
  const query = new URLSearchParams(url.search);
  if (map) query.set('map', map);
  if (url.hash) query.set('at', url.hash.slice(1));
  return query;
}

/** Takes over what a link says of the slice, but nothing of how it looks. */
function withLink(query: URLSearchParams, link: URLSearchParams): URLSearchParams {
  const place = new URLSearchParams(searchOf(placeFrom(link.toString())));
  place.delete('lang');
  for (const key of [
    'in',
    'theme',
    'size',
    'accent',
    'own',
    'partner',
    'gestures',
    FORM,
    ...Object.keys(PARTS),
    'lead',
  ])
    if (query.has(key)) place.set(key, query.get(key)!);
  for (const map of query.getAll('maps')) place.append('maps', map);
  if (link.has('at')) place.set('at', link.get('at')!);
  return place;
}

/** Boxes of a form become the flags of an address. */
function flagged(query: URLSearchParams): URLSearchParams {
  const flat = new URLSearchParams(query);
  // In the studio's own address `lang` is its language; that of the map is `in`.
  flat.set('lang', query.get('in') ?? '');
  flat.set('maps', query.getAll('maps').join(','));
  if (!query.has('own')) flat.delete('accent');
  else flat.set('accent', (query.get('accent') ?? '').replace(/^#/, ''));
  if (!query.has(FORM)) return flat;
  for (const part of [...(Object.keys(PARTS) as Part[]), 'lead']) flat.set(part, query.has(part) ? '1' : '0');
  flat.set('gestures', query.has('gestures') ? 'coop' : 'free');
  return flat;
}

/**
 * Reads the studio's address.
 * @param search its query string @param origin where the site is served, for links that are pasted
 */
export function choiceFrom(search: string, origin: string): Choice {
  const asked = new URLSearchParams(search);
  const from = asked.get('from')?.trim();
  const link = from ? linked(from, origin) : undefined;
  const query = flagged(link ? withLink(asked, link) : asked);
  for (const [key, value] of [...query]) if (value === '') query.delete(key);
  const map = mapAt({ map: query.get('map') ?? '' }).id;
  // A form names the collection of the map that was chosen before.
  if (
    asked.has(FORM) &&
    collectionAt({ map, collection: query.get('collection') ?? '' }).id !== query.get('collection')
  )
    query.delete('collection');
  const name = query.get('size') ?? 'full';
  const size = isSize(name) ? name : 'full';
  if (size === 'auto') query.set('height', 'auto');
  const at = query.get('at');
  const { options, warnings } = embedFrom(map, `?${query}`, at ? `#${at}` : '');
  if (from && !link) warnings.push({ parameter: 'from', value: from, reason: 'no link of this map' });
  return { options, size, warnings };
}
