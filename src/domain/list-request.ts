/** The path of a request for a page of records, as both who asks and who answers beforehand write it. */
import type { Collection } from './kinds.ts';
import type { Place } from './place.ts';
import { filterFrom, parametersOf } from './query.ts';

export type Parameters = Iterable<readonly [name: string, text: string]>;

/** A path with a query string; parameters without text are left out. */
export function path(base: string, parameters: Parameters = []): string {
  const query = new URLSearchParams(
    [...parameters].filter(([, text]) => text !== '').map(([a, b]) => [a, b]),
  );
  return query.size > 0 ? `${base}?${query}` : base;
}

/** The filter of a place as parameters of its own collection; what means nothing there is left out. */
export const filterParameters = (
  { params, filter, q }: Pick<Place, 'params' | 'filter' | 'q'>,
  collection: Collection,
): [name: string, text: string][] => [
  ...parametersOf(filterFrom(Object.entries(params), collection).filter),
  ...Object.entries({ filter, q }).filter(([, text]) => text !== ''),
];

/** Sums over the records of a collection that match, for a zoom. */
export const cellsPath = (collection: string, parameters: Parameters): string =>
  path(`/api/collections/${encodeURIComponent(collection)}/cells`, parameters);

/** What clusters below the zoom of cells of their own are made of. */
export const clustersPath = (collection: string, zoom: number, filter: Parameters): string =>
  cellsPath(collection, [['zoom', String(zoom)], ['view', 'plain'], ...filter]);

/** `size` records of a collection that match, from `offset` on, without their geometry; `filter` may say how to sort. */
export const listPath = (collection: string, filter: Parameters, size: number, offset = 0): string =>
  path(`/api/collections/${encodeURIComponent(collection)}/items`, [
    ...filter,
    ['limit', String(size)],
    ['skipGeometry', 'true'],
    ['offset', offset > 0 ? String(offset) : ''],
  ]);
