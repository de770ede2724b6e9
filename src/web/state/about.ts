/** What the release of the current map says about itself, and what the visitor has put aside. */
import { computed, signal } from '@preact/signals';
import { readTileJson, type TileJson } from '../api.ts';
import { map } from './app.ts';
import { remote } from './remote.ts';

/** TileJSON of the current map. */
export const release = remote<TileJson>(
  computed(() => map.value.id),
  readTileJson,
);

export const bannerDismissed = signal(false);

/** Whether the data is a sample. */
export const isSample = computed(() => release.current.value.value?.sample === true);

/** Which panel lies over the page. */
export const filtersOpen = signal(false);
export const focusedField = signal<string | undefined>(undefined);
/** Which filters are unfolded. */
export const unfolded = signal<ReadonlySet<string>>(new Set());

export type Sheet = 'peek' | 'half' | 'full';
/** How far the list is pulled up on a phone. */
export const sheet = signal<Sheet>('peek');

/** Opens the filters, at a field if given. */
export function openFilters(field?: string): void {
  focusedField.value = field;
  filtersOpen.value = true;
}
