/** Sums over the records that match: what the heat view and clusters under a filter draw. */
import type { Context } from 'hono';
import { liveDivisions } from '../../../db/divisions.ts';
import { type Cell, divisionTotals, hexagonRadius, hexagons } from '../../domain/cells.ts';
import type { Collection } from '../../domain/kinds.ts';
import type { App } from '../env.ts';
import { fail } from '../respond.ts';
import type { Source } from '../snapshots.ts';
import { weights } from './items.ts';
import { itemsQuery, SELECTION_PARAMETERS } from './parameters.ts';

function zoomOf(text: string | undefined): number {
  const zoom = Number(text ?? '9');
  if (!Number.isInteger(zoom) || zoom < 0 || zoom > 22)
    fail({
      code: 'invalid',
      errors: [{ parameter: 'zoom', value: text ?? '', reason: 'write a whole number from 0 to 22' }],
    });
  return zoom;
}

const feature = (cell: Cell & { division?: string }) => {
  const { geometry, ...properties } = cell;
  return { type: 'Feature', geometry, properties };
};

/** The FeatureCollection of cells of a collection at a zoom, exact under any filter. */
export async function cellCollection(
  c: Context<App>,
  content: D1Database,
  collection: Collection,
  source: Source,
) {
  const url = new URL(c.req.url);
  const zoom = zoomOf(url.searchParams.get('zoom') ?? undefined);
  url.searchParams.delete('zoom');
  const { filter } = itemsQuery(url, collection, [...SELECTION_PARAMETERS, 'f']);
  const records = await weights(content, collection, filter, source);
  const byDivision = collection.heat?.by === 'division';
  const cells = byDivision
    ? divisionTotals(records, await liveDivisions(content))
    : hexagons(records, hexagonRadius(zoom), 'centre');
  return {
    type: 'FeatureCollection',
    features: cells.map(feature),
    numberMatched: records.length,
    sum: records.reduce((total, { weight }) => total + (weight ?? 0), 0),
  };
}
