/** How search and suggest are described in OpenAPI: one table, with the parameters that search itself reads. */
import { COLLECTIONS, MAPS } from '../../domain/maps/index.ts';
import { SEARCH_PARAMETERS, SUGGEST_PARAMETERS } from '../search/parameters.ts';
import { GEOJSON, JSON_TYPE } from './formats.ts';

type SearchOperation = {
  path: string;
  operationId: string;
  summary: string;
  parameters: object[];
  type: string;
  schema: object;
};

const described = (parameters: typeof SEARCH_PARAMETERS) =>
  Object.entries(parameters).map(([name, { description, schema, style, required = false }]) => ({
    name,
    in: 'query',
    required,
    description,
    schema,
    ...style,
  }));

const text = { type: 'string' };
const maybeText = { type: ['string', 'null'] };
const collection = { type: 'string', enum: COLLECTIONS.map(({ id }) => id) };
const map = { type: 'string', enum: MAPS.map(({ id }) => id) };
const numbers = (type: 'number' | 'integer') => ({
  type: 'array',
  items: { type },
  minItems: 2,
  maxItems: 2,
});
const corrected = { type: 'string', description: 'The question as it was read to find anything.' };

const ignored = {
  type: 'array',
  items: text,
  description: 'The words of the question that were set aside because nothing has them.',
};

const lacking = {
  type: 'array',
  items: text,
  description: 'The words of the question that are known, but that no record has with the rest.',
};

const unread = {
  type: 'array',
  items: text,
  description: 'What of the question is not read because it is too long.',
};

const HIGHLIGHT = {
  type: 'array',
  description: 'Stretches of the title that were met, as UTF-16 offsets: from, and to (exclusive).',
  items: numbers('integer'),
};

const WHY = {
  type: 'array',
  description: 'Which part of the question was met in which field, and how.',
  items: {
    type: 'object',
    required: ['term', 'field', 'match'],
    properties: {
      term: { type: 'string', description: 'The part of the question.' },
      field: text,
      match: { type: 'string', description: 'How it was met, such as exact, literal, pinyin or initials.' },
      ranges: { type: 'array', items: numbers('integer'), description: 'Where in the name.' },
      text: { anyOf: [text, { $ref: '#/components/schemas/label' }], description: 'What was met.' },
    },
  },
};

const HIT = {
  type: 'object',
  required: ['type', 'id', 'geometry', 'properties'],
  properties: {
    type: { type: 'string', enum: ['Feature'] },
    id: text,
    geometry: { $ref: '#/components/schemas/geometry' },
    properties: {
      type: 'object',
      required: ['collection', 'title', 'highlight', 'name_zh', 'name_en', 'division', 'freshness', 'why'],
      properties: {
        collection,
        title: text,
        highlight: HIGHLIGHT,
        name_zh: text,
        name_en: maybeText,
        division: maybeText,
        freshness: { $ref: '#/components/schemas/freshness' },
        why: WHY,
        missed: { type: 'array', items: text, description: 'Parts of the question that were not met.' },
        distance: { type: 'integer', description: 'Metres from near.' },
      },
    },
  },
};

const FOUND = {
  type: 'object',
  description: 'A place or a record.',
  required: ['kind', 'text', 'highlight', 'map', 'collection', 'collection_title', 'id', 'position', 'why'],
  properties: {
    kind: { type: 'string', enum: ['place', 'record'] },
    text,
    highlight: HIGHLIGHT,
    map,
    collection,
    collection_title: text,
    id: text,
    division: maybeText,
    position: { ...numbers('number'), type: ['array', 'null'], description: 'Longitude and latitude.' },
    why: WHY,
  },
};

const VALUE = {
  type: 'object',
  description: 'A filter in one collection.',
  required: ['kind', 'text', 'map', 'collection', 'parameters', 'count'],
  properties: {
    kind: { type: 'string', enum: ['value'] },
    text,
    map,
    collection,
    parameters: {
      type: 'object',
      description: 'Query parameters of the items and facets of the collection.',
      additionalProperties: text,
    },
    count: { type: 'integer', minimum: 1, description: 'How many records match.' },
  },
};

/** The operations of search. */
export const searchOperations = (): SearchOperation[] => [
  {
    path: '/search',
    operationId: 'search',
    summary: 'Records of all collections, best first',
    parameters: described(SEARCH_PARAMETERS),
    type: GEOJSON,
    schema: {
      type: 'object',
      required: ['type', 'features', 'numberReturned'],
      properties: {
        type: { type: 'string', enum: ['FeatureCollection'] },
        features: { type: 'array', items: HIT },
        numberReturned: { type: 'integer', minimum: 0 },
        corrected,
        ignored,
        lacking,
        unread,
      },
    },
  },
  {
    path: '/suggest',
    operationId: 'suggest',
    summary: 'Suggestions while typing: places, filters with counts, records',
    parameters: described(SUGGEST_PARAMETERS),
    type: JSON_TYPE,
    schema: {
      type: 'object',
      required: ['suggestions'],
      properties: {
        suggestions: { type: 'array', items: { oneOf: [FOUND, VALUE] } },
        corrected,
        ignored,
        lacking,
        unread,
      },
    },
  },
];
