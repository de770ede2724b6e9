/** `/api`: landing page, conformance, descriptions, collections, items, cells, tilesets. */
import { type Context, Hono } from 'hono';
import { POLICIES } from '../../domain/around/surroundings.ts';
import { geometryFromCrs84 } from '../../domain/crs.ts';
import type { Geometry } from '../../domain/geometry.ts';
import type { Collection } from '../../domain/kinds.ts';
import { collectionOf, mapOf, mapWith } from '../../domain/maps/index.ts';
import { INDUSTRIES } from '../../domain/vocabulary.ts';
import type { App } from '../env.ts';
import { meteredDatabase } from '../meter.ts';
import { currentRelease, currentReleases, type Release } from '../releases.ts';
import { fail, tagged, taggedContent } from '../respond.ts';
import { sourceOf } from '../snapshots.ts';
import { today } from '../today.ts';
import { aroundRecord, MAPS_AROUND } from './around.ts';
import { cellCollection } from './cells.ts';
import { conformance } from './conformance.ts';
import { cursorAfter } from './cursor.ts';
import { facetAnswer } from './facets.ts';
import { type Feature, featureOf, type Link } from './feature.ts';
import {
  DESCRIPTIONS,
  FORMATS,
  type Format,
  formatOf,
  GEOJSON,
  ITEM_FORMATS,
  JSON_TYPE,
  ONLY_JSON,
  SCHEMA_TYPE,
} from './formats.ts';
import { WRITERS } from './item-writers.ts';
import { page } from './items.ts';
import { linkHeader, representations } from './links.ts';
import { collectionDescription, collections, landing } from './metadata.ts';
import { OPENAPI, openapi } from './openapi.ts';
import { type ItemsQuery, itemsQuery } from './parameters.ts';
import { queryables, schema } from './schemas.ts';
import { similarCollection } from './similar-collection.ts';
import { currentRecord } from './standing.ts';
import { QUAD, tileMatrixSets, tileset, tilesets, webMercatorQuad } from './tilesets.ts';

/** Routes under `/api`, except search. */
export const features = new Hono<App>();

const originOf = (c: Context<App>) => new URL(c.req.url).origin;

const collectionIn = (c: Context<App>): Collection =>
  collectionOf(c.req.param('collection') ?? '') ??
  fail({ code: 'not-found', what: `collection "${c.req.param('collection')}"` });

/** The collection of the address, one whose records have places. */
const placedIn = (c: Context<App>): Collection => {
  const collection = collectionIn(c);
  return collection.geometry === 'None'
    ? fail({ code: 'not-found', what: `place in ${collection.id}` })
    : collection;
};

/** The source of a collection; what its texts read counts for the request. */
const sourceFor = (c: Context<App>, collection: Collection) =>
  sourceOf(c.env, collection, meteredDatabase(c.env.SEARCH, c.get('meter')));

/** Refuses parameters that a resource does not take, and any given twice. */
function checkQuery(c: Context<App>, taken: readonly string[] = ['f']) {
  const seen = new Set<string>();
  for (const [parameter, value] of new URL(c.req.url).searchParams) {
    if (!taken.includes(parameter))
      fail({
        code: 'invalid',
        errors: [{ parameter, value, reason: `unknown here; use ${taken.join(', ')}` }],
      });
    if (seen.has(parameter))
      fail({ code: 'invalid', errors: [{ parameter, value, reason: 'given more than once' }] });
    seen.add(parameter);
  }
}

/** What an answer on a collection depends on: release, day, address, representation. */
async function dependency(c: Context<App>, collection: Collection, format: Format = 'json'): Promise<string> {
  const release = await currentRelease(c.env.CONTENT, mapWith(collection.id)!.id);
  const url = new URL(c.req.url);
  url.searchParams.sort();
  return `${release.map} ${release.version} ${release.archive} ${today()} ${format} ${url.href}`;
}

type Releases = ReadonlyMap<string, Release>;
type Describe = (origin: string, releases: Releases) => unknown;

/** An answer that follows from the definitions and the public releases alone; people are sent to `page`. */
async function described(
  c: Context<App>,
  body: Describe,
  { type = JSON_TYPE, page = '/api/docs' }: { type?: string; page?: string } = {},
): Promise<Response> {
  checkQuery(c);
  if (formatOf(c, DESCRIPTIONS) === 'html') return c.redirect(page, 303);
  const releases = await currentReleases(c.env.CONTENT);
  const key = [...releases.values()].map((release) => `${release.map}${release.version}`).join();
  return tagged(c, `${key} ${c.req.url}`, async () => body(originOf(c), releases), type);
}

const pageOf = (collection: Collection, parameters: Iterable<[string, string]> = []) =>
  `/?${new URLSearchParams([['map', mapWith(collection.id)!.id], ['collection', collection.id], ...parameters])}`;

features.get('/', (c) => described(c, landing, { page: '/' }));

features.get('/conformance', (c) => described(c, () => conformance));

for (const { version, path, type } of OPENAPI)
  features.get(`/${path}`, (c) => described(c, (origin) => openapi(version, origin), { type }));

features.get('/collections', (c) => described(c, collections, { page: '/' }));

features.get('/collections/:collection', (c) => {
  const collection = collectionIn(c);
  return described(
    c,
    (origin, releases) => collectionDescription(collection, origin, releases.get(mapWith(collection.id)!.id)),
    { page: pageOf(collection) },
  );
});

for (const [name, projection] of [
  ['queryables', queryables],
  ['schema', schema],
] as const)
  features.get(`/collections/:collection/${name}`, (c) => {
    const collection = collectionIn(c);
    return described(c, (origin) => projection(collection, origin), { type: SCHEMA_TYPE });
  });

/** Links of a page: itself, its other representations, the collection, and the pages around it. */
function pageLinks(
  url: URL,
  query: ItemsQuery,
  format: Format,
  collection: Collection,
  next?: string,
): Link[] {
  const at = (name: 'cursor' | 'offset', value: string) => {
    const link = new URL(url);
    link.searchParams.delete('cursor');
    link.searchParams.delete('offset');
    link.searchParams.set(name, value);
    return link.href;
  };
  const type = FORMATS[format][0];
  const { offset, limit } = query;
  return [
    ...representations(url, format, ITEM_FORMATS),
    {
      href: `${url.origin}/api/collections/${collection.id}`,
      rel: 'collection',
      type: JSON_TYPE,
      title: collection.label.en,
    },
    ...(next === undefined ? [] : [{ href: at('cursor', next), rel: 'next', type, title: 'Next page' }]),
    ...(offset > 0 && !query.after
      ? [
          {
            href: at('offset', String(Math.max(0, offset - limit))),
            rel: 'prev',
            type,
            title: 'Previous page',
          },
        ]
      : []),
  ];
}

/** The EPSG code that files name a system by; that of CRS84 differs in the order of axes only. */
const epsgOf = (crs: ItemsQuery['crs']) => Number(/\d+$/.exec(crs.replace(/CRS84$/, '4326'))![0]);

const inSystem = (feature: Feature, crs: ItemsQuery['crs']): Feature => ({
  ...feature,
  geometry: feature.geometry ? geometryFromCrs84(feature.geometry as Geometry, crs) : null,
});

features.get('/collections/:collection/items', async (c) => {
  const collection = collectionIn(c);
  const url = new URL(c.req.url);
  const query = itemsQuery(url, collection);
  const format = formatOf(c, ITEM_FORMATS);
  if (format === 'html') {
    const known = [...url.searchParams].filter(([name]) => !['f', 'limit', 'since'].includes(name));
    return c.redirect(pageOf(collection, known), 303);
  }
  const make = async () => {
    const { rows, isLast, matched, estimated, reading, changes } = await page(
      meteredDatabase(c.env.CONTENT, c.get('meter')),
      collection,
      query,
      await sourceFor(c, collection),
    );
    const next = isLast ? undefined : cursorAfter(rows.at(-1)!, collection, query.sortby);
    const links = pageLinks(url, query, format, collection, next);
    const { properties } = query;
    return {
      content: WRITERS[format]({
        collection,
        features: rows.map((row) => inSystem(featureOf(row, collection, today(), properties), query.crs)),
        matched,
        estimated,
        reading,
        changes,
        links,
        ...(properties && { properties }),
        epsg: epsgOf(query.crs),
      }),
      headers: {
        link: linkHeader(links),
        'content-crs': `<${query.crs}>`,
        ...(format === 'json'
          ? {}
          : { 'content-disposition': `inline; filename="${collection.id}.${format}"` }),
      },
    };
  };
  const type = format === 'csv' ? 'text/csv; charset=utf-8; header=present' : FORMATS[format][0];
  return taggedContent(c, await dependency(c, collection, format), make, { type, vary: 'accept' });
});

features.get('/collections/:collection/items/:id', async (c) => {
  const collection = collectionIn(c);
  const id = c.req.param('id');
  checkQuery(c, ['crs', 'f']);
  const { crs } = itemsQuery(new URL(c.req.url), collection, ['crs', 'f']);
  const url = new URL(c.req.url);
  if (formatOf(c, DESCRIPTIONS) === 'html') return c.redirect(`/records/${collection.id}/${id}`, 303);
  const make = async () => {
    const row = await currentRecord(meteredDatabase(c.env.CONTENT, c.get('meter')), collection, id);
    const feature = inSystem(featureOf(row, collection, today()), crs);
    const links: Link[] = [
      ...representations(url, 'json', DESCRIPTIONS),
      {
        href: `${url.origin}/api/collections/${collection.id}`,
        rel: 'collection',
        type: JSON_TYPE,
        title: collection.label.en,
      },
    ];
    const body = {
      ...feature,
      properties: {
        ...feature.properties,
        media: JSON.parse(String(row.media ?? '[]')),
        lineage: JSON.parse(String(row.lineage ?? '{}')),
        extra: JSON.parse(String(row.extra ?? '{}')),
      },
      links,
    };
    return { content: JSON.stringify(body), headers: { link: linkHeader(links), 'content-crs': `<${crs}>` } };
  };
  return taggedContent(c, await dependency(c, collection), make, { type: GEOJSON, vary: 'accept' });
});

features.get('/collections/:collection/items/:id/similar', async (c) => {
  const collection = collectionIn(c);
  const id = c.req.param('id');
  checkQuery(c);
  formatOf(c, ONLY_JSON);
  const make = async () => {
    const content = meteredDatabase(c.env.CONTENT, c.get('meter'));
    return similarCollection(content, collection, id, await sourceFor(c, collection), originOf(c));
  };
  return tagged(c, await dependency(c, collection), make, GEOJSON);
});

features.get('/collections/:collection/items/:id/around', async (c) => {
  const collection = placedIn(c);
  checkQuery(c, ['f', POLICIES.kin]);
  const asked = c.req.query(POLICIES.kin)?.split(',') ?? [];
  const unknown = asked.find((code) => !Object.hasOwn(INDUSTRIES, code));
  if (unknown !== undefined)
    fail({
      code: 'invalid',
      errors: [{ parameter: POLICIES.kin, value: unknown, reason: 'no code of an industry' }],
    });
  formatOf(c, ONLY_JSON);
  const releases = await currentReleases(c.env.CONTENT);
  const around = [...MAPS_AROUND].map((map) => `${map} ${releases.get(map)?.version}`);
  return tagged(c, `${await dependency(c, collection)} ${around}`, async () => {
    const content = meteredDatabase(c.env.CONTENT, c.get('meter'));
    const row = await currentRecord(content, collection, c.req.param('id'));
    return aroundRecord(c.env, content, collection, row, asked);
  });
});

features.get('/collections/:collection/facets', async (c) => {
  const collection = collectionIn(c);
  formatOf(c, ONLY_JSON);
  const content = meteredDatabase(c.env.CONTENT, c.get('meter'));
  return tagged(c, await dependency(c, collection), async () =>
    facetAnswer(new URL(c.req.url), content, collection, await sourceFor(c, collection)),
  );
});

features.get('/collections/:collection/cells', async (c) => {
  const collection = collectionIn(c);
  if (collection.geometry === 'None') fail({ code: 'not-found', what: `place in ${collection.id}` });
  formatOf(c, ONLY_JSON);
  return tagged(
    c,
    await dependency(c, collection),
    async () =>
      cellCollection(
        c,
        meteredDatabase(c.env.CONTENT, c.get('meter')),
        collection,
        await sourceFor(c, collection),
      ),
    GEOJSON,
  );
});

features.get('/tileMatrixSets', (c) => described(c, tileMatrixSets));

features.get(`/tileMatrixSets/${QUAD}`, (c) => described(c, () => webMercatorQuad));

features.get('/tiles', (c) => described(c, (origin, releases) => tilesets(origin, releases)));

const released = (releases: Releases, map: string): Release =>
  releases.get(map) ?? fail({ code: 'not-found', what: `release of map "${map}"` });

features.get('/tiles/:map', (c) => {
  const map = mapOf(c.req.param('map')) ?? fail({ code: 'not-found', what: `map "${c.req.param('map')}"` });
  return described(c, (origin, releases) => tileset(map, released(releases, map.id), origin));
});

features.get('/collections/:collection/tiles', (c) => {
  const collection = placedIn(c);
  return described(c, (origin, releases) => tilesets(origin, releases, collection));
});

features.get(`/collections/:collection/tiles/${QUAD}`, (c) => {
  const collection = placedIn(c);
  const map = mapWith(collection.id)!;
  return described(c, (origin, releases) => tileset(map, released(releases, map.id), origin, collection));
});
