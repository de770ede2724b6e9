/** The MapLibre face of a filter, on tile attributes (many-valued fields are `|a|b|` there). */
import type { FilterSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Filter, Op, Scalar } from '../domain/filter.ts';
import type { Collection } from '../domain/kinds.ts';
import { fieldOf } from '../domain/record.ts';

type Expression = unknown[] | boolean;
type Write = (filter: never, collection: Collection, negated: boolean) => Expression;

const present = (field: string, test: Expression): Expression => ['all', ['has', field], test];

const flip = (test: Expression, negated: boolean): Expression => (negated ? ['!', test] : test);

/** Booleans are written by the tile cutter as booleans, so a value is compared with its own type. */
function membership(field: string, values: readonly Scalar[], collection: Collection): Expression {
  const definition = fieldOf(collection, field);
  const many = (definition?.kind === 'text' || definition?.kind === 'term') && definition.many;
  if (many) return ['any', ...values.map((value) => ['in', `|${value}|`, ['get', field]])];
  return ['in', ['get', field], ['literal', [...values]]];
}

// MapLibre has no third truth value: negation is pushed down to the clauses, where a missing field stays out.
const EXPRESSION: Record<Op, Write> = {
  and: ({ args }: { args: readonly Filter[] }, collection, negated) => [
    negated ? 'any' : 'all',
    ...args.map((arg) => write(arg, collection, negated)),
  ],
  or: ({ args }: { args: readonly Filter[] }, collection, negated) => [
    negated ? 'all' : 'any',
    ...args.map((arg) => write(arg, collection, negated)),
  ],
  not: ({ arg }: { arg: Filter }, collection, negated) => write(arg, collection, !negated),
  in: ({ field, values }: { field: string; values: readonly Scalar[] }, collection, negated) =>
    present(field, flip(membership(field, values, collection), negated)),
  between: (
    { field, from, to }: { field: string; from: number | string | null; to: number | string | null },
    _,
    negated,
  ) => {
    const tests: Expression[] = [];
    if (from !== null) tests.push(['>=', ['get', field], from]);
    if (to !== null) tests.push(['<=', ['get', field], to]);
    return present(field, flip(['all', ...tests], negated));
  },
  null: ({ field }: { field: string }, _, negated) => flip(['!', ['has', field]], negated),
  like: () => unsupported('like'),
  bbox: () => unsupported('bbox'),
  intersects: () => unsupported('intersects'),
  rids: () => unsupported('rids'),
  text: () => unsupported('text'),
};

function unsupported(op: Op): never {
  throw new RangeError(`A ${op} clause has no MapLibre face; draw the ids that the API returns`);
}

const write = (filter: Filter, collection: Collection, negated: boolean): Expression =>
  EXPRESSION[filter.op](filter as never, collection, negated);

/**
 * The MapLibre filter expression of a filter whose clauses are all on the map (`isOnMap`).
 * @throws RangeError when a clause has no such face.
 */
export const expression = (filter: Filter, collection: Collection): FilterSpecification =>
  write(filter, collection, false) as FilterSpecification;
