/** Circles on the ground, as shapes a filter can ask for. */
import type { Bounds, Position } from './geometry.ts';

const RADIANS = Math.PI / 180;
const MEAN_RADIUS = 6_371_008.8;

/** A box that holds everything within so many metres of a point, degrees; for places off the poles. */
export function boxAround([lon, lat]: Position, metres: number): Bounds {
  const reach = metres / MEAN_RADIUS / RADIANS;
  const north = Math.min(90, lat + reach);
  const south = Math.max(-90, lat - reach);
  const farthest = Math.max(Math.abs(north), Math.abs(south));
  const wide = reach / Math.max(Math.cos(farthest * RADIANS), 1e-6);
  return [lon - wide, south, lon + wide, north];
}

/** The point so many metres from another in a direction, clockwise from north in radians (great circle). */
function destination([lon, lat]: Position, metres: number, bearing: number): Position {
  const arc = metres / MEAN_RADIUS;
  const from = lat * RADIANS;
  const to = Math.asin(Math.sin(from) * Math.cos(arc) + Math.cos(from) * Math.sin(arc) * Math.cos(bearing));
  const turn = Math.atan2(
    Math.sin(bearing) * Math.sin(arc) * Math.cos(from),
    Math.cos(arc) - Math.sin(from) * Math.sin(to),
  );
  return [lon + turn / RADIANS, to / RADIANS];
}

/**
 * The corners of a regular polygon with the area of the circle of `metres` around a point, clockwise from north, not
 * closed. Its sides lie inside the circle and its corners outside, by half a thousandth of the radius with 60 corners.
 */
export function circle(centre: Position, metres: number, corners = 60): Position[] {
  const angle = (2 * Math.PI) / corners;
  const outer = metres * Math.sqrt(angle / Math.sin(angle));
  return Array.from({ length: corners }, (_, i) => destination(centre, outer, i * angle));
}
