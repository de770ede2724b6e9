/** How many records each choice of each filter leaves, and what would find more. */
import { computed, signal } from '@preact/signals';
import { filterFields } from '../../domain/query.ts';
import {
  type Facets,
  facetsPath,
  type NearMiss,
  type RangeFacet,
  readFacets,
  type ValueFacet,
} from '../api.ts';
import { collection, go, isRead, place } from './app.ts';
import { remote } from './remote.ts';
import { matched, painted, parameters } from './results.ts';

/** With fewer records than this the visitor is shown what nearly fits. */
const FEW = 10;

const wanted = signal(false);

/** Has counts loaded from now on: as soon as somebody reaches for the filters. */
export const wantFacets = (): void => {
  wanted.value = true;
};

const key = computed(() => {
  const isFew = matched.value !== undefined && matched.value < FEW;
  return isRead.value && (wanted.value || isFew)
    ? facetsPath(collection.value.id, parameters.value)
    : undefined;
});

/** The counts for the current filter; the last ones stay while the next load. */
export const facets = remote<Facets>(
  key,
  async (path, signal) => {
    const counts = await readFacets(path, signal);
    // The list, which comes with them, first.
    await painted();
    return counts;
  },
  150,
);

const current = computed<Facets | undefined>(() => {
  const { value, status } = facets.current.value;
  return status !== 'failed' && value?.collection === collection.value.id ? value : undefined;
});

/** The counts once they are those of the current filter. */
export const settledFacets = computed<Facets | undefined>(() =>
  facets.current.value.key === key.value ? current.value : undefined,
);

const facet = (name: string) => current.value?.facets[name];

/** The counts per value of a field; undefined until known. */
export function valueFacet(name: string): ValueFacet | undefined {
  const found = facet(name);
  return found && 'values' in found ? found : undefined;
}

/** The histogram of a field; undefined until known. */
export function rangeFacet(name: string): RangeFacet | undefined {
  const found = facet(name);
  return found && 'histogram' in found ? found : undefined;
}

/** Whether counts were asked for and did not come. */
export const facetsFailed = computed(() => facets.current.value.status === 'failed');

/** Filters close to the current one that find more, best first; empty until known. */
export const nearMisses = computed<readonly NearMiss[]>(() => {
  const { value, status, key: loaded } = facets.current.value;
  if (status !== 'ready' || loaded !== key.value) return [];
  // What the address of the page cannot say cannot be applied here.
  const sayable = ['q', 'filter', ...filterFields(collection.value).map(([name]) => name)];
  return (value?.nearMisses ?? []).filter((miss) =>
    Object.keys(changes(miss)).every((name) => sayable.includes(name)),
  );
});

const changes = ({ parameter, value, parameters }: NearMiss) => parameters ?? { [parameter]: value };

/** Puts a near miss in place of the current filter. */
export function applyNearMiss(miss: NearMiss): void {
  const { q, filter, params } = place.peek();
  const next = { ...params, q, filter, ...changes(miss) };
  const { q: text, filter: written, ...fields } = next;
  const given = Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== null);
  go({ q: text ?? '', filter: written ?? '', params: Object.fromEntries(given) });
}
