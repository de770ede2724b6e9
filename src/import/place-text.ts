/** Reads points and outlines that stand in one cell: pairs, lists of boundary points, WKT. Coordinates stay as sent. */
import type { Geometry, Position } from '../domain/geometry.ts';
import { DEPTH } from '../domain/wkt.ts';
import { type Angle, angleIn } from './angle.ts';
import { halfWidth } from './number.ts';
import { quoted } from './sheet.ts';

export type Failure = { error: string };

const MAX_POINTS = 10_000;

const failure = (text: string, fact: string): Failure => ({ error: `${quoted(text)} ${fact}` });

/** Where one angle may end and the next begin, when no comma says so. */
const SEAM = /\s+|(?<=[°º˚度′’'分″”"秒\d])(?=\s*(?:[东西南北经纬]|[ewns]))|(?<=[东西南北ewns])(?=\d)/gi;

const components = (text: string) => text.match(/\d+(\.\d+)?/g)?.length ?? 0;

function splits(text: string): [string, string][] {
  const parts = text.split(/\s*[,;、|/\n\t]\s*/).filter((part) => part !== '');
  if (parts.length === 2) return [[parts[0]!, parts[1]!]];
  if (parts.length > 2) return [];
  return [...text.matchAll(SEAM)].map(({ index, 0: gap }) => [
    text.slice(0, index),
    text.slice(index + gap.length),
  ]);
}

const isAngle = (angle: Angle | Failure): angle is Angle => 'degrees' in angle;

/**
 * The pair in a text: `120.62,31.30`, `(120.62 31.30)`, `东经120°43′8.5″，北纬31°19′33.6″`, `31.3N 120.6E`. Letters order it
 * longitude first; without letters it stays in the order it has.
 */
export function pairIn(text: string): Position | Failure {
  const plain = halfWidth(text)
    .replace(/^point\s*(?=\()/i, '')
    .replace(/[()[\]{}【】]/g, ' ')
    .trim();
  if (plain.length > 120) return failure(text, 'is too long for a pair of coordinates');
  const found = splits(plain)
    .map(([a, b]) => [a, b, angleIn(a), angleIn(b)] as const)
    .filter(([, , a, b]) => isAngle(a) && isAngle(b));
  // Six bare numbers are two angles of three, not one of two and one of four.
  const balanced = found.filter(([a, b]) => components(a) === components(b));
  const [one, ...more] = found.length > 1 ? balanced : found;
  if (!one || more.length > 0)
    return failure(text, 'is not one pair of coordinates; write longitude,latitude');
  const [a, b] = [one[2] as Angle, one[3] as Angle];
  if (a.axis !== undefined && a.axis === b.axis)
    return failure(text, 'names the same axis twice; write longitude,latitude');
  return a.axis === 'lat' || b.axis === 'lon' ? [b.degrees, a.degrees] : [a.degrees, b.degrees];
}

const LABEL = /^(?:[a-z]+\d*|\d{1,5})$/i;

/** A boundary point and the number of its ring: `x,y`, `J1,x,y`, `J1,1,x,y` (number, ring, X, Y), `X=…,Y=…`. */
function pointIn(text: string): { ring: string; point: Position } | Failure {
  const plain = halfWidth(text).replace(/[xy]\s*[=:]/gi, ' ');
  const parts = plain.split(/[,\s]+/).filter((part) => part !== '');
  const isPlain = parts.slice(-2).every((part) => /^[+-]?\d+(\.\d+)?$/.test(part));
  if (isPlain && (parts.length === 3 || parts.length === 4) && LABEL.test(parts[0]!)) {
    const [x, y] = parts.slice(-2).map(Number);
    return { ring: parts.length === 4 ? parts[1]! : '', point: [x!, y!] };
  }
  const pair = pairIn(plain.replace(/^(?:j|界址点|拐点|点号?)\s*\d+\s*[:,]?\s*(?=\D*\d)/i, ''));
  return 'error' in pair ? pair : { ring: '', point: pair };
}

const WKT =
  /^\s*(?:srid=\d+;)?(point|linestring|polygon|multipoint|multilinestring|multipolygon)\s*z?\s*(\(.*\))\s*$/is;

const WKT_TYPES: Record<string, Geometry['type']> = {
  point: 'Point',
  linestring: 'LineString',
  polygon: 'Polygon',
  multipoint: 'MultiPoint',
  multilinestring: 'MultiLineString',
  multipolygon: 'MultiPolygon',
};

/** Whether coordinates nest as deep as the type says, with pairs of numbers at the end and no empty part. */
function isNested(node: unknown, depth: number): boolean {
  if (!Array.isArray(node) || node.length === 0) return false;
  return depth === 0
    ? node.length >= 2 && node.every(Number.isFinite)
    : node.every((part) => isNested(part, depth - 1));
}

/** A geometry written as WKT (OGC 06-103r4); undefined when the text is none. */
function fromWkt(text: string): Geometry | Failure | undefined {
  const [, name, body] = WKT.exec(text) ?? [];
  if (name === undefined || body === undefined) return undefined;
  const type = WKT_TYPES[name.toLowerCase()]!;
  const json = body
    .replace(/-?\d+(?:\.\d+)?(?:\s+-?\d+(?:\.\d+)?)+/g, (point) => `[${point.trim().split(/\s+/).join(',')}]`)
    .replace(/\(/g, '[')
    .replace(/\)/g, ']');
  let coordinates: unknown;
  try {
    coordinates = JSON.parse(json);
  } catch {
    return failure(text, `is no ${type} in well-known text`);
  }
  if (type === 'Point') coordinates = (coordinates as unknown[])[0];
  if (type === 'MultiPoint')
    coordinates = (coordinates as unknown[][]).map((p) => (Array.isArray(p[0]) ? p[0] : p));
  return isNested(coordinates, DEPTH[type])
    ? ({ type, coordinates } as Geometry)
    : failure(text, `is no ${type} in well-known text`);
}

/** Points apart: one a line or between semicolons, else pairs with commas between blanks, else bracketed pairs. */
function tokens(text: string): string[] {
  const lines = text.split(/[;\n]+/).filter((line) => line.trim() !== '');
  if (lines.length > 1) return lines;
  const bracketed = text.match(/[[(][^[\]()]+[\])]/g);
  if (bracketed && bracketed.length > 1) return bracketed.map((token) => token.slice(1, -1));
  const words = text.trim().split(/\s+/);
  return words.every((word) => /^[^,]+,[^,]+$/.test(word)) ? words : lines;
}

function ringsIn(text: string): Position[][] | Failure {
  const rings = new Map<string, Position[]>();
  let count = 0;
  for (const [part, block] of halfWidth(text)
    .split(/\n\s*\n|[|&]/)
    .entries())
    for (const token of tokens(block)) {
      if (++count > MAX_POINTS)
        return failure(text, `has more than ${MAX_POINTS} points; simplify the outline`);
      const found = pointIn(token);
      if ('error' in found) return { error: `point ${count}: ${found.error}` };
      const key = `${part} ${found.ring}`;
      const ring = rings.get(key);
      if (ring) ring.push(found.point);
      else rings.set(key, [found.point]);
    }
  return [...rings.values()];
}

function closed(ring: Position[]): Position[] {
  const [first, last] = [ring[0]!, ring.at(-1)!];
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, [first[0], first[1]]];
}

/**
 * The outline in a text: boundary points (`x,y;x,y`, one a line, numbered `J1,1,x,y` with the ring they belong to; rings apart
 * by an empty line or `|`) or WKT. Rings of points are closed, and one Polygon whatever their nesting.
 */
export function outlineIn(text: string): Geometry | Failure {
  const wkt = fromWkt(text);
  if (wkt) return wkt;
  const rings = ringsIn(text);
  if ('error' in rings) return rings;
  if (rings.length === 0 || rings.some((ring) => ring.length < 3))
    return failure(text, 'is no boundary; it has at least three points');
  // Lists of boundary points end before the first one comes again.
  return { type: 'Polygon', coordinates: rings.map(closed) };
}
