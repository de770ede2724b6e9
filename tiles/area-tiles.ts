/** Cuts the tiles of one area of the map, zoom by zoom along the Hilbert curve. */
import { fitted, gzipSize } from './budget.ts';
import { validPolygon } from './coverage.ts';
import type { CutOptions, Tile } from './cut.ts';
import { encode, type MvtFeature } from './encode.ts';
import type { Coordinates } from './grid.ts';
import { type GridLayer, LINE, POLYGON } from './grid-feature.ts';
import { blocks } from './quadtree.ts';
import { layerShapes, type Shape } from './shapes.ts';
import type { Address } from './tile-set.ts';

/** The tile of `level` at x, y and what lies in it at the zooms from minzoom (>= level) to maxzoom. */
export type Area = { level: number; x: number; y: number; minzoom: number; maxzoom: number };

type Piece = { shape: Shape; feature: MvtFeature };

/**
 * The tiles of the area that are not empty, in ascending tile id order. The layers need all features that reach
 * into the area or its buffer, whole and in their order; others change nothing.
 */
export function* areaTiles(
  layers: readonly GridLayer[],
  area: Area,
  options: CutOptions,
): Generator<Tile, void, undefined> {
  const { maxzoom, extent = 4096, buffer = 64, budget = 200_000, size = gzipSize, only } = options;
  const span = area.level === 0 ? Infinity : extent * 2 ** (maxzoom - area.level);
  const grid = { maxzoom, extent, span };
  const sources = layers.map(({ features }, number) => layerShapes(features, number, grid));
  for (let z = area.minzoom; z <= area.maxzoom; z++) {
    if (only && !only.within(z, area)) continue;
    const isWanted = only && ((block: Address) => only.within(z, block));
    const keys = layers.map(({ attributes }) =>
      Object.keys(attributes).filter((key) => z >= attributes[key]!),
    );
    const encoding = (pieces: readonly Piece[]): Uint8Array => {
      const groups: MvtFeature[][] = layers.map(() => []);
      for (const { shape, feature } of pieces) groups[shape.layer]!.push(feature);
      return encode(layers.map(({ name }, at) => ({ name, extent, keys: keys[at]!, features: groups[at]! })));
    };
    const shapes = sources.flatMap((source) => source(z));
    for (const { x, y, shapes: found } of blocks(area, shapes, z, extent, buffer, isWanted)) {
      const pieces = found.flatMap((shape) => piece(shape, x * extent, y * extent));
      if (pieces.length === 0) continue;
      pieces.sort((a, b) => a.shape.feature.rank - b.shape.feature.rank || a.shape.layer - b.shape.layer);
      const { kept, data } = fitted(pieces, encoding, size, budget);
      if (kept.length < pieces.length) {
        const lost = pieces.slice(kept.length);
        if (options.onDrop === undefined) {
          throw new Error(
            `Tile ${z}/${x}/${y}: ${lost.length} of ${pieces.length} features exceed ${budget} compressed bytes; ` +
              'raise their minzoom or the budget, or pass onDrop to leave them out',
          );
        }
        for (const [layer, count] of countByLayer(lost)) options.onDrop(layers[layer]!.name, z, count);
      }
      if (data.length > 0) yield { z, x, y, data };
    }
  }
}

/** The shape in units of the tile at left, top; none when rounding leaves nothing of it. */
function piece(shape: Shape, left: number, top: number): Piece[] {
  const { id, type, properties } = shape.feature;
  const geometry = shape.clipped
    ? rounded(shape, left, top)
    : shape.parts.flatMap((part) => part.map((line) => moved(line, left, top)));
  if (geometry.length === 0) return [];
  return [{ shape, feature: { id, type, geometry, properties } }];
}

const moved = (line: Coordinates, left: number, top: number): Coordinates =>
  line.map((value, at) => value - (at % 2 === 0 ? left : top));

function rounded({ feature, parts }: Shape, left: number, top: number): Coordinates[] {
  const snapped = parts.map((part) => part.map((line) => tileUnits(line, left, top)));
  if (feature.type === POLYGON) return snapped.flatMap(validPolygon).map(fromSmallest);
  return snapped.flat().filter((line) => feature.type !== LINE || line.length > 2);
}

function tileUnits(line: Coordinates, left: number, top: number): Coordinates {
  const out: Coordinates = [];
  for (let at = 0; at < line.length; at += 2) {
    const x = Math.round(line[at]!) - left;
    const y = Math.round(line[at + 1]!) - top;
    if (at > 0 && out[out.length - 2] === x && out[out.length - 1] === y) continue;
    out.push(x, y);
  }
  return out;
}

/**
 * The ring from its smallest vertex on. Where clipping begins depends on where the feature lies, and tiles
 * inside one feature should still be equal, so that the archive stores them once.
 */
function fromSmallest(ring: Coordinates): Coordinates {
  let least = 0;
  for (let at = 2; at < ring.length; at += 2) {
    if ((ring[at]! - ring[least]! || ring[at + 1]! - ring[least + 1]!) < 0) least = at;
  }
  return least === 0 ? ring : [...ring.slice(least), ...ring.slice(0, least)];
}

function countByLayer(pieces: readonly Piece[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { shape } of pieces) counts.set(shape.layer, (counts.get(shape.layer) ?? 0) + 1);
  return counts;
}
