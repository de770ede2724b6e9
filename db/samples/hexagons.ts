/** A hexagonal grid over the city, in a plane of metres good enough for cells of a kilometre or two. */
import type { Bounds, Position, Ring } from '../../src/domain/geometry.ts';
import { moved, offset } from './places.ts';

export type Hexagon = { centre: Position; ring: Ring };

const seventh = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

/** Pointy-topped hexagons, `width` metres across the flats, whose centres lie in the box; row by row from the south-west. */
export function hexagons([west, south, east, north]: Bounds, width: number): Hexagon[] {
  const origin: Position = [(west + east) / 2, (south + north) / 2];
  const side = width / Math.sqrt(3);
  const [reachX, reachY] = offset(origin, [east, north]);
  const found: Hexagon[] = [];
  for (let row = Math.ceil(-reachY / (side * 1.5)); row * side * 1.5 <= reachY; row++)
    for (let column = Math.ceil(-reachX / width); column * width <= reachX; column++) {
      const [x, y] = [(column + (row & 1) / 2) * width, row * side * 1.5];
      const at = (dx: number, dy: number): Position => {
        const [lon, lat] = onGrid(origin, x + dx, y + dy);
        return [seventh(lon), seventh(lat)];
      };
      const [half, quarter] = [width / 2, side / 2];
      const corners = [
        at(0, -side),
        at(half, -quarter),
        at(half, quarter),
        at(0, side),
        at(-half, quarter),
        at(-half, -quarter),
      ];
      found.push({ centre: at(0, 0), ring: [...corners, [...corners[0]!]] });
    }
  return found;
}

/** One scale for the whole grid, so that neighbours share their corners. */
const onGrid = ([lon, lat]: Position, x: number, y: number): Position => {
  const [unit] = moved([0, lat], 1, 0);
  return [lon + x * unit, lat + y / 111_320];
};
