/** The state of the page: where the visitor is, and everything that follows from it without asking the server. */
import { computed, effect, signal } from '@preact/signals';
import type { Camera } from '../../domain/camera.ts';
import { CITY } from '../../domain/city.ts';
import { leadingCollection } from '../../domain/collections.ts';
import { all, conjuncts, type Filter } from '../../domain/filter.ts';
import type { Collection, Language } from '../../domain/kinds.ts';
import { filterParameters } from '../../domain/list-request.ts';
import { carriedOver, collectionAt, mapAt, type Place, type ThemeName } from '../../domain/place.ts';
import type { Invalid } from '../../domain/problem.ts';
import { filterFrom } from '../../domain/query.ts';
import { en } from '../text/en.ts';
import { zh } from '../text/zh.ts';
import { carried } from './carried.ts';
import { hueFor, languageAt, NARROW, onReturn, startPlace, writePlace } from './setting.ts';
import { canRead, carriedWritten, loadCql2, readWritten } from './written.ts';

const query = (text: string) => window.matchMedia(text);
const printing = query('print');
const follow = (media: MediaQueryList) => {
  const matches = signal(media.matches);
  media.addEventListener('change', () => {
    // A sheet of paper is wider than a phone; what is printed is what was on the screen.
    if (!printing.matches) matches.value = media.matches;
  });
  return matches;
};

/** Whether the page is laid out in one column, as for a phone. */
export const narrow = follow(query(NARROW));
export const calm = follow(query('(prefers-reduced-motion: reduce)'));
const prefersDark = follow(query('(prefers-color-scheme: dark)'));

export const place = signal<Place>(startPlace);

/** Moves to another place: `push` makes a step for the back button, `replace` does not. */
export function go(change: Partial<Place>, how: 'push' | 'replace' = 'push'): void {
  const next = { ...place.peek(), ...change };
  writePlace(next, how);
  place.value = next;
}

/** Where the map should be at once, undefined for where it began: after going back or forward, or opening a saved view. */
export const cameraWish = signal<{ camera: Camera | undefined } | undefined>(undefined);

onReturn((back, camera) => {
  place.value = back;
  cameraWish.value = { camera };
});

export const map = computed(() => mapAt(place.value));
export const collection = computed(() => collectionAt(place.value));
export const language = computed<Language>(() => languageAt(place.value));
export const theme = computed<ThemeName>(() => place.value.theme ?? (prefersDark.value ? 'dark' : 'light'));
export const text = computed(() => (language.value === 'zh' ? zh : en));

const parsed = computed(() => filterFrom(Object.entries(place.value.params), collection.value));

/** Whether the filter is known: one written in CQL2 waits for the code that reads it. */
export const isRead = computed(() => place.value.filter === '' || canRead());

effect(() => {
  if (!isRead.value) void loadCql2();
});

const parsedText = computed(() => readWritten(place.value.filter, collection.value));

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
  const text = readWritten(carriedWritten(written, collection.value, other), other);
  return joined(
    filterFrom(Object.entries(carriedOver(params, other, collection.value)), other).filter,
    'filter' in text ? text.filter : undefined,
  );
};

/** The same as the parameters of a request; text belongs to the active collection only. */
export function parametersFor(other: Collection): [name: string, text: string][] {
  const now = place.value;
  if (other.id === collection.value.id) return filterParameters(now, other);
  const params = carriedOver(now.params, other, collection.value);
  return filterParameters(
    { params, filter: carriedWritten(now.filter, collection.value, other), q: '' },
    other,
  );
}

/** Whether another collection leaves some of the conditions aside because they mean nothing for it. */
export function leavesAside(other: Collection): boolean {
  if (other.id === collection.value.id) return false;
  const { params, filter: written, q } = place.value;
  const kept = Object.keys(carriedOver(params, other, collection.value)).length;
  const clauses = writtenFilter.value ? conjuncts(writtenFilter.value) : [];
  const text = readWritten(carriedWritten(written, collection.value, other), other);
  const carried = 'filter' in text && text.filter ? conjuncts(text.filter) : [];
  return q !== '' || kept < Object.keys(params).length || carried.length < clauses.length;
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

/** Switches to another collection of the map, with the text that is looked for. */
export const switchCollection = (next: Collection): void =>
  go({ collection: next.id, ...carried(place.peek(), next), q: place.peek().q });

effect(() => {
  const root = document.documentElement;
  root.lang = language.value === 'zh' ? 'zh-CN' : 'en';
  root.dataset.theme = theme.value;
  root.style.setProperty('--hue', hueFor(theme.value, map.value));
  document.title = text.value.documentTitle(map.value.label[language.value], CITY.name[language.value]);
});
