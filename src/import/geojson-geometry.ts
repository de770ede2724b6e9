/** Checks the structure of one GeoJSON geometry and copies it, so that later steps may rely on it (RFC 7946, section 3.1). */
import type { Geometry, Position } from '../domain/geometry.ts';
import { quoted } from './sheet.ts';

type Fail = (fact: string, value?: unknown) => never;

/** `closed` and `flattened` say whether a ring was closed and whether further dimensions were dropped. */
export type CheckedGeometry = { value: Geometry | null; closed: boolean; flattened: boolean };

const TYPES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

/**
 * A checked copy of a geometry object in the file's own coordinates.
 * @param fail throws; it is told the fact and its value
 */
export function geometryOf(object: unknown, maxVertices: number, fail: Fail): CheckedGeometry {
  const result: CheckedGeometry = { value: null, closed: false, flattened: false };
  if (object === null) return result;
  if (typeof object !== 'object') return fail(`the geometry is ${quoted(object)}`, object);
  const { type, coordinates } = object as { type?: unknown; coordinates?: unknown };
  if (type === 'GeometryCollection')
    return fail('it is a GeometryCollection; split it into one feature for each geometry', type);
  if (typeof type !== 'string' || !TYPES.includes(type))
    return fail(`the geometry type ${quoted(type)} is not known`, type);
  const kind = type as Geometry['type'];
  let vertices = 0;

  const position = (node: unknown): Position => {
    vertices++;
    if (vertices > maxVertices)
      fail(`it has more than ${maxVertices} vertices; simplify the outline`, maxVertices);
    const [x, y] = Array.isArray(node) ? node : [];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y))
      return fail(`vertex ${vertices} is ${quoted(node)}; it must be two numbers`, node);
    if ((node as unknown[]).length > 2) result.flattened = true;
    return [x, y];
  };

  const list = (node: unknown): unknown[] => {
    if (!Array.isArray(node) || node.length === 0)
      return fail(`a ${kind} part is ${quoted(node)}, not a list`, node);
    return node;
  };

  const line = (node: unknown): Position[] => {
    const positions = list(node).map(position);
    if (positions.length < 2) fail('a line has fewer than 2 vertices', node);
    return positions;
  };

  const ring = (node: unknown): Position[] => {
    const positions = list(node).map(position);
    const [first, last] = [positions[0]!, positions.at(-1)!];
    if (first[0] !== last[0] || first[1] !== last[1]) {
      positions.push([first[0], first[1]]);
      result.closed = true;
    }
    if (positions.length < 4) fail('a ring has fewer than 3 different vertices', node);
    return positions;
  };

  const polygon = (node: unknown) => list(node).map(ring);
  const readers: Record<Geometry['type'], () => unknown> = {
    Point: () => position(coordinates),
    MultiPoint: () => list(coordinates).map(position),
    LineString: () => line(coordinates),
    MultiLineString: () => list(coordinates).map(line),
    Polygon: () => polygon(coordinates),
    MultiPolygon: () => list(coordinates).map(polygon),
  };
  result.value = { type: kind, coordinates: readers[kind]() } as Geometry;
  return result;
}
