/** The description of the API (OpenAPI 3.1 and 3.0.3), from the definitions and the tables of parameters. */
import { CITY } from '../../domain/city.ts';
import { isRange } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import { COLLECTIONS, VIEWS } from '../../domain/maps/index.ts';
import { queryFields } from '../../domain/query.ts';
import { FORMATS, GEOJSON, ITEM_FORMATS, JSON_TYPE, SCHEMA_TYPE } from './formats.ts';
import { parameterObjects } from './parameters.ts';
import { fieldSchema } from './schemas.ts';

type Version = '3.0' | '3.1';

/** The documents, in the order in which clients should look at them. */
export const OPENAPI: readonly { version: Version; path: string; type: string }[] = [
  { version: '3.0', path: 'openapi-3.0.json', type: 'application/vnd.oai.openapi+json;version=3.0' },
  { version: '3.1', path: 'openapi.json', type: 'application/vnd.oai.openapi+json;version=3.1' },
];

const TAGS = {
  Discovery: 'What there is, and what can be asked of it.',
  Data: 'Records, filtered and in pages.',
  Tiles: 'Where the vector tiles are.',
};

const COLLECTION = { $ref: '#/components/parameters/collectionId' };
const F = { $ref: '#/components/parameters/f' };

const answer = (description: string, ...types: string[]) => ({
  200: {
    description,
    headers: { ETag: { $ref: '#/components/headers/ETag' } },
    content: Object.fromEntries(types.map((type) => [type, { schema: schemaFor(type) }])),
  },
  304: { description: 'Not changed since the entity tag in If-None-Match.' },
  '4XX': { $ref: '#/components/responses/Problem' },
  503: { $ref: '#/components/responses/Problem' },
});

function schemaFor(type: string): object {
  if (type === GEOJSON) return { $ref: '#/components/schemas/featureCollection' };
  return type === JSON_TYPE || type === SCHEMA_TYPE ? { type: 'object' } : { type: 'string' };
}

const get = (tag: string, operationId: string, summary: string, parameters: object[], responses: object) => ({
  get: { tags: [tag], operationId, summary, parameters, responses },
});

/** One parameter per queryable (Features, Part 3, 7.1). All are text: a range is from/to, and codes may be a list. */
const queryParameters = (collection: Collection) =>
  queryFields(collection).map(([name, field]) => {
    const { title } = fieldSchema(field);
    const ways = isRange(field)
      ? ': a value, or from/to with .. for an open end.'
      : field.kind === 'term'
        ? ': a code, or several separated by commas.'
        : '';
    return { name, in: 'query', required: false, description: title + ways, schema: { type: 'string' } };
  });

const itemsPath = (collection: Collection) => {
  const types = ITEM_FORMATS.filter((format) => format !== 'html').map((format) => FORMATS[format][0]);
  const parameters = [...parameterObjects(collection), ...queryParameters(collection)];
  return [
    `/collections/${collection.id}/items`,
    get(
      'Data',
      `items_${collection.id}`,
      `${collection.label.en} / ${collection.label.zh}`,
      parameters,
      answer('A page of records.', ...types),
    ),
  ] as const;
};

const PATHS = () => ({
  '/': get('Discovery', 'landing', 'Landing page', [F], answer('Links to everything.', JSON_TYPE)),
  '/conformance': get('Discovery', 'conformance', 'Conformance classes', [F], answer('Classes.', JSON_TYPE)),
  '/collections': get('Discovery', 'collections', 'All collections', [F], answer('Collections.', JSON_TYPE)),
  '/collections/{collectionId}': get(
    'Discovery',
    'collection',
    'One collection',
    [COLLECTION, F],
    answer('A collection.', JSON_TYPE),
  ),
  '/collections/{collectionId}/queryables': get(
    'Discovery',
    'queryables',
    'What can be filtered',
    [COLLECTION, F],
    answer('A JSON Schema.', SCHEMA_TYPE),
  ),
  '/collections/{collectionId}/schema': get(
    'Discovery',
    'schema',
    'What a record holds',
    [COLLECTION, F],
    answer('A JSON Schema.', SCHEMA_TYPE),
  ),
  ...Object.fromEntries(COLLECTIONS.map(itemsPath)),
  '/collections/{collectionId}/items/{featureId}': get(
    'Data',
    'item',
    'One record',
    [
      COLLECTION,
      {
        name: 'featureId',
        in: 'path',
        required: true,
        description: 'Id of the record.',
        schema: { type: 'string' },
      },
      { $ref: '#/components/parameters/crs' },
      F,
    ],
    answer('A record.', GEOJSON),
  ),
  '/collections/{collectionId}/tiles': get(
    'Tiles',
    'collectionTilesets',
    'Tilesets that show a collection',
    [COLLECTION, F],
    answer('Tilesets.', JSON_TYPE),
  ),
  '/collections/{collectionId}/tiles/WebMercatorQuad': get(
    'Tiles',
    'collectionTileset',
    'The tileset that shows a collection',
    [COLLECTION, F],
    answer('A tileset.', JSON_TYPE),
  ),
  '/tiles': get('Tiles', 'tilesets', 'Tilesets, one per map', [F], answer('Tilesets.', JSON_TYPE)),
  '/tiles/{mapId}': get(
    'Tiles',
    'tileset',
    'The tileset of a map',
    [
      {
        name: 'mapId',
        in: 'path',
        required: true,
        description: 'A map.',
        schema: { type: 'string', enum: [...VIEWS.map(({ id }) => id), 'base'] },
      },
      F,
    ],
    answer('A tileset.', JSON_TYPE),
  ),
  '/tileMatrixSets': get('Tiles', 'tileMatrixSets', 'Tile matrix sets', [F], answer('Sets.', JSON_TYPE)),
  '/tileMatrixSets/WebMercatorQuad': get(
    'Tiles',
    'tileMatrixSet',
    'The tile matrix set of all tiles',
    [F],
    answer('A tile matrix set.', JSON_TYPE),
  ),
});

const link = {
  type: 'object',
  required: ['href', 'rel'],
  properties: {
    href: { type: 'string' },
    rel: { type: 'string' },
    type: { type: 'string' },
    title: { type: 'string' },
  },
};

const COMPONENTS = () => ({
  headers: { ETag: { description: 'Entity tag, for If-None-Match.', schema: { type: 'string' } } },
  parameters: {
    collectionId: {
      name: 'collectionId',
      in: 'path',
      required: true,
      description: 'A collection.',
      schema: { type: 'string', enum: COLLECTIONS.map(({ id }) => id) },
    },
    f: {
      name: 'f',
      in: 'query',
      required: false,
      description: 'Representation: json, or html for the page for people.',
      schema: { type: 'string', default: 'json' },
    },
    crs: parameterObjects(COLLECTIONS[0]!, ['crs'])[0],
  },
  schemas: {
    link,
    feature: {
      type: 'object',
      required: ['type', 'id', 'geometry', 'properties'],
      properties: {
        type: { type: 'string', enum: ['Feature'] },
        id: { type: 'string' },
        geometry: { type: 'object' },
        properties: { type: 'object' },
        links: { type: 'array', items: { $ref: '#/components/schemas/link' } },
      },
    },
    featureCollection: {
      type: 'object',
      required: ['type', 'features'],
      properties: {
        type: { type: 'string', enum: ['FeatureCollection'] },
        features: { type: 'array', items: { $ref: '#/components/schemas/feature' } },
        numberMatched: {
          type: 'integer',
          description: 'How many match in all; left out where it is not known.',
        },
        numberReturned: { type: 'integer' },
        links: { type: 'array', items: { $ref: '#/components/schemas/link' } },
      },
    },
    problem: {
      type: 'object',
      description: 'RFC 9457.',
      required: ['type', 'title', 'status', 'detail', 'code'],
      properties: {
        type: { type: 'string' },
        title: { type: 'string' },
        status: { type: 'integer' },
        detail: { type: 'string' },
        instance: { type: 'string' },
        code: { type: 'string' },
        errors: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              parameter: { type: 'string' },
              value: { type: 'string' },
              reason: { type: 'string' },
              position: { type: 'integer', description: 'Character offset in the value.' },
            },
          },
        },
      },
    },
  },
  responses: {
    Problem: {
      description: 'What was wrong, where, and the way out.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
    },
  },
});

/** JSON Schema 2020-12 as OpenAPI 3.0 can say it: a choice of constants is an enumeration, examples are left out. */
function inOpenApi30(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOpenApi30);
  if (typeof value !== 'object' || value === null) return value;
  const { oneOf, examples, ...rest } = value as { oneOf?: { const?: unknown }[]; examples?: unknown };
  const constants = Array.isArray(oneOf) && oneOf.every((one) => one.const !== undefined);
  return Object.fromEntries(
    [
      ...Object.entries(rest),
      ...(constants ? [['enum', oneOf.map((one) => one.const)]] : oneOf ? [['oneOf', oneOf]] : []),
    ].map(([name, part]) => [name as string, inOpenApi30(part)]),
  );
}

/** The document of a version, with addresses on `origin`. */
export function openapi(version: Version, origin: string): unknown {
  const document = {
    info: {
      title: `Relitu: ${CITY.name.en}`,
      version: '1.0.0',
      description: `What ${CITY.name.en} offers investors, as OGC API – Features and Tiles. Open, no key. 苏州招商热力图的开放接口，无需密钥。`,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: `${origin}/api` }],
    security: [],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: PATHS(),
    components: COMPONENTS(),
  };
  return version === '3.1'
    ? { openapi: '3.1.0', ...document }
    : { openapi: '3.0.3', ...(inOpenApi30(document) as object) };
}
