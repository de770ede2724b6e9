/** Layers of the schematic base map: neighbours, divisions, water, zones and hubs. */
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { DIVISION_ZOOM } from '../domain/clustered.ts';
import type { Language } from '../domain/kinds.ts';
import { nameOf, shortNameOf, textLayout, textPaint } from './label.ts';
import type { Theme } from './theme.ts';

const BASE = 'base';
/** What waters without a known name are called in the data. */
const UNNAMED = '未名水体';
const FUNCTIONAL: FilterSpecification = ['==', ['get', 'kind'], 'functional'];
const STATUTORY: FilterSpecification = ['!=', ['get', 'kind'], 'functional'];

/** The ground below all records, from background to borders. */
export const groundLayers = (theme: Theme): LayerSpecification[] => [
  { id: 'background', type: 'background', paint: { 'background-color': theme.background } },
  {
    id: 'neighbours',
    type: 'fill',
    source: BASE,
    'source-layer': 'neighbours',
    paint: { 'fill-color': theme.neighbours },
  },
  {
    id: 'divisions',
    type: 'fill',
    source: BASE,
    'source-layer': 'divisions',
    filter: STATUTORY,
    paint: { 'fill-color': theme.city },
  },
  {
    id: 'divisions-functional',
    type: 'fill',
    source: BASE,
    'source-layer': 'divisions',
    filter: FUNCTIONAL,
    paint: { 'fill-color': theme.functional },
  },
  {
    id: 'water',
    type: 'fill',
    source: BASE,
    'source-layer': 'water',
    paint: { 'fill-color': theme.water },
  },
  {
    id: 'divisions-border',
    type: 'line',
    source: BASE,
    'source-layer': 'divisions',
    filter: STATUTORY,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': theme.border,
      'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.7, 11, 1.4],
    },
  },
  {
    id: 'divisions-border-functional',
    type: 'line',
    source: BASE,
    'source-layer': 'divisions',
    filter: FUNCTIONAL,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': theme.border,
      'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.7, 11, 1.4],
      'line-dasharray': [3, 2],
    },
  },
];

/** A kind of place: a mark from one zoom on, its name from another. Marks are letters, so that no sprite is needed. */
const marked = (
  id: 'zones' | 'hubs',
  mark: string,
  markZoom: number,
  nameZoom: number,
  name: ExpressionSpecification,
  theme: Theme,
): LayerSpecification[] => [
  {
    id: `${id}-mark`,
    type: 'symbol',
    source: BASE,
    'source-layer': id,
    minzoom: markZoom,
    layout: { ...textLayout(['literal', mark] as never, 11), 'text-padding': 0 },
    paint: textPaint(theme, theme.muted),
  },
  {
    id: `${id}-label`,
    type: 'symbol',
    source: BASE,
    'source-layer': id,
    minzoom: nameZoom,
    layout: {
      ...textLayout(name, 11),
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 0.8,
    },
    paint: textPaint(theme, theme.muted),
  },
];

/** A division's name, below {@link DIVISION_ZOOM} with its number of records behind it. */
function withTotal(
  name: ExpressionSpecification,
  totals: Readonly<Record<string, number>>,
): ExpressionSpecification {
  const counted = Object.entries(totals);
  if (counted.length === 0) return name;
  const number = ['match', ['get', 'code'], ...counted.flatMap(([code, count]) => [code, ` ${count}`]), ''];
  return ['step', ['zoom'], ['concat', name, number], DIVISION_ZOOM, name] as never;
}

/** Names and marks of places, below the labels of records. */
export const placeLayers = (
  theme: Theme,
  language: Language,
  totals: Readonly<Record<string, number>> = {},
): LayerSpecification[] => [
  {
    id: 'water-label',
    type: 'symbol',
    source: BASE,
    'source-layer': 'water_labels',
    filter: [
      'all',
      ['!=', ['get', 'name_zh'], UNNAMED],
      ['>=', ['coalesce', ['get', 'area'], 0], ['step', ['zoom'], 3e8, 9, 8e7, 10, 3e7, 11, 0]],
    ],
    layout: textLayout(nameOf(language), 11),
    paint: textPaint({ ...theme, halo: theme.water }, theme.waterText),
  },
  ...marked('zones', '◇', 10, 12, shortNameOf(language), theme),
  ...marked('hubs', '◆', 8.5, 10, nameOf(language), theme),
  {
    id: 'divisions-label',
    type: 'symbol',
    source: BASE,
    'source-layer': 'divisions_labels',
    maxzoom: 12,
    layout: {
      ...textLayout(withTotal(shortNameOf(language), totals), 13),
      'text-size': ['interpolate', ['linear'], ['zoom'], 7, 11, 9, 13, 11, 15],
      // Far out a division is smaller than its name, which beside it would lie over the next one.
      'text-variable-anchor': [
        'step',
        ['zoom'],
        ['literal', ['center', 'top', 'bottom']],
        9,
        ['literal', ['center', 'top', 'bottom', 'left', 'right']],
      ],
      'text-radial-offset': 1.6,
      'text-letter-spacing': 0.06,
    },
    paint: { ...textPaint(theme), 'text-halo-width': 1.8 },
  },
];
