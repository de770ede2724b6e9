/** Records around a place in groups: by the terms of a field, by what they refer to, and of those the nearest. */
import type { Position } from '../geometry.ts';
import type { Label } from '../kinds.ts';
import { fieldOf } from '../record.ts';
import { rowsIn } from '../snapshot/bits.ts';
import type { Group, Member, Nearby } from './answer.ts';
import { type Layer, type Layers, nameAt, textAt } from './layer.ts';
import { byKey, countsWithin, type Found, shares } from './near.ts';
import type { Surrounding } from './surroundings.ts';

/** A record by number, yet to be named, and its distance in metres. */
export type Spot = { collection: string; rid: number; distance: number; position: Position };

type Outer = readonly (readonly [field: string, value: string])[];
type Choice = { key: string; about: { value: string; title: Label } | Member };

export const spotOf = ({ collection, table }: Layer, { row, metres, position }: Found): Spot => ({
  collection: collection.id,
  rid: table.rid(row),
  distance: Math.round(metres),
  position,
});

/** A record referred to, with its terms. */
function memberAt(layer: Layer, row: number): Member {
  const fields = Object.entries(layer.collection.fields);
  const terms = fields
    .filter(([, field]) => field.kind === 'term' && !field.many)
    .map(([name]) => [name, textAt(layer.table, name, row)]);
  return { record: nameAt(layer, row), terms: Object.fromEntries(terms) };
}

/** All groups that a field can make, empty ones too; of records referred to those that agree with the outer groups. */
function choices(layer: Layer, name: string, outer: Outer, layers: Layers): Choice[] {
  const field = fieldOf(layer.collection, name);
  if (field?.kind === 'term')
    return Object.entries(field.terms).map(([value, { zh, en }]) => ({
      key: value,
      about: { value, title: { zh, en } },
    }));
  const other = field?.kind === 'reference' ? layers.get(field.to) : undefined;
  if (!other) return [];
  const known = outer.filter(([one]) => other.table.columns.has(one));
  return rowsIn(other.rows)
    .filter((row) => known.every(([one, value]) => textAt(other.table, one, row) === value))
    .map((row) => ({ key: textAt(other.table, 'id', row)!, about: memberAt(other, row) }));
}

/** The groups of records that were found, nearest first; `layers` are the collections they refer to. */
export function groupsOf(
  found: readonly Found[],
  layer: Layer,
  surrounding: Surrounding,
  layers: Layers,
  outer: Outer = [],
): Group<Spot>[] {
  const { by, radii, nearest } = surrounding;
  const name = by[outer.length]!;
  const own = byKey(found, (row) => textAt(layer.table, name, row));
  const isInnermost = outer.length + 1 === by.length;
  return choices(layer, name, outer, layers).map(({ key, about }) => {
    const group = own.get(key) ?? [];
    const inside: Outer = [...outer, [name, key]];
    return {
      field: name,
      ...about,
      counts: countsWithin(group, radii),
      ...(isInnermost
        ? { nearest: group.slice(0, nearest).map((one) => spotOf(layer, one)) }
        : { groups: groupsOf(group, layer, surrounding, layers, inside) }),
    };
  });
}

/** The innermost groups, in order. */
export const innermost = <N>(groups: readonly Group<N>[]): Group<N>[] =>
  groups.flatMap((group) => (group.groups ? innermost(group.groups) : [group]));

/** The groups with what `change` makes of each innermost one's nearest. */
const renamed = <A, B>(
  groups: readonly Group<A>[],
  change: (nearest: readonly A[], group: Group<A>) => readonly B[],
): Group<B>[] =>
  groups.map((group) => {
    const { groups: inner, nearest, ...rest } = group;
    return {
      ...rest,
      ...(inner ? { groups: renamed(inner, change) } : {}),
      ...(nearest ? { nearest: change(nearest, group) } : {}),
    };
  });

/**
 * The groups of all parts with at most `most` records named in all: those of an earlier part before any of a later one,
 * and within a part the nearest of every group before any second.
 */
export function trimmed(
  parts: readonly (readonly Group<Spot>[])[],
  each: number,
  most: number,
): Group<Spot>[] {
  let left = most;
  return parts.flatMap((groups) => {
    const leaves = innermost(groups);
    const lengths = leaves.map(({ nearest = [] }) => nearest.length);
    const taken = shares(lengths, each, left);
    left -= taken.reduce((sum, share) => sum + share, 0);
    return renamed(groups, (nearest, group) => nearest.slice(0, taken[leaves.indexOf(group)]));
  });
}

/** All records that are to be named. */
export const spotsIn = <N>({ groups = [], nearest = [] }: Nearby<N>): N[] => [
  ...nearest,
  ...innermost(groups).flatMap((group) => group.nearest ?? []),
];

/** The same with records named; those without a name are left out. */
export function withNames<N>(nearby: Nearby<Spot>, name: (spot: Spot) => N | undefined): Nearby<N> {
  const { groups, nearest, ...rest } = nearby;
  const named = (spots: readonly Spot[]) => spots.flatMap((spot) => name(spot) ?? []);
  return {
    ...rest,
    ...(groups ? { groups: renamed(groups, named) } : {}),
    ...(nearest ? { nearest: named(nearest) } : {}),
  };
}
