/** The style the map draws: the shared one, with what the visitor filtered, opened and points at. */
import { computed } from '@preact/signals';
import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { isOnMap } from '../../domain/filter.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { GROUND } from '../../style/palette.ts';
import { byState } from '../../style/record-layers.ts';
import { style } from '../../style/style.ts';
import { themeOf } from '../../style/theme.ts';
import { subjectOf, withFilter } from '../../style/with-filter.ts';
import {
  breaks,
  cells,
  clustersFromApi,
  heated,
  records,
  recordsFromApi,
  viewport,
} from '../state/aggregates.ts';
import { filterOf, language, map, mapped, place, theme, today } from '../state/app.ts';
import { hovered, openItem } from '../state/opened.ts';
import { areaLayers, areaSources } from './area-layers.ts';
import { clusterPoints, heatFeatures, NOTHING, recordFeatures, recordPoints } from './features.ts';

/** Sources that hold what the API has answered. */
const CELLS = 'cells';
const SUMS = 'sums';
export const RECORDS = 'records';
export const RECORD_POINTS = 'record-points';
const FOCUS = 'focus';

const band = computed(() => Math.floor(viewport.value?.zoom ?? 8));

const aggregates = computed<{ areas: FeatureCollection; points: FeatureCollection }>(() => {
  const answer = cells.current.value.value;
  if (!answer) return { areas: NOTHING, points: NOTHING };
  if (heated.value) return heatFeatures(answer);
  return { areas: NOTHING, points: clusterPoints(answer, band.value) };
});

const loose = computed<{ shapes: FeatureCollection; points: FeatureCollection }>(() => {
  const answer = recordsFromApi.value ? records.current.value.value : undefined;
  if (!answer) return { shapes: NOTHING, points: NOTHING };
  return { shapes: recordFeatures(answer), points: recordPoints(answer) };
});

const focusMarks = computed<string>(() => {
  const open = openItem.value?.item.properties;
  const over = hovered.value;
  return JSON.stringify([
    ['hover', over?.lon, over?.lat],
    ['selected', open?.lon, open?.lat],
  ]);
});

// Text in between: only another mark, not every move of the pointer, makes another style.
const focus = computed<FeatureCollection>(() => ({
  type: 'FeatureCollection',
  features: (JSON.parse(focusMarks.value) as [string, number | null, number | null][]).flatMap(
    ([role, lon, lat]) =>
      lon === null || lat === null
        ? []
        : [{ type: 'Feature', properties: { role }, geometry: { type: 'Point', coordinates: [lon, lat] } }],
  ),
}));

type Sourced = LayerSpecification & { source: string; 'source-layer'?: string };

function from(layer: LayerSpecification, source: string): LayerSpecification {
  const { 'source-layer': _, ...rest } = layer as Sourced;
  return { ...rest, source } as LayerSpecification;
}

/** Sends aggregates, and records that tiles cannot filter, to the sources the API fills. */
function rewired(layers: LayerSpecification[]): LayerSpecification[] {
  const active = mapped.value;
  return layers.flatMap((layer) => {
    const subject = subjectOf(layer);
    if (!subject) return [layer];
    if (subject.role === 'heat') return [from(layer, layer.type === 'symbol' ? SUMS : CELLS)];
    if (subject.role === 'cluster') return [clustersFromApi.value ? from(layer, SUMS) : layer];
    if (subject.collection === active.id && recordsFromApi.value)
      return [from(layer, (layer as Sourced)['source-layer'] === active.id ? RECORDS : RECORD_POINTS)];
    const other = collectionOf(subject.collection)!;
    const filter = filterOf(other);
    if (!filter) return [layer];
    return isOnMap(filter, other) ? withFilter([layer], filter, other) : [];
  });
}

const ROLE_SELECTED: ExpressionSpecification = ['==', ['get', 'role'], 'selected'];

/** Where the open record is and where the pointer is in the list, even when a cluster stands for the record. */
function focusLayers(): LayerSpecification[] {
  const ground = GROUND[theme.value];
  const { hue } = themeOf(map.value, theme.value);
  return [
    {
      id: 'focus-ring',
      type: 'circle',
      source: FOCUS,
      paint: {
        'circle-radius': ['case', ROLE_SELECTED, 13, 11],
        'circle-color': hue,
        'circle-opacity': ['case', ROLE_SELECTED, 0.25, 0.18],
        'circle-stroke-color': ground.selected,
        'circle-stroke-width': ['case', ROLE_SELECTED, 2.5, 1.5],
      },
    },
    {
      id: 'focus-dot',
      type: 'circle',
      source: FOCUS,
      paint: {
        'circle-radius': 5,
        'circle-color': hue,
        'circle-stroke-color': ground.ring,
        'circle-stroke-width': 1.5,
      },
    },
  ];
}

/** Lines cross each other: when one is open, the others of its collection step back. */
function steppedBack(layer: LayerSpecification): LayerSpecification {
  const open = openItem.value;
  const subject = subjectOf(layer);
  if (layer.type !== 'line' || !open || subject?.collection !== open.collection) return layer;
  if (collectionOf(open.collection)?.geometry !== 'LineString') return layer;
  return { ...layer, paint: { ...layer.paint, 'line-opacity': byState(1, 0.8, 0.16) } };
}

/** The whole style for the current state. */
export const drawing = computed<StyleSpecification>(() => {
  const active = mapped.value;
  const limits = heated.value && breaks.value ? { breaks: { [heated.value.id]: breaks.value } } : {};
  const base = style({
    map: map.value.id,
    language: language.value,
    theme: theme.value,
    view: place.value.view,
    origin: location.origin,
    today,
    collection: active.id,
    ...limits,
  });
  const geojson = (data: FeatureCollection, promoteId?: string) => ({
    type: 'geojson' as const,
    data,
    ...(promoteId && { promoteId }),
  });
  return {
    ...base,
    sources: {
      ...base.sources,
      [CELLS]: geojson(aggregates.value.areas),
      [SUMS]: geojson(aggregates.value.points),
      [RECORDS]: geojson(loose.value.shapes, 'id'),
      [RECORD_POINTS]: geojson(loose.value.points, 'id'),
      [FOCUS]: geojson(focus.value),
      ...areaSources.value,
    },
    layers: [...rewired(base.layers).map(steppedBack), ...areaLayers(), ...focusLayers()],
  };
});
