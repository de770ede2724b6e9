/** Cuts layers of GeoJSON features into vector tiles, zoom by zoom along the Hilbert curve. */
import type { Geometry } from '../src/domain/geometry.ts';
import { fitted, gzipSize } from './budget.ts';
import { clippedLine, clippedRing } from './clip.ts';
import { validPolygon } from './coverage.ts';
import { encode, type MvtFeature, type TileValue } from './encode.ts';
import { boundsOf, type Coordinates } from './grid.ts';
import { MAX_ZOOM, tileId } from './hilbert.ts';
import { LINE, layerShapes, POINT, POLYGON, type Shape } from './shapes.ts';

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
  features: readonly SourceFeature[];
  attributes: Record<string, number>;
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
};

/** A tile; `data` is uncompressed MVT. */
export type Tile = { z: number; x: number; y: number; data: Uint8Array };

type Block = { level: number; x: number; y: number; shapes: Shape[] };
type Piece = { shape: Shape; feature: MvtFeature };

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
  const { minzoom, maxzoom, extent = 4096, buffer = 64, budget = 200_000, size = gzipSize } = options;
  check(layers, minzoom, maxzoom);
  const sources = layers.map((layer, number) => layerShapes(layer, number, maxzoom, extent));
  for (let z = minzoom; z <= maxzoom; z++) {
    const keys = layers.map(({ attributes }) =>
      Object.keys(attributes).filter((key) => z >= attributes[key]!),
    );
    const encoding = (pieces: readonly Piece[]): Uint8Array => {
      const groups: MvtFeature[][] = layers.map(() => []);
      for (const { shape, feature } of pieces) groups[shape.layer]!.push(feature);
      return encode(layers.map(({ name }, at) => ({ name, extent, keys: keys[at]!, features: groups[at]! })));
    };
    for (const { x, y, shapes } of blocks(
      sources.flatMap((source) => source(z)),
      z,
      extent,
      buffer,
    )) {
      const pieces = shapes.flatMap((shape) => piece(layers, shape, x * extent, y * extent));
      if (pieces.length === 0) continue;
      pieces.sort((a, b) => a.shape.rank - b.shape.rank || a.shape.layer - b.shape.layer);
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

function check(layers: readonly SourceLayer[], minzoom: number, maxzoom: number): void {
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

/**
 * The tiles of a zoom with the shapes in them, by halving the world level by level: a shape is only clipped where
 * it crosses a block's border, so the work follows the size of the result.
 */
function* blocks(
  shapes: Shape[],
  z: number,
  extent: number,
  buffer: number,
): Generator<Block, void, undefined> {
  const pending: Block[] = [{ level: 0, x: 0, y: 0, shapes }];
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    if (block.shapes.length === 0) continue;
    if (block.level === z) {
      yield block;
      continue;
    }
    const level = block.level + 1;
    const span = extent * 2 ** (z - level);
    const children: Block[] = [0, 1, 2, 3].map((corner) => ({
      level,
      x: 2 * block.x + (corner & 1),
      y: 2 * block.y + (corner >> 1),
      shapes: [],
    }));
    const middleX = children[1]!.x * span;
    const middleY = children[2]!.y * span;
    for (const shape of block.shapes) {
      if (shape.type === POINT && shape.minX === shape.maxX && shape.minY === shape.maxY) {
        children[(shape.minX >= middleX ? 1 : 0) + (shape.minY >= middleY ? 2 : 0)]!.shapes.push(shape);
        continue;
      }
      for (const side of [0, 1] as const) {
        const column = within(shape, 0, children[side]!.x * span, span, buffer);
        if (column === undefined) continue;
        for (const row of [children[side]!, children[side + 2]!]) {
          const part = within(column, 1, row.y * span, span, buffer);
          if (part !== undefined) row.shapes.push(part);
        }
      }
    }
    // The last one in is the first one out.
    children.sort((a, b) => tileId(level, b.x, b.y) - tileId(level, a.x, a.y));
    pending.push(...children);
  }
}

/** The part of a shape between `from` and `from + span` along an axis, lines and polygons with the buffer. */
function within(shape: Shape, axis: 0 | 1, from: number, span: number, buffer: number): Shape | undefined {
  const reach = shape.type === POINT ? 0 : buffer;
  const lo = from - reach;
  // Points belong to one tile only, so the far border is not part of it.
  const hi = from + span + (shape.type === POINT ? -1 : reach);
  const least = axis === 0 ? shape.minX : shape.minY;
  const most = axis === 0 ? shape.maxX : shape.maxY;
  if (least >= lo && most <= hi) return shape;
  if (most < lo || least > hi) return undefined;
  const parts = shape.parts.flatMap((part) => clippedPart(shape.type, part, axis, lo, hi));
  return parts.length === 0 ? undefined : { ...shape, parts, ...boundsOf(parts) };
}

function clippedPart(
  type: Shape['type'],
  part: Coordinates[],
  axis: 0 | 1,
  lo: number,
  hi: number,
): Coordinates[][] {
  if (type === LINE) return clippedLine(part[0]!, axis, lo, hi).map((line) => [line]);
  if (type === POLYGON) {
    const rings = part.map((ring) => clippedRing(ring, axis, lo, hi));
    return rings[0]!.length >= 6 ? [rings.filter((ring) => ring.length >= 6)] : [];
  }
  const points = part[0]!;
  const kept: number[] = [];
  for (let at = 0; at < points.length; at += 2) {
    if (points[at + axis]! >= lo && points[at + axis]! <= hi) kept.push(points[at]!, points[at + 1]!);
  }
  return kept.length === 0 ? [] : [[Float64Array.from(kept)]];
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
  if (least === 0) return ring;
  const out = new Float64Array(ring.length);
  out.set(ring.subarray(least));
  out.set(ring.subarray(0, least), ring.length - least);
  return out;
}

/** The shape in units of the tile at left, top; none when rounding leaves nothing of it. */
function piece(layers: readonly SourceLayer[], shape: Shape, left: number, top: number): Piece[] {
  const snapped = shape.parts.map((part) => part.map((line) => tileUnits(line, left, top)));
  const geometry =
    shape.type === POLYGON
      ? snapped.flatMap(validPolygon).map(fromSmallest)
      : snapped.flat().filter((line) => shape.type === POINT || line.length > 2);
  if (geometry.length === 0) return [];
  const { id, properties } = layers[shape.layer]!.features[shape.feature]!;
  return [{ shape, feature: { id, type: shape.type, geometry, properties } }];
}

function tileUnits(line: Coordinates, left: number, top: number): Coordinates {
  const out = new Float64Array(line.length);
  let length = 0;
  for (let at = 0; at < line.length; at += 2) {
    const x = Math.round(line[at]!) - left;
    const y = Math.round(line[at + 1]!) - top;
    if (length > 0 && out[length - 2] === x && out[length - 1] === y) continue;
    out[length++] = x;
    out[length++] = y;
  }
  return out.subarray(0, length);
}

function countByLayer(pieces: readonly Piece[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { shape } of pieces) counts.set(shape.layer, (counts.get(shape.layer) ?? 0) + 1);
  return counts;
}
