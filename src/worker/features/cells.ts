/** Sums over the records that match: what the heat view and clusters under a filter draw. */
import type { Context } from 'hono';
import { liveDivisions } from '../../../db/divisions.ts';
import {
  byDivision,
  type Cell,
  clusterRadius,
  type Division,
  divisionTotals,
  hexagonRadius,
  hexagons,
} from '../../domain/cells.ts';
import { DIVISION_ZOOM } from '../../domain/clustered.ts';
import type { Collection } from '../../domain/kinds.ts';
import type { App } from '../env.ts';
import { fail } from '../respond.ts';
import type { Source } from '../snapshots.ts';
import { type Weight, weights } from './items.ts';
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

const VIEWS = ['plain', 'heat'] as const;

function viewOf(text: string): (typeof VIEWS)[number] {
  return (
    VIEWS.find((view) => view === text) ??
    fail({
      code: 'invalid',
      errors: [{ parameter: 'view', value: text, reason: `use ${VIEWS.join(' or ')}` }],
    })
  );
}

/** The answer to a request for what clusters at a zoom are made of. */
export const clusterCells = async (
  records: readonly Weight[],
  zoom: number,
  divisions: () => Promise<Division[]>,
) => collectionOf((await parts(records, zoom, divisions)).map(feature), records);

/** What clusters at a zoom are made of, at points: totals by division, or the records of small hexagons. */
function parts(
  records: readonly Weight[],
  zoom: number,
  divisions: () => Promise<Division[]>,
): Promise<Cell[]> | Cell[] {
  const at = <T extends { lon: number; lat: number }>(cell: T) => ({
    ...cell,
    geometry: { type: 'Point' as const, coordinates: [cell.lon, cell.lat] as [number, number] },
  });
  if (zoom >= DIVISION_ZOOM) return hexagons(records, clusterRadius(zoom), 'mean').map(at);
  const single = records.map(({ weight, ...record }) => ({ ...record, count: 1, sum: weight ?? 0 }));
  return divisions().then((known) => byDivision(single, known).map(at));
}

const feature = (cell: Cell & { division?: string }) => {
  const { geometry, ...properties } = cell;
  return { type: 'Feature', geometry, properties };
};

const collectionOf = (features: ReturnType<typeof feature>[], records: readonly Weight[]) => ({
  type: 'FeatureCollection',
  features,
  numberMatched: records.length,
  sum: records.reduce((total, { weight }) => total + (weight ?? 0), 0),
});

/** The FeatureCollection of cells of a collection at a zoom, exact under any filter. */
export async function cellCollection(
  c: Context<App>,
  content: D1Database,
  collection: Collection,
  source: Source,
) {
  const url = new URL(c.req.url);
  const zoom = zoomOf(url.searchParams.get('zoom') ?? undefined);
  const view = viewOf(url.searchParams.get('view') ?? 'heat');
  for (const own of ['zoom', 'view']) url.searchParams.delete(own);
  const { filter } = itemsQuery(url, collection, [...SELECTION_PARAMETERS, 'f']);
  const records = await weights(content, collection, filter, source);
  const divisions = () => liveDivisions(content);
  const cells =
    view === 'plain'
      ? await parts(records, zoom, divisions)
      : collection.heat?.by === 'division'
        ? divisionTotals(records, await divisions())
        : hexagons(records, hexagonRadius(zoom), 'centre');
  return collectionOf(cells.map(feature), records);
}
