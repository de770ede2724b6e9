/** Distances on the ground. Apart from `geometry.ts` because the first view of the page needs none. */
import { type Geometry, lines, type Position } from './geometry.ts';

const RADIANS = Math.PI / 180;
const MEAN_RADIUS = 6_371_008.8;

/** Great-circle distance between two points in metres (haversine on the mean sphere; within 0.5 %). */
export function distance([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const h =
    Math.sin(((lat2 - lat1) * RADIANS) / 2) ** 2 +
    Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * Math.sin(((lon2 - lon1) * RADIANS) / 2) ** 2;
  return 2 * MEAN_RADIUS * Math.asin(Math.sqrt(h));
}

/** The length of a line geometry in metres; 0 for points and polygons. */
export function length(geometry: Geometry): number {
  let sum = 0;
  for (const line of lines(geometry))
    for (let i = 1; i < line.length; i++) sum += distance(line[i - 1]!, line[i]!);
  return sum;
}
