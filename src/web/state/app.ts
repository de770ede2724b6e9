/** The state of the page: where the visitor is, and everything that follows from it without asking the server. */
import { computed, effect, signal } from '@preact/signals';
import { CITY } from '../../domain/city.ts';
import { all, dayAt, type Filter } from '../../domain/filter.ts';
import type { Collection, Language } from '../../domain/kinds.ts';
import { filterFrom } from '../../domain/query.ts';
import { hueOn, type ThemeName } from '../../style/palette.ts';
import { leadingCollection } from '../../style/style.ts';
import { en } from '../text/en.ts';
import { zh } from '../text/zh.ts';
import {
  type Camera,
  cameraFrom,
  carriedOver,
  collectionAt,
  hashOf,
  mapAt,
  type Place,
  placeFrom,
  searchOf,
} from './place.ts';

const query = (text: string) => window.matchMedia(text);
const follow = (media: MediaQueryList) => {
  const matches = signal(media.matches);
  media.addEventListener('change', () => {
    matches.value = media.matches;
  });
  return matches;
};

/** Whether the page is laid out for a phone. */
export const narrow = follow(query('(max-width: 760px)'));
export const calm = follow(query('(prefers-reduced-motion: reduce)'));
const prefersDark = follow(query('(prefers-color-scheme: dark)'));
const preferredLanguage: Language = /^zh\b/i.test(navigator.language) ? 'zh' : 'en';

export const place = signal<Place>(placeFrom(location.search));

/** Where the map should go next; the map reads it, nobody waits for it. */
export const startCamera: Camera | undefined = cameraFrom(location.hash);

/** Moves to another place: `push` makes a step for the back button, `replace` does not. */
export function go(change: Partial<Place>, how: 'push' | 'replace' = 'push'): void {
  const next = { ...place.peek(), ...change };
  const url = `${searchOf(next)}${location.hash}`;
  if (url !== `${location.search}${location.hash}`) {
    if (how === 'push') history.pushState(null, '', url);
    else history.replaceState(null, '', url);
  }
  place.value = next;
}

/** Notes the camera in the address without a step. */
export function noteCamera(camera: Camera): void {
  history.replaceState(null, '', `${location.search}${hashOf(camera)}`);
}

/** Called with the camera of the address when the visitor goes back or forward. */
export const onReturn = signal<Camera | undefined>(undefined);

window.addEventListener('popstate', () => {
  place.value = placeFrom(location.search);
  onReturn.value = cameraFrom(location.hash);
});

export const map = computed(() => mapAt(place.value));
export const collection = computed(() => collectionAt(place.value));
export const language = computed<Language>(() => place.value.language ?? preferredLanguage);
export const theme = computed<ThemeName>(() => place.value.theme ?? (prefersDark.value ? 'dark' : 'light'));
export const text = computed(() => (language.value === 'zh' ? zh : en));
export const today = dayAt(new Date(), CITY.timeZone);

const parsed = computed(() => filterFrom(Object.entries(place.value.params), collection.value));

/** Parameters of the address that are not valid filters. */
export const invalid = computed(() => parsed.value.errors);

/** The field filter of the active collection. */
export const fieldFilter = computed<Filter | undefined>(() => parsed.value.filter);

/** The whole filter of the active collection, text included; undefined when everything is shown. */
export const filter = computed<Filter | undefined>(() => {
  const { q } = place.value;
  if (!q && !fieldFilter.value) return undefined;
  return all(fieldFilter.value, q ? { op: 'text', text: q } : undefined);
});

/** What the current parameters mean for another collection of the map; undefined when nothing. */
export const filterOf = (other: Collection): Filter | undefined =>
  other.id === collection.value.id
    ? filter.value
    : filterFrom(Object.entries(carriedOver(place.value.params, other)), other).filter;

/** The collection that the map stresses: the active one, or the leading one while that has no place. */
export const mapped = computed<Collection>(() =>
  collection.value.geometry === 'None' ? leadingCollection(map.value) : collection.value,
);

/** Sets or removes one filter parameter. */
export function setParameter(name: string, value: string | undefined): void {
  const { [name]: _, ...rest } = place.peek().params;
  go({ params: value === undefined || value === '' ? rest : { ...rest, [name]: value } });
}

/** Switches to another map, keeping the filters that mean the same there. */
export function switchMap(id: string): void {
  const next = leadingCollection(mapAt({ map: id }));
  go({
    map: id,
    collection: next.id,
    open: undefined,
    q: '',
    params: carriedOver(place.peek().params, next),
  });
}

/** Switches to another collection of the map. */
export function switchCollection(next: Collection): void {
  go({ collection: next.id, q: '', params: carriedOver(place.peek().params, next) });
}

effect(() => {
  const root = document.documentElement;
  root.lang = language.value === 'zh' ? 'zh-CN' : 'en';
  root.dataset.theme = theme.value;
  root.style.setProperty('--hue', hueOn(theme.value, map.value.color));
  document.title = text.value.documentTitle(map.value.label[language.value], CITY.name[language.value]);
});
