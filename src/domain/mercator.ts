/** Web Mercator: the projection of tiles (OGC Two Dimensional Tile Matrix Set, WebMercatorQuad). */
import type { Position } from './geometry.ts';

const RADIANS = Math.PI / 180;

/** Position in the unit square of the world, x to the east, y to the south. */
export function project([lon, lat]: Position): [x: number, y: number] {
  const sine = Math.sin(lat * RADIANS);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** Longitude and latitude in degrees of a position in the unit square. */
export function unproject([x, y]: readonly [number, number]): Position {
  return [(x - 0.5) * 360, (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) / RADIANS];
}

/** The quadkey of a tile: one digit a zoom, so a prefix is an ancestor. */
export function tileKey(x: number, y: number, zoom: number): string {
  let key = '';
  for (let bit = zoom - 1; bit >= 0; bit--) key += String(((x >> bit) & 1) | (((y >> bit) & 1) << 1));
  return key;
}

/** The quadkey of the tile that holds a position. */
export function quadkey(position: Position, zoom: number): string {
  const [x, y] = project(position).map((c) => Math.floor(c * 2 ** zoom)) as [number, number];
  return tileKey(x, y, zoom);
}
