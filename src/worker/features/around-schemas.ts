/** JSON Schemas of what lies around a record. */
import { count, described, list, number, object, one, ref, type Schema, text } from './schema-parts.ts';

const pair = { type: 'array', items: number, minItems: 2, maxItems: 2 };
const textOrNull = { type: ['string', 'null'] };
const named = { collection: text, id: text, name_zh: text, name_en: textOrNull, pinyin: textOrNull };
const terms = described(
  { type: 'object', additionalProperties: textOrNull },
  'Its own terms by field, such as where in its chain it stands and whether it is a gap.',
);
const counts = described(
  list(count),
  'How many within each of the radii; where there are none, how many in all.',
);

/** Answers of `around`. */
export const AROUND: Readonly<Record<string, Schema>> = {
  around: object({
    collection: text,
    id: text,
    distance: described(one('straight line'), 'How all distances were measured; they are in metres.'),
    measured_from: described(one('label point'), 'From where, and to where, of lines and areas too.'),
    position: described(
      { ...pair, type: ['array', 'null'] },
      'Longitude and latitude measured from; null where no place is published, and then nothing is counted.',
    ),
    data_as_of: described(
      list(object({ map: text, data_as_of: text })),
      'The day of the data of each map the answer is made of.',
    ),
    zone: described(
      { ...object(named), type: ['object', 'null'] },
      'The development zone it lies in, where one is given.',
    ),
    related: described(
      list(object({ collection: text, field: text, value: text, title: ref('label'), share: number })),
      'Groups that the industries of the record belong to, closest first: chains of which `share` of the firms in the city are in these industries.',
    ),
    nearby: list(ref('nearby')),
    gaps: described(
      list(object({ record: ref('named'), terms, count: { type: ['integer', 'null'], minimum: 0 } })),
      'Links of the related chains (of all, where none is related) that are weak, missing or broken, or have no firm within the widest radius; `count` is the firms within it.',
    ),
    policies: described(
      list(object({ ...named, zones: list(text), terms: list(text) })),
      'In force today and for this zone and these industries, or for all; `zones` and `terms` are those that the policy names and the record has.',
    ),
  }),
  named: object(named),
  near: object({
    ...named,
    distance: described(count, 'Metres in a straight line.'),
    position: described(pair, 'Longitude and latitude of what was measured.'),
  }),
  nearby: object({
    collection: text,
    title: ref('label'),
    'measured_by?': described(
      text,
      'The collection whose places were measured, such as the stops of routes.',
    ),
    radii: described(list(count), 'Metres; empty where distance does not matter.'),
    counts,
    'groups?': list(ref('group')),
    'nearest?': list(ref('near')),
  }),
  group: object(
    {
      field: text,
      'value?': described(text, 'The term, for fields of terms.'),
      'title?': ref('label'),
      'record?': described(ref('named'), 'The record referred to, for references.'),
      'terms?': terms,
      counts,
      'groups?': list(ref('group')),
      'nearest?': described(
        list(ref('near')),
        'The nearest few within the widest radius; fewer where groups are many.',
      ),
    },
    { description: 'Records with one value of a field. Those without a value are in no group.' },
  ),
};
