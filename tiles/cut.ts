/** Cuts layers of GeoJSON features into vector tiles in one thread. */
import type { Geometry } from '../src/domain/geometry.ts';
import { areaTiles } from './area-tiles.ts';
import type { TileValue } from './encode.ts';
import { type GridLayer, gridFeature } from './grid-feature.ts';
import { MAX_ZOOM } from './hilbert.ts';
import { thinnedLayer } from './thinning.ts';
import type { TileSet } from './tile-set.ts';

export type { TileValue } from './encode.ts';

/** A feature to be cut; `id` is a safe integer >= 0 and the geometry is WGS84, longitude before latitude. */
export type SourceFeature = {
  id: number;
  geometry: Geometry;
  properties: Record<string, TileValue>;
  minzoom: number;
  maxzoom: number;
  /** Lower is drawn first and, when a tile is over budget, kept first; 0 when missing. */
  rank?: number;
};

/** A layer; `attributes` gives the first zoom at which each attribute is carried, others are left out. */
export type SourceLayer = {
  name: string;
  /** Gone through once. */
  features: Iterable<SourceFeature>;
  attributes: Record<string, number>;
  /**
   * Tile units of a square in which, below the highest zoom, only the best ranked of the features smaller than
   * it is shown; all are shown when missing.
   */
  thin?: number;
};

/** How to cut. */
export type CutOptions = {
  minzoom: number;
  maxzoom: number;
  /** Units per tile side; 4096 when missing. */
  extent?: number;
  /** Units by which lines and polygons reach beyond the tile; 64 when missing. */
  buffer?: number;
  /** Compressed bytes a tile may have; 200,000 when missing. */
  budget?: number;
  /** Measures compressed bytes; gzip at level 6 when missing. Only asked for tiles above the budget. */
  size?: (data: Uint8Array) => number;
  /** Told for every tile over budget how many features of a layer it lost; without it such a tile is an Error. */
  onDrop?: (layer: string, z: number, count: number) => void;
  /** Told how many features of a layer thinning leaves out at a zoom. */
  onThin?: (layer: string, z: number, count: number) => void;
  /** The tiles to cut; all when missing. */
  only?: TileSet;
};

/** A tile; `data` is uncompressed MVT. */
export type Tile = { z: number; x: number; y: number; data: Uint8Array };

/**
 * The tiles that are not empty, in ascending tile id order; the same input gives the same bytes. Bad zooms, two
 * layers of one name, and features that cannot be drawn are Errors, at the first step of the iteration.
 *
 * Points are only in the tile that contains them: renderers draw circles and symbols across tile borders and
 * ignore points outside the tile, so copies in the buffer would be bytes without effect.
 */
export function* tiles(
  layers: readonly SourceLayer[],
  options: CutOptions,
): Generator<Tile, void, undefined> {
  checkCut(layers, options);
  const { minzoom, maxzoom, extent = 4096 } = options;
  const grid = layers.map((layer) => {
    const { name, attributes } = layer;
    const features = Array.from(layer.features, (feature) =>
      gridFeature(name, feature, extent * 2 ** maxzoom),
    );
    return { name, attributes, features: thinnedLayer(features, layer, options) };
  });
  yield* areaTiles(grid, { level: 0, x: 0, y: 0, minzoom, maxzoom }, options);
}

/** Of layers on the grid, thinned already, the tiles that are wanted; otherwise as {@link tiles}. */
export const patchTiles = (
  layers: readonly GridLayer[],
  options: CutOptions & { only: TileSet },
): Iterable<Tile> =>
  areaTiles(layers, { level: 0, x: 0, y: 0, minzoom: options.minzoom, maxzoom: options.maxzoom }, options);

/** Refuses zooms that cannot be cut and two layers of one name. */
export function checkCut(layers: readonly { name: string }[], { minzoom, maxzoom }: CutOptions): void {
  const valid = Number.isInteger(minzoom) && Number.isInteger(maxzoom) && minzoom >= 0 && minzoom <= maxzoom;
  if (!valid || maxzoom > MAX_ZOOM) {
    throw new Error(`Zooms ${minzoom} to ${maxzoom} cannot be cut; give integers from 0 to ${MAX_ZOOM}`);
  }
  const names = new Set<string>();
  for (const { name } of layers) {
    if (names.has(name)) throw new Error(`Layer "${name}" is given twice; a tile has one layer of a name`);
    names.add(name);
  }
}
