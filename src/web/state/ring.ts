/** Rings drawn by hand: rounded, closed, not crossing themselves. */
import type { LineString, Position, Ring } from '../../domain/geometry.ts';
import { intersects } from '../../domain/intersects.ts';

/** About a metre: finer than a finger, short enough for an address. */
const DECIMALS = 5;

/** Most corners of a drawn area. */
export const MOST_CORNERS = 60;

const rounded = ([lon, lat]: Position): Position => [
  Number(lon.toFixed(DECIMALS)),
  Number(lat.toFixed(DECIMALS)),
];

/** The closed ring of corners, rounded to five decimals. */
export function ringOf(corners: readonly Position[]): Ring {
  const ring = corners.map(rounded);
  return [...ring, ring[0]!];
}

/** Whether two sides of the closed ring of these corners meet elsewhere than in a corner they share. */
export function crossesItself(corners: readonly Position[]): boolean {
  const ring = ringOf(corners);
  const side = (i: number): LineString => ({ type: 'LineString', coordinates: [ring[i]!, ring[i + 1]!] });
  const last = ring.length - 2;
  for (let i = 0; i <= last; i++)
    for (let j = i + 2; j <= last; j++)
      if (!(i === 0 && j === last) && intersects(side(i), side(j))) return true;
  return false;
}
