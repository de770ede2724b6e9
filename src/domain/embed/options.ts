/**
 * The address of an embedded map, `/embed/{map}?…`, version 1: the slice is a place, as on the page; the rest says how
 * it stands on somebody else's page. Keys it does not know are ignored; a value it does not know falls back to the
 * default and is warned about, so that an address written today shows a map for as long as the version is kept.
 */

import { type Camera, cameraFrom, hashOf } from '../camera.ts';
import { collectionOf, VIEWS } from '../maps/index.ts';
import { PARTNER_KEY } from '../partner.ts';
import { collectionAt, type Place, placeFrom, searchOf } from '../place.ts';
import type { Invalid } from '../problem.ts';
import { filterFrom } from '../query.ts';

export const EMBED_VERSION = 1;

/** The parts of an embedded map that can be switched off (`list=0`), and whether they stand there by default. */
export const PARTS = { list: true, search: true, legend: true, controls: true } as const;
export type Part = keyof typeof PARTS;

export type EmbedOptions = {
  place: Place;
  camera: Camera | undefined;
  /** Ids of the maps a visitor can switch between, the first shown first; one of them is `place.map`. */
  maps: readonly string[];
  parts: Readonly<Record<Part, boolean>>;
  /** `coop`: one finger and the bare wheel scroll the page around; `free`: they move the map. */
  gestures: 'coop' | 'free';
  /** `auto`: the frame says how high it would like to be; `fixed`: it takes what it is given. */
  height: 'fixed' | 'auto';
  /** A colour of the partner's site, `rrggbb`, for buttons and marks of choice. */
  accent: string | undefined;
  /** Key of the partner on whose page it stands. */
  partner: string | undefined;
  /** Whether a visitor is offered to enquire. */
  lead: boolean;
  /** Id of a saved state that was too long for an address. */
  saved: string | undefined;
};

export type ReadOptions = { options: EmbedOptions; warnings: Invalid[] };

const SAVED = /^[A-Za-z0-9_-]{8,32}$/;

/** A default that is chosen unless the text names another of the allowed values. */
const CHOICES = {
  gestures: ['coop', 'free'],
  height: ['fixed', 'auto'],
  lang: ['zh', 'en'],
  theme: ['auto', 'light', 'dark'],
  view: ['plain', 'heat'],
} as const;

/** Filters by the word a partner would write, and the parameter they are. */
const ALIASES: Readonly<Record<string, string>> = { industry: 'industries' };

/** The parameter of a filter as partners may write it. */
export const filterName = (name: string): string => ALIASES[name] ?? name;

const FLAGS: Record<string, boolean> = { '1': true, true: true, '0': false, false: false };

/**
 * Reads the address of an embedded map.
 * @param map the map in the path; the caller has seen that it exists
 * @param search the query string
 * @param hash `#zoom/lat/lng`, or empty
 */
export function embedFrom(map: string, search: string, hash = ''): ReadOptions {
  const query = new URLSearchParams(search);
  const warnings: Invalid[] = [];
  const warn = (parameter: string, reason: string) =>
    warnings.push({ parameter, value: query.get(parameter)!, reason });
  const matching = (name: string, pattern: RegExp, reason: string) => {
    const value = query.get(name) || undefined;
    if (value === undefined || pattern.test(value)) return value;
    warn(name, reason);
    return undefined;
  };
  const flag = (name: string, initial: boolean): boolean => {
    const value = query.get(name);
    if (value === null) return initial;
    const known = FLAGS[value];
    if (known === undefined) warn(name, 'write 1 or 0');
    return known ?? initial;
  };
  const place = placeFrom(searchWithMap(query, map));
  for (const [name, allowed] of Object.entries(CHOICES)) {
    const value = query.get(name);
    if (value !== null && !place.params[name] && !(allowed as readonly string[]).includes(value))
      warn(name, `not one of ${allowed.join(', ')}`);
  }
  const version = query.get('v');
  if (version !== null && version !== String(EMBED_VERSION))
    warn('v', `this is version ${EMBED_VERSION} of the address; what it does not know is ignored`);

  const listed = (query.get('maps') ?? '').split(',').filter((id) => id !== '');
  const others = listed.filter((id) => VIEWS.some((view) => view.id === id));
  if (others.length < listed.length) warn('maps', `not all of ${VIEWS.map(({ id }) => id).join(', ')}`);

  warnings.push(...wrongInPlace(query, place));
  if (hash.length > 1 && !cameraFrom(hash))
    warnings.push({ parameter: '#', value: hash, reason: 'not a camera; write #zoom/lat/lng' });
  return {
    options: {
      place: { ...place, tool: undefined },
      camera: cameraFrom(hash),
      maps: [...new Set([map, ...others])],
      parts: {
        list: flag('list', PARTS.list),
        search: flag('search', PARTS.search),
        legend: flag('legend', PARTS.legend),
        controls: flag('controls', PARTS.controls),
      },
      gestures: query.get('gestures') === 'free' ? 'free' : 'coop',
      height: query.getAll('height').includes('auto') ? 'auto' : 'fixed',
      accent: matching('accent', /^[0-9a-f]{6}$/i, 'not a colour; write rrggbb')?.toLowerCase(),
      partner: matching('partner', PARTNER_KEY, 'not the key of a partner'),
      lead: flag('lead', true),
      saved: matching('saved', SAVED, 'not the id of a saved state'),
    },
    warnings,
  };
}

function searchWithMap(query: URLSearchParams, map: string): string {
  const place = new URLSearchParams(query);
  place.set('map', map);
  // Premises have a height too, which is asked for by a range.
  const heights = place.getAll('height').filter((value) => !CHOICES.height.some((one) => one === value));
  place.delete('height');
  for (const value of heights) place.append('height', value);
  for (const [name, field] of Object.entries(ALIASES))
    if (query.has(name) && !query.has(field)) place.set(field, query.get(name)!);
  return place.toString();
}

function wrongInPlace(query: URLSearchParams, place: Place): Invalid[] {
  const wrong = filterFrom(Object.entries(place.params), collectionAt(place)).errors;
  const collection = query.get('collection');
  if (collection !== null && collection !== place.collection)
    wrong.push({
      parameter: 'collection',
      value: collection,
      reason: collectionOf(collection) ? 'belongs to another map' : 'there is no such collection',
    });
  const id = query.get('id');
  if (id !== null && id !== '' && !place.open)
    wrong.push({ parameter: 'id', value: id, reason: 'belongs to another map' });
  return wrong;
}

/** The address with its version written out, as partners keep it. */
export function keptAddress(options: EmbedOptions): string {
  const [, path, rest] = /^([^?#]*)\??(.*)$/s.exec(embedAddress(options))!;
  return `${path}?v=${EMBED_VERSION}${rest === '' ? '' : rest!.startsWith('#') ? rest : `&${rest}`}`;
}

/** The address of an embedded map from the root of the site; what is as by default is left out. */
export function embedAddress(options: EmbedOptions): string {
  const { place, camera, maps, parts } = options;
  const query = new URLSearchParams(searchOf({ ...place, tool: undefined, partner: options.partner }));
  query.delete('map');
  const others = maps.filter((id) => id !== place.map);
  if (others.length > 0) query.set('maps', others.join(','));
  for (const [part, initial] of Object.entries(PARTS))
    if (parts[part as Part] !== initial) query.set(part, initial ? '0' : '1');
  if (options.gestures !== 'coop') query.set('gestures', options.gestures);
  if (options.height !== 'fixed') query.append('height', options.height);
  if (options.accent) query.set('accent', options.accent);
  if (!options.lead) query.set('lead', '0');
  if (options.saved) query.set('saved', options.saved);
  const text = query.toString().replace(/%2[CF89]/g, (code) => decodeURIComponent(code));
  return `/embed/${place.map}${text && `?${text}`}${camera ? hashOf(camera) : ''}`;
}
