/** Random records and filters of a collection that often meet: few values, and places on a coarse grid. */
import fc from 'fast-check';
import type { Evaluated } from '../evaluate.ts';
import { type Filter, isMany, type Scalar } from '../filter.ts';
import type { Geometry, Position } from '../geometry.ts';
import type { Collection, Field, Value } from '../kinds.ts';
import { likeLimit } from '../like.ts';
import { queryFields } from '../query.ts';

const TEXTS = ['', 'a', 'A', 'ab', 'Ab%', 'a_b', '厂房', '昆山一号厂房', 'KØBENHAVN', 'københavn', "O'Brien"];
const ODD_TEXTS = ['*?[x]', '"\\"', 'a\nb', '🏭x', 'ß', 'İi', 'Σας', 'K', '-', '^]'];
const NUMBERS = [-1, 0, 0.5, 3, 28, 12_000.25];
const DAYS = ['2026-01-01', '2026-05-01', '2030-12-31'];
const INSTANTS = ['2026-05-01T08:00:00Z', '2025-12-31T23:59:59.500Z'];
const PIECES = ['%', '%', '_', '\\%', '\\_', '\\', 'a', 'A', 'b', 'ø', 'Ø', '厂', '*', '[', 'x'];

const place: fc.Arbitrary<Position> = fc.tuple(
  fc.integer({ min: 0, max: 8 }).map((n) => (12_050 + n) / 100),
  fc.integer({ min: 0, max: 8 }).map((n) => (3130 + n) / 100),
);
const line = fc.array(place, { minLength: 2, maxLength: 4 });
const ring = fc.array(place, { minLength: 3, maxLength: 5 }).map((open) => [...open, open[0]!]);
const rings = fc.array(ring, { minLength: 1, maxLength: 2 });

const SHAPES: Record<Geometry['type'], fc.Arbitrary<unknown>> = {
  Point: place,
  MultiPoint: fc.array(place, { minLength: 1, maxLength: 3 }),
  LineString: line,
  MultiLineString: fc.array(line, { minLength: 1, maxLength: 3 }),
  Polygon: rings,
  MultiPolygon: fc.array(rings, { minLength: 1, maxLength: 2 }),
};

const shape = (...types: Geometry['type'][]): fc.Arbitrary<Geometry> =>
  fc.oneof(...types.map((type) => SHAPES[type].map((coordinates) => ({ type, coordinates }) as Geometry)));

/** Any geometry on the grid. */
export const anyGeometry = shape(...(Object.keys(SHAPES) as Geometry['type'][]));

function values(field: Field): Scalar[] {
  switch (field.kind) {
    case 'number':
      return NUMBERS;
    case 'count':
      return [0, 1, 2, 3];
    case 'flag':
      return [true, false];
    case 'date':
      return DAYS;
    case 'term':
      return Object.keys(field.terms).slice(0, 4);
    case 'text':
    case 'reference':
      return [...TEXTS, ...ODD_TEXTS];
  }
}

function value(field: Field): fc.Arbitrary<Value> {
  const one = fc.constantFrom(...values(field));
  const some: fc.Arbitrary<Value> = isMany(field)
    ? fc.uniqueArray(
        one.map(String).filter((text) => text !== ''),
        { minLength: 1, maxLength: 3 },
      )
    : one;
  return fc.option(some, { freq: 4 });
}

/** A record of a collection, one in five without a place. */
export function anyRecord(collection: Collection): fc.Arbitrary<Evaluated> {
  const { geometry } = collection;
  const types: Record<typeof geometry, Geometry['type'][]> = {
    Point: ['Point'],
    LineString: ['LineString', 'MultiLineString'],
    Polygon: ['Polygon', 'MultiPolygon'],
    None: [],
  };
  return fc.record({
    geometry: geometry === 'None' ? fc.constant(null) : fc.option(shape(...types[geometry]), { freq: 4 }),
    properties: fc.record(
      Object.fromEntries(queryFields(collection).map(([name, field]) => [name, value(field)])),
    ),
  });
}

const ends = (from: string | number, to: string | number) =>
  fc.constantFrom<[string | number | null, string | number | null]>([from, to], [from, null], [null, to]);

function clauses(name: string, field: Field): fc.Arbitrary<Filter>[] {
  const asked = [
    ...values(field),
    ...(field.kind === 'date' ? INSTANTS : field.kind === 'term' ? ['no such code'] : []),
  ];
  const one = fc.constantFrom(...asked);
  const pattern = fc
    .oneof(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }).map((pieces) => pieces.join('')),
      one.map(String),
    )
    .filter((text) => likeLimit(text) === undefined);
  const isText = field.kind === 'text' || field.kind === 'term' || field.kind === 'reference';
  return [
    fc.array(one, { minLength: 1, maxLength: 3 }).map((values) => ({ op: 'in', field: name, values })),
    fc.constant({ op: 'null', field: name }),
    ...(field.kind === 'flag'
      ? []
      : [
          fc
            .tuple(one, one)
            .chain(([from, to]) => ends(from as string, to as string))
            .map(([from, to]): Filter => ({ op: 'between', field: name, from, to })),
        ]),
    ...(isText
      ? [
          fc
            .tuple(pattern, fc.boolean())
            .map(([text, caseless]): Filter => ({ op: 'like', field: name, pattern: text, caseless })),
        ]
      : []),
  ];
}

const box = fc.tuple(place, place).map(
  ([a, b]): Filter => ({
    op: 'bbox',
    // West and east as they come: half of the boxes cross the antimeridian.
    bounds: [a[0], Math.min(a[1], b[1]), b[0], Math.max(a[1], b[1])],
  }),
);

/** A filter of a collection that CQL2 can say. */
export function anyFilter(collection: Collection): fc.Arbitrary<Filter> {
  const fields = queryFields(collection).flatMap(([name, field]) => clauses(name, field));
  const clause = fc.oneof(
    { weight: 6, arbitrary: fc.oneof(...fields) },
    { weight: 1, arbitrary: fc.constant<Filter>({ op: 'null', field: 'geometry' }) },
    { weight: 2, arbitrary: box },
    { weight: 2, arbitrary: anyGeometry.map((geometry): Filter => ({ op: 'intersects', geometry })) },
  );
  return fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      clause,
      tie('filter').map((arg): Filter => ({ op: 'not', arg })),
      fc
        .tuple(fc.constantFrom<'and' | 'or'>('and', 'or'), fc.array(tie('filter'), { maxLength: 4 }))
        .map(([op, args]) => (args.length === 1 ? args[0]! : { op, args })),
    ),
  })).filter;
}
