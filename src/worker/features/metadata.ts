/** Landing page and collections (OGC API – Common, Features), from the definitions. */
import { CITY } from '../../domain/city.ts';
import { CRS, CRS84 } from '../../domain/crs.ts';
import type { Collection } from '../../domain/kinds.ts';
import { COLLECTIONS, mapWith, VIEWS } from '../../domain/maps/index.ts';
import type { Release } from '../releases.ts';
import type { Link } from './feature.ts';
import { DESCRIPTIONS, FORMATS, GEOJSON, ITEM_FORMATS, JSON_TYPE, SCHEMA_TYPE } from './formats.ts';
import { OGC_REL, representations } from './links.ts';
import { OPENAPI } from './openapi.ts';

/** The landing page of the API. */
export const landing = (origin: string, releases: ReadonlyMap<string, Release>) => ({
  title: `Relitu: ${CITY.name.en}`,
  description: `${CITY.name.zh}热力图 / Infographic guide to investment in ${CITY.name.en}`,
  attribution: CITY.attribution.en,
  approval_number: CITY.approvalNumber,
  sample: [...releases.values()].some((release) => release.is_sample === 1),
  maps: VIEWS.map(({ id, label }) => ({
    id,
    title: label,
    release: releases.get(id)?.version ?? null,
    data_as_of: releases.get(id)?.data_as_of ?? null,
    tilejson: `${origin}/tiles/${id}.json`,
    style: `${origin}/styles/${id}.json`,
    archive: `${origin}/data/${id}.pmtiles`,
  })),
  links: [
    ...representations(new URL(`${origin}/api`), 'json', DESCRIPTIONS, JSON_TYPE),
    // Clients take the first they understand, and GDAL and the OGC test suite understand 3.0 only.
    ...OPENAPI.map(({ path, type, version }) => ({
      href: `${origin}/api/${path}`,
      rel: 'service-desc',
      type,
      title: `OpenAPI ${version}`,
    })),
    { href: `${origin}/api/docs`, rel: 'service-doc', type: 'text/html', title: 'Documentation' },
    { href: `${origin}/api/conformance`, rel: 'conformance', type: JSON_TYPE, title: 'Conformance classes' },
    {
      href: `${origin}/api/conformance`,
      rel: `${OGC_REL}/conformance`,
      type: JSON_TYPE,
      title: 'Conformance classes',
    },
    { href: `${origin}/api/collections`, rel: 'data', type: JSON_TYPE, title: 'Collections' },
    { href: `${origin}/api/collections`, rel: `${OGC_REL}/data`, type: JSON_TYPE, title: 'Collections' },
    { href: `${origin}/api/tiles`, rel: `${OGC_REL}/tilesets-vector`, type: JSON_TYPE, title: 'Tilesets' },
    {
      href: `${origin}/api/tileMatrixSets`,
      rel: `${OGC_REL}/tiling-schemes`,
      type: JSON_TYPE,
      title: 'Tile matrix sets',
    },
    { href: `${origin}/api/search`, rel: 'search', type: GEOJSON, title: 'Search' },
  ] satisfies Link[],
});

/** The description of one collection. */
export function collectionDescription(collection: Collection, origin: string, release: Release | undefined) {
  const href = `${origin}/api/collections/${collection.id}`;
  const map = mapWith(collection.id)!;
  return {
    id: collection.id,
    title: `${collection.label.zh} / ${collection.label.en}`,
    description: `${collection.description.zh} ${collection.description.en}`,
    itemType: 'feature',
    map: map.id,
    release: release?.version ?? null,
    sample: release?.is_sample === 1,
    extent: { spatial: { bbox: [CITY.bounds], crs: CRS84 } },
    crs: CRS,
    storageCrs: CRS84,
    links: [
      ...representations(new URL(href), 'json', DESCRIPTIONS, JSON_TYPE),
      ...ITEM_FORMATS.map((format) => ({
        href: `${href}/items${format === 'json' ? '' : `?f=${format}`}`,
        rel: 'items',
        type: FORMATS[format][0],
        title: `${collection.label.en} ${format === 'html' ? 'for people' : `as ${format}`}`,
      })),
      {
        href: `${href}/queryables`,
        rel: `${OGC_REL}/queryables`,
        type: SCHEMA_TYPE,
        title: 'What can be filtered',
      },
      { href: `${href}/schema`, rel: `${OGC_REL}/schema`, type: SCHEMA_TYPE, title: 'Schema' },
      // GDAL reads the types of columns from here, and only under this spelling of the relation.
      { href: `${href}/schema`, rel: 'describedBy', type: SCHEMA_TYPE, title: 'Schema' },
      ...(collection.geometry === 'None'
        ? []
        : [
            {
              href: `${href}/tiles`,
              rel: `${OGC_REL}/tilesets-vector`,
              type: JSON_TYPE,
              title: 'Tilesets',
            },
            {
              href: `${origin}/tiles/${map.id}.json`,
              rel: 'tilesets-vector',
              type: JSON_TYPE,
              title: 'TileJSON',
            },
          ]),
    ] satisfies Link[],
  };
}

/** All collections with their maps' releases. */
export const collections = (origin: string, releases: ReadonlyMap<string, Release>) => ({
  links: representations(new URL(`${origin}/api/collections`), 'json', DESCRIPTIONS, JSON_TYPE),
  collections: COLLECTIONS.map((collection) =>
    collectionDescription(collection, origin, releases.get(mapWith(collection.id)!.id)),
  ),
});
