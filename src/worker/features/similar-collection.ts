/** What resembles a record, as GeoJSON. */
import type { Collection } from '../../domain/kinds.ts';
import { fail } from '../respond.ts';
import type { Source } from '../snapshots.ts';
import { today } from '../today.ts';
import { featureOf } from './feature.ts';
import { GEOJSON } from './formats.ts';
import { similarTo } from './similar.ts';
import { standingOf } from './standing.ts';

const MOST = 6;

/** Public records that resemble one that is public or was. @throws Failure 404 where there never was one */
export async function similarCollection(
  content: D1Database,
  collection: Collection,
  id: string,
  source: Source,
  origin: string,
) {
  const standing = await standingOf(content, collection, id);
  if (standing.state === 'unknown') fail({ code: 'not-found', what: `record "${id}" in ${collection.id}` });
  const similar = await similarTo(content, collection, standing.row, source, MOST);
  return {
    type: 'FeatureCollection',
    features: similar.map(({ row }) => featureOf({ ...row, geometry: null }, collection, today())),
    distances: similar.map(({ metres }) => (metres === null ? null : Math.round(metres))),
    numberReturned: similar.length,
    links: [
      {
        href: `${origin}/api/collections/${collection.id}/items/${id}/similar`,
        rel: 'self',
        type: GEOJSON,
        title: 'This document',
      },
    ],
  };
}
