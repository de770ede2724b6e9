/** Landing page, collections and queryables (OGC API – Features, Part 1 and Part 3), from the definitions. */
import { CITY } from '../../domain/city.ts';
import { CRS84 } from '../../domain/crs.ts';
import type { Collection, Field, Kind } from '../../domain/kinds.ts';
import { COLLECTIONS, mapWith, VIEWS } from '../../domain/maps/index.ts';
import { filterFields } from '../../domain/query.ts';
import { UNITS } from '../../domain/units.ts';
import type { Release } from '../releases.ts';
import type { Link } from './feature.ts';

const JSON_TYPE = 'application/json';
const GEOJSON = 'application/geo+json';
const SCHEMA = 'application/schema+json';

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
    { href: `${origin}/api`, rel: 'self', type: JSON_TYPE, title: 'This document' },
    { href: `${origin}/api/collections`, rel: 'data', type: JSON_TYPE, title: 'Collections' },
    {
      href: `${origin}/api/collections`,
      rel: 'http://www.opengis.net/def/rel/ogc/1.0/data',
      type: JSON_TYPE,
      title: 'Collections',
    },
    { href: `${origin}/api/search`, rel: 'search', type: GEOJSON, title: 'Search by name' },
    { href: `${origin}/`, rel: 'alternate', type: 'text/html', title: 'The map for people' },
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
    crs: [CRS84],
    storageCrs: CRS84,
    links: [
      { href, rel: 'self', type: JSON_TYPE, title: collection.label.en },
      { href: `${href}/items`, rel: 'items', type: GEOJSON, title: `${collection.label.en} as GeoJSON` },
      {
        href: `${href}/queryables`,
        rel: 'http://www.opengis.net/def/rel/ogc/1.0/queryables',
        type: SCHEMA,
        title: 'Queryables',
      },
      { href: `${origin}/tiles/${map.id}.json`, rel: 'tilesets-vector', type: JSON_TYPE, title: 'TileJSON' },
    ] satisfies Link[],
  };
}

/** All collections with their maps' releases. */
export const collections = (origin: string, releases: ReadonlyMap<string, Release>) => ({
  links: [
    { href: `${origin}/api/collections`, rel: 'self', type: JSON_TYPE, title: 'This document' },
  ] satisfies Link[],
  collections: COLLECTIONS.map((collection) =>
    collectionDescription(collection, origin, releases.get(mapWith(collection.id)!.id)),
  ),
});

const SCHEMA_OF: Record<Kind, (field: Field) => object> = {
  text: () => ({ type: 'string' }),
  term: (field) => ({
    type: 'string',
    ...(field.kind === 'term'
      ? {
          oneOf: Object.entries(field.terms).map(([code, { zh, en }]) => ({
            const: code,
            title: `${zh} / ${en}`,
          })),
        }
      : {}),
  }),
  number: () => ({ type: 'number' }),
  count: () => ({ type: 'integer' }),
  flag: () => ({ type: 'boolean' }),
  date: () => ({ type: 'string', format: 'date' }),
  reference: (field) => ({
    type: 'string',
    ...(field.kind === 'reference' ? { 'x-ogc-role': 'reference', 'x-collection': field.to } : {}),
  }),
};

/** The JSON Schema of a field, with its unit and bounds. */
export function fieldSchema(field: Field): object {
  const measure = field.kind === 'number' || field.kind === 'count' ? field : undefined;
  const unit = measure?.unit === undefined ? undefined : UNITS[measure.unit];
  return {
    title: `${field.label.zh} / ${field.label.en}`,
    ...SCHEMA_OF[field.kind](field),
    ...(unit ? { 'x-ogc-unit': 'ucum' in unit ? unit.ucum : unit.label.en } : {}),
    ...(measure?.min === undefined ? {} : { minimum: measure.min }),
    ...(measure?.max === undefined ? {} : { maximum: measure.max }),
    ...(field.kind === 'term' && field.scheme ? { 'x-scheme': field.scheme } : {}),
  };
}

/** What can be filtered in a collection, as a JSON Schema (Part 3, section 6.2). */
export const queryables = (collection: Collection, origin: string) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${origin}/api/collections/${collection.id}/queryables`,
  type: 'object',
  title: collection.label.en,
  properties: Object.fromEntries(filterFields(collection).map(([name, field]) => [name, fieldSchema(field)])),
  additionalProperties: false,
});
