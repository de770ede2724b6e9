/** The records that an embedded map shows first, and their picture. */

import { CITY } from '../../domain/city.ts';
import { DIVISION_ZOOM } from '../../domain/clustered.ts';
import { leadingCollection } from '../../domain/collections.ts';
import { CRS84 } from '../../domain/crs.ts';
import { boxOf, EMBED_PAGE_SIZE, type EmbedPage } from '../../domain/embed/page.ts';
import { all } from '../../domain/filter.ts';
import { type Bounds, bounds as boundsOf } from '../../domain/geometry.ts';
import type { Language } from '../../domain/kinds.ts';
import { clustersPath, filterParameters, listPath } from '../../domain/list-request.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { carriedOver, mapAt, type Place } from '../../domain/place.ts';
import { filterFrom } from '../../domain/query.ts';
import type { Bindings } from '../env.ts';
import { clusterCells } from '../features/cells.ts';
import { featureOf } from '../features/feature.ts';
import { page, weights } from '../features/items.ts';
import { shownRecord } from '../features/standing.ts';
import { type BaseShapes, baseShapes } from '../pages/locator.ts';
import { SAY } from '../pages/text.ts';
import { currentReleases } from '../releases.ts';
import { sourceOf } from '../snapshots.ts';
import { today } from '../today.ts';
import type { Slice } from './page.ts';
import { divisionsIn, poster } from './poster.ts';
import type { Reading } from './reading.ts';

/** The plain bindings, and the databases by which rows are counted. */
type Databases = { env: Bindings; content: D1Database; search: D1Database };

/** The box of each division to six decimals, about 10 cm. */
const divisionBoxes = (shapes: BaseShapes): EmbedPage['divisions'] =>
  Object.fromEntries(
    shapes.flatMap(({ kind, code, geometry }) =>
      kind === 'division' && code !== null
        ? [[code, boundsOf(geometry).map((value) => Number(value.toFixed(6))) as unknown as Bounds]]
        : [],
    ),
  );

/** The open record of a place, where it is live. */
async function openedIn(content: D1Database, open: Place['open']) {
  const home = collectionOf(open?.collection ?? '');
  if (!open || !home) return undefined;
  const row = await shownRecord(content, home, open.id);
  return row && { row, collection: home };
}

/** The slice, what of the map it shows, and the answer of the API that its list is. @throws Failure where the filter cannot be asked. */
export async function sliceOf(
  { env, content, search }: Databases,
  { options, collection, filter }: Reading,
  language: Language,
): Promise<{ slice: Slice; divisions: EmbedPage['divisions']; answers: Record<string, unknown> }> {
  const { place } = options;
  const map = mapAt(place);
  const source = await sourceOf(env, collection, search);
  const found = await page(
    content,
    collection,
    { filter, limit: EMBED_PAGE_SIZE, offset: 0, sortby: [], crs: CRS84, skipGeometry: true },
    source,
  );
  // Records without a place leave the map to the collection it opens with.
  const mapped = collection.geometry === 'None' ? leadingCollection(map) : collection;
  const mappedParameters = filterParameters(
    mapped === collection ? place : { params: carriedOver(place.params, mapped), filter: '', q: '' },
    mapped,
  );
  const mappedFilter =
    mapped === collection
      ? filter
      : (filterFrom(Object.entries(carriedOver(place.params, mapped)), mapped).filter ?? all());
  const base = (await currentReleases(env.CONTENT)).get('base');
  const [records, shapes] = await Promise.all([
    weights(
      content,
      mapped,
      mappedFilter,
      mapped === collection ? source : await sourceOf(env, mapped, search),
    ),
    baseShapes(env.CONTENT, content, `${base?.archive}`),
  ]);
  const { rows, matched, estimated, reading } = found;
  const divisions = divisionBoxes(shapes);
  const shown = boxOf(place.params.division, divisions);
  return {
    slice: {
      rows,
      total: matched ?? estimated ?? rows.length,
      isExact: matched !== undefined,
      opened: await openedIn(content, place.open),
      poster: poster({
        collection: mapped,
        view: place.view,
        records,
        shapes,
        title: SAY.pictureOf(map.label[language])[language],
        language,
        bounds: shown ?? CITY.bounds,
      }),
    },
    divisions,
    answers: {
      ...(place.view === 'plain' && {
        [clustersPath(mapped.id, DIVISION_ZOOM - 1, mappedParameters)]: await clusterCells(
          records,
          DIVISION_ZOOM - 1,
          async () => divisionsIn(shapes),
        ),
      }),
      [listPath(collection.id, filterParameters(place, collection), EMBED_PAGE_SIZE)]: {
        features: rows.map((row) => featureOf(row, collection, today())),
        ...(matched === undefined ? {} : { numberMatched: matched }),
        ...(estimated === undefined ? {} : { numberEstimated: estimated }),
        ...reading,
        numberReturned: rows.length,
      },
    },
  };
}
