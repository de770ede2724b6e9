/** Features on the world grid of the highest zoom: what all cutting works on. */
import type { Geometry } from '../src/domain/geometry.ts';
import type { SourceFeature } from './cut.ts';
import type { TileValue } from './encode.ts';
import { type Coordinates, gridCoordinates } from './grid.ts';

/** MVT geometry types (MVT 2.1, 4.3.4). */
export const POINT = 1;
export const LINE = 2;
export const POLYGON = 3;
export type GeometryType = typeof POINT | typeof LINE | typeof POLYGON;

/** A feature on the grid: polygons as rings each, lines as one list each, points as one list. */
export type GridFeature = {
  id: number;
  rank: number;
  minzoom: number;
  maxzoom: number;
  type: GeometryType;
  parts: Coordinates[][];
  properties: Record<string, TileValue>;
};

/** A layer ready to be cut; `attributes` as in SourceLayer. */
export type GridLayer = {
  name: string;
  attributes: Record<string, number>;
  features: readonly GridFeature[];
};

/**
 * The feature on a world `size` units wide. A feature without coordinates, with a coordinate that is not a finite
 * number or with an unknown geometry type is an Error that names `layer` and feature.
 */
export function gridFeature(layer: string, feature: SourceFeature, size: number): GridFeature {
  const { id, rank = 0, minzoom, maxzoom, properties } = feature;
  try {
    if (!Number.isSafeInteger(id) || id < 0) throw new Error('the id is not an integer from 0 to 2^53 - 1');
    for (const [name, zoom] of Object.entries({ minzoom, maxzoom }))
      if (!Number.isSafeInteger(zoom) || zoom < 0) throw new Error(`${name} ${zoom} is no zoom`);
    for (const [key, value] of Object.entries(properties))
      if (typeof value === 'number' && !Number.isFinite(value))
        throw new Error(`attribute "${key}": ${value} is not a finite number`);
    return { id, rank, minzoom, maxzoom, properties, ...gridParts(feature.geometry, size) };
  } catch (error) {
    throw new Error(`Layer "${layer}", feature ${id}: ${(error as Error).message}`);
  }
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
    return repeats ? closed.slice(0, last) : closed;
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
