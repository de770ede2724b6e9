/** Layers of aggregates: clusters with their count, and heat cells with their sum. */
import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Collection } from '../domain/kinds.ts';
import { convert, type Unit } from '../domain/units.ts';
import { type Breaks, heatBreaks, heatField, heatUnit } from './breaks.ts';
import { textLayout } from './label.ts';
import { rampStep, roleOf, type Scene } from './record-layers.ts';

const count: ExpressionSpecification = ['get', 'count'];

/** The clusters of a collection below its zoom, from `<collection>_clusters` (`count`). */
export function clusterLayers(collection: Collection, { theme, source }: Scene): LayerSpecification[] {
  const common = {
    source,
    'source-layer': `${collection.id}_clusters`,
    maxzoom: collection.zoom,
    ...roleOf(collection, 'cluster'),
  };
  return [
    {
      id: `${collection.id}-cluster`,
      type: 'circle',
      ...common,
      paint: {
        'circle-color': theme.mark,
        'circle-opacity': 0.9,
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['sqrt', count],
          1,
          5,
          1.4,
          9,
          3,
          11,
          10,
          15,
          32,
          23,
          100,
          32,
        ],
        'circle-stroke-color': theme.ring,
        'circle-stroke-width': 2,
      },
    },
    {
      id: `${collection.id}-cluster-count`,
      type: 'symbol',
      ...common,
      layout: {
        ...textLayout(['number-format', count, { locale: 'en' }], 12),
        // A circle without its number would say nothing, and clusters keep their distance already.
        'text-allow-overlap': true,
        'text-padding': 0,
      },
      // The number of one is not shown, but keeps the names of places off its small circle.
      paint: { 'text-color': theme.onMark, 'text-opacity': ['case', ['>', count, 1], 1, 0] },
    },
  ];
}

/** What a heat view colours by: the sum in the stored unit, or the number of records. */
export const heatValue = (collection: Collection): ExpressionSpecification =>
  heatField(collection) ? ['coalesce', ['get', 'sum'], 0] : ['coalesce', ['get', 'count'], 0];

/** The value as text in the unit the legend names. */
function heatText(collection: Collection, unit: Unit | undefined): ExpressionSpecification {
  const stored = heatField(collection)?.unit;
  const factor = stored && unit ? convert(1, unit, stored) : 1;
  const value: ExpressionSpecification = ['/', heatValue(collection), factor];
  const to = (parts: number): ExpressionSpecification => ['/', ['round', ['*', value, parts]], parts];
  const rounded: ExpressionSpecification = ['step', value, to(100), 1, to(10), 10, to(1)];
  return ['number-format', rounded, { locale: 'en', 'max-fraction-digits': 2 }];
}

/** The cells or divisions of a heat view from `<collection>_heat`, each number once from `<collection>_heat_labels`. */
export function heatLayers(
  collection: Collection,
  { theme, language, source, unit = heatUnit(collection, language) }: Scene,
  breaks: Breaks = heatBreaks(collection),
): LayerSpecification[] {
  const common = { source, 'source-layer': `${collection.id}_heat`, ...roleOf(collection, 'heat') };
  return [
    {
      id: `${collection.id}-heat`,
      type: 'fill',
      ...common,
      paint: {
        'fill-color': rampStep(heatValue(collection), theme.ramp, breaks),
        // What shines through would shift a colour away from its class in the legend.
        'fill-opacity': collection.heat?.by === 'division' ? 1 : 0.95,
      },
    },
    {
      id: `${collection.id}-heat-outline`,
      type: 'line',
      ...common,
      paint: { 'line-color': theme.ring, 'line-width': 0.8, 'line-opacity': 0.8 },
    },
    {
      id: `${collection.id}-heat-sum`,
      type: 'symbol',
      ...common,
      'source-layer': `${collection.id}_heat_labels`,
      layout: { ...textLayout(heatText(collection, unit), 12), 'text-padding': 1 },
      paint: {
        'text-color': rampStep(heatValue(collection), theme.onRamp, breaks),
        'text-halo-color': rampStep(heatValue(collection), theme.ramp, breaks),
        'text-halo-width': 1,
      },
    },
  ];
}
