/** Where a point lies in an outline, for outlines of cities: planar, within a percent over 200 km. */
import {
  type Bounds,
  bounds,
  type Geometry,
  type Polygon,
  type Position,
  pointInPolygon,
  polygons,
} from '../domain/geometry.ts';

const METRES = 111_195;

type Part = { box: Bounds; polygon: Polygon };

const known = new WeakMap<Geometry, Part[]>();

function partsOf(outline: Geometry): Part[] {
  let parts = known.get(outline);
  if (!parts) {
    parts = polygons(outline).map((coordinates) => {
      const polygon: Polygon = { type: 'Polygon', coordinates };
      return { box: bounds(polygon), polygon };
    });
    known.set(outline, parts);
  }
  return parts;
}

/** Whether a point lies in a polygon geometry; made for many points in the same geometry. */
export function liesIn(point: Position, outline: Geometry): boolean {
  const [lon, lat] = point;
  return partsOf(outline).some(
    ({ box: [west, south, east, north], polygon }) =>
      lon >= west && lat >= south && lon <= east && lat <= north && pointInPolygon(point, polygon),
  );
}

/** Farther from the box of a part than this, only that it is farther is told. Metres. */
const FAR = 5000;

/**
 * Metres from the border of a polygon geometry: positive inside, negative outside; -Infinity when it is more than 5 km away or
 * has no border.
 */
export function depthIn(point: Position, outline: Geometry): number {
  const [lon, lat] = point;
  const east = METRES * Math.cos((lat * Math.PI) / 180);
  let nearest = Infinity;
  for (const { box, polygon } of partsOf(outline)) {
    const [dx, dy] = [Math.max(box[0] - lon, lon - box[2]), Math.max(box[1] - lat, lat - box[3])];
    if (Math.max(dx * east, dy * METRES) > FAR) continue;
    for (const ring of polygon.coordinates) {
      let ax = (ring[0]![0] - lon) * east;
      let ay = (ring[0]![1] - lat) * METRES;
      for (let i = 1; i < ring.length; i++) {
        const bx = (ring[i]![0] - lon) * east;
        const by = (ring[i]![1] - lat) * METRES;
        const dx = bx - ax;
        const dy = by - ay;
        const length = dx * dx + dy * dy;
        const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
        const [x, y] = [ax + t * dx, ay + t * dy];
        nearest = Math.min(nearest, x * x + y * y);
        ax = bx;
        ay = by;
      }
    }
  }
  nearest = Math.sqrt(nearest);
  return liesIn(point, outline) ? nearest : -nearest;
}
