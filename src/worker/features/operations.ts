/** The operations of the API with their parameters and answers: `paths` of its OpenAPI documents. */
import { POLICIES } from '../../domain/around/surroundings.ts';
import type { Collection } from '../../domain/kinds.ts';
import { COLLECTIONS, VIEWS } from '../../domain/maps/index.ts';
import { filterFields, queryFields, summable, takesRanges } from '../../domain/query.ts';
import { INDUSTRIES } from '../../domain/vocabulary.ts';
import { enquiryOperation } from '../enquiries/operation.ts';
import { viewOperations } from '../views/operations.ts';
import { FORMATS, GEOJSON, ITEM_FORMATS, JSON_TYPE, SCHEMA_TYPE } from './formats.ts';
import { parameterObjects, SELECTION_PARAMETERS } from './parameters.ts';
import { fieldSchema } from './schemas.ts';
import { searchOperations } from './search-operations.ts';

export const TAGS = {
  Discovery: 'What there is, and what can be asked of it.',
  Data: 'Records, filtered and in pages, and how many there are of what.',
  Search: 'Records, places and values by what people call them.',
  Tiles: 'Where the vector tiles are.',
  Enquiries: 'Words to the office that is responsible.',
  Views: 'Views that are too long for a link.',
};

type Tag = keyof typeof TAGS;

const component = (kind: 'parameters' | 'schemas', name: string) => ({
  $ref: `#/components/${kind}/${name}`,
});

const COLLECTION = component('parameters', 'collectionId');
const F = component('parameters', 'f');
const ONLY_JSON = component('parameters', 'f-json');

/** A successful answer by media type: the name of its schema, or a schema. */
type Content = Readonly<Record<string, string | object>>;

const answers = (description: string, content: Content) => ({
  200: {
    description,
    headers: { ETag: { $ref: '#/components/headers/ETag' } },
    content: Object.fromEntries(
      Object.entries(content).map(([type, schema]) => [
        type,
        { schema: typeof schema === 'string' ? component('schemas', schema) : schema },
      ]),
    ),
  },
  304: { description: 'Not changed since the entity tag in If-None-Match.' },
  '4XX': { $ref: '#/components/responses/Problem' },
  503: { $ref: '#/components/responses/Problem' },
});

const get = (tag: Tag, operationId: string, summary: string, parameters: object[], responses: object) => ({
  get: { tags: [tag], operationId, summary, parameters, responses },
});

/** One parameter per queryable (Features, Part 3, 7.1). All are text: a range is from/to, and codes may be a list. */
const queryParameters = (collection: Collection) =>
  queryFields(collection).map(([name, field]) => {
    const { title } = fieldSchema(field);
    const ways = takesRanges(field)
      ? ': a value, or from/to with .. for an open end.'
      : field.kind === 'term'
        ? ': a code, or several separated by commas.'
        : '';
    return { name, in: 'query', required: false, description: title + ways, schema: { type: 'string' } };
  });

const ASKED = {
  name: POLICIES.kin,
  in: 'query',
  required: false,
  description:
    'Codes of industries that are asked for, separated by commas: their chains come before the record’s.',
  schema: { type: 'array', items: { type: 'string', enum: Object.keys(INDUSTRIES) } },
  style: 'form',
  explode: false,
};

const FACETS = (collection: Collection) => ({
  name: 'facets',
  in: 'query',
  required: false,
  description: 'Fields to count, separated by commas; all that can be filtered when missing.',
  schema: { type: 'array', items: { type: 'string', enum: filterFields(collection).map(([name]) => name) } },
  style: 'form',
  explode: false,
});

const SUM = (collection: Collection) => ({
  name: 'sum',
  in: 'query',
  required: false,
  description: 'A number to sum per value and bin, in its stored unit; records without it add nothing.',
  schema: { type: 'string', enum: summable(collection) },
});

const ZOOM = {
  name: 'zoom',
  in: 'query',
  required: false,
  description: 'Zoom of the map that is to be drawn, on which the size of the cells depends.',
  schema: { type: 'integer', minimum: 0, maximum: 22, default: 9 },
};

const VIEW = {
  name: 'view',
  in: 'query',
  required: false,
  description:
    'heat: the cells of the heat view, as areas. plain: what clusters are made of, as points; totals by division below zoom 9.',
  schema: { type: 'string', enum: ['plain', 'heat'], default: 'heat' },
};

/** What chooses records in a collection, by reference: items spell it out, because GDAL looks for it there. */
const selection = (collection: Collection) => [
  ...SELECTION_PARAMETERS.map((name) => component('parameters', name)),
  ...queryFields(collection).map(([name]) => component('parameters', `${collection.id}.${name}`)),
];

function collectionOperations(collection: Collection) {
  const types = ITEM_FORMATS.filter((format) => format !== 'html').map((format) => FORMATS[format][0]);
  const path = `/collections/${collection.id}`;
  const name = `${collection.label.en} / ${collection.label.zh}`;
  const cells = get(
    'Data',
    `cells_${collection.id}`,
    `Sums by cell: ${name}`,
    [ZOOM, VIEW, ...selection(collection), ONLY_JSON],
    answers('Cells with records, their number and their sum.', { [GEOJSON]: 'cells' }),
  );
  return {
    [`${path}/items`]: get(
      'Data',
      `items_${collection.id}`,
      name,
      [...parameterObjects(collection), ...queryParameters(collection)],
      answers(
        'A page of records.',
        Object.fromEntries(
          types.map((type) => [type, type === GEOJSON ? 'featureCollection' : { type: 'string' }]),
        ),
      ),
    ),
    [`${path}/facets`]: get(
      'Data',
      `facets_${collection.id}`,
      `Counts per value: ${name}`,
      [
        FACETS(collection),
        ...(summable(collection).length > 0 ? [SUM(collection)] : []),
        ...selection(collection),
        ONLY_JSON,
      ],
      answers('Counts per value and per bin, and near misses.', { [JSON_TYPE]: 'facets' }),
    ),
    ...(collection.geometry === 'None' ? {} : { [`${path}/cells`]: cells }),
  };
}

const pathParameter = (name: string, description: string, schema: object = { type: 'string' }) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema,
});

type Description = [
  path: string,
  tag: Tag,
  operationId: string,
  summary: string,
  schema: string | object,
  parameters?: object[],
];

const ANY = { type: 'object' };

/** What describes something and takes no more than a representation and what is in its path. */
const DESCRIPTIONS = (): Description[] => [
  ['/', 'Discovery', 'landing', 'Landing page: links to everything', 'landingPage'],
  ['/conformance', 'Discovery', 'conformance', 'Conformance classes', 'confClasses'],
  ['/collections', 'Discovery', 'collections', 'All collections', 'collections'],
  ['/collections/{collectionId}', 'Discovery', 'collection', 'One collection', 'collection', [COLLECTION]],
  [
    '/collections/{collectionId}/tiles',
    'Tiles',
    'collectionTilesets',
    'Tilesets that show a collection',
    ANY,
    [COLLECTION],
  ],
  [
    '/collections/{collectionId}/tiles/WebMercatorQuad',
    'Tiles',
    'collectionTileset',
    'The tileset that shows a collection',
    ANY,
    [COLLECTION],
  ],
  ['/tiles', 'Tiles', 'tilesets', 'Tilesets, one per map', ANY],
  [
    '/tiles/{mapId}',
    'Tiles',
    'tileset',
    'The tileset of a map',
    ANY,
    [pathParameter('mapId', 'A map.', { type: 'string', enum: [...VIEWS.map(({ id }) => id), 'base'] })],
  ],
  ['/tileMatrixSets', 'Tiles', 'tileMatrixSets', 'Tile matrix sets', ANY],
  ['/tileMatrixSets/WebMercatorQuad', 'Tiles', 'tileMatrixSet', 'The tile matrix set of all tiles', ANY],
];

const schemaOperation = (name: string, summary: string) => ({
  [`/collections/{collectionId}/${name}`]: get(
    'Discovery',
    name,
    summary,
    [COLLECTION, F],
    answers('A JSON Schema.', { [SCHEMA_TYPE]: ANY }),
  ),
});

/** All paths, each with its operation. */
export const operations = () => ({
  ...Object.fromEntries(
    DESCRIPTIONS().map(([path, tag, operationId, summary, schema, parameters = []]) => [
      path,
      get(tag, operationId, summary, [...parameters, F], answers(summary, { [JSON_TYPE]: schema })),
    ]),
  ),
  ...schemaOperation('queryables', 'What can be filtered'),
  ...schemaOperation('schema', 'What a record holds'),
  ...Object.assign({}, ...COLLECTIONS.map(collectionOperations)),
  '/collections/{collectionId}/items/{featureId}': get(
    'Data',
    'item',
    'One record',
    [COLLECTION, pathParameter('featureId', 'Id of the record.'), component('parameters', 'crs'), F],
    answers('A record.', { [GEOJSON]: 'feature' }),
  ),
  '/collections/{collectionId}/items/{featureId}/similar': get(
    'Data',
    'similar',
    'Public records that resemble one, also one that has expired or was withdrawn',
    [COLLECTION, pathParameter('featureId', 'Id of the record.'), ONLY_JSON],
    answers('Records near it and alike in what their card shows, best first, without their geometry.', {
      [GEOJSON]: 'similar',
    }),
  ),
  '/collections/{collectionId}/items/{featureId}/around': get(
    'Data',
    'around',
    'What lies around a record: suppliers by chain link, gaps, institutes, routes, hubs, policies',
    [COLLECTION, pathParameter('featureId', 'Id of the record.'), ASKED, ONLY_JSON],
    answers('Counts and the nearest few, in a straight line from the label point of the record.', {
      [JSON_TYPE]: 'around',
    }),
  ),
  ...Object.fromEntries(
    searchOperations().map(({ path, operationId, summary, parameters, type, schema }) => [
      path,
      get('Search', operationId, summary, parameters, answers(summary, { [type]: schema })),
    ]),
  ),
  '/enquiries': enquiryOperation(),
  ...viewOperations(),
});

const representation = (description: string, schema: object) => ({
  name: 'f',
  in: 'query',
  required: false,
  description,
  schema,
});

/** Parameters that operations refer to, by name; those of a collection's fields as `collection.field`. */
export const parameterComponents = () => ({
  collectionId: pathParameter('collectionId', 'A collection.', {
    type: 'string',
    enum: COLLECTIONS.map(({ id }) => id),
  }),
  f: representation('Representation: json, or html for the page for people.', {
    type: 'string',
    default: 'json',
  }),
  'f-json': representation('Representation.', { type: 'string', enum: ['json'], default: 'json' }),
  ...Object.fromEntries(
    parameterObjects(COLLECTIONS[0]!, ['crs', ...SELECTION_PARAMETERS]).map((one) => [one.name, one]),
  ),
  ...Object.fromEntries(
    COLLECTIONS.flatMap((collection) =>
      queryParameters(collection).map((one) => [`${collection.id}.${one.name}`, one]),
    ),
  ),
});
