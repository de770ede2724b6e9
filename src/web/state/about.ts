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

export type Sheet = 'peek' | 'half' | 'full';
/** How far the list is pulled up on a phone. */
export const sheet = signal<Sheet>('peek');
