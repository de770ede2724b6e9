/** How alike two records are: in what their card shows, and in place. */

import { distance } from './distance.ts';
import { isMany, storedList } from './filter.ts';
import type { Position } from './geometry.ts';
import type { Collection, Field } from './kinds.ts';
import { fieldOf } from './record.ts';

/** A value as columns hold it: lists as `|a|b|`, flags as 0 and 1. */
type Stored = string | number | null;

/** Numbers further apart than by this factor have nothing in common. */
const FAR_FACTOR = 4;

function listLikeness(a: Stored, b: Stored): number {
  const [left, right] = [new Set(storedList(String(a))), new Set(storedList(String(b)))];
  const both = [...left].filter((one) => right.has(one)).length;
  return both / (left.size + right.size - both);
}

/** 0 (nothing in common, or a value is missing) to 1 (equal) for two values of a field; lists by Jaccard's index. */
export function likeness(field: Field, a: Stored, b: Stored): number {
  if (a === null || b === null) return 0;
  if (isMany(field)) return listLikeness(a, b);
  if (field.kind !== 'number' && field.kind !== 'count') return a === b ? 1 : 0;
  const [least, most] = [Math.min(Number(a), Number(b)), Math.max(Number(a), Number(b))];
  if (least === most) return 1;
  return least <= 0 ? 0 : Math.max(0, 1 - Math.log(most / least) / Math.log(FAR_FACTOR));
}

/** A field's place on the card says little about these: what is free today, and where it stands in a list. */
const BESIDE_THE_POINT = ['status', 'seq', 'division'];

/** The fields by which records of a collection are compared: those of its card and its zone. */
export const comparedFields = (collection: Collection): [name: string, field: Field][] =>
  [...collection.card, 'zone']
    .filter((name) => !BESIDE_THE_POINT.includes(name))
    .map((name): [string, Field | undefined] => [name, fieldOf(collection, name)])
    .filter((pair): pair is [string, Field] => pair[1] !== undefined && pair[1].kind !== 'date');

/** Metres at which nearness counts for half. */
const HALF_WAY = 6000;

/** 1 at the same place, half at 6 km, towards 0 far away. */
export const nearness = (a: Position, b: Position): number => HALF_WAY / (HALF_WAY + distance(a, b));
