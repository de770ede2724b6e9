/** The plots that match, in the order in which they suit the project. */
import { computed, effect, signal } from '@preact/signals';
import { listPath } from '../../../domain/list-request.ts';
import { type Item, type Items, readItems } from '../../api.ts';
import { collection, place } from '../../state/app.ts';
import { remote } from '../../state/remote.ts';
import { parameters } from '../../state/results.ts';
import { PAGE_SIZE } from '../../state/setting.ts';
import { projectFrom, ranked } from './project.ts';

/** As many plots are compared as one answer holds. */
const MOST = 1000;

const path = computed(() =>
  place.value.tool?.id === 'fit' && collection.value.id === 'plots'
    ? listPath('plots', parameters.value, MOST)
    : undefined,
);

const { current } = remote<Items>(path, readItems);

const project = computed(() => place.value.tool?.state ?? '');

const all = computed<Item[]>(() => {
  const { key, value } = current.value;
  return key === undefined || key !== path.value ? [] : ranked(projectFrom(project.value), value!.features);
});

const pages = signal(1);

effect(() => {
  void path.value;
  void project.value;
  pages.value = 1;
});

/** Those shown so far. */
export const suited = computed(() => all.value.slice(0, pages.value * PAGE_SIZE));

/** Whether there are more, and the way to them. */
export const hasMore = computed(() => suited.value.length < all.value.length);
export const showMore = (): void => {
  pages.value += 1;
};
