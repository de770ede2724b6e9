/** The planned visit, as the map draws it: straight lines, since no road is known, and numbered stops. */
import { computed } from '@preact/signals';
import type { FeatureCollection } from 'geojson';
import type { FilterSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { textLayout } from '../../style/label.ts';
import { GROUND } from '../../style/palette.ts';
import { theme } from '../state/app.ts';
import { toolLine } from '../state/tool.ts';

const VISIT = 'visit';

const features = computed<FeatureCollection | undefined>(
  () =>
    toolLine.value && {
      type: 'FeatureCollection',
      features: [
        ...toolLine.value.lines.map((coordinates) => ({
          type: 'Feature' as const,
          properties: {},
          geometry: { type: 'LineString' as const, coordinates },
        })),
        ...toolLine.value.stops.map(({ at, number }) => ({
          type: 'Feature' as const,
          properties: { number: String(number) },
          geometry: { type: 'Point' as const, coordinates: at },
        })),
      ],
    },
);

/** The source of the layers; none while no visit is shown. */
export const visitSources = computed<Record<string, SourceSpecification>>(() =>
  features.value ? { [VISIT]: { type: 'geojson', data: features.value } } : {},
);

const LINES: FilterSpecification = ['==', ['geometry-type'], 'LineString'];
const STOPS: FilterSpecification = ['==', ['geometry-type'], 'Point'];

/** In the ink of what is selected, above everything. */
export function visitLayers(): LayerSpecification[] {
  if (!features.value) return [];
  const ground = GROUND[theme.value];
  const line = (id: string, color: string, width: number): LayerSpecification => ({
    id,
    type: 'line',
    source: VISIT,
    filter: LINES,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': color, 'line-width': width },
  });
  return [
    line('visit-casing', ground.ring, 6),
    line('visit-line', ground.selected, 2.5),
    {
      id: 'visit-stop',
      type: 'circle',
      source: VISIT,
      filter: STOPS,
      paint: {
        'circle-radius': 12,
        'circle-color': ground.selected,
        'circle-stroke-color': ground.ring,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'visit-number',
      type: 'symbol',
      source: VISIT,
      filter: STOPS,
      layout: {
        ...textLayout(['get', 'number'], 13),
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': ground.ring },
    },
  ];
}
