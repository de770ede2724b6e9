/** Reads the geometries of a .shp file (Esri Shapefile Technical Description, July 1998). */
import { type Geometry, type Position, pointInPolygon } from '../domain/geometry.ts';
import { ReadError } from './sheet.ts';

/** Geometries in file order, unchecked, in the file's own coordinates; a ReadError (`row` from 1) stands for a broken one. */
export type Shapes = { shapes: (Geometry | null | ReadError)[]; flattened: boolean };

const MAX_SHAPES = 100_000;
const MAX_VERTICES = 10_000;
const HEADER = 100;
/** Types with Z or M are their plain twins plus 10 or 20. */
const [NULL, POINT, LINE, POLYGON, MULTIPOINT] = [0, 1, 3, 5, 8];
const MULTIPATCH = 31;

const broken = (fact: string) => new ReadError('shapefile', `The .shp file ${fact}; export the layer again`);

/** Twice the signed area; positive counter-clockwise. */
const turn = (ring: Position[]) =>
  ring.reduce((sum, [x, y], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length]!;
    return sum + x * y2 - x2 * y;
  }, 0);

/** Clockwise rings are outlines, the others holes of the smallest outline around them, or outlines where there is none. */
function polygonOf(rings: Position[][]): Geometry {
  const turned = rings.map((ring) => ({ ring, area: turn(ring) }));
  const outlines = turned
    .filter(({ area }) => area <= 0)
    .map(({ ring, area }) => ({ rings: [ring], area: -area }));
  const bySize = outlines.toSorted((a, b) => a.area - b.area);
  for (const { ring, area } of turned.filter((one) => one.area > 0)) {
    const around = bySize.find(
      (outline) =>
        outline.area > area &&
        pointInPolygon(ring[0]!, { type: 'Polygon', coordinates: [outline.rings[0]!] }),
    );
    if (around) around.rings.push(ring);
    else outlines.push({ rings: [ring], area });
  }
  const polygons = outlines.map((outline) => outline.rings);
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}

function shapeOf(view: DataView, at: number, end: number): Geometry | null {
  const type = view.getInt32(at, true);
  const position = (from: number): Position => [view.getFloat64(from, true), view.getFloat64(from + 8, true)];
  if (type === NULL) return null;
  if (type === MULTIPATCH) throw broken('holds multipatches (3D bodies)');
  const plain = type % 10;
  if (plain === POINT) return { type: 'Point', coordinates: position(at + 4) };
  const isMultipoint = plain === MULTIPOINT;
  if (!isMultipoint && plain !== LINE && plain !== POLYGON) throw broken(`holds shapes of type ${type}`);
  const parts = isMultipoint ? 1 : view.getInt32(at + 36, true);
  const vertices = view.getInt32(at + (isMultipoint ? 36 : 40), true);
  if (vertices > MAX_VERTICES || parts > MAX_VERTICES)
    throw new ReadError('limit', `it has more than ${MAX_VERTICES} vertices; simplify the outline`);
  const first = at + 44 + (isMultipoint ? -4 : parts * 4);
  if (parts < 1 || vertices < 1 || first + vertices * 16 > end) throw broken('has a shape that is cut off');
  const positions = Array.from({ length: vertices }, (_, i) => position(first + i * 16));
  if (isMultipoint) return { type: 'MultiPoint', coordinates: positions };
  const starts = Array.from({ length: parts }, (_, i) => view.getInt32(at + 44 + i * 4, true));
  const lines = starts.map((start, i) => positions.slice(start, starts[i + 1] ?? vertices));
  if (starts[0] !== 0 || lines.some((line) => line.length === 0))
    throw broken('has a shape with broken parts');
  if (plain === POLYGON) return polygonOf(lines);
  return lines.length === 1
    ? { type: 'LineString', coordinates: lines[0]! }
    : { type: 'MultiLineString', coordinates: lines };
}

/** The shapes in the bytes of a .shp file. @throws ReadError 'shapefile' when it is damaged, 'limit' beyond the caps */
export function shapesOf(bytes: Uint8Array): Shapes {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER || view.getInt32(0) !== 9994) throw broken('has no header');
  const shapes: Shapes['shapes'] = [];
  for (let at = HEADER; at < bytes.length; ) {
    if (at + 12 > bytes.length) throw broken('is cut off');
    const length = view.getInt32(at + 4) * 2;
    const end = at + 8 + length;
    if (length < 4 || end > bytes.length) throw broken('is cut off');
    try {
      shapes.push(shapeOf(view, at + 8, end));
    } catch (error) {
      if (error instanceof RangeError) throw broken('has a shape that is cut off');
      if (!(error instanceof ReadError) || error.code !== 'limit') throw error;
      const row = shapes.length + 1;
      shapes.push(new ReadError('limit', `Feature ${row}: ${error.message}`, { row }));
    }
    if (shapes.length > MAX_SHAPES)
      throw new ReadError('limit', `The layer has more than ${MAX_SHAPES} features; split it`);
    at = end;
  }
  return { shapes, flattened: view.getInt32(32, true) > 10 };
}
