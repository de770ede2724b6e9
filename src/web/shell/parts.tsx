/** The parts of the page that the first view can do without. */
import { text } from '../state/app.ts';
import { later } from './later.tsx';
import { MapLines } from './trust-lines.tsx';

export const FilterPanel = later(async () => (await import('../filter/filter-panel.tsx')).FilterPanel);

export const Empty = later(async () => (await import('../list/near-misses.tsx')).Empty);

export const Invalid = later(async () => (await import('./invalid.tsx')).Invalid);

export const NearMisses = later(async () => (await import('../list/near-misses.tsx')).NearMisses);

export const RecordCard = later(async () => (await import('../card/record-card.tsx')).RecordCard);

export const SavedViews = later(async () => (await import('../views/saved-views.tsx')).SavedViews);

export const ReadingNote = later(async () => (await import('../list/reading-note.tsx')).ReadingNote);

export const Suggestions = later(async () => (await import('./suggestions.tsx')).Suggestions);

/** The map with MapLibre, most of what there is to load. */
export const MapView = later(
  async () => (await import('../map/map-view.tsx')).MapView,
  () => (
    <section class="map" aria-label={text.value.mapSection}>
      <p class="map-message">{text.value.mapLoading}</p>
      <div class="map-notes">
        <MapLines />
      </div>
    </section>
  ),
);
