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

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

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

/** Of how many of its innermost groups the nearest record is named, whatever there is of other groups. */
const LEAST = 5;

const nearestIn = ({ nearest = [] }: Group<Spot>): number => nearest[0]?.distance ?? Infinity;

/**
 * The groups of all parts with at most `most` records named in all: first some of every group, the nearest ones; then
 * those of an earlier part before any of a later one, and within a part the nearest of every group before any second.
 */
export function trimmed(
  parts: readonly (readonly Group<Spot>[])[],
  each: number,
  most: number,
): Group<Spot>[] {
  const firsts = parts.flat().flatMap((group) =>
    innermost([group])
      .filter(({ nearest = [] }) => nearest.length > 0)
      .sort((a, b) => nearestIn(a) - nearestIn(b))
      .slice(0, LEAST),
  );
  const given = new Map(firsts.slice(0, most).map((leaf) => [leaf, 1]));
  let left = most - given.size;
  for (const groups of parts) {
    const leaves = innermost(groups);
    // What a group is given already comes before what is shared out.
    const open = leaves.map((leaf) => (leaf.nearest ?? []).length - (given.get(leaf) ?? 0));
    const unnamed = shares(
      leaves.map((leaf, i) => (given.has(leaf) ? 0 : open[i]!)),
      1,
      left,
    );
    left -= sum(unnamed);
    const more = shares(
      open.map((length, i) => length - unnamed[i]!),
      each - 1,
      left,
    );
    left -= sum(more);
    for (const [i, leaf] of leaves.entries())
      given.set(leaf, (given.get(leaf) ?? 0) + unnamed[i]! + more[i]!);
  }
  return parts.flatMap((groups) => renamed(groups, (nearest, group) => nearest.slice(0, given.get(group))));
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
