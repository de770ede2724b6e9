/** Where the label of a geometry stands. */
import { distance } from './distance.ts';
import {
  area,
  bounds,
  type Geometry,
  type LineString,
  lines,
  type Position,
  pointInPolygon,
  polygons,
  type Ring,
} from './geometry.ts';

function distanceToSegment([px, py]: Position, [ax, ay]: Position, [bx, by]: Position): number {
  const dx = bx - ax;
  const dy = by - ay;
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / squared));
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}

function clearance(point: Position, rings: Ring[]): number {
  let nearest = Infinity;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++)
      nearest = Math.min(nearest, distanceToSegment(point, ring[i - 1]!, ring[i]!));
  return pointInPolygon(point, { type: 'Polygon', coordinates: rings }) ? nearest : -nearest;
}

/**
 * The pole of inaccessibility of a polygon: the inner point farthest from its border, to 1/200 of its size
 * (quadtree search after Agafonkin's polylabel, 2016).
 */
function pole(rings: Ring[]): Position {
  const [west, south, east, north] = bounds({ type: 'Polygon', coordinates: rings });
  const precision = Math.max(east - west, north - south) / 200;
  const cell = (x: number, y: number, half: number) => {
    const inside = clearance([x, y], rings);
    return { x, y, half, inside, best: inside + half * Math.SQRT2 };
  };
  let found = cell((west + east) / 2, (south + north) / 2, 0);
  const side = Math.min(east - west, north - south) || precision || 1e-7;
  const queue: ReturnType<typeof cell>[] = [];
  for (let x = west; x < east; x += side)
    for (let y = south; y < north; y += side) queue.push(cell(x + side / 2, y + side / 2, side / 2));
  while (queue.length > 0) {
    queue.sort((a, b) => a.best - b.best);
    const next = queue.pop()!;
    if (next.inside > found.inside) found = next;
    if (next.best - found.inside <= precision) continue;
    const half = next.half / 2;
    for (const dx of [-half, half])
      for (const dy of [-half, half]) queue.push(cell(next.x + dx, next.y + dy, half));
  }
  return [found.x, found.y];
}

function middle(line: LineString['coordinates']): Position {
  let total = 0;
  for (let i = 1; i < line.length; i++) total += distance(line[i - 1]!, line[i]!);
  let left = total / 2;
  for (let i = 1; i < line.length; i++) {
    const step = distance(line[i - 1]!, line[i]!);
    if (step >= left && step > 0) {
      const t = left / step;
      const [a, b] = [line[i - 1]!, line[i]!];
      return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
    }
    left -= step;
  }
  return line[0]!;
}

const shell = (rings: Ring[]): Geometry => ({ type: 'Polygon', coordinates: rings });

const SEVENTH = 1e7;

/** A point that stands for the geometry: itself, the middle of the longest line, or the pole of the largest polygon. Degrees, 7 decimals. */
export function labelPoint(geometry: Geometry): Position {
  const point = ((): Position => {
    if (geometry.type === 'Point') return geometry.coordinates;
    if (geometry.type === 'MultiPoint') return geometry.coordinates[0]!;
    const longest = (a: Position[], b: Position[]) => (b.length > a.length ? b : a);
    if (lines(geometry).length > 0) return middle(lines(geometry).reduce(longest));
    return pole(polygons(geometry).reduce((a, b) => (area(shell(b)) > area(shell(a)) ? b : a)));
  })();
  return [Math.round(point[0] * SEVENTH) / SEVENTH, Math.round(point[1] * SEVENTH) / SEVENTH];
}
