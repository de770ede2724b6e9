/** Which shapes a map of the whole city is too small for. */
import { area, type Bounds, bounds, type Geometry, polygons } from '../../../domain/geometry.ts';

/** Below this share of the city's area a polygon is no more than a dot on the city's map. */
const SMALL = 0.003;

/** The part of the ground to show a small polygon by itself; undefined where the city's map shows it well enough. */
export function closeBounds(geometry: Geometry, city: Bounds): Bounds | undefined {
  if (polygons(geometry).length === 0) return undefined;
  const [west, south, east, north] = city;
  const whole = area({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  });
  return area(geometry) < SMALL * whole ? bounds(geometry) : undefined;
}
