/** Names of what a list refers to. */
import { useEffect } from 'preact/hooks';
import type { Collection } from '../../domain/kinds.ts';
import { fieldsOf } from '../../domain/record.ts';
import type { Item } from '../api.ts';
import { place } from '../state/app.ts';
import { loadNames } from '../state/names.ts';
import { settled } from '../state/results.ts';
import { askedFields, shortFields } from './facts.ts';

/** Has the names loaded that the filter and the first `most` facts of the records need. */
export function useShownNames(items: readonly Item[], collection: Collection, most: number): void {
  useEffect(() => {
    if (!settled.value) return;
    const named = new Set([
      ...askedFields(),
      ...items.flatMap(({ properties }) => shortFields(collection, properties, most)),
    ]);
    const shown = Object.entries(fieldsOf(collection)).filter(([name]) => named.has(name));
    loadNames(shown, [...items, { properties: place.value.params }]);
  }, [items, collection]);
}
