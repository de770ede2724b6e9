/** Leaves out features that would lie on top of each other: of those in one small square only the best stays. */
import type { CutOptions, SourceLayer } from './cut.ts';
import { boundsOf } from './grid.ts';
import type { GridFeature } from './grid-feature.ts';

/** Where features are and from which zoom to which they are shown, one slot per feature of a layer. */
export type Places = {
  /** Middle of the bounding box on the grid of the highest zoom. */
  x: number[];
  y: number[];
  /** The longer side of the bounding box. */
  size: number[];
  rank: number[];
  minzoom: number[];
  maxzoom: number[];
};

export const noPlaces = (): Places => ({ x: [], y: [], size: [], rank: [], minzoom: [], maxzoom: [] });

/** Adds a slot for the feature. */
export function addPlace(places: Places, feature: GridFeature): void {
  const { minX, minY, maxX, maxY } = boundsOf(feature.parts);
  places.x.push((minX + maxX) / 2);
  places.y.push((minY + maxY) / 2);
  places.size.push(Math.max(maxX - minX, maxY - minY));
  places.rank.push(feature.rank);
  places.minzoom.push(feature.minzoom);
  places.maxzoom.push(feature.maxzoom);
}

/**
 * Raises the first zoom of features until, below the highest zoom, every square of `layer.thin` tile units has at
 * most one of the features smaller than itself: the one with the lowest rank, among equals the first. What a zoom
 * shows all higher zooms show, so one number per feature says it all.
 */
export function thin(places: Places, layer: Pick<SourceLayer, 'name' | 'thin'>, options: CutOptions): void {
  const { minzoom, maxzoom, onThin } = options;
  if (layer.thin === undefined) return;
  const left: number[] = [];
  let candidates = Array.from(places.x, (_, feature) => feature);
  for (let z = maxzoom - 1; z >= minzoom; z--) {
    const side = layer.thin * 2 ** (maxzoom - z);
    const best = new CellTable(candidates.length);
    const isSmall = (feature: number): boolean => places.size[feature]! < side;
    const isShown = (feature: number): boolean =>
      z <= places.maxzoom[feature]! && z >= places.minzoom[feature]!;
    const cell = (feature: number): number =>
      best.slot(Math.floor(places.x[feature]! / side), Math.floor(places.y[feature]! / side));
    candidates = candidates.filter((feature) => places.minzoom[feature]! <= z);
    for (const feature of candidates) {
      if (!isSmall(feature) || !isShown(feature)) continue;
      const slot = cell(feature);
      const other = best.values[slot]!;
      if (other < 0 || places.rank[feature]! < places.rank[other]!) best.values[slot] = feature;
    }
    candidates = candidates.filter((feature) => {
      if (!isSmall(feature) || !isShown(feature) || best.values[cell(feature)] === feature) return true;
      for (let at = z; at >= Math.max(minzoom, places.minzoom[feature]!); at--)
        left[at] = (left[at] ?? 0) + 1;
      places.minzoom[feature] = z + 1;
      return false;
    });
  }
  for (const [z, count] of left.entries()) if (count > 0) onThin?.(layer.name, z, count);
}

/** The features of a layer after thinning, in their order. */
export function thinnedLayer(
  features: readonly GridFeature[],
  layer: Pick<SourceLayer, 'name' | 'thin'>,
  options: CutOptions,
): readonly GridFeature[] {
  if (layer.thin === undefined) return features;
  const places = noPlaces();
  for (const feature of features) addPlace(places, feature);
  thin(places, layer, options);
  return features.map((feature, at) => ({ ...feature, minzoom: places.minzoom[at]! }));
}

/** A feature number per cell, -1 at first; open addressing, because a Map of a million keys takes ten times as much. */
class CellTable {
  readonly values: Int32Array;
  private readonly columns: Float64Array;
  private readonly rows: Float64Array;

  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(most * 2 + 2));
    this.values = new Int32Array(size).fill(-1);
    this.columns = new Float64Array(size).fill(-1);
    this.rows = new Float64Array(size);
  }

  /** The slot of a cell, taken now if it is free. */
  slot(column: number, row: number): number {
    const mask = this.values.length - 1;
    const mixed = Math.imul(column | 0, 0x9e3779b1) ^ Math.imul(row | 0, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (this.columns[slot] !== -1 && (this.columns[slot] !== column || this.rows[slot] !== row))
      slot = (slot + 1) & mask;
    this.columns[slot] = column;
    this.rows[slot] = row;
    return slot;
  }
}
