/** `/api`: landing page, collections, items, cells. */
import { type Context, Hono } from 'hono';
import type { Collection } from '../../domain/kinds.ts';
import { collectionOf, mapWith } from '../../domain/maps/index.ts';
import type { App } from '../env.ts';
import { meteredDatabase } from '../meter.ts';
import { currentRelease, currentReleases, type Release } from '../releases.ts';
import { fail, tagged } from '../respond.ts';
import { sourceOf } from '../snapshots.ts';
import { cellCollection } from './cells.ts';
import { facetAnswer } from './facets.ts';
import { featureOf, type Link } from './feature.ts';
import { type Page, page, record, today } from './items.ts';
import { collectionDescription, collections, landing, queryables } from './metadata.ts';
import { itemsQuery } from './parameters.ts';

const GEOJSON = 'application/geo+json';

/** Routes under `/api`, except search. */
export const features = new Hono<App>();

const originOf = (c: Context<App>) => new URL(c.req.url).origin;

const collectionIn = (c: Context<App>): Collection =>
  collectionOf(c.req.param('collection') ?? '') ??
  fail({ code: 'not-found', what: `collection "${c.req.param('collection')}"` });

/** Only `f=json` is taken where nothing else can be asked. */
function checkQuery(c: Context<App>) {
  for (const [parameter, value] of new URL(c.req.url).searchParams)
    if (parameter !== 'f' || !['json', 'application/json', 'geojson', 'application/geo+json'].includes(value))
      fail({ code: 'invalid', errors: [{ parameter, value, reason: 'unknown here; only f=json is taken' }] });
}

/** What an answer on a collection depends on: release, day, address. */
async function dependency(c: Context<App>, collection: Collection): Promise<string> {
  const release = await currentRelease(c.env.CONTENT, mapWith(collection.id)!.id);
  const url = new URL(c.req.url);
  url.searchParams.sort();
  return `${release.map} ${release.version} ${release.archive} ${today()} ${url.href}`;
}

type Describe = (origin: string, releases: ReadonlyMap<string, Release>) => unknown;

/** An answer that follows from the definitions and the public releases alone. */
async function described(c: Context<App>, body: Describe, type?: string): Promise<Response> {
  checkQuery(c);
  const releases = await currentReleases(c.env.CONTENT);
  const key = [...releases.values()].map((release) => `${release.map}${release.version}`).join();
  return tagged(c, `${key} ${c.req.url}`, async () => body(originOf(c), releases), type);
}

features.get('/', (c) => described(c, landing));

features.get('/collections', (c) => described(c, collections));

features.get('/collections/:collection', (c) => {
  const collection = collectionIn(c);
  return described(c, (origin, releases) =>
    collectionDescription(collection, origin, releases.get(mapWith(collection.id)!.id)),
  );
});

features.get('/collections/:collection/queryables', (c) => {
  const collection = collectionIn(c);
  return described(c, (origin) => queryables(collection, origin), 'application/schema+json');
});

function pageLinks(
  url: URL,
  { offset, limit }: { offset: number; limit: number },
  { rows, matched }: Page,
): Link[] {
  const isLast = matched === undefined ? rows.length < limit : offset + limit >= matched;
  const at = (start: number) => {
    const link = new URL(url);
    link.searchParams.set('offset', String(start));
    return link.href;
  };
  return [
    { href: url.href, rel: 'self', type: GEOJSON },
    ...(isLast ? [] : [{ href: at(offset + limit), rel: 'next', type: GEOJSON }]),
    ...(offset > 0 ? [{ href: at(Math.max(0, offset - limit)), rel: 'prev', type: GEOJSON }] : []),
  ];
}

features.get('/collections/:collection/items', async (c) => {
  const collection = collectionIn(c);
  const url = new URL(c.req.url);
  const query = itemsQuery(url, collection);
  const body = async () => {
    const content = meteredDatabase(c.env.CONTENT, c.get('meter'));
    const found = await page(content, collection, query, await sourceOf(c.env, collection));
    const links = pageLinks(url, query, found);
    c.header(
      'link',
      links.map(({ href, rel, type }) => `<${href}>; rel="${rel}"; type="${type}"`).join(', '),
    );
    return {
      type: 'FeatureCollection',
      features: found.rows.map((row) => featureOf(row, collection, query.properties)),
      numberMatched: found.matched,
      numberReturned: found.rows.length,
      links,
    };
  };
  return tagged(c, await dependency(c, collection), body, GEOJSON);
});

features.get('/collections/:collection/items/:id', async (c) => {
  const collection = collectionIn(c);
  const id = c.req.param('id');
  checkQuery(c);
  const href = `${originOf(c)}/api/collections/${collection.id}`;
  const body = async () => {
    const row = await record(meteredDatabase(c.env.CONTENT, c.get('meter')), collection, id);
    if (!row) fail({ code: 'not-found', what: `record "${id}" in ${collection.id}` });
    if (row.valid_until !== null && String(row.valid_until) < today())
      fail({ code: 'gone', what: `Record "${id}" (valid until ${row.valid_until})` });
    const feature = featureOf(row, collection);
    return {
      ...feature,
      properties: {
        ...feature.properties,
        media: JSON.parse(String(row.media ?? '[]')),
        lineage: JSON.parse(String(row.lineage ?? '{}')),
        extra: JSON.parse(String(row.extra ?? '{}')),
      },
      links: [
        { href: `${href}/items/${id}`, rel: 'self', type: GEOJSON, title: 'This record' },
        {
          href: `${originOf(c)}/records/${collection.id}/${id}`,
          rel: 'alternate',
          type: 'text/html',
          title: 'Its page',
        },
        { href, rel: 'collection', type: 'application/json', title: collection.label.en },
      ],
    };
  };
  return tagged(c, await dependency(c, collection), body, GEOJSON);
});

features.get('/collections/:collection/facets', async (c) => {
  const collection = collectionIn(c);
  const content = meteredDatabase(c.env.CONTENT, c.get('meter'));
  return tagged(c, await dependency(c, collection), async () =>
    facetAnswer(new URL(c.req.url), content, collection, await sourceOf(c.env, collection)),
  );
});

features.get('/collections/:collection/cells', async (c) => {
  const collection = collectionIn(c);
  if (collection.geometry === 'None') fail({ code: 'not-found', what: `place in ${collection.id}` });
  return tagged(
    c,
    await dependency(c, collection),
    async () =>
      cellCollection(
        c,
        meteredDatabase(c.env.CONTENT, c.get('meter')),
        collection,
        await sourceOf(c.env, collection),
      ),
    GEOJSON,
  );
});
