/** Rings drawn by hand: rounded and closed. */
import type { Position, Ring } from '../../domain/geometry.ts';

/** About a metre: finer than a finger, short enough for an address. */
const DECIMALS = 5;

const rounded = ([lon, lat]: Position): Position => [
  Number(lon.toFixed(DECIMALS)),
  Number(lat.toFixed(DECIMALS)),
];

/** The closed ring of corners, rounded to five decimals. */
export function ringOf(corners: readonly Position[]): Ring {
  const ring = corners.map(rounded);
  return [...ring, ring[0]!];
}
