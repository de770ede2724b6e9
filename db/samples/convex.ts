/** Convex polygons in a plane of metres: random outlines, cuts and the blocks between streets. */
import type { Random } from './random.ts';

type Vector = readonly [x: number, y: number];
/** Counter-clockwise, not closed. */
export type Convex = readonly Vector[];

/** m², by the shoelace formula. */
export function extent(polygon: Convex): number {
  let sum = 0;
  polygon.forEach(([x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length]!;
    sum += x * nextY - nextX * y;
  });
  return sum / 2;
}

export function centroid(polygon: Convex): Vector {
  let [x, y] = [0, 0];
  polygon.forEach(([ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length]!;
    const weight = ax * by - bx * ay;
    x += (ax + bx) * weight;
    y += (ay + by) * weight;
  });
  const six = 6 * extent(polygon);
  return [x / six, y / six];
}

/** The polygon scaled around its centroid. */
export function scaled(polygon: Convex, factor: number): Convex {
  const [cx, cy] = centroid(polygon);
  return polygon.map(([x, y]) => [cx + (x - cx) * factor, cy + (y - cy) * factor]);
}

/** The part of the polygon where `normal · point <= limit` (Sutherland and Hodgman 1974); empty when none is. */
function clipped(polygon: Convex, [nx, ny]: Vector, limit: number): Convex {
  const inside = polygon.map(([x, y]) => limit - nx * x - ny * y);
  return polygon.flatMap((here, i): Vector[] => {
    const j = (i + 1) % polygon.length;
    const [a, b] = [inside[i]!, inside[j]!];
    const kept: Vector[] = a >= 0 ? [here] : [];
    if (a < 0 === b < 0) return kept;
    const there = polygon[j]!;
    const t = a / (a - b);
    return [...kept, [here[0] + (there[0] - here[0]) * t, here[1] + (there[1] - here[1]) * t]];
  });
}

/** A tract of about the given m²: a turned rectangle with uneven corners, one of them often cut off. */
export function tract(random: Random, size: number, turn: number): Convex {
  const aspect = random.between(0.55, 1);
  const [width, depth] = [Math.sqrt(size / aspect), Math.sqrt(size * aspect)];
  const uneven = () => random.between(0.4, 0.5);
  const corners: Convex = [
    [-width * uneven(), -depth * uneven()],
    [width * uneven(), -depth * uneven()],
    [width * uneven(), depth * uneven()],
    [-width * uneven(), depth * uneven()],
  ];
  const diagonal = Math.hypot(width, depth);
  const cut: Vector = [depth / diagonal, width / diagonal];
  const shape = random.chance(0.6)
    ? clipped(corners, cut, (width * depth * random.between(0.62, 0.85)) / diagonal)
    : corners;
  const grown = Math.sqrt(size / extent(shape));
  const [cos, sin] = [Math.cos(turn) * grown, Math.sin(turn) * grown];
  return shape.map(([x, y]) => [x * cos - y * sin, x * sin + y * cos]);
}

const reach = (polygon: Convex, [x, y]: Vector): readonly [number, number] => {
  const along = polygon.map(([px, py]) => px * x + py * y);
  return [Math.min(...along), Math.max(...along)];
};

/**
 * Cuts a polygon along two directions at right angles, streets between, into blocks under `largest()` m².
 * @param turn direction of the streets in radians
 */
export function blocks(
  random: Random,
  polygon: Convex,
  turn: number,
  largest: () => number,
  street = 44,
): Convex[] {
  if (polygon.length < 3) return [];
  if (extent(polygon) <= largest()) return [polygon];
  const along: Vector = [Math.cos(turn), Math.sin(turn)];
  const across: Vector = [-along[1], along[0]];
  const [a, b] = [reach(polygon, along), reach(polygon, across)];
  const [axis, [low, high]] = a[1] - a[0] >= b[1] - b[0] ? [along, a] : [across, b];
  const at = low + (high - low) * random.between(0.42, 0.58);
  const narrower = Math.max(16, street * 0.8);
  return [
    ...blocks(random, clipped(polygon, axis, at - street / 2), turn, largest, narrower),
    ...blocks(random, clipped(polygon, [-axis[0], -axis[1]], -at - street / 2), turn, largest, narrower),
  ];
}

/** How square a polygon is: area over that of the circle with its perimeter (Polsby and Popper 1991), 0–1. */
export function compactness(polygon: Convex): number {
  const perimeter = polygon.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length]!;
    return sum + Math.hypot(nextX - x, nextY - y);
  }, 0);
  return (4 * Math.PI * extent(polygon)) / perimeter ** 2;
}
