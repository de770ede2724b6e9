/** Where samples may lie: in which division a point is, whether it is in water, random points and clear outlines. */
import { CITY } from '../../src/domain/city.ts';
import {
  type Bounds,
  bounds,
  type Geometry,
  type Position,
  pointInPolygon,
  polygons,
  type Ring,
} from '../../src/domain/geometry.ts';
import type { DivisionCode, Outline, Zone } from './geography.ts';
import { plainCells } from './plain-cells.ts';
import type { Random } from './random.ts';

const METRES_PER_DEGREE = 111_320;

/** The point so many metres east and north of another; good to a few permille within 50 km. */
export const moved = ([lon, lat]: Position, east: number, north: number): Position => [
  lon + east / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)),
  lat + north / METRES_PER_DEGREE,
];

/** Metres east and north from one point to another. */
export const offset = ([lon, lat]: Position, [toLon, toLat]: Position): Position => [
  (toLon - lon) * METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180),
  (toLat - lat) * METRES_PER_DEGREE,
];

/** Metres that points keep from shores and borders: more than any later rounding moves them. */
const MARGIN = 120;
const BEARINGS: readonly Position[] = [
  [1, 0],
  [0.7, 0.7],
  [0, 1],
  [-0.7, 0.7],
  [-1, 0],
  [-0.7, -0.7],
  [0, -1],
  [0.7, -0.7],
];

type Shape = { code: string; geometry: Geometry; box: Bounds; rings: Ring[] };

const contains = ([west, south, east, north]: Bounds, [lon, lat]: Position) =>
  lon >= west && lon <= east && lat >= south && lat <= north;
const overlap = (a: Bounds, b: Bounds) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

const side = ([ax, ay]: Position, [bx, by]: Position, [px, py]: Position) =>
  Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
const cross = (a: Position, b: Position, c: Position, d: Position) =>
  side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);

/** Whether two polygons share a point: a border crosses the other's, or one lies in the other. */
export function meets(ring: Ring, box: Bounds, other: Geometry): boolean {
  for (const edges of polygons(other).flat())
    for (let i = 1; i < edges.length; i++) {
      const [c, d] = [edges[i - 1]!, edges[i]!];
      if (Math.max(c[0], d[0]) < box[0] || Math.min(c[0], d[0]) > box[2]) continue;
      if (Math.max(c[1], d[1]) < box[1] || Math.min(c[1], d[1]) > box[3]) continue;
      for (let j = 1; j < ring.length; j++) if (cross(ring[j - 1]!, ring[j]!, c, d)) return true;
    }
  const first = polygons(other)[0]?.[0]?.[0];
  return (
    pointInPolygon(ring[0]!, other) ||
    (first !== undefined && pointInPolygon(first, { type: 'Polygon', coordinates: [ring] }))
  );
}

export type Places = {
  /** The division of a point, the functional area (苏州工业园区) before the one it overlays; undefined outside the city. */
  divisionAt(point: Position): DivisionCode | undefined;
  inWater(point: Position): boolean;
  /** Whether the point and everything within 120 m of it is land of that division. */
  isClear(point: Position, division: DivisionCode): boolean;
  /** Whether a polygon's outer ring lies wholly in the division, off water and, outside it, off the functional area. */
  isClearRing(ring: Ring, division: DivisionCode): boolean;
  /** A clear point of the zone's division, normally distributed around its centre (standard deviation in metres). */
  near(random: Random, zone: Zone, sigma: number): Position;
  /** A clear point anywhere in the division. */
  within(random: Random, division: DivisionCode): Position;
};

/** Answers questions about the division and water outlines given. */
export function places(divisions: readonly Outline[], water: readonly Outline[]): Places {
  const shape = ({ properties, geometry }: Outline): Shape => ({
    code: String(properties.code ?? ''),
    geometry,
    box: bounds(geometry),
    rings: polygons(geometry).flat(),
  });
  const isOverlay = ({ properties }: Outline) => properties.kind === 'functional';
  const overlays = divisions.filter(isOverlay).map(shape);
  const units = [...overlays, ...divisions.filter((outline) => !isOverlay(outline)).map(shape)];
  const waters = water.map(shape);
  const holds = (one: Shape, point: Position) =>
    contains(one.box, point) && pointInPolygon(point, one.geometry);
  const divisionAt = (point: Position) =>
    units.find((unit) => holds(unit, point))?.code as DivisionCode | undefined;
  const inWater = (point: Position) => waters.some((one) => holds(one, point));
  const isLand = (point: Position, division: DivisionCode) =>
    divisionAt(point) === division && !inWater(point);
  const plain = plainCells<DivisionCode | 'none'>(
    CITY.bounds,
    [...divisions, ...water].map(({ geometry }) => geometry),
    (1.2 * MARGIN) / (METRES_PER_DEGREE * Math.cos((CITY.centre[1] * Math.PI) / 180)),
  );
  const landAt = (point: Position) => (inWater(point) ? 'none' : (divisionAt(point) ?? 'none'));
  const isClear = (point: Position, division: DivisionCode) => {
    const known = plain(point, landAt);
    return known === undefined ? isClearByTest(point, division) : known === division;
  };
  const isClearByTest = (point: Position, division: DivisionCode) =>
    isLand(point, division) &&
    BEARINGS.every(([east, north]) => isLand(moved(point, east * MARGIN, north * MARGIN), division));
  const unitOf = (division: DivisionCode) => units.find((unit) => unit.code === division)!;

  const isClearRing = (ring: Ring, division: DivisionCode) => {
    const box = bounds({ type: 'Polygon', coordinates: [ring] });
    if (!ring.every((point) => isLand(point, division))) return false;
    const { rings } = unitOf(division);
    const border: Geometry = { type: 'MultiPolygon', coordinates: rings.map((one) => [one]) };
    const crossed = rings.some((edges) =>
      edges.some((point, i) => {
        const before = edges[i - 1];
        return before !== undefined && ring.some((b, j) => j > 0 && cross(ring[j - 1]!, b, before, point));
      }),
    );
    if (crossed || !pointInPolygon(ring[0]!, border)) return false;
    const obstacles = [...waters, ...overlays.filter(({ code }) => code !== division)];
    return !obstacles.some((one) => overlap(one.box, box) && meets(ring, box, one.geometry));
  };

  const near = (random: Random, zone: Zone, sigma: number): Position => {
    for (let tries = 0; tries < 4000; tries++) {
      const spread = sigma * (1 + tries / 200);
      const point = moved(zone.centre, random.normal() * spread, random.normal() * spread);
      if (isClear(point, zone.division)) return point;
    }
    throw new RangeError(
      `${zone.name} (${zone.no}) has no land around ${zone.centre.join(', ')}; move its centre`,
    );
  };

  const within = (random: Random, division: DivisionCode): Position => {
    const [west, south, east, north] = unitOf(division).box;
    for (let tries = 0; tries < 4000; tries++) {
      const point: Position = [random.between(west, east), random.between(south, north)];
      if (isClear(point, division)) return point;
    }
    throw new RangeError(`Division ${division} has no land off its borders; check db/base/divisions.geojson`);
  };

  return { divisionAt, inWater, isClear, isClearRing, near, within };
}
