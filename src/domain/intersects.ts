/**
 * Whether two geometries have a point in common (OGC 06-103r4, Intersects), in the plane of longitude and latitude:
 * boundaries belong to geometries, edges are straight in degrees as RFC 7946 has them. Exact on a grid of 1e-9 degrees,
 * a tenth of a millimetre: positions written with fewer decimals lie on lines just when their decimals say so.
 */
import {
  type Bounds,
  bounds,
  type Geometry,
  lines,
  type Polygon,
  type Position,
  polygons,
  type Ring,
} from './geometry.ts';
import { moved } from './moved.ts';
import { orientation } from './orientation.ts';

const GRID = 1e9;

const onGrid = ([lon, lat]: Position): Position => [Math.round(lon * GRID), Math.round(lat * GRID)];

const meet = (a: Bounds, b: Bounds) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

const boxOf = (geometry: Geometry) =>
  bounds(geometry).map((degrees) => Math.round(degrees * GRID)) as unknown as Bounds;

type Segment = { from: Position; to: Position; box: Bounds };

const segment = (from: Position, to: Position): Segment => ({
  from,
  to,
  box: [
    Math.min(from[0], to[0]),
    Math.min(from[1], to[1]),
    Math.max(from[0], to[0]),
    Math.max(from[1], to[1]),
  ],
});

function isWithin([x, y]: Position, [west, south, east, north]: Bounds): boolean {
  return west <= x && x <= east && south <= y && y <= north;
}

function cross(a: Segment, b: Segment): boolean {
  if (!meet(a.box, b.box)) return false;
  const [b1, b2] = [orientation(a.from, a.to, b.from), orientation(a.from, a.to, b.to)];
  const [a1, a2] = [orientation(b.from, b.to, a.from), orientation(b.from, b.to, a.to)];
  if (b1 !== b2 && a1 !== a2) return true;
  return (
    (b1 === 0 && isWithin(b.from, a.box)) ||
    (b2 === 0 && isWithin(b.to, a.box)) ||
    (a1 === 0 && isWithin(a.from, b.box)) ||
    (a2 === 0 && isWithin(a.to, b.box))
  );
}

/** 1 inside a ring, 0 on it, -1 outside (even-odd rule). */
function sideOf(point: Position, ring: Ring): number {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [from, to] = [ring[i - 1]!, ring[i]!];
    const side = orientation(from, to, point);
    if (side === 0 && isWithin(point, segment(from, to).box)) return 0;
    if (from[1] > point[1] !== to[1] > point[1] && side > 0 === to[1] > from[1]) inside = !inside;
  }
  return inside ? 1 : -1;
}

const covers = ([shell, ...holes]: Ring[], point: Position): boolean =>
  shell !== undefined && sideOf(point, shell) >= 0 && holes.every((hole) => sideOf(point, hole) <= 0);

/** A geometry taken apart: points that stand alone, edges, areas, and one point of each connected piece. */
type Pieces = {
  box: Bounds;
  points: Position[];
  edges: Segment[];
  areas: Polygon['coordinates'][];
  first: Position[];
};

const edgesOf = (line: readonly Position[]) => line.slice(1).map((to, i) => segment(line[i]!, to));

function pieces(given: Geometry): Pieces {
  const geometry = moved(given, onGrid);
  const points =
    geometry.type === 'Point'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPoint'
        ? geometry.coordinates
        : [];
  const areas = polygons(geometry);
  const curves = lines(geometry);
  return {
    box: boxOf(given),
    points,
    edges: [...curves, ...areas.flat()].flatMap(edgesOf),
    areas,
    first: [...points, ...curves.map((line) => line[0]), ...areas.map(([shell]) => shell?.[0])].filter(
      (position) => position !== undefined,
    ),
  };
}

const touches = ({ points, edges }: Pieces, others: readonly Position[]) =>
  others.some(
    (other) =>
      points.some((point) => point[0] === other[0] && point[1] === other[1]) ||
      edges.some(({ from, to, box }) => isWithin(other, box) && orientation(from, to, other) === 0),
  );

/** Whether two geometries (WGS84) have a point in common; an empty geometry has none. */
export function intersects(one: Geometry, other: Geometry): boolean {
  // Most geometries are far apart, and taking them apart costs more than this look.
  if (!meet(boxOf(one), boxOf(other))) return false;
  const [a, b] = [pieces(one), pieces(other)];
  if (touches(a, b.points) || touches(b, a.points)) return true;
  const near = b.edges.filter(({ box }) => meet(box, a.box));
  if (a.edges.some((edge) => meet(edge.box, b.box) && near.some((candidate) => cross(edge, candidate))))
    return true;
  // Where no boundaries meet, a piece lies in an area as a whole or not at all.
  return (
    a.areas.some((area) => b.first.some((point) => covers(area, point))) ||
    b.areas.some((area) => a.first.some((point) => covers(area, point)))
  );
}
