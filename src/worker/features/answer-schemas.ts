/** JSON Schemas (2020-12) of what the API answers, by name: `components/schemas` of its OpenAPI documents. */
import { CRS } from '../../domain/crs.ts';
import { AROUND } from './around-schemas.ts';
import { count, described, list, number, object, one, ref, type Schema, text } from './schema-parts.ts';
import { FRESHNESS_SCHEMA } from './schemas.ts';

const links = list(ref('link'));

/** Landing page, conformance, collections and items (OGC API – Common; Features, 7). */
const OGC: Readonly<Record<string, Schema>> = {
  label: object({ zh: text, en: text }, { description: 'A text in both languages.' }),
  link: object({ href: text, rel: text, 'type?': text, 'title?': text, 'templated?': { type: 'boolean' } }),
  landingPage: object({
    title: text,
    description: text,
    attribution: text,
    approval_number: { type: ['string', 'null'] },
    sample: described({ type: 'boolean' }, 'Whether some of the data are invented samples.'),
    maps: list(
      object({
        id: text,
        title: ref('label'),
        release: { type: ['integer', 'null'] },
        data_as_of: { type: ['string', 'null'] },
        tilejson: text,
        style: text,
        archive: text,
      }),
    ),
    links,
  }),
  confClasses: object({ conformsTo: list({ type: 'string', format: 'uri' }) }),
  collection: object({
    id: text,
    title: text,
    description: text,
    itemType: one('feature'),
    map: described(text, 'The map it belongs to.'),
    release: { type: ['integer', 'null'] },
    sample: { type: 'boolean' },
    extent: object({
      spatial: object({
        bbox: { ...list({ type: 'array', items: number, minItems: 4, maxItems: 4 }), minItems: 1 },
        crs: { type: 'string', format: 'uri' },
      }),
    }),
    crs: list(one(...CRS)),
    storageCrs: one(...CRS),
    links,
  }),
  collections: object({ collections: list(ref('collection')), links }),
  geometry: {
    ...object({
      type: one('Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'),
      coordinates: { type: 'array', items: {} },
    }),
    type: ['object', 'null'],
    description: 'A GeoJSON geometry (RFC 7946), or null where there is no place.',
  },
  freshness: FRESHNESS_SCHEMA,
  feature: object({
    type: one('Feature'),
    id: text,
    geometry: ref('geometry'),
    properties: described(
      { type: 'object', properties: { freshness: ref('freshness') }, additionalProperties: true },
      'Described by the schema of the collection.',
    ),
    'links?': links,
  }),
  featureCollection: object({
    type: one('FeatureCollection'),
    features: list(ref('feature')),
    'numberMatched?': described(count, 'How many match in all; left out where it is not known.'),
    'corrected?': described(text, 'How q was read, where nothing has it as it stands.'),
    'ignored?': described(
      list(text),
      'The words and amounts of q that were set aside because nothing tells of them.',
    ),
    'lacking?': described(
      list(text),
      'The words of q that are known, but that no record here has with the rest.',
    ),
    'absent?': described(list(text), 'Those of lacking that no record of the collection has at all.'),
    'understood?': described(
      { type: 'object', additionalProperties: text },
      'The amounts and times in q as the parameters of this collection that they were taken for.',
    ),
    'heard?': described(
      list(
        object({
          words: list(text),
          parameters: { type: 'object', additionalProperties: text },
          'label?': object({ zh: text, en: text }),
        }),
      ),
      'What words and amounts of q were taken for, as parameters of this collection: a list is narrowed by them.',
    ),
    'speaker?': described(text, 'What of q was taken for who asks, and is not looked for.'),
    'broadened?': described(
      list(text),
      'The words of q that nothing found says itself: all of the trade is found that they are of.',
    ),
    'excluded?': described(list(text), 'What q says is not wanted: nothing found is that.'),
    'unmet?': described(list(text), 'The amounts in q that nothing here is within besides the rest.'),
    'short?': described(
      { type: 'object', additionalProperties: text },
      'What the amounts in unmet were taken for; the nearest to it come first.',
    ),
    'fields?': described(
      list(text),
      'The fields whose values words of q name, in the record that fits best.',
    ),
    'unread?': described(list(text), 'What of q is not read because it is too long.'),
    'elsewhere?': described(
      object({ collection: text, map: text, 'numberMatched?': count }),
      'Another collection that q is about; where nothing here has q, with how many of its records have it.',
    ),
    'numberEstimated?': described(
      count,
      'About how many match, in place of numberMatched, where a text is met by very many: never too low.',
    ),
    numberReturned: count,
    'release?': described(count, 'With since: the release that is public, to ask from next time.'),
    'removed?': described(
      list(text),
      'With since, on its first page: ids of the records of the collection that are gone, withdrawn or ended.',
    ),
    links,
  }),
  similar: object({
    type: one('FeatureCollection'),
    features: list(ref('feature')),
    distances: described(
      list({ type: ['integer', 'null'] }),
      'How far each is from the record in metres, in a straight line; null where one of them has no place.',
    ),
    numberReturned: count,
    links,
  }),
  problem: object(
    {
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      instance: text,
      code: text,
      'errors?': list(
        object({
          parameter: text,
          'value?': text,
          reason: text,
          'position?': described(count, 'Character offset in the value.'),
        }),
      ),
    },
    { description: 'RFC 9457.' },
  ),
};

const facet = { kind: text, title: ref('label'), missing: described(count, 'Records without a value.') };

/** Counts, sums and near misses. */
const AGGREGATES: Readonly<Record<string, Schema>> = {
  facets: object({
    collection: text,
    numberMatched: count,
    'isApproximate?': described(
      { type: 'boolean' },
      'True where a text was met by so many records that they were not looked at one by one: counts may be a few too high.',
    ),
    'sum?': described(number, 'Of the field to sum, over the records that match.'),
    facets: {
      type: 'object',
      description: 'By field; each is counted without the conditions on this field alone.',
      additionalProperties: { oneOf: [ref('valueFacet'), ref('rangeFacet')] },
    },
    nearMisses: described(
      { ...list(ref('nearMiss')), maxItems: 6 },
      'Where fewer than ten records match: the smallest changes to the query that bring more, best first.',
    ),
  }),
  valueFacet: object({
    ...facet,
    values: described(
      list(object({ value: { type: ['string', 'boolean'] }, 'title?': ref('label'), count, 'sum?': number })),
      'The most frequent first. A record with a list counts for each of its values.',
    ),
    'omitted?': described(count, 'How many more values there are.'),
  }),
  rangeFacet: object({
    ...facet,
    'unit?': text,
    'unit_label?': ref('label'),
    min: { type: ['number', 'string', 'null'] },
    max: { type: ['number', 'string', 'null'] },
    histogram: described(
      list(
        object({
          from: { type: ['number', 'string'] },
          to: { type: ['number', 'string'] },
          count,
          'sum?': number,
        }),
      ),
      'Bins from a value up to but without the next, in the stored unit; days as YYYY-MM-DD.',
    ),
  }),
  nearMiss: object(
    {
      kind: one('drop', 'widen', 'wait'),
      parameter: described(text, 'The query parameter to change; the first, where several must be.'),
      value: described({ type: ['string', 'null'] }, 'What to set it to; null is to leave it out.'),
      parameters: described(
        { type: 'object', minProperties: 1, additionalProperties: { type: ['string', 'null'] } },
        'All parameters to change, nearly always the one above.',
      ),
      numberMatched: described({ type: 'integer', minimum: 1 }, 'Exactly how many records match then.'),
      text: ref('label'),
    },
    { description: 'A change to the query that brings more: a condition dropped, widened, or waited for.' },
  ),
  cells: object({
    type: one('FeatureCollection'),
    features: list(
      object({
        type: one('Feature'),
        geometry: ref('geometry'),
        properties: object({
          lon: number,
          lat: number,
          count: described(count, 'Records in the cell.'),
          sum: described(number, 'Sum of the number that the heat view of the collection shows.'),
          'division?': text,
        }),
      }),
    ),
    numberMatched: described(count, 'How many records with a place match in all.'),
    sum: number,
  }),
};

export const ANSWERS: Readonly<Record<string, Schema>> = { ...OGC, ...AGGREGATES, ...AROUND };
