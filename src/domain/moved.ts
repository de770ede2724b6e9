/** Geometries put elsewhere. Apart from `geometry.ts` because the first view of the page needs none. */
import type { Geometry, Position } from './geometry.ts';

type Move = (position: Position) => Position;

const movedCoordinates = (coordinates: unknown[], move: Move): unknown =>
  typeof coordinates[0] === 'number'
    ? move(coordinates as Position)
    : (coordinates as unknown[][]).map((part) => movedCoordinates(part, move));

/** The geometry with each position put elsewhere. */
export const moved = (geometry: Geometry, move: Move): Geometry =>
  ({ type: geometry.type, coordinates: movedCoordinates(geometry.coordinates, move) }) as Geometry;
