/** The state of the page: where the visitor is, and everything that follows from it without asking the server. */
import { computed, effect, signal } from '@preact/signals';
import { CITY } from '../../domain/city.ts';
import { filterFromCql2 } from '../../domain/cql2/filter.ts';
import { all, dayAt, type Filter } from '../../domain/filter.ts';
import type { Collection, Language } from '../../domain/kinds.ts';
import type { Invalid } from '../../domain/problem.ts';
import { filterFrom, parametersOf } from '../../domain/query.ts';
import { hueOn, type ThemeName } from '../../style/palette.ts';
import { leadingCollection } from '../../style/style.ts';
import { en } from '../text/en.ts';
import { zh } from '../text/zh.ts';
import {
  type Camera,
  cameraFrom,
  carried,
  carriedFilter,
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

/** Where the map should be at once: after going back or forward, or opening a saved view. */
export const cameraWish = signal<Camera | undefined>(undefined);

window.addEventListener('popstate', () => {
  place.value = placeFrom(location.search);
  cameraWish.value = cameraFrom(location.hash);
});

export const map = computed(() => mapAt(place.value));
export const collection = computed(() => collectionAt(place.value));
export const language = computed<Language>(() => place.value.language ?? preferredLanguage);
export const theme = computed<ThemeName>(() => place.value.theme ?? (prefersDark.value ? 'dark' : 'light'));
export const text = computed(() => (language.value === 'zh' ? zh : en));
export const today = dayAt(new Date(), CITY.timeZone);

const parsed = computed(() => filterFrom(Object.entries(place.value.params), collection.value));

const readText = (written: string, to: Collection): { filter?: Filter } | { errors: Invalid[] } =>
  written === '' ? {} : filterFromCql2(written, 'cql2-text', to);

const parsedText = computed(() => readText(place.value.filter, collection.value));

/** What is wrong with the filters of the address. */
export const invalid = computed<Invalid[]>(() => [
  ...parsed.value.errors,
  ...('errors' in parsedText.value
    ? parsedText.value.errors.map((fault) => ({ ...fault, value: place.value.filter }))
    : []),
]);

/** The field filter of the active collection. */
export const fieldFilter = computed<Filter | undefined>(() => parsed.value.filter);

/** The filter of the active collection that is written in CQL2. */
export const writtenFilter = computed<Filter | undefined>(() =>
  'filter' in parsedText.value ? parsedText.value.filter : undefined,
);

const joined = (...filters: (Filter | undefined)[]): Filter | undefined =>
  filters.some((one) => one !== undefined) ? all(...filters) : undefined;

/** The whole filter of the active collection, text included; undefined when everything is shown. */
export const filter = computed<Filter | undefined>(() => {
  const { q } = place.value;
  return joined(fieldFilter.value, writtenFilter.value, q ? { op: 'text', text: q } : undefined);
});

/** What the current filters mean for another collection of the map; undefined when nothing. */
export const filterOf = (other: Collection): Filter | undefined => {
  if (other.id === collection.value.id) return filter.value;
  const { params, filter: written } = place.value;
  const text = readText(written, other);
  return joined(
    filterFrom(Object.entries(carriedOver(params, other)), other).filter,
    'filter' in text ? text.filter : undefined,
  );
};

/** The same as the parameters of a request; text belongs to the active collection only. */
export function parametersFor(other: Collection): [name: string, text: string][] {
  const { params, filter: written, q } = place.value;
  const { filter: fields } = filterFrom(Object.entries(carriedOver(params, other)), other);
  const text = other.id === collection.value.id ? q : '';
  return [
    ...parametersOf(fields),
    ...Object.entries({ filter: carriedFilter(written, other), q: text }).filter(([, value]) => value !== ''),
  ];
}

/** The collection that the map stresses: the active one, or the leading one while that has no place. */
export const mapped = computed<Collection>(() =>
  collection.value.geometry === 'None' ? leadingCollection(map.value) : collection.value,
);

/** A change of the same parameter within so many milliseconds belongs to the step before. */
const ONE_STEP = 1500;

let lastStep = { name: '', at: 0 };

/** Sets or removes one filter parameter; `continuous` for inputs that change many times on their way to a value. */
export function setParameter(name: string, value: string | undefined, continuous = false): void {
  const { [name]: _, ...rest } = place.peek().params;
  const now = performance.now();
  const goesOn = continuous && lastStep.name === name && now - lastStep.at < ONE_STEP;
  lastStep = { name: continuous ? name : '', at: now };
  go(
    { params: value === undefined || value === '' ? rest : { ...rest, [name]: value } },
    goesOn ? 'replace' : 'push',
  );
}

/** Takes every filter off. */
export const clearFilters = (): void => go({ params: {}, filter: '', q: '' });

/** Switches to another map, keeping the filters that mean the same there. */
export function switchMap(id: string): void {
  const next = leadingCollection(mapAt({ map: id }));
  go({ map: id, collection: next.id, open: undefined, ...carried(place.peek(), next) });
}

/** Switches to another collection of the map. */
export const switchCollection = (next: Collection): void =>
  go({ collection: next.id, ...carried(place.peek(), next) });

effect(() => {
  const root = document.documentElement;
  root.lang = language.value === 'zh' ? 'zh-CN' : 'en';
  root.dataset.theme = theme.value;
  root.style.setProperty('--hue', hueOn(theme.value, map.value.color));
  document.title = text.value.documentTitle(map.value.label[language.value], CITY.name[language.value]);
});
