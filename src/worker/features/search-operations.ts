/** How search and suggest are described in OpenAPI: one table, with the parameters that search itself reads. */
import { COLLECTIONS } from '../../domain/maps/index.ts';
import { SEARCH_PARAMETERS } from '../search/parameters.ts';
import { GEOJSON, JSON_TYPE } from './formats.ts';

type SearchOperation = {
  path: string;
  operationId: string;
  summary: string;
  parameters: object[];
  type: string;
  schema: object;
};

const parametersNamed = (...names: string[]) =>
  names.map((name) => {
    const { description, schema, style, required = false } = SEARCH_PARAMETERS[name]!;
    return { name, in: 'query', required, description, schema, ...style };
  });

const text = { type: 'string' };
const maybeText = { type: ['string', 'null'] };

const HIT = {
  type: 'object',
  required: ['type', 'id', 'geometry', 'properties'],
  properties: {
    type: { type: 'string', enum: ['Feature'] },
    id: text,
    geometry: { $ref: '#/components/schemas/geometry' },
    properties: {
      type: 'object',
      required: ['collection', 'title', 'highlight', 'why'],
      properties: {
        collection: { type: 'string', enum: COLLECTIONS.map(({ id }) => id) },
        title: text,
        highlight: {
          type: 'array',
          description:
            'Stretches of the title that were met: UTF-16 offsets, the second one behind the last.',
          items: { type: 'array', items: { type: 'integer', minimum: 0 }, minItems: 2, maxItems: 2 },
        },
        name_zh: text,
        name_en: maybeText,
        division: maybeText,
        why: {
          type: 'array',
          description: 'Which part of the question was met in which field, and how.',
          items: { type: 'object' },
        },
        missed: { type: 'array', items: text, description: 'Parts of the question that were not met.' },
        distance: { type: 'integer', description: 'Metres from near.' },
      },
    },
  },
};

/** The operations of search. */
export const searchOperations = (): SearchOperation[] => [
  {
    path: '/search',
    operationId: 'search',
    summary: 'Records of all collections, best first',
    parameters: parametersNamed(...Object.keys(SEARCH_PARAMETERS)),
    type: GEOJSON,
    schema: {
      type: 'object',
      required: ['type', 'features', 'numberReturned'],
      properties: {
        type: { type: 'string', enum: ['FeatureCollection'] },
        features: { type: 'array', items: HIT },
        numberReturned: { type: 'integer', minimum: 0 },
        corrected: { type: 'string', description: 'The question as it was read to find anything.' },
      },
    },
  },
  {
    path: '/suggest',
    operationId: 'suggest',
    summary: 'Suggestions while typing: records, places, values',
    parameters: parametersNamed('q', 'lang', 'limit', 'f'),
    type: JSON_TYPE,
    schema: {
      type: 'object',
      required: ['suggestions'],
      properties: {
        suggestions: {
          type: 'array',
          items: {
            type: 'object',
            required: ['kind', 'text'],
            properties: { kind: { type: 'string', enum: ['record', 'place', 'value'] }, text },
          },
        },
      },
    },
  },
];
