/** Suggestions across all maps as one types. */
import { computed, signal } from '@preact/signals';
import { readSuggestions, type Suggestion, type Suggestions } from '../api.ts';
import { go, language, place } from './app.ts';
import { flyTo, openRecord } from './opened.ts';
import { remote } from './remote.ts';

/** How near a place is looked at: a division as a whole, a zone with its surroundings. */
const ZOOM: Readonly<Record<string, number>> = { divisions: 10.2, zones: 12, hubs: 12 };
const CLOSE_ZOOM = 13;
/** A quarter of a second of quiet is a pause of the typing hand. */
const QUIET_MILLISECONDS = 150;

/** What is in the search box. */
export const typed = signal('');

const key = computed(() => {
  const q = typed.value.trim();
  return q === '' ? undefined : JSON.stringify([q, language.value]);
});

/** What is suggested for what is typed. */
export const suggested = remote<Suggestions>(
  key,
  (text, signal) => {
    const [q, lang] = JSON.parse(text) as [string, string];
    return readSuggestions(q, lang, '', signal);
  },
  QUIET_MILLISECONDS,
);

/** Goes where a suggestion leads: to a place, to a record, or to a list with a filter. */
export function follow(suggestion: Suggestion): void {
  const { map, collection } = suggestion;
  typed.value = '';
  if (suggestion.kind === 'value')
    go({ map, collection, params: suggestion.parameters, filter: '', q: '', open: undefined });
  else if (suggestion.kind === 'record') openRecord(collection, suggestion.id, true);
  else if (suggestion.position) {
    const [lon, lat] = suggestion.position;
    flyTo({ geometry: null, properties: { lon, lat } }, ZOOM[collection] ?? CLOSE_ZOOM);
  }
}

/** Filters the current list by what is typed. */
export const filterByTyped = (): void => go({ q: typed.peek().trim(), open: undefined });

/** Empties the box, and takes its filter off. */
export function clearTyped(): void {
  typed.value = '';
  if (place.peek().q) go({ q: '' });
}
