/** The list: records that match, page by page, and how many there are. */
import { computed, effect, signal } from '@preact/signals';
import { type Item, type Items, itemsPath, readItems } from '../api.ts';
import { collection, map, parametersFor } from './app.ts';
import { remote } from './remote.ts';

const PAGE = 30;

/** The filter parameters of the active collection as the API takes them. */
export const parameters = computed(() => parametersFor(collection.value));

const listPath = (id: string, own: [string, string][], offset: number) =>
  itemsPath(id, [
    ...own,
    ['limit', String(PAGE)],
    ['skipGeometry', 'true'],
    ...(offset > 0 ? [['offset', String(offset)] as [string, string]] : []),
  ]);

const firstPath = computed(() => listPath(collection.value.id, parameters.value, 0));

/** The first page of the list. */
export const firstPage = remote<Items>(firstPath, readItems, 120);

const further = signal<Item[]>([]);

/** Whether the next page is on its way, or why it did not come. */
export const furtherStatus = signal<'idle' | 'loading' | 'failed'>('idle');

/** The records listed so far. */
export const listed = computed<Item[]>(() => [
  ...(firstPage.current.value.value?.features ?? []),
  ...further.value,
]);

/** Whether the list belongs to the current filter. */
export const settled = computed(() => firstPage.current.value.key === firstPath.value);

/** How many records match, or about how many; undefined until known. */
export const matched = computed<number | undefined>(() => {
  const page = settled.value ? firstPage.current.value.value : undefined;
  return page?.numberMatched ?? page?.numberEstimated;
});

/** How the text of the filter was read where nothing has it as it stands. */
export const corrected = computed(() =>
  settled.value ? firstPage.current.value.value?.corrected : undefined,
);

/** Whether `matched` says no more than about how many. */
export const isEstimated = computed(
  () => matched.value !== undefined && firstPage.current.value.value?.numberMatched === undefined,
);

effect(() => {
  void firstPath.value;
  further.value = [];
  furtherStatus.value = 'idle';
});

/** Appends the next page to the list. */
export async function loadMore(): Promise<void> {
  if (furtherStatus.peek() === 'loading') return;
  furtherStatus.value = 'loading';
  const key = firstPath.peek();
  try {
    const next = await readItems(listPath(collection.peek().id, parameters.peek(), listed.peek().length));
    if (key !== firstPath.peek()) return;
    further.value = [...further.peek(), ...next.features];
    furtherStatus.value = 'idle';
  } catch {
    if (key === firstPath.peek()) furtherStatus.value = 'failed';
  }
}

const siblingPaths = computed(() => {
  const siblings = map.value.collections.filter(({ id }) => id !== collection.value.id);
  if (siblings.length === 0) return undefined;
  const paths = siblings.map((other) => [
    other.id,
    itemsPath(other.id, [...parametersFor(other), ['limit', '1'], ['skipGeometry', 'true']]),
  ]);
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
