/** What the releases of the maps say about themselves, and what the visitor has put aside. */
import { computed, signal } from '@preact/signals';
import { readTileIndex, type TileIndex } from '../api.ts';
import { map, place } from './app.ts';
import { remote } from './remote.ts';

/** How long a release is taken for the current one while the visitor stays on a map, in milliseconds. */
const TRUSTED = 300_000;

// Asked again when the visitor switches maps and some time has passed.
const epoch = computed(() => {
  void map.value.id;
  return String(Math.floor(performance.now() / TRUSTED));
});

/** TileJSON of all maps. */
export const releases = remote<TileIndex>(epoch, (_, signal) => readTileIndex(signal));

/** TileJSON of the current map, once known. */
export const release = computed(() => releases.current.value.value?.[map.value.id]);

export const bannerDismissed = signal(false);

const startsAsSample = document.documentElement.dataset.sample === 'true';

/** Whether the data is a sample: as the server says with the page, then as the release of the map says. */
export const isSample = computed(() => release.value?.sample ?? startsAsSample);

/** Whether this browser gives a context to draw the map in; asked before the code that draws is loaded. */
function canDraw(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}

/** Whether the map is drawn; where it cannot be, the list has the whole page. */
export const mapStatus = signal<'loading' | 'drawn' | 'failed'>(canDraw() ? 'loading' : 'failed');

export type Sheet = 'peek' | 'half' | 'full';
/** How far the list is pulled up on a phone: a link with a text is about what that finds. */
export const sheet = signal<Sheet>(place.peek().q ? 'half' : 'peek');
