/** Which units can be switched where records of several collections are shown. */
import type { Collection, Field } from '../../domain/kinds.ts';
import { switchable } from '../state/units.ts';

/** A field for each unit that can be switched, whatever collection it is of. */
export function switchableIn(collections: readonly Collection[]): Field[] {
  const fields = [...new Set(collections)].flatMap(switchable);
  return [...new Map(fields.map((field) => ['unit' in field ? field.unit : '', field])).values()];
}
