/** How many records of the other collections of the map match. */
import { computed, signal } from '@preact/signals';
import { listPath } from '../../domain/list-request.ts';
import { readItems } from '../api.ts';
import { collection, map, parametersFor } from './app.ts';
import { remote } from './remote.ts';
import { matched, parameters } from './results.ts';

const siblingsWanted = signal(false);

/** Has the other collections of the map counted from now on: as soon as somebody reaches for them. */
export const wantSiblings = (): void => {
  siblingsWanted.value = true;
};

const siblingPaths = computed(() => {
  // Without a filter nothing has changed there since the visitor last looked.
  if (!siblingsWanted.value && parameters.value.length === 0) return undefined;
  const siblings = map.value.collections.filter(({ id }) => id !== collection.value.id);
  if (siblings.length === 0) return undefined;
  const paths = siblings.map((other) => [other.id, listPath(other.id, parametersFor(other), 1)]);
  return JSON.stringify(paths);
});

const siblingCounts = remote<Record<string, number | undefined>>(
  siblingPaths,
  async (key, signal) => {
    const paths = JSON.parse(key) as [string, string][];
    const counts = await Promise.all(
      paths.map(async ([id, url]) => [id, (await readItems(url, signal)).numberMatched] as const),
    );
    return Object.fromEntries(counts);
  },
  400,
);

/** How many records of a collection of the map match; undefined until known. */
export const countOf = (id: string): number | undefined =>
  id === collection.value.id ? matched.value : siblingCounts.current.value.value?.[id];
