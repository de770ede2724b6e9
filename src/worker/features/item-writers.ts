/** Items in each of their representations. */
import { csvCell, csvOf } from '../../domain/csv.ts';
import type { Collection } from '../../domain/kinds.ts';
import { fieldsOf } from '../../domain/record.ts';
import type { Reading } from '../search/text-match.ts';
import { type Feature, FRESHNESS_PARTS, flatProperties, type Link, SHOWN_COLUMNS } from './feature.ts';
import { flatgeobuf, shownColumns } from './flatgeobuf.ts';
import type { Format } from './formats.ts';

export type Items = {
  collection: Collection;
  features: readonly Feature[];
  /** How many match in all; undefined when that is not known. */
  matched: number | undefined;
  /** About how many match, where that is all that is known. */
  estimated: number | undefined;
  /** How a text that nothing has was taken. */
  reading: Reading | undefined;
  /** The public release and what is gone, where changes were asked for. */
  changes: { release: number; removed?: string[] } | undefined;
  links: readonly Link[];
  properties?: ReadonlySet<string>;
  /** EPSG code of the geometries' system. */
  epsg: number;
};

const encoder = new TextEncoder();

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return csvCell(Array.isArray(value) ? value.join('|') : String(value));
};

/** Whether a column was asked for; those of the freshness come together. */
const isWanted =
  (properties: Items['properties']) =>
  (name: string): boolean =>
    properties === undefined || properties.has(name.replace(/^freshness_.*/, 'freshness'));

function csv({ collection, features, properties }: Items): string {
  const names = [...Object.keys(fieldsOf(collection)), ...SHOWN_COLUMNS, ...FRESHNESS_PARTS].filter(
    isWanted(properties),
  );
  const lines = features.map((feature) => {
    const values = flatProperties(feature.properties);
    return [cell(feature.id), ...names.map((name) => cell(values[name]))];
  });
  return csvOf([['id', ...names], ...lines]);
}

/** RFC 8142: each text begins with a record separator. */
const sequence = ({ features }: Items): string =>
  features.map((feature) => `\x1e${JSON.stringify(feature)}\n`).join('');

const geojson = ({ features, matched, estimated, reading, changes, links }: Items): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features,
    ...(matched === undefined ? {} : { numberMatched: matched }),
    ...(estimated === undefined ? {} : { numberEstimated: estimated }),
    ...reading,
    numberReturned: features.length,
    ...changes,
    links,
  });

/** What each format writes. */
export const WRITERS: Record<Exclude<Format, 'html'>, (items: Items) => Uint8Array<ArrayBuffer>> = {
  json: (items) => encoder.encode(geojson(items)) as Uint8Array<ArrayBuffer>,
  csv: (items) => encoder.encode(csv(items)) as Uint8Array<ArrayBuffer>,
  geojsonseq: (items) => encoder.encode(sequence(items)) as Uint8Array<ArrayBuffer>,
  fgb: ({ features, collection, epsg, properties }) => {
    const columns = shownColumns(collection).filter(([name]) => name === 'id' || isWanted(properties)(name));
    const flat = features.map((feature) => ({ ...feature, properties: flatProperties(feature.properties) }));
    return flatgeobuf(flat, collection, epsg, columns);
  },
};
