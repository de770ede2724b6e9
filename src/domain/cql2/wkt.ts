/** Spatial literals of CQL2 text: well-known text, and boxes (OGC 21-065r2, annex B, spatialInstance). */
import type { Geometry, Position } from '../geometry.ts';
import { Cql2Error } from './expression.ts';
import type { Reader } from './reader.ts';

function number(reader: Reader): number {
  const negative = reader.accept('-');
  if (!negative) reader.accept('+');
  const token = reader.peek();
  if (token.kind !== 'number') reader.fail('a coordinate is missing');
  reader.take();
  if (!Number.isFinite(token.value)) throw new Cql2Error(token.at, `${token.text} is too large a number`);
  return negative ? -token.value : token.value;
}

const isNumber = (reader: Reader) =>
  reader.peek().kind === 'number' || reader.isSign('-') || reader.isSign('+');

// Heights are read and left: records have none.
function position(reader: Reader): Position {
  const place: Position = [number(reader), number(reader)];
  if (isNumber(reader)) number(reader);
  return place;
}

function inParentheses<T>(reader: Reader, read: () => T): T {
  reader.expect('(', 'in the geometry');
  const result = read();
  reader.expect(')', 'in the geometry');
  return result;
}

const point = (reader: Reader): Position => inParentheses(reader, () => position(reader));

// Many writers leave out the parentheses round the points of a MULTIPOINT.
const loosePoint = (reader: Reader): Position => (reader.isSign('(') ? point(reader) : position(reader));

function line(reader: Reader, least: number): Position[] {
  const { at } = reader.peek();
  const positions = inParentheses(reader, () => reader.list(() => position(reader)));
  if (positions.length < least) throw new Cql2Error(at, `at least ${least} positions are needed here`);
  return positions;
}

function ring(reader: Reader): Position[] {
  const { at } = reader.peek();
  const positions = line(reader, 4);
  const [first, last] = [positions[0]!, positions.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1])
    throw new Cql2Error(at, 'the ring is not closed; repeat its first position at its end');
  return positions;
}

const rings = (reader: Reader) => inParentheses(reader, () => reader.list(() => ring(reader)));
const several = <T>(reader: Reader, read: (reader: Reader) => T) =>
  inParentheses(reader, () => reader.list(() => read(reader)));

const GEOMETRIES: Record<string, (reader: Reader) => Geometry> = {
  POINT: (reader) => ({ type: 'Point', coordinates: point(reader) }),
  LINESTRING: (reader) => ({ type: 'LineString', coordinates: line(reader, 2) }),
  POLYGON: (reader) => ({ type: 'Polygon', coordinates: rings(reader) }),
  MULTIPOINT: (reader) => ({ type: 'MultiPoint', coordinates: several(reader, loosePoint) }),
  MULTILINESTRING: (reader) => ({
    type: 'MultiLineString',
    coordinates: several(reader, (each) => line(each, 2)),
  }),
  MULTIPOLYGON: (reader) => ({ type: 'MultiPolygon', coordinates: several(reader, rings) }),
};

/** Names that begin a spatial literal when a parenthesis follows. */
export const SPATIAL = [...Object.keys(GEOMETRIES), 'BBOX', 'GEOMETRYCOLLECTION', 'ENVELOPE'] as const;

/** The geometry or the numbers of the box whose name comes next. */
export function spatialLiteral(reader: Reader): { geometry: Geometry } | { bbox: number[] } {
  const { at, text } = reader.take();
  const name = text.toUpperCase();
  if (!reader.accept('Z')) reader.accept('ZM');
  if (name === 'BBOX') return { bbox: inParentheses(reader, () => reader.list(() => number(reader))) };
  const read = Object.hasOwn(GEOMETRIES, name) ? GEOMETRIES[name] : undefined;
  if (!read)
    throw new Cql2Error(at, `${name} is not supported; use ${Object.keys(GEOMETRIES).join(', ')} or BBOX`);
  return { geometry: read(reader) };
}
