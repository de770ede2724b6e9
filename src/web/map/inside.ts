/** The part of a map view that some sides leave free. */
import type { Bounds } from '../../domain/geometry.ts';
import { project, unproject } from '../../domain/mercator.ts';

/** CSS pixels at each side. */
export type Sides = { top: number; bottom: number; left: number; right: number };

type View = { bounds: Bounds; width: number; height: number };

/** The bounds of a view of so many CSS pixels without its sides. */
export function inside({ bounds: [west, south, east, north], width, height }: View, sides: Sides): Bounds {
  const [left, top] = project([west, north]);
  const [right, bottom] = project([east, south]);
  const pixel = (right - left) / width;
  const [seenWest, seenNorth] = unproject([left + sides.left * pixel, top + sides.top * pixel]);
  const [seenEast, seenSouth] = unproject([
    right - sides.right * pixel,
    bottom - (sides.bottom * (bottom - top)) / height,
  ]);
  return [seenWest, seenSouth, seenEast, seenNorth];
}
