/** Geometry as well-known text (OGC 06-103r4), which spreadsheets can carry and GDAL reads. */
import type { Geometry } from './geometry.ts';

/** How deep the positions of a geometry lie in its coordinates. */
export const DEPTH: Record<Geometry['type'], number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

const body = (node: unknown, depth: number): string =>
  depth === 0
    ? (node as number[]).join(' ')
    : (node as unknown[])
        .map((part) => (depth === 1 ? body(part, 0) : `(${body(part, depth - 1)})`))
        .join(', ');

/** The geometry as text, `POLYGON ((120.9 31.3, …))`; degrees as they are stored. */
export const wktOf = ({ type, coordinates }: Geometry): string =>
  `${type.toUpperCase()} (${body(coordinates, DEPTH[type])})`;
