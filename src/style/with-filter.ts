/** Filtering the layers of a style. */
import type { FilterSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Filter } from '../domain/filter.ts';
import type { Collection } from '../domain/kinds.ts';
import { expression } from './expression.ts';
import type { Role } from './record-layers.ts';

/** Which collection and what of it a layer draws; undefined for the ground and places. */
export function subjectOf(layer: LayerSpecification): { collection: string; role: Role } | undefined {
  const metadata = (layer.metadata ?? {}) as Record<string, unknown>;
  const collection = metadata['relitu:collection'];
  return collection === undefined
    ? undefined
    : { collection: String(collection), role: metadata['relitu:role'] as Role };
}

/**
 * The layers with `filter` added to the record layers of a collection; the others stay themselves.
 * @throws RangeError when a clause cannot be drawn from tiles (`isOnMap`).
 */
export function withFilter(
  layers: readonly LayerSpecification[],
  filter: Filter | undefined,
  collection: Collection,
): LayerSpecification[] {
  if (!filter) return [...layers];
  const clause = expression(filter, collection);
  return layers.map((layer) => {
    const subject = subjectOf(layer);
    if (subject?.collection !== collection.id || subject.role !== 'record' || layer.type === 'background')
      return layer;
    const own = (layer as { filter?: FilterSpecification }).filter;
    return { ...layer, filter: own ? ['all', own, clause] : clause } as LayerSpecification;
  });
}
