/** Search across all maps as one types. */
import { computed, signal } from '@preact/signals';
import { type Hit, readSearch } from '../api.ts';
import { language } from './app.ts';
import { remote } from './remote.ts';

/** What is in the search box. */
export const typed = signal('');

const key = computed(() => {
  const q = typed.value.trim();
  return q === '' ? undefined : JSON.stringify([q, language.value]);
});

/** What the search found. */
export const hits = remote<Hit[]>(
  key,
  async (text, signal) => {
    const [q, lang] = JSON.parse(text) as [string, string];
    return (await readSearch(q, lang, signal)).features;
  },
  200,
);
