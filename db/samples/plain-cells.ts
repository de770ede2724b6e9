/** A raster of the city that remembers where no border or shore is near, so that most questions need no polygon test. */
import { type Bounds, type Geometry, type Position, polygons } from '../../src/domain/geometry.ts';

/** Degrees; about 200 m. */
const CELL = 0.002;

/**
 * Remembers answers per cell. A cell is plain when no edge of the geometries passes within `margin` degrees of it; all its
 * points then have the same answer, which is asked once.
 */
export function plainCells<T>(
  [west, south, east, north]: Bounds,
  geometries: readonly Geometry[],
  margin: number,
): (point: Position, answer: (point: Position) => T) => T | undefined {
  const columns = Math.ceil((east - west) / CELL);
  const lines = Math.ceil((north - south) / CELL);
  const column = (lon: number) => Math.min(columns - 1, Math.max(0, Math.floor((lon - west) / CELL)));
  const line = (lat: number) => Math.min(lines - 1, Math.max(0, Math.floor((lat - south) / CELL)));
  const edged = new Uint8Array(columns * lines);
  for (const ring of geometries.flatMap(polygons).flat())
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
      const [first, last] = [column(Math.min(ax, bx) - margin), column(Math.max(ax, bx) + margin)];
      for (let y = line(Math.min(ay, by) - margin); y <= line(Math.max(ay, by) + margin); y++)
        edged.fill(1, y * columns + first, y * columns + last + 1);
    }
  const answers = new Map<number, T>();
  return (point, answer) => {
    const [lon, lat] = point;
    if (lon < west || lon >= east || lat < south || lat >= north) return undefined;
    const cell = line(lat) * columns + column(lon);
    if (edged[cell] === 1) return undefined;
    const known = answers.get(cell);
    if (known !== undefined) return known;
    const found = answer(point);
    answers.set(cell, found);
    return found;
  };
}
