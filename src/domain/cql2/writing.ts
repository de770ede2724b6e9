/** From the filter tree to CQL2: as an expression, and from there to text and JSON. */
import type { Filter, Op, Scalar } from '../filter.ts';
import type { Geometry, Position } from '../geometry.ts';
import type { Collection } from '../kinds.ts';
import { fieldOf } from '../record.ts';
import type { Expression } from './expression.ts';
import { quoted } from './tokens.ts';

const call = (op: string, ...args: Expression[]): Expression => ({ op, args, at: 0 });
const property = (name: string): Expression => ({ property: name, at: 0 });
const literal = (value: Scalar): Expression => ({ literal: value, at: 0 });

/** A value of a field; days and instants in their own literals. */
function value(collection: Collection, field: string, scalar: Scalar): Expression {
  if (fieldOf(collection, field)?.kind !== 'date') return literal(scalar);
  const text = String(scalar);
  return text.includes('T') ? { timestamp: text, at: 0 } : { date: text, at: 0 };
}

type Write = (filter: never, collection: Collection) => Expression;

const chain =
  (op: 'and' | 'or', empty: boolean): Write =>
  ({ args }: { args: readonly Filter[] }, collection) =>
    args.length === 0
      ? literal(empty)
      : args.length === 1
        ? expressionOf(args[0]!, collection)
        : call(op, ...args.map((arg) => expressionOf(arg, collection)));

const WRITE: Record<Op, Write> = {
  and: chain('and', true),
  or: chain('or', false),
  not: ({ arg }: { arg: Filter }, collection) => {
    if (arg.op === 'in' && arg.values.length === 1)
      return call('<>', property(arg.field), value(collection, arg.field, arg.values[0]!));
    if (arg.op === 'between' && arg.from === null && arg.to !== null)
      return call('>', property(arg.field), value(collection, arg.field, arg.to));
    if (arg.op === 'between' && arg.to === null && arg.from !== null)
      return call('<', property(arg.field), value(collection, arg.field, arg.from));
    return call('not', expressionOf(arg, collection));
  },
  in: ({ field, values }: { field: string; values: readonly Scalar[] }, collection) => {
    const items = values.map((one) => value(collection, field, one));
    return items.length === 1
      ? call('=', property(field), items[0]!)
      : call('in', property(field), { list: items, at: 0 });
  },
  between: ({ field, from, to }: Extract<Filter, { op: 'between' }>, collection) => {
    const [low, high] = [from, to].map((end) => (end === null ? undefined : value(collection, field, end)));
    if (low && high) return call('between', property(field), low, high);
    if (low) return call('>=', property(field), low);
    return high ? call('<=', property(field), high) : call('not', call('isNull', property(field)));
  },
  null: ({ field }: { field: string }) => call('isNull', property(field)),
  like: ({ field, pattern, caseless }: Extract<Filter, { op: 'like' }>) => {
    const sides = [property(field), literal(pattern)];
    return call('like', ...(caseless ? sides.map((side) => call('casei', side)) : sides));
  },
  bbox: ({ bounds }: Extract<Filter, { op: 'bbox' }>) =>
    call('s_intersects', property('geometry'), { bbox: bounds, at: 0 }),
  intersects: ({ geometry }: { geometry: Geometry }) =>
    call('s_intersects', property('geometry'), { geometry, at: 0 }),
  rids: () => without('rids'),
  text: () => without('text'),
};

function without(op: Op): never {
  throw new RangeError(`A ${op} clause has no CQL2 face`);
}

/** A filter as a CQL2 expression. @throws RangeError on `rids` and `text` clauses, which CQL2 cannot say. */
export const expressionOf = (filter: Filter, collection: Collection): Expression =>
  WRITE[filter.op](filter as never, collection);

const at = ([lon, lat]: Position) => `${lon} ${lat}`;
const list = (items: readonly unknown[], write: (item: never) => string): string =>
  `(${(items as never[]).map(write).join(',')})`;
const line = (positions: readonly Position[]) => list(positions, at);
const rings = (coordinates: readonly Position[][]) => list(coordinates, line);

function wkt({ type, coordinates }: Geometry): string {
  const name = type.toUpperCase();
  switch (type) {
    case 'Point':
      return `${name}${line([coordinates])}`;
    case 'MultiPoint':
      return `${name}${list(coordinates, (position) => line([position]))}`;
    case 'LineString':
      return `${name}${line(coordinates)}`;
    case 'Polygon':
    case 'MultiLineString':
      return `${name}${rings(coordinates)}`;
    case 'MultiPolygon':
      return `${name}${list(coordinates, rings)}`;
  }
}

const KEYWORD =
  /^(a_\w+|accenti|and|bbox|between|casei|date|div|false|geometrycollection|i?like|in|interval|is|(multi)?(linestring|point|polygon)|not|null|or|[st]_\w+|timestamp|true)$/i;
const PLAIN = /^[a-z_][a-z\d_]*$/i;

const INFIX = new Set(['=', '<>', '<', '>', '<=', '>=']);

/** Conditions that bind weaker than what stands round them are put in parentheses. */
function inside(expression: Expression): string {
  const text = textOf(expression);
  return 'op' in expression && ['and', 'or', 'not'].includes(expression.op) ? `(${text})` : text;
}

/** CQL2 text of an expression. */
export function textOf(expression: Expression): string {
  if ('property' in expression) {
    const { property: name } = expression;
    return PLAIN.test(name) && !KEYWORD.test(name) ? name : `"${name}"`;
  }
  if ('literal' in expression)
    return typeof expression.literal === 'string'
      ? quoted(expression.literal)
      : String(expression.literal).toUpperCase();
  if ('date' in expression) return `DATE('${expression.date}')`;
  if ('timestamp' in expression) return `TIMESTAMP('${expression.timestamp}')`;
  if ('bbox' in expression) return `BBOX(${expression.bbox.join(',')})`;
  if ('geometry' in expression) return wkt(expression.geometry);
  if ('list' in expression) return `(${expression.list.map(textOf).join(', ')})`;
  const { op, args } = expression;
  const [first, ...rest] = args as [Expression, ...Expression[]];
  if (op === 'and' || op === 'or') return args.map(inside).join(` ${op.toUpperCase()} `);
  if (op === 'not') return `NOT ${inside(first)}`;
  if (op === 'isNull') return `${textOf(first)} IS NULL`;
  if (op === 'between') return `${textOf(first)} BETWEEN ${rest.map(textOf).join(' AND ')}`;
  if (op === 'like' || op === 'in' || INFIX.has(op))
    return `${textOf(first)} ${op.toUpperCase()} ${textOf(rest[0]!)}`;
  return `${op.toUpperCase()}(${args.map(textOf).join(', ')})`;
}

/** CQL2 JSON of an expression, as a value to be serialised. */
export function jsonOf(expression: Expression): unknown {
  if ('op' in expression) return { op: expression.op, args: expression.args.map(jsonOf) };
  if ('list' in expression) return expression.list.map(jsonOf);
  if ('literal' in expression) return expression.literal;
  if ('geometry' in expression) return expression.geometry;
  const { at: _, ...rest } = expression;
  return rest;
}
