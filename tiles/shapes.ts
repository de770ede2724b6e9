/** The features of a layer on the grid of a zoom, ready to be clipped into tiles. */
import type { Geometry } from '../src/domain/geometry.ts';
import { coverage, type GridPolygon } from './coverage.ts';
import type { SourceLayer } from './cut.ts';
import { type Box, boundsOf, type Coordinates, gridCoordinates } from './grid.ts';
import { simplified, vertexWeights } from './simplification.ts';

/** MVT geometry types (MVT 2.1, 4.3.4). */
export const POINT = 1;
export const LINE = 2;
export const POLYGON = 3;
export type GeometryType = typeof POINT | typeof LINE | typeof POLYGON;

/** Simplification below the highest zoom, in tile units of 1/4096 tile: 3/8 of a pixel of a 512-pixel tile. */
export const TOLERANCE = 3;

/** A feature on the grid of one zoom: polygons as rings each, lines as one list each, points as one list. */
export type Shape = Box & {
  layer: number;
  /** Position in the layer's features. */
  feature: number;
  rank: number;
  type: GeometryType;
  parts: Coordinates[][];
};

/** What a layer shows at a zoom, in the order of its features. */
export type LayerShapes = (z: number) => Shape[];

type Prepared = {
  feature: number;
  rank: number;
  type: GeometryType;
  at(scale: number, tolerance: number): Coordinates[][];
};

/**
 * The shapes of a layer for a grid of `extent` units per tile at `maxzoom`; all zooms are derived from the same
 * snapped vertices. A feature without coordinates or with an unknown geometry type is an Error.
 */
export function layerShapes(
  layer: SourceLayer,
  number: number,
  maxzoom: number,
  extent: number,
): LayerShapes {
  const size = extent * 2 ** maxzoom;
  const polygons: GridPolygon[][] = [];
  const prepared = layer.features.map(
    (feature, index): Prepared | { feature: number; rank: number; area: number } => {
      const base = { feature: index, rank: feature.rank ?? 0 };
      try {
        const parts = gridParts(feature.geometry, size);
        if (parts.type === POLYGON) return { ...base, area: polygons.push(parts.parts) - 1 };
        return {
          ...base,
          type: parts.type,
          at: parts.type === POINT ? points(parts.parts, size) : lines(parts.parts),
        };
      } catch (error) {
        throw new Error(`Layer "${layer.name}", feature ${feature.id}: ${(error as Error).message}`);
      }
    },
  );
  const areas = coverage(polygons);

  return (z) => {
    const scale = 2 ** (maxzoom - z);
    const tolerance = z === maxzoom ? -1 : (TOLERANCE * extent) / 4096;
    const visible = prepared.filter(({ feature }) => {
      const { minzoom, maxzoom: last } = layer.features[feature]!;
      return z >= minzoom && z <= last;
    });
    const wanted = visible.flatMap((item) => ('area' in item ? item.area : []));
    const drawn = areas.at(wanted, scale, tolerance).values();
    return visible.map((item): Shape => {
      const type = 'area' in item ? POLYGON : item.type;
      const parts = 'area' in item ? drawn.next().value! : item.at(scale, tolerance);
      return { layer: number, feature: item.feature, rank: item.rank, type, parts, ...boundsOf(parts) };
    });
  };
}

function gridParts(geometry: Geometry, size: number): { type: GeometryType; parts: Coordinates[][] } {
  const line = (positions: readonly (readonly number[])[]): Coordinates => {
    if (positions.length === 0) throw new Error(`the ${geometry.type} has no coordinates`);
    return gridCoordinates(positions, size);
  };
  const ring = (positions: readonly (readonly number[])[]): Coordinates => {
    const closed = line(positions);
    const last = closed.length - 2;
    const repeats = last > 0 && closed[0] === closed[last] && closed[1] === closed[last + 1];
    return repeats ? closed.subarray(0, last) : closed;
  };
  const list = <T>(items: readonly T[]): readonly T[] => {
    if (items.length === 0) throw new Error(`the ${geometry.type} has no coordinates`);
    return items;
  };
  switch (geometry.type) {
    case 'Point':
      return { type: POINT, parts: [[line([geometry.coordinates])]] };
    case 'MultiPoint':
      return { type: POINT, parts: [[line(geometry.coordinates)]] };
    case 'LineString':
      return { type: LINE, parts: [[line(geometry.coordinates)]] };
    case 'MultiLineString':
      return { type: LINE, parts: list(geometry.coordinates).map((part) => [line(part)]) };
    case 'Polygon':
      return { type: POLYGON, parts: [list(geometry.coordinates).map(ring)] };
    case 'MultiPolygon':
      return { type: POLYGON, parts: list(geometry.coordinates).map((part) => list(part).map(ring)) };
    default:
      throw new Error(`the geometry type ${(geometry as { type: string }).type} cannot be drawn`);
  }
}

function points(parts: Coordinates[][], size: number): Prepared['at'] {
  const source = parts[0]![0]!;
  return (scale) => [[source.map((value) => Math.min(Math.round(value / scale), size / scale - 1))]];
}

function lines(parts: Coordinates[][]): Prepared['at'] {
  const weighted = parts.flat().map((line) => ({ line, weights: vertexWeights(line) }));
  return (scale, tolerance) => {
    const drawn = weighted.map(({ line, weights }) => [simplified(line, weights, scale, tolerance)]);
    const kept = drawn.filter(([line]) => line!.length > 2);
    if (kept.length > 0) return kept;
    // A line shorter than a unit still has to be there: it is in the data, and the zooms above draw it.
    const [x, y] = drawn[0]![0]!;
    return [[Float64Array.of(x!, y!, x! + 1, y!)]];
  };
}
