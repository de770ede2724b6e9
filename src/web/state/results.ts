/** The list: records that match, page by page, and how many there are. */
import { computed, effect, signal } from '@preact/signals';
import { listPath } from '../../domain/list-request.ts';
import { type Item, type Items, readItems } from '../api.ts';
import { collection, isRead, parametersFor, place } from './app.ts';
import { remote } from './remote.ts';
import { PAGE_SIZE } from './setting.ts';
import { today } from './today.ts';

/** The filter parameters of the active collection as the API takes them. */
export const parameters = computed(() => parametersFor(collection.value));

/** The same with the order of the list. */
export const ordered = computed<[name: string, text: string][]>(() => [
  ...parameters.value,
  ['sortby', place.value.sort],
]);

/** What the list is asked for with: another path, another list. */
export const firstPath = computed(() =>
  isRead.value ? listPath(collection.value.id, ordered.value, PAGE_SIZE) : undefined,
);

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

/** Milliseconds in which what has just come is painted. */
const A_FRAME = 30;

/** Resolves when what has just come has been painted. */
export const painted = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, A_FRAME));

/** Rows of a new list that are painted at once: about as many as a window shows. */
const AT_ONCE = 10;

const known = signal<readonly Item[]>([]);

effect(() => {
  const now = listed.value;
  painted().then(() => {
    known.value = now;
  });
});

/** The records to paint: of a new list the first, and the others when these have been painted. */
export const rows = computed(() =>
  known.value[0] === listed.value[0] ? listed.value : listed.value.slice(0, AT_ONCE),
);

/** Whether the list belongs to the current filter. */
export const settled = computed(
  () => firstPath.value !== undefined && firstPage.current.value.key === firstPath.value,
);

/** How many records match, or about how many; undefined until known. */
export const matched = computed<number | undefined>(() => {
  const page = settled.value ? firstPage.current.value.value : undefined;
  return page?.numberMatched ?? page?.numberEstimated;
});

/** The departments that answer for the records listed, those of most records first. */
export const departments = computed<string[]>(() => {
  const counts = new Map<string, number>();
  for (const { properties } of listed.value) {
    const { source_dept: name } = properties;
    if (typeof name === 'string') counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
});

/** How the text of the filter was taken, where nothing has it as it stands or it is about another map. */
export const reading = computed<Items | undefined>(() =>
  settled.value ? firstPage.current.value.value : undefined,
);

/** Whether it is said what words of the text were taken for: what one word alone means needs no saying. */
export const isHeard = computed(() => {
  const { heard = [], understood } = reading.value ?? {};
  return heard.length >= (understood ? 1 : 2);
});

/** Whether what is listed lacks something of what was asked for, and is only near to it. */
export const isOnlyNear = computed(
  () => Boolean(matched.value) && (reading.value?.lacking ?? reading.value?.unmet) !== undefined,
);

/** Whether `matched` says no more than about how many. */
export const isEstimated = computed(
  () => matched.value !== undefined && firstPage.current.value.value?.numberMatched === undefined,
);

effect(() => {
  void firstPath.value;
  void today.value;
  further.value = [];
  furtherStatus.value = 'idle';
});

/** Appends the next page to the list. */
export async function loadMore(): Promise<void> {
  if (furtherStatus.peek() === 'loading') return;
  furtherStatus.value = 'loading';
  const key = firstPath.peek();
  try {
    const next = await readItems(
      listPath(collection.peek().id, ordered.peek(), PAGE_SIZE, listed.peek().length),
    );
    if (key !== firstPath.peek()) return;
    further.value = [...further.peek(), ...next.features];
    furtherStatus.value = 'idle';
  } catch {
    if (key === firstPath.peek()) furtherStatus.value = 'failed';
  }
}
