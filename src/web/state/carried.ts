/** What goes along to another collection. */
import type { Collection } from '../../domain/kinds.ts';
import { carriedOver, collectionAt, type Place, sortOf } from '../../domain/place.ts';
import { carriedWritten } from './written.ts';

/** What of a place still holds for another collection, which begins without text. */
export const carried = (place: Place, to: Collection): Pick<Place, 'q' | 'params' | 'filter' | 'sort'> => ({
  q: '',
  params: carriedOver(place.params, to, collectionAt(place)),
  sort: sortOf(place.sort, to),
  filter: carriedWritten(place.filter, collectionAt(place), to),
});
