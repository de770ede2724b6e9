/** MapLibre styles (style specification v8), derived from the definitions. */
import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { isClustered } from '../domain/cells.ts';
import { CITY } from '../domain/city.ts';
import type { Collection, Language, MapDefinition } from '../domain/kinds.ts';
import { mapOf } from '../domain/maps/index.ts';
import { BASE_DRAWN, groundLayers, placeLayers } from './base-layers.ts';
import type { Breaks } from './breaks.ts';
import { clusterLayers, heatLayers } from './heat-layers.ts';
import type { ThemeName } from './palette.ts';
import { recordLayers, type Scene } from './record-layers.ts';
import { themeOf } from './theme.ts';

/** `plain` draws records and clusters, `heat` sums by cell or division. */
export type View = 'plain' | 'heat';

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
};

const DRAWN_FIRST = ['Polygon', 'LineString', 'Point'];

/** The collections of a map that its record layers draw: areas below lines below points. */
export const drawnCollections = (map: MapDefinition): Collection[] =>
  map.collections
    .filter(({ id, geometry }) => geometry !== 'None' && !(map.id === 'base' && BASE_DRAWN.includes(id)))
    .sort((a, b) => DRAWN_FIRST.indexOf(a.geometry) - DRAWN_FIRST.indexOf(b.geometry));

/**
 * The collection a map opens with: the first whose records have a status, which is what one can act on; else the
 * first that is drawn.
 */
export const leadingCollection = (map: MapDefinition): Collection =>
  map.collections.find(({ fields }) => Object.hasOwn(fields, 'status')) ??
  drawnCollections(map).find(({ geometry }) => geometry === 'Point') ??
  map.collections[0]!;

/** The collection whose sums the heat view shows: the active one or the first that has any. */
export const heatCollection = (map: MapDefinition, active?: string): Collection | undefined => {
  const heated = map.collections.filter(({ heat }) => heat !== undefined);
  return heated.find(({ id }) => id === active) ?? heated[0];
};

/** Clusters and the lines that appear on zooming in would hide the rest of the map: only the active ones are drawn. */
export const isDrawn = ({ id, geometry, zoom }: Collection, active: string): boolean =>
  id === active || geometry !== 'LineString' || zoom === 0;

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
  const scene: Scene = { theme, language, today, source: map.id };
  const data = dataLayers(map, view, scene, options);
  const records = drawnCollections(map).flatMap(({ id, geometry }) =>
    geometry === 'Polygon' ? [id, `${id}_labels`] : [id],
  );
  const promoteId = Object.fromEntries(records.map((layer) => [layer, 'id']));
  const vector = (id: string) => ({ type: 'vector' as const, url: `${origin}/tiles/${id}.json`, promoteId });
  return {
    version: 8,
    name: `${map.label[language]} · ${CITY.name[language]}`,
    metadata: { 'relitu:map': map.id, ...(release !== undefined && { 'relitu:release': release }) },
    center: CITY.centre,
    zoom: CITY.zoom,
    sources:
      map.id === 'base'
        ? { base: vector('base') }
        : { base: { type: 'vector', url: `${origin}/tiles/base.json` }, [map.id]: vector(map.id) },
    layers: [
      ...groundLayers(theme),
      ...data.filter((layer) => !isText(layer)),
      ...placeLayers(theme, language),
      ...data.filter(isText),
    ],
  };
}
