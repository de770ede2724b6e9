/** Reads CQL2 JSON (OGC 21-065r2, annex C). */
import type { Geometry } from '../geometry.ts';
import { Budget, Cql2Error, type Expression } from './expression.ts';

type Node = { [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Levels of arrays round a position, and the fewest positions in the innermost one. */
const SHAPES: Record<Geometry['type'], { levels: number; least: number; ring?: true }> = {
  Point: { levels: 0, least: 1 },
  MultiPoint: { levels: 1, least: 1 },
  LineString: { levels: 1, least: 2 },
  MultiLineString: { levels: 2, least: 2 },
  Polygon: { levels: 2, least: 4, ring: true },
  MultiPolygon: { levels: 3, least: 4, ring: true },
};

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number');

function coordinates(value: unknown, levels: number, type: Geometry['type'], at: string): unknown {
  if (levels === 0) {
    if (!isNumbers(value) || value.length < 2) throw new Cql2Error(at, 'a position is [longitude, latitude]');
    return value.slice(0, 2);
  }
  if (!Array.isArray(value) || value.length === 0)
    throw new Cql2Error(at, `${type} has an array here, not empty`);
  const items = value.map((item, i) => coordinates(item, levels - 1, type, `${at}/${i}`));
  const { least, ring } = SHAPES[type];
  if (levels === 1 && items.length < least)
    throw new Cql2Error(at, `at least ${least} positions are needed here`);
  if (levels === 1 && ring && String(items[0]) !== String(items.at(-1)))
    throw new Cql2Error(at, 'the ring is not closed; repeat its first position at its end');
  return items;
}

function geometry(node: Node, at: string): Geometry {
  const type = String(node.type);
  if (!Object.hasOwn(SHAPES, type))
    throw new Cql2Error(`${at}/type`, `${type} is not supported; use ${Object.keys(SHAPES).join(', ')}`);
  const known = type as Geometry['type'];
  return {
    type: known,
    coordinates: coordinates(node.coordinates, SHAPES[known].levels, known, `${at}/coordinates`),
  } as Geometry;
}

function read(value: unknown, at: string, budget: Budget): Expression {
  budget.spend(at);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { literal: value, at };
  if (Array.isArray(value))
    return budget.nested(at, () => ({ list: value.map((item, i) => read(item, `${at}/${i}`, budget)), at }));
  if (!isNode(value)) throw new Cql2Error(at, 'null is no value; use {"op": "isNull", "args": […]}');
  if (typeof value.op === 'string') {
    const { op, args } = value;
    if (!Array.isArray(args)) throw new Cql2Error(`${at}/args`, `${op} needs an array of arguments`);
    return budget.nested(at, () => ({
      op,
      args: args.map((arg, i) => read(arg, `${at}/args/${i}`, budget)),
      at,
    }));
  }
  if (typeof value.property === 'string') return { property: value.property, at };
  if (typeof value.date === 'string') return { date: value.date, at };
  if (typeof value.timestamp === 'string') return { timestamp: value.timestamp, at };
  if ('bbox' in value && !('type' in value)) {
    if (!isNumbers(value.bbox)) throw new Cql2Error(`${at}/bbox`, 'a box is an array of numbers');
    return { bbox: value.bbox, at };
  }
  if ('type' in value) return { geometry: geometry(value, at), at };
  throw new Cql2Error(
    at,
    `{${Object.keys(value).slice(0, 3).join(', ')}} is not supported; use op, property, date, timestamp, bbox or a GeoJSON geometry`,
  );
}

/** Reads a filter. @throws Cql2Error with the JSON pointer. */
export function readJson(text: string): Expression {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Cql2Error('', `not JSON: ${error instanceof Error ? error.message : error}`);
  }
  return read(value, '', new Budget());
}
