/** The drawn area and the sketch of one, as the map draws them. */
import { computed } from '@preact/signals';
import type { FeatureCollection } from 'geojson';
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { GROUND } from '../../style/palette.ts';
import { themeOf } from '../../style/theme.ts';
import { map, theme } from '../state/app.ts';
import { area } from '../state/area.ts';
import { LOOSE_SIDE, sketch } from '../state/sketch.ts';
import { NOTHING } from './nothing.ts';

const AREA = 'area';
const SKETCH = 'sketch';

const sketched = computed<FeatureCollection>(() => {
  const corners = [...(sketch.value ?? [])];
  return {
    type: 'FeatureCollection',
    features: [
      ...corners.map((coordinates, i) => ({
        type: 'Feature' as const,
        properties: { first: i === 0 },
        geometry: { type: 'Point' as const, coordinates },
      })),
      ...(corners.length > 1
        ? [
            {
              type: 'Feature' as const,
              properties: {},
              geometry: { type: 'LineString' as const, coordinates: corners },
            },
          ]
        : []),
    ],
  };
});

const source = (data: FeatureCollection): SourceSpecification => ({ type: 'geojson', data });

/** The sources of the layers. */
export const areaSources = computed<Record<string, SourceSpecification>>(() => ({
  [AREA]: source(
    area.value && !sketch.value
      ? { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: area.value }] }
      : NOTHING,
  ),
  [SKETCH]: source(sketched.value),
  [LOOSE_SIDE]: source(NOTHING),
}));

/** Outline and corners in the ink of what is selected, with a ground of their own to stand out on any map. */
export function areaLayers(): LayerSpecification[] {
  const ground = GROUND[theme.value];
  const { hue } = themeOf(map.value, theme.value);
  const line = (id: string, from: string, dashed: boolean): LayerSpecification[] => [
    {
      id: `${id}-casing`,
      type: 'line',
      source: from,
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ground.ring, 'line-width': 5, 'line-opacity': 0.85 },
    },
    {
      id,
      type: 'line',
      source: from,
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ground.selected,
        'line-width': 2,
        ...(dashed && { 'line-dasharray': [2, 2] }),
      },
    },
  ];
  return [
    { id: 'area-fill', type: 'fill', source: AREA, paint: { 'fill-color': hue, 'fill-opacity': 0.07 } },
    ...line('area-line', AREA, false),
    ...line('loose-line', LOOSE_SIDE, true),
    ...line('sketch-line', SKETCH, false),
    {
      id: 'sketch-corner',
      type: 'circle',
      source: SKETCH,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': ['case', ['get', 'first'], 6, 4.5],
        'circle-color': ground.ring,
        'circle-stroke-color': ground.selected,
        'circle-stroke-width': 2,
      },
    },
  ];
}
