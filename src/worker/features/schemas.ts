/** JSON Schemas of fields and collections (OGC API – Features, Part 3; Common, Part 3), from the definitions. */
import { isMany } from '../../domain/filter.ts';
import { ENDING_DAYS, VERIFIED_DAYS } from '../../domain/freshness.ts';
import type { Collection, Field, Kind } from '../../domain/kinds.ts';
import { queryFields } from '../../domain/query.ts';
import { fieldsOf } from '../../domain/record.ts';
import { UNITS } from '../../domain/units.ts';
import { SHOWN_COLUMNS } from './feature.ts';

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

/** The JSON Schema of one value of a field, with its unit and bounds. */
export function fieldSchema(field: Field): { title: string } {
  const measure = field.kind === 'number' || field.kind === 'count' ? field : undefined;
  const unit = measure?.unit === undefined ? undefined : UNITS[measure.unit];
  return {
    title: `${field.label.zh} / ${field.label.en}`,
    ...(field.description ? { description: `${field.description.zh} ${field.description.en}` } : {}),
    ...SCHEMA_OF[field.kind](field),
    ...(unit ? { 'x-ogc-unit': 'ucum' in unit ? unit.ucum : unit.label.en } : {}),
    ...(measure?.min === undefined ? {} : { minimum: measure.min }),
    ...(measure?.max === undefined ? {} : { maximum: measure.max }),
    ...(field.kind === 'term' && field.scheme ? { 'x-scheme': field.scheme } : {}),
  };
}

const geometrySchema = ({ geometry }: Collection) => ({
  title: '位置 / Place',
  'x-ogc-role': 'primary-geometry',
  format: geometry === 'Point' ? 'geometry-point' : 'geometry-any',
});

const document = (collection: Collection, origin: string, name: string, properties: object) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${origin}/api/collections/${collection.id}/${name}`,
  type: 'object',
  title: `${collection.label.zh} / ${collection.label.en}`,
  properties,
  additionalProperties: false,
});

/** What can be filtered in a collection, as a JSON Schema (Part 3, section 6.2). Of many values any may match. */
export const queryables = (collection: Collection, origin: string) =>
  document(collection, origin, 'queryables', {
    ...(collection.geometry === 'None' ? {} : { geometry: geometrySchema(collection) }),
    ...Object.fromEntries(queryFields(collection).map(([name, field]) => [name, fieldSchema(field)])),
  });

const SHOWN_SCHEMAS: Record<(typeof SHOWN_COLUMNS)[number], object> = {
  pinyin: { title: '拼音 / Pinyin', type: 'string' },
  lon: { title: '经度 / Longitude of the label point', type: 'number', 'x-ogc-unit': 'deg' },
  lat: { title: '纬度 / Latitude of the label point', type: 'number', 'x-ogc-unit': 'deg' },
  version: { title: '版本 / Version of the record', type: 'integer' },
  is_sample: { title: '是否样例 / Whether it is an invented sample', type: 'boolean' },
};

/** How fresh a record is, the same in all answers. What has ended is in none. */
export const FRESHNESS_SCHEMA = {
  title: '时效 / Freshness',
  description: `How fresh the record is today: ending within ${ENDING_DAYS} days of valid_until, else stale where it was not verified within ${VERIFIED_DAYS} days, else current. Without nesting (CSV, FlatGeobuf) it is freshness_state and freshness_changes_on.`,
  type: 'object',
  required: ['state', 'changes_on'],
  properties: {
    state: { type: 'string', enum: ['current', 'ending', 'stale'] },
    changes_on: {
      type: ['string', 'null'],
      format: 'date',
      description:
        'The first day, of the calendar of the city, on which the state is another or the record is gone; null where none is known.',
    },
  },
};

/** What a record holds, as a JSON Schema (Common, Part 3: schemas). */
export const schema = (collection: Collection, origin: string) =>
  document(collection, origin, 'schema', {
    id: { title: '编号 / Id', type: 'string', 'x-ogc-role': 'id' },
    ...(collection.geometry === 'None' ? {} : { geometry: geometrySchema(collection) }),
    ...Object.fromEntries(
      Object.entries(fieldsOf(collection)).map(([name, field]) => [
        name,
        isMany(field)
          ? { title: `${field.label.zh} / ${field.label.en}`, type: 'array', items: fieldSchema(field) }
          : fieldSchema(field),
      ]),
    ),
    ...Object.fromEntries(SHOWN_COLUMNS.map((name) => [name, SHOWN_SCHEMAS[name]])),
    freshness: FRESHNESS_SCHEMA,
  });
