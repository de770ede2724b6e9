/** Where clusters stand for records, apart from how they are made: most pages draw those of the tiles. */
import type { Collection } from './kinds.ts';

/** Whether clusters stand for the records of a collection at the zooms below its own. */
export const isClustered = ({ geometry, zoom }: Pick<Collection, 'geometry' | 'zoom'>): boolean =>
  geometry !== 'None' && zoom > 0;

/** Below this zoom clusters are totals by division: what is seen then is the city, not its streets. */
export const DIVISION_ZOOM = 9;
