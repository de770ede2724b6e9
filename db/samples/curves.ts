/** Gently curved schematic lines between points. */
import type { Position } from '../../src/domain/geometry.ts';
import { moved, offset } from './places.ts';

const sixth = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/**
 * A curve from one point to another: a quadratic Bézier whose middle bulges to the left by `bend` times half the distance.
 * @returns `steps` + 1 positions, both ends included
 */
export function curve(from: Position, to: Position, bend: number, steps: number): Position[] {
  const [east, north] = offset(from, to);
  const control: Position = [east / 2 - north * bend, north / 2 + east * bend];
  return Array.from({ length: steps + 1 }, (_, i): Position => {
    const t = i / steps;
    const [a, b] = [2 * t * (1 - t), t * t];
    const [lon, lat] = moved(from, a * control[0] + b * east, a * control[1] + b * north);
    return [sixth(lon), sixth(lat)];
  });
}

/** A line through all points, each leg bent the way given for it. */
export const path = (points: readonly Position[], bends: readonly number[]): Position[] =>
  points.flatMap((point, i) => {
    const before = points[i - 1];
    return before === undefined
      ? [[sixth(point[0]), sixth(point[1])] as Position]
      : curve(before, point, bends[i - 1] ?? 0, 8).slice(1);
  });
