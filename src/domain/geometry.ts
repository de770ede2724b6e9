/** GeoJSON geometry (RFC 7946, WGS84 degrees) and the few measures of it that every part of the system shares. */

export type Position = [lon: number, lat: number];
export type Ring = Position[];
export type Point = { type: 'Point'; coordinates: Position };
export type LineString = { type: 'LineString'; coordinates: Position[] };
export type Polygon = { type: 'Polygon'; coordinates: Ring[] };
export type MultiPoint = { type: 'MultiPoint'; coordinates: Position[] };
export type MultiLineString = { type: 'MultiLineString'; coordinates: Position[][] };
export type MultiPolygon = { type: 'MultiPolygon'; coordinates: Ring[][] };
export type Geometry = Point | LineString | Polygon | MultiPoint | MultiLineString | MultiPolygon;

/** [west, south, east, north] in degrees. */
export type Bounds = [west: number, south: number, east: number, north: number];

const RADIANS = Math.PI / 180;
const SEMI_MAJOR_AXIS = 6_378_137;
const FLATTENING = 1 / 298.257_223_563;
const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));

/** Every position of a geometry, in order. */
export function* positions(geometry: Geometry): Generator<Position> {
  if (geometry.type === 'Point') yield geometry.coordinates;
  else for (const part of parts(geometry)) yield* part;
}

/** The rings of each polygon, exterior first; empty for points and lines. */
export function polygons(geometry: Geometry): Ring[][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

/** The lines of a line geometry; empty for points and polygons. */
export function lines(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}

function parts(geometry: Exclude<Geometry, Point>): Position[][] {
  switch (geometry.type) {
    case 'MultiPoint':
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
  }
}

/** The bounding box of a geometry in degrees; `[Infinity, Infinity, -Infinity, -Infinity]` when it is empty. */
export function bounds(geometry: Geometry): Bounds {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of positions(geometry)) {
    if (lon < box[0]) box[0] = lon;
    if (lat < box[1]) box[1] = lat;
    if (lon > box[2]) box[2] = lon;
    if (lat > box[3]) box[3] = lat;
  }
  return box;
}

/** The box that holds both boxes. */
export function union(a: Bounds, b: Bounds): Bounds {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

function inRing(point: Position, ring: Ring): boolean {
  const x = point[0];
  const y = point[1];
  let inside = false;
  let before = ring[ring.length - 1]!;
  // By index: this is the innermost loop of imports.
  for (let i = 0; i < ring.length; i++) {
    const here = ring[i]!;
    if (
      here[1] > y !== before[1] > y &&
      x < ((before[0] - here[0]) * (y - here[1])) / (before[1] - here[1]) + here[0]
    )
      inside = !inside;
    before = here;
  }
  return inside;
}

/** Whether a point lies in a polygon or multipolygon (even-odd rule, holes excluded); false for other geometries. */
export function pointInPolygon(point: Position, geometry: Geometry): boolean {
  return polygons(geometry).some(
    ([shell, ...holes]) =>
      shell !== undefined && inRing(point, shell) && !holes.some((hole) => inRing(point, hole)),
  );
}

function authalic(latitude: number): number {
  const s = Math.sin(latitude * RADIANS);
  const e = ECCENTRICITY;
  return (1 - e * e) * (s / (1 - e * e * s * s) - Math.log((1 - e * s) / (1 + e * s)) / (2 * e));
}

function ringArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i < ring.length - 1; i++) {
    const [x1, y1] = ring[i]!;
    const [x2, y2] = ring[i + 1]!;
    sum += (x2 - x1) * RADIANS * (authalic(y1) + authalic(y2));
  }
  return (-sum * SEMI_MAJOR_AXIS * SEMI_MAJOR_AXIS) / 4;
}

/**
 * The area of a polygon geometry in m² on the WGS84 ellipsoid, holes taken off; 0 for points and lines.
 * Exact for edges that are straight in the cylindrical equal-area projection (Snyder 1987, eq. 3-12 and 10-15).
 */
export function area(geometry: Geometry): number {
  let sum = 0;
  for (const [shell, ...holes] of polygons(geometry)) {
    if (shell === undefined) continue;
    sum += Math.abs(ringArea(shell));
    for (const hole of holes) sum -= Math.abs(ringArea(hole));
  }
  return sum;
}

/** Whether a closed ring runs counter-clockwise, as RFC 7946 wants of exteriors. */
export function isCounterClockwise(ring: Ring): boolean {
  return ringArea(ring) > 0;
}

/** The polygon of a box; one that crosses the antimeridian (west beyond east) gives its two halves. */
export function rectangle([west, south, east, north]: Bounds): Geometry {
  const ring = (w: number, e: number): Ring[] => [
    [
      [w, south],
      [e, south],
      [e, north],
      [w, north],
      [w, south],
    ],
  ];
  return west <= east
    ? { type: 'Polygon', coordinates: ring(west, east) }
    : { type: 'MultiPolygon', coordinates: [ring(west, 180), ring(-180, east)] };
}
