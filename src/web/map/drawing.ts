/** The style the map draws: the shared one, with what the visitor filtered, opened and points at. */

import { computed } from '@preact/signals';
import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { collectionOf } from '../../domain/maps/index.ts';
import { GROUND } from '../../style/palette.ts';
import { byState } from '../../style/record-layers.ts';
import { style } from '../../style/style.ts';
import { themeOf } from '../../style/theme.ts';
import { subjectOf, withFilter } from '../../style/with-filter.ts';
import { releases } from '../state/about.ts';
import {
  breaks,
  cells,
  clustersFromApi,
  heated,
  loose,
  makers,
  records,
  totals,
} from '../state/aggregates.ts';
import { filterOf, language, map, mapped, place, theme } from '../state/app.ts';
import { basemap } from '../state/basemap.ts';
import { heatUnitOf } from '../state/heat-unit.ts';
import { hovered, openItem } from '../state/opened.ts';
import { today } from '../state/today.ts';
import { viewport } from '../state/viewport.ts';
import { NOTHING } from './nothing.ts';
import { overlayLayers, overlaySources } from './overlays.ts';

/** Sources that hold what the API has answered. */
const CELLS = 'cells';
const SUMS = 'sums';
/** The source of the shapes, and that of the label points, of a collection's records. */
export const recordSources = (collection: string): [shapes: string, points: string] => [
  `${collection}-records`,
  `${collection}-record-points`,
];
const FOCUS = 'focus';

const band = computed(() => Math.floor(viewport.value?.zoom ?? 8));

const aggregates = computed<{ areas: FeatureCollection; points: FeatureCollection }>(() => {
  const answer = cells.current.value.value;
  const make = makers.value;
  if (!answer || !make) return { areas: NOTHING, points: NOTHING };
  if (heated.value) return make.heatFeatures(answer);
  if (!clustersFromApi.value) return { areas: NOTHING, points: NOTHING };
  return { areas: NOTHING, points: make.clusterPoints(answer, band.value) };
});

const looseSources = computed<Record<string, FeatureCollection>>(() => {
  const answers = records.current.value.value;
  const make = makers.value;
  const filled = loose.value.flatMap(({ id }) => {
    const [shapes, points] = recordSources(id);
    const answer = answers?.[id];
    return [
      [shapes, answer && make ? make.recordFeatures(answer) : NOTHING],
      [points, answer && make ? make.recordPoints(answer) : NOTHING],
    ] as const;
  });
  return Object.fromEntries(filled);
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
  return layers.flatMap((layer) => {
    const subject = subjectOf(layer);
    if (!subject) return [layer];
    if (subject.role === 'heat') return [from(layer, layer.type === 'symbol' ? SUMS : CELLS)];
    if (subject.role === 'cluster') return [clustersFromApi.value ? from(layer, SUMS) : layer];
    const own = collectionOf(subject.collection)!;
    if (loose.value.includes(own)) {
      const [shapes, points] = recordSources(own.id);
      return [from(layer, (layer as Sourced)['source-layer'] === own.id ? shapes : points)];
    }
    return withFilter([layer], filterOf(own), own);
  });
}

/** The sources with what their tiles say about themselves, where that is known: MapLibre need not ask again. */
function known(sources: StyleSpecification['sources']): StyleSpecification['sources'] {
  const index = releases.current.value.value;
  const entries = Object.entries(sources).map(([id, source]) => {
    const about = index?.[id];
    if (!about || source.type !== 'vector') return [id, source] as const;
    const { url: _, ...rest } = source;
    const { tiles, bounds, minzoom, maxzoom } = about;
    return [id, { ...rest, tiles, bounds, minzoom, maxzoom }] as const;
  });
  return Object.fromEntries(entries);
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
    today: today.value,
    collection: active.id,
    ...limits,
    totals: totals.value,
    basemap: basemap.value,
    unit: heated.value && heatUnitOf(heated.value),
  });
  const geojson = (data: FeatureCollection, promoteId?: string) => ({
    type: 'geojson' as const,
    data,
    ...(promoteId && { promoteId }),
  });
  const over = overlayLayers();
  return {
    ...base,
    sources: {
      ...known(base.sources),
      [CELLS]: geojson(aggregates.value.areas),
      [SUMS]: geojson(aggregates.value.points),
      ...Object.fromEntries(
        Object.entries(looseSources.value).map(([id, features]) => [id, geojson(features, 'id')]),
      ),
      [FOCUS]: geojson(focus.value),
      ...overlaySources.value,
    },
    layers: [...rewired(base.layers).map(steppedBack), ...over.below, ...focusLayers(), ...over.above],
  };
});
