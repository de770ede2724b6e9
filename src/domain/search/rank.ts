/** Where a record stands before anyone asks: the index gives records in this order, and stops when a page is full. */
import type { Collection } from '../kinds.ts';
import { COLLECTIONS } from '../maps/index.ts';
import { fieldsOf } from '../record.ts';

/** Numbers of places in a tier; a place is unique, the first ones best. */
export const TIER_PLACES = 2 ** 27;

const FIRST = COLLECTIONS.filter(({ standing }) => standing === 'first').map(({ id }) => id);
const COMPLETENESS_TIERS = 16;

const isGiven = (value: unknown) => value !== null && value !== undefined && value !== '';

/**
 * The tier of a record, 0 the best: collections that stand first have one each, the others sixteen by how much is known
 * of the record, and those that stand last sixteen more.
 */
export function tierOf(record: { readonly [field: string]: unknown }, collection: Collection): number {
  if (collection.standing === 'first') return FIRST.indexOf(collection.id);
  const fields = Object.keys(fieldsOf(collection));
  const given = fields.filter((name) => isGiven(record[name])).length;
  const incompleteness = Math.min(
    COMPLETENESS_TIERS - 1,
    Math.floor((1 - given / fields.length) * COMPLETENESS_TIERS),
  );
  return FIRST.length + incompleteness + (collection.standing === 'last' ? COMPLETENESS_TIERS : 0);
}
