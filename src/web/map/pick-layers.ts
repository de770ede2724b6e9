/** Records on the shortlist, marked on whatever map is shown. */
import { computed } from '@preact/signals';
import type { FeatureCollection } from 'geojson';
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { GROUND } from '../../style/palette.ts';
import { theme } from '../state/app.ts';
import { picks } from '../state/picks.ts';

const PICKS = 'picks';

const marked = computed<FeatureCollection>(() => ({
  type: 'FeatureCollection',
  features: picks.value.flatMap(({ lon, lat }) =>
    lon === undefined || lat === undefined
      ? []
      : [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lon, lat] } }],
  ),
}));

/** The source of the layer. */
export const pickSources = computed<Record<string, SourceSpecification>>(() => ({
  [PICKS]: { type: 'geojson', data: marked.value },
}));

/** A star in the ink of what is selected, on every zoom; it gives way to nothing and nothing gives way to it. */
export function pickLayers(): LayerSpecification[] {
  const ground = GROUND[theme.value];
  return [
    {
      id: 'picks',
      type: 'symbol',
      source: PICKS,
      layout: {
        'text-field': '★',
        'text-font': ['Noto Sans Regular'],
        'text-size': 20,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: {
        'text-color': ground.selected,
        'text-halo-color': ground.ring,
        'text-halo-width': 2,
      },
    },
  ];
}
