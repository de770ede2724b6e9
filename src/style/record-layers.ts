/** Layers of one collection of records, by geometry. */

import type {
  DataDrivenPropertyValueSpecification as DataDriven,
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { cellField } from '../domain/collections.ts';
import { validOn } from '../domain/filter.ts';
import { lastEnding } from '../domain/freshness.ts';
import type { Collection, GeometryKind, Language } from '../domain/kinds.ts';
import type { Unit } from '../domain/units.ts';
import { cellBreaks } from './breaks.ts';
import { expression } from './expression.ts';
import { nameOf, textLayout, textPaint } from './label.ts';
import type { Theme } from './theme.ts';

/** What a layer draws: single records, clusters of them, or the sums of a heat view. */
export type Role = 'record' | 'cluster' | 'heat';

/** What every projection of a collection to layers needs to know. */
export type Scene = {
  theme: Theme;
  language: Language;
  /** `YYYY-MM-DD`; records that ended before are hidden, those that end soon faded. */
  today: string;
  source: string;
  /** The unit in which a heat view writes its sums; a coarse one when absent. */
  unit?: Unit | undefined;
};

const FADED = 0.4;

/** An opacity that is lower for records that end soon, but not for one that is selected or pointed at. */
const fading = (opacity: number, today: string): DataDriven<number> =>
  [
    'case',
    ['any', state('selected'), state('hover')],
    opacity,
    ['all', ['has', 'valid_until'], ['<=', ['get', 'valid_until'], lastEnding(today)]],
    opacity * FADED,
    opacity,
  ] as never;

/** The layer's part of the style's metadata: which collection and what of it. */
export const roleOf = (collection: Collection, role: Role) => ({
  metadata: { 'relitu:collection': collection.id, 'relitu:role': role },
});

const state = (name: 'selected' | 'hover'): ExpressionSpecification => [
  'boolean',
  ['feature-state', name],
  false,
];

/** A value that differs for the selected, the pointed-at and every other record. */
export const byState = <T extends string | number>(selected: T, hover: T, other: T): DataDriven<T> =>
  ['case', state('selected'), selected, state('hover'), hover, other] as never;

/** `low`, then one colour of the ramp per class limit. */
export function rampStep(value: ExpressionSpecification, ramp: readonly string[], breaks: readonly number[]) {
  const steps = breaks.flatMap((limit, i) => [limit, ramp[i + 1] ?? ramp.at(-1)!]);
  return ['step', value, ramp[0], ...steps] as ExpressionSpecification;
}

const current = (collection: Collection, today: string): FilterSpecification =>
  expression(validOn(today), collection);

function pointLayers(collection: Collection, scene: Scene): LayerSpecification[] {
  const { theme, language, today, source } = scene;
  const common = {
    source,
    'source-layer': collection.id,
    filter: current(collection, today),
    ...roleOf(collection, 'record'),
  };
  const z = collection.zoom;
  return [
    {
      id: `${collection.id}-point`,
      type: 'circle',
      ...common,
      minzoom: z,
      paint: {
        'circle-color': theme.mark,
        'circle-opacity': fading(1, today),
        'circle-stroke-opacity': fading(1, today),
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          z,
          byState(8, 7, 3.6) as never,
          z + 4,
          byState(10, 9, 7) as never,
        ],
        'circle-stroke-color': byState(theme.selected, theme.selected, theme.ring),
        'circle-stroke-width': byState(3, 2, 1.2),
      },
    },
    {
      id: `${collection.id}-label`,
      type: 'symbol',
      ...common,
      minzoom: z + 2.5,
      layout: {
        ...textLayout(nameOf(language), 12),
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 0.9,
        'text-optional': true,
      },
      paint: { ...textPaint(theme), 'text-opacity': fading(1, today) },
    },
  ];
}

function lineLayers(collection: Collection, scene: Scene): LayerSpecification[] {
  const { theme, language, today, source } = scene;
  const common = {
    source,
    'source-layer': collection.id,
    filter: current(collection, today),
    minzoom: collection.zoom,
    ...roleOf(collection, 'record'),
  };
  const layout = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const width = (extra: number): DataDriven<number> => [
    'interpolate',
    ['linear'],
    ['zoom'],
    8,
    byState(4 + extra, 3.5 + extra, 1.6 + extra / 2) as never,
    13,
    byState(6 + extra, 5 + extra, 3 + extra) as never,
  ];
  return [
    {
      id: `${collection.id}-casing`,
      type: 'line',
      ...common,
      layout,
      paint: {
        'line-color': byState(theme.selected, theme.ring, theme.ring),
        'line-width': width(2),
        'line-opacity': fading(0.7, today),
      },
    },
    {
      id: `${collection.id}-line`,
      type: 'line',
      ...common,
      layout,
      paint: { 'line-color': theme.hue, 'line-width': width(0), 'line-opacity': fading(0.8, today) },
    },
    {
      id: `${collection.id}-label`,
      type: 'symbol',
      ...common,
      minzoom: Math.max(collection.zoom, 11),
      layout: {
        ...textLayout(nameOf(language), 11),
        'symbol-placement': 'line',
        'symbol-spacing': 400,
        'text-max-angle': 40,
      },
      paint: { ...textPaint(theme, theme.hue), 'text-opacity': fading(1, today) },
    },
  ];
}

function polygonLayers(collection: Collection, scene: Scene): LayerSpecification[] {
  const { theme, language, today, source } = scene;
  const cell = cellField(collection);
  const dots = collection.zoom === 0 ? 9 : collection.zoom + 2.5;
  const small = collection.zoom === 0 ? 3 : 2.2;
  // Polygons that only appear on zooming in lie on those of the whole city.
  const ground = collection.zoom > 0 ? 0.5 : 0.2;
  const common = {
    source,
    'source-layer': collection.id,
    filter: current(collection, today),
    minzoom: collection.zoom,
    ...roleOf(collection, 'record'),
  };
  const labels = { ...common, 'source-layer': `${collection.id}_labels` };
  const shapes: LayerSpecification[] = [
    {
      id: `${collection.id}-fill`,
      type: 'fill',
      ...common,
      paint: {
        'fill-color': cell
          ? rampStep(['coalesce', ['get', cell], 0], theme.ramp, cellBreaks(collection))
          : theme.hue,
        // A faded cell would have the colour of another class.
        'fill-opacity': cell ? byState(1, 0.97, 0.92) : fading(ground, today),
      },
    },
    {
      id: `${collection.id}-outline`,
      type: 'line',
      ...common,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': byState(theme.selected, theme.selected, cell ? theme.city : theme.hue),
        'line-width': byState(3, 2, cell ? 0.6 : 1.2),
        ...(!cell && { 'line-opacity': fading(1, today) }),
      },
    },
  ];
  if (cell) return shapes;
  return [
    ...shapes,
    {
      // A polygon of a few pixels cannot be seen or hit: its label point stands for it until it can.
      id: `${collection.id}-dot`,
      type: 'circle',
      ...labels,
      maxzoom: dots,
      paint: {
        'circle-color': theme.hue,
        'circle-opacity': fading(1, today),
        'circle-stroke-opacity': fading(1, today),
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          collection.zoom,
          byState(7, 6, small) as never,
          dots,
          byState(7, 6, small + 1.3) as never,
        ],
        'circle-stroke-color': byState(theme.selected, theme.selected, theme.ring),
        'circle-stroke-width': byState(3, 2, 0.8),
      },
    },
    {
      id: `${collection.id}-label`,
      type: 'symbol',
      ...labels,
      // Names of polygons inside others would cover them until these fill a good part of the screen.
      minzoom: collection.zoom === 0 ? 10 : collection.zoom + 4.5,
      layout: {
        ...textLayout(nameOf(language), 11.5),
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 0.7,
      },
      paint: { ...textPaint(theme), 'text-opacity': fading(1, today) },
    },
  ];
}

const LAYERS: Record<GeometryKind, (collection: Collection, scene: Scene) => LayerSpecification[]> = {
  Point: pointLayers,
  LineString: lineLayers,
  Polygon: polygonLayers,
  None: () => [],
};

/** The layers that draw single records of a collection, shapes before labels; none for collections without a place. */
export const recordLayers = (collection: Collection, scene: Scene): LayerSpecification[] =>
  LAYERS[collection.geometry](collection, scene);
