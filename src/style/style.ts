/** MapLibre styles (style specification v8), derived from the definitions. */

import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { type Basemap, SCHEMATIC } from '../domain/basemap.ts';
import { CITY } from '../domain/city.ts';
import { isClustered } from '../domain/clustered.ts';
import {
  drawnCollections,
  hasLabelPoints,
  heatCollection,
  isDrawn,
  leadingCollection,
  type View,
} from '../domain/collections.ts';
import type { Language, MapDefinition } from '../domain/kinds.ts';
import { mapOf } from '../domain/maps/index.ts';
import type { ThemeName } from '../domain/place.ts';
import type { Unit } from '../domain/units.ts';
import { groundLayers, placeLayers } from './base-layers.ts';
import { basemapGround } from './basemap-layers.ts';
import type { Breaks } from './breaks.ts';
import { clusterLayers, heatLayers } from './heat-layers.ts';
import { recordLayers, type Scene } from './record-layers.ts';
import { themeOf } from './theme.ts';

export type StyleOptions = {
  /** Id of any map, `base` included. */
  map: string;
  language: Language;
  theme: ThemeName;
  view: View;
  /** Scheme and host of the tiles, without a slash at the end. */
  origin: string;
  /** `YYYY-MM-DD`; records whose validity ended before are not drawn. */
  today: string;
  /** Release number, noted in the style's metadata. */
  release?: number;
  /** The collection being looked at; the map's leading one when absent. */
  collection?: string;
  /** Class limits of the heat view by collection id, in the stored unit; fixed ones when absent. */
  breaks?: Readonly<Record<string, Breaks>>;
  /** The unit of the heat view's sums; a coarse one when absent. */
  unit?: Unit | undefined;
  /** Records by code of division, to be written behind the names of divisions at low zooms. */
  totals?: Readonly<Record<string, number>> | undefined;
  /** What lies under the records; the built-in schematic map when absent. */
  basemap?: Basemap;
};

function dataLayers(
  map: MapDefinition,
  view: View,
  scene: Scene,
  options: StyleOptions,
): LayerSpecification[] {
  const active = options.collection ?? leadingCollection(map).id;
  const heated = view === 'heat' ? heatCollection(map, active) : undefined;
  if (heated) return heatLayers(heated, scene, options.breaks?.[heated.id]);
  const collections = drawnCollections(map).filter((collection) => isDrawn(collection, active));
  const records = collections.flatMap((collection) => recordLayers(collection, scene));
  const clusters = collections
    .filter((collection) => collection.id === active && isClustered(collection))
    .flatMap((collection) => clusterLayers(collection, scene));
  return [
    ...records.filter(({ type }) => type !== 'symbol'),
    ...clusters,
    ...records.filter(({ type }) => type === 'symbol'),
  ];
}

const isBackground = ({ type }: LayerSpecification) => type === 'background';
const isBorder = ({ type }: LayerSpecification) => type === 'line';
const isText = (layer: LayerSpecification) => layer.type === 'symbol';

/**
 * The style of a map. Sources are TileJSON URLs on `origin`; there are no glyphs, sprites or foreign hosts, labels
 * are drawn with the reader's own fonts. Layers of records carry `metadata['relitu:collection']` and
 * `metadata['relitu:role']`.
 * @throws RangeError when there is no such map.
 */
export function style(options: StyleOptions): StyleSpecification {
  const { language, view, origin, today, release } = options;
  const map = mapOf(options.map);
  if (!map) throw new RangeError(`There is no map "${options.map}"`);
  const theme = themeOf(map, options.theme);
  const scene: Scene = { theme, language, today, source: map.id, unit: options.unit };
  const data = dataLayers(map, view, scene, options);
  const own = basemapGround(options.basemap ?? SCHEMATIC, theme, language, origin);
  const schematic = groundLayers(theme);
  const places = placeLayers(theme, language, options.totals);
  const records = drawnCollections(map).flatMap((collection) =>
    hasLabelPoints(collection) ? [collection.id, `${collection.id}_labels`] : [collection.id],
  );
  const promoteId = Object.fromEntries(records.map((layer) => [layer, 'id']));
  const vector = (id: string) => ({ type: 'vector' as const, url: `${origin}/tiles/${id}.json`, promoteId });
  return {
    version: 8,
    name: `${map.label[language]} · ${CITY.name[language]}`,
    metadata: { 'relitu:map': map.id, ...(release !== undefined && { 'relitu:release': release }) },
    center: CITY.centre,
    zoom: CITY.zoom,
    sources: {
      ...own?.sources,
      ...(map.id === 'base'
        ? { base: vector('base') }
        : { base: { type: 'vector', url: `${origin}/tiles/base.json` }, [map.id]: vector(map.id) }),
    },
    layers: [
      ...(own
        ? [...schematic.filter(isBackground), ...own.ground, ...schematic.filter(isBorder)]
        : schematic),
      ...data.filter((layer) => !isText(layer)),
      ...(own?.names ?? []),
      ...places.filter((layer) => !own || layer.id !== 'water-label'),
      ...data.filter(isText),
    ],
  };
}
