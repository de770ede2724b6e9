/** Which collections of a map belong to which: stops to a route, plots to an area, firms to a link of a chain. */
import type { Collection } from './kinds.ts';
import { mapWith } from './maps/index.ts';

/** The field by which records of `from` refer to another collection; `alone`: no other field of theirs does. */
export type Reference = { readonly from: Collection; readonly field: string; readonly alone: boolean };

/** The filterable fields by which records of the same map refer to a collection. */
export const referencesTo = (collection: Collection): Reference[] =>
  (mapWith(collection.id)?.collections ?? []).flatMap((from) => {
    const fields = Object.entries(from.fields).filter(
      ([, field]) => field.kind === 'reference' && field.to === collection.id && field.filter,
    );
    return fields.map(([field]) => ({ from, field, alone: fields.length === 1 }));
  });

/** The field that puts records of a collection in an order; undefined when none does. */
export const orderField = ({ fields }: Collection): string | undefined => (fields.seq ? 'seq' : undefined);
