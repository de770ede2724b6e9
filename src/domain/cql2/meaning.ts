/** From a CQL2 filter as written to the filter tree: names, kinds and coordinates are checked here. */
import { type Crs, geometryToCrs84, toCrs84 } from '../crs.ts';
import type { Filter, Scalar } from '../filter.ts';
import { type Bounds, type Geometry, positions } from '../geometry.ts';
import type { Collection, Field } from '../kinds.ts';
import { likeLimit, likeLiteral } from '../like.ts';
import { queryFields } from '../query.ts';
import { Cql2Error, type Expression, isBounds } from './expression.ts';
import { checkText, valueFor } from './values.ts';

const GEOMETRY = 'geometry';
/** Names of the geometry; `geom` is what tools with a column of that name write. */
const GEOMETRY_NAMES = [GEOMETRY, 'geom'];

const MIRRORED: Record<string, string> = { '=': '=', '<>': '<>', '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

const EVERYTHING: Filter = { op: 'and', args: [] };
const NOTHING: Filter = { op: 'or', args: [] };
const not = (arg: Filter): Filter => ({ op: 'not', arg });
const any = (args: Filter[]): Filter => (args.length === 1 ? args[0]! : { op: 'or', args });

const isCall = (expression: Expression, op: string): expression is Extract<Expression, { op: string }> =>
  'op' in expression && expression.op.toLowerCase() === op.toLowerCase();

/** Reads the meaning of one filter on one collection. */
class Meaning {
  readonly #fields: ReadonlyMap<string, Field>;
  readonly #crs: Crs;
  readonly #legacy: boolean;
  readonly #collection: Collection;

  constructor(collection: Collection, crs: Crs, legacy: boolean) {
    this.#collection = collection;
    this.#fields = new Map(queryFields(collection));
    this.#crs = crs;
    this.#legacy = legacy;
  }

  filter(expression: Expression): Filter {
    if ('literal' in expression && typeof expression.literal === 'boolean')
      return expression.literal ? EVERYTHING : NOTHING;
    if (!('op' in expression))
      throw new Cql2Error(expression.at, 'a condition is missing here, as in name = value');
    const { op, args, at } = expression;
    const write = Object.hasOwn(CONDITIONS, op) ? CONDITIONS[op]! : undefined;
    if (write === undefined) throw new Cql2Error(at, unsupported(op));
    if (args.length < write.arguments || args.length > (write.most ?? write.arguments))
      throw new Cql2Error(at, `${op} takes ${write.arguments}${write.most ? ' or more' : ''} arguments`);
    return write.filter(this, args, op);
  }

  /** The field that an argument names. */
  field(expression: Expression): { name: string; field: Field } {
    if (!('property' in expression)) throw new Cql2Error(expression.at, 'a property is missing here');
    const name = expression.property;
    const field = this.#fields.get(name);
    if (field) return { name, field };
    if (GEOMETRY_NAMES.includes(name))
      throw new Cql2Error(expression.at, `${name} can be used in S_INTERSECTS and IS NULL only`);
    throw new Cql2Error(
      expression.at,
      `${this.#collection.id} has no property ${JSON.stringify(name.slice(0, 60))}; use ${[...this.#fields.keys(), GEOMETRY].join(', ')}`,
    );
  }

  value(name: string, field: Field, expression: Expression): Scalar {
    return valueFor(field, name, expression, this.#legacy);
  }

  isNull(expression: Expression): Filter {
    const isGeometry = 'property' in expression && GEOMETRY_NAMES.includes(expression.property);
    return { op: 'null', field: isGeometry ? GEOMETRY : this.field(expression).name };
  }

  comparison(args: readonly Expression[], op: string): Filter {
    const [left, right] = args as [Expression, Expression];
    const bare = (side: Expression) =>
      'op' in side && isCall(side, 'casei') ? (side.args[0] ?? side) : side;
    if (!('property' in bare(left)) && 'property' in bare(right))
      return this.comparison([right, left], MIRRORED[op]!);
    if (isCall(left, 'casei')) {
      if (op !== '=' && op !== '<>') throw new Cql2Error(left.at, 'CASEI goes with =, <>, IN and LIKE');
      const equal = this.caseless(left, right, (text) => likeLiteral(text));
      return op === '=' ? equal : not(equal);
    }
    const { name, field } = this.field(left);
    const value = this.value(name, field, right);
    if (op === '=') return { op: 'in', field: name, values: [value] };
    if (op === '<>') return not({ op: 'in', field: name, values: [value] });
    return this.ordered(name, value, op);
  }

  ordered(field: string, value: Scalar, op: string): Filter {
    if (typeof value === 'boolean') {
      // FALSE comes before TRUE.
      const values = [false, true].filter((one) =>
        op === '<' ? one < value : op === '>' ? one > value : op === '<=' ? one <= value : one >= value,
      );
      const clause = (...some: boolean[]): Filter => ({ op: 'in', field, values: some });
      return values.length > 0 ? clause(...values) : { op: 'and', args: [clause(false), clause(true)] };
    }
    switch (op) {
      case '<=':
        return { op: 'between', field, from: null, to: value };
      case '>=':
        return { op: 'between', field, from: value, to: null };
      case '<':
        return not({ op: 'between', field, from: value, to: null });
      default:
        return not({ op: 'between', field, from: null, to: value });
    }
  }

  /** A clause on a text field whose letters match in either case; `pattern` makes the pattern of the other side. */
  caseless(call: Expression, other: Expression, pattern: (text: string) => string): Filter {
    const { name } = this.text((call as Extract<Expression, { op: string }>).args[0] ?? call);
    const inner = isCall(other, 'casei') ? other.args[0] : undefined;
    if (inner === undefined)
      throw new Cql2Error(other.at, 'CASEI is needed on this side too, as in CASEI(name) = CASEI(value)');
    return this.like(name, inner, pattern, true);
  }

  /** A field that holds texts. */
  text(expression: Expression): { name: string; field: Field } {
    const { name, field } = this.field(expression);
    if (!['text', 'term', 'reference'].includes(field.kind))
      throw new Cql2Error(expression.at, `${name} holds no texts`);
    return { name, field };
  }

  like(field: string, value: Expression, pattern: (text: string) => string, caseless: boolean): Filter {
    if (!('literal' in value) || typeof value.literal !== 'string')
      throw new Cql2Error(value.at, `${field} is compared with a text in single quotes, as in 'x'`);
    checkText(value.literal, value.at);
    const made = pattern(value.literal);
    const limit = likeLimit(made);
    if (limit !== undefined) throw new Cql2Error(value.at, limit);
    return { op: 'like', field, pattern: made, caseless };
  }

  matching(args: readonly Expression[]): Filter {
    const [value, pattern] = args as [Expression, Expression];
    if (isCall(value, 'casei')) return this.caseless(value, pattern, (text) => text);
    return this.like(this.text(value).name, pattern, (text) => text, false);
  }

  between(args: readonly Expression[]): Filter {
    const { name, field } = this.field(args[0]!);
    const [from, to] = args.slice(1).map((end) => this.value(name, field, end));
    if (typeof from === 'boolean' || typeof to === 'boolean')
      throw new Cql2Error(args[0]!.at, `BETWEEN goes with numbers, days and texts; ${name} is TRUE or FALSE`);
    return { op: 'between', field: name, from: from!, to: to! };
  }

  oneOf(args: readonly Expression[]): Filter {
    const [value, list] = args as [Expression, Expression];
    if (!('list' in list) || list.list.length === 0)
      throw new Cql2Error(list.at, 'IN needs a list of at least one value');
    if (isCall(value, 'casei'))
      return any(list.list.map((item) => this.caseless(value, item, (text) => likeLiteral(text))));
    const { name, field } = this.field(value);
    return { op: 'in', field: name, values: list.list.map((item) => this.value(name, field, item)) };
  }

  intersects(args: readonly Expression[]): Filter {
    const named = (side: Expression) => 'property' in side;
    const [property, shape] = (named(args[0]!) ? args : [...args].reverse()) as [Expression, Expression];
    if (!('property' in property) || !GEOMETRY_NAMES.includes(property.property))
      throw new Cql2Error(property.at, `one side of S_INTERSECTS is the property ${GEOMETRY}`);
    if ('bbox' in shape) return { op: 'bbox', bounds: this.#bounds(shape.bbox, shape) };
    if (!('geometry' in shape))
      throw new Cql2Error(
        shape.at,
        'a geometry is missing here, as in POINT(120.6 31.3) or BBOX(120,31,121,32)',
      );
    const geometry = geometryToCrs84(shape.geometry, this.#crs);
    this.#checkPlace(geometry, shape);
    return { op: 'intersects', geometry };
  }

  #bounds(numbers: readonly number[], shape: Expression): Bounds {
    const flat = numbers.length === 6 ? [...numbers.slice(0, 2), ...numbers.slice(3, 5)] : numbers;
    if (!isBounds(flat)) throw new Cql2Error(shape.at, 'a box has four numbers: west, south, east, north');
    const [first, second] = [toCrs84(flat.slice(0, 2), this.#crs), toCrs84(flat.slice(2), this.#crs)];
    this.#checkPlace({ type: 'MultiPoint', coordinates: [first, second] }, shape);
    if (first[1] > second[1]) throw new Cql2Error(shape.at, 'the south of the box is above its north');
    return [...first, ...second];
  }

  #checkPlace(geometry: Geometry, shape: Expression): void {
    for (const [lon, lat] of positions(geometry))
      if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
        throw new Cql2Error(
          shape.at,
          `longitude ${lon}, latitude ${lat} is outside ±180, ±90 degrees; see filter-crs`,
        );
  }
}

type Condition = {
  arguments: number;
  most?: number;
  filter: (meaning: Meaning, args: readonly Expression[], op: string) => Filter;
};

const comparison: Condition = {
  arguments: 2,
  filter: (meaning, args, op) => meaning.comparison(args, op),
};
const chain: Condition = {
  arguments: 2,
  most: Number.POSITIVE_INFINITY,
  filter: (meaning, args, op) => ({ op: op as 'and', args: args.map((arg) => meaning.filter(arg)) }),
};

const CONDITIONS: Record<string, Condition> = {
  and: chain,
  or: chain,
  not: { arguments: 1, filter: (meaning, [arg]) => not(meaning.filter(arg!)) },
  '=': comparison,
  '<>': comparison,
  '<': comparison,
  '>': comparison,
  '<=': comparison,
  '>=': comparison,
  isNull: { arguments: 1, filter: (meaning, [arg]) => meaning.isNull(arg!) },
  like: { arguments: 2, filter: (meaning, args) => meaning.matching(args) },
  between: { arguments: 3, filter: (meaning, args) => meaning.between(args) },
  in: { arguments: 2, filter: (meaning, args) => meaning.oneOf(args) },
  s_intersects: { arguments: 2, filter: (meaning, args) => meaning.intersects(args) },
};

function unsupported(op: string): string {
  const name = JSON.stringify(op.slice(0, 60));
  if (/^s_/i.test(op)) return `${name} is not supported; S_INTERSECTS is the one spatial function`;
  if (/^t_/i.test(op)) return `${name} is not supported; compare dates with <, <=, =, >= and >`;
  if (/^a_/i.test(op))
    return `${name} is not supported; =, IN and LIKE on a property with several values ask for any of them`;
  return `${name} is not supported; use ${Object.keys(CONDITIONS).join(', ')}, casei`;
}

/** The filter tree of a CQL2 filter. @throws Cql2Error at the first fault. */
export const meaningOf = (
  expression: Expression,
  collection: Collection,
  crs: Crs,
  legacy: boolean,
): Filter => new Meaning(collection, crs, legacy).filter(expression);
