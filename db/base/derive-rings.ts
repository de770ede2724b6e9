/** Ring and multipolygon steps shared by the derivation scripts: clean, round, simplify, smooth, write. */
import {
  area,
  isCounterClockwise,
  type MultiPolygon,
  type Position,
  type Ring,
} from '../../src/domain/geometry.ts';

/** The rings of each polygon, exterior first, as in a GeoJSON MultiPolygon. */
export type Shape = Ring[][];

/** The part of polyclip-ts 0.16 used here; it is installed beside the sources, not in the project. */
export type Clipper = {
  union(shape: Shape, ...more: Shape[]): Shape;
  intersection(shape: Shape, ...more: Shape[]): Shape;
  difference(shape: Shape, ...more: Shape[]): Shape;
};

export type Feature = { type: 'Feature'; properties: Record<string, unknown>; geometry: object };

/** The GeoJSON geometry of a shape. */
export function multiPolygon(shape: Shape): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: shape };
}

/** The area of a shape in m². */
export function shapeArea(shape: Shape): number {
  return area(multiPolygon(shape));
}

/** A rectangle in degrees as a shape. */
export function rectangle(west: number, south: number, east: number, north: number): Shape {
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ];
}

/** The polygon of largest area, alone. */
export function largestPart(shape: Shape): Shape {
  const parts = shape.map((polygon) => [polygon]);
  return parts.reduce((a, b) => (shapeArea(b) > shapeArea(a) ? b : a));
}

function wound(ring: Ring, counterClockwise: boolean): Ring {
  return isCounterClockwise(ring) === counterClockwise ? ring : ring.toReversed();
}

function roundedRing(ring: Ring, digits: number): Ring {
  const kept: Ring = [];
  for (const [lon, lat] of ring) {
    const point: Position = [Number(lon.toFixed(digits)), Number(lat.toFixed(digits))];
    const last = kept.at(-1);
    if (last === undefined || last[0] !== point[0] || last[1] !== point[1]) kept.push(point);
  }
  return kept;
}

/** The largest of the loops a ring falls into where rounding made it touch itself. */
function largestLoop(ring: Ring): Ring {
  const path: Ring = [];
  const place = new Map<string, number>();
  let largest: Ring = [];
  for (const point of ring) {
    const start = place.get(String(point));
    if (start !== undefined) {
      const loop = path.splice(start);
      for (const passed of loop) place.delete(String(passed));
      const closed = [...loop, point];
      if (shapeArea([[closed]]) > shapeArea([[largest]])) largest = closed;
    }
    place.set(String(point), path.push(point) - 1);
  }
  return largest;
}

/**
 * The shape with coordinates rounded, repeated vertices, pinched-off loops and rings below `smallest` m² dropped, and rings wound as
 * RFC 7946 section 3.1.6 wants: exteriors counter-clockwise, holes clockwise.
 */
export function tidy(shape: Shape, digits: number, smallest = 1): Shape {
  const big = (ring: Ring) => ring.length > 3 && shapeArea([[ring]]) >= smallest;
  return shape
    .map((polygon) => polygon.map((ring) => largestLoop(roundedRing(ring, digits))))
    .filter(([shell]) => shell !== undefined && big(shell))
    .map((polygon) => polygon.filter(big).map((ring, index) => wound(ring, index === 0)));
}

/** A line thinned by Douglas and Peucker (1973); `tolerance` in degrees, ends kept. */
export function simplifiedLine(line: Position[], tolerance: number): Position[] {
  const [first, last] = [line[0]!, line.at(-1)!];
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const span = Math.hypot(dx, dy);
  let farthest = 0;
  let index = 0;
  for (let i = 1; i < line.length - 1; i++) {
    const [x, y] = [line[i]![0] - first[0], line[i]![1] - first[1]];
    const off = span === 0 ? Math.hypot(x, y) : Math.abs(x * dy - y * dx) / span;
    if (off > farthest) [farthest, index] = [off, i];
  }
  if (farthest <= tolerance) return [first, last];
  const head = simplifiedLine(line.slice(0, index + 1), tolerance);
  return [...head.slice(0, -1), ...simplifiedLine(line.slice(index), tolerance)];
}

/** Every ring of a shape thinned; rings that collapse are dropped. */
export function simplified(shape: Shape, tolerance: number): Shape {
  return shape
    .map((polygon) =>
      polygon.map((ring) => simplifiedLine(ring, tolerance)).filter((ring) => ring.length > 3),
    )
    .filter((polygon) => polygon.length > 0);
}

/** A closed ring with its corners cut at a quarter and three quarters of each edge, `passes` times (Chaikin 1974). */
export function smoothed(ring: Ring, passes: number): Ring {
  if (passes === 0) return ring;
  const cut: Ring = [];
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!];
    cut.push([x1 * 0.75 + x2 * 0.25, y1 * 0.75 + y2 * 0.25], [x1 * 0.25 + x2 * 0.75, y1 * 0.25 + y2 * 0.75]);
  }
  return smoothed([...cut, cut[0]!], passes - 1);
}

/** A feature with a Polygon, or a MultiPolygon if the shape has several parts. */
export function feature(properties: Record<string, unknown>, shape: Shape): Feature {
  const geometry = shape.length === 1 ? { type: 'Polygon', coordinates: shape[0]! } : multiPolygon(shape);
  return { type: 'Feature', properties, geometry };
}

/** A GeoJSON feature collection as text, one feature a line so that changes show in a diff. */
export function collectionText(features: Feature[]): string {
  const rows = features.map((item) => JSON.stringify(item)).join(',\n');
  return `{"type":"FeatureCollection","features":[\n${rows}\n]}\n`;
}
