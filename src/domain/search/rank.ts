/** Where a record stands before anyone asks: the index gives records in this order, and stops when a page is full. */
import type { Collection } from '../kinds.ts';
import { mapWith } from '../maps/index.ts';
import { fieldsOf } from '../record.ts';

/** Numbers of places in a tier; a place is unique, the first ones best. */
export const TIER_PLACES = 2 ** 27;

const PLACES = ['divisions', 'zones', 'hubs'];
/** What accompanies other records stands behind those. */
const ACCOMPANYING = ['stops', 'nodes', 'links', 'coverage', 'talentcells'];
const FIRST_TIER = PLACES.length + 1;
const COMPLETENESS_TIERS = 16;

const isGiven = (value: unknown) => value !== null && value !== undefined && value !== '';

/** The tier of a record: divisions, zones and hubs before all else, then those of which more is known, then what
 * accompanies them. */
export function tierOf(record: { readonly [field: string]: unknown }, collection: Collection): number {
  const place = PLACES.indexOf(collection.id);
  if (place >= 0) return place;
  if (mapWith(collection.id)?.id === 'base') return FIRST_TIER + 2 * COMPLETENESS_TIERS;
  const fields = Object.keys(fieldsOf(collection));
  const given = fields.filter((name) => isGiven(record[name])).length;
  const incompleteness = Math.min(
    COMPLETENESS_TIERS - 1,
    Math.floor((1 - given / fields.length) * COMPLETENESS_TIERS),
  );
  const first = FIRST_TIER + (ACCOMPANYING.includes(collection.id) ? COMPLETENESS_TIERS : 0);
  return first + incompleteness;
}
