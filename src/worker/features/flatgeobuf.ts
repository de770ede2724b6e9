/** Features as FlatGeobuf (flatgeobuf.org, 3.0) without an index, columns typed by the definition. */
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { buildHeader } from 'flatgeobuf/lib/mjs/generic/featurecollection.js';
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { Collection, Field, GeometryKind } from '../../domain/kinds.ts';
import { fieldsOf } from '../../domain/record.ts';
import { type Feature, type FRESHNESS_PARTS, SHOWN_COLUMNS } from './feature.ts';

// The format's numbers (header.fbs).
const MAGIC = Uint8Array.of(0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 1);
const BOOL = 2;
const LONG = 7;
const DOUBLE = 10;
const TEXT = 11;
const JSON_TEXT = 12;
const DATE_TIME = 13;
const GEOMETRY: Record<GeometryKind, number> = { Point: 1, LineString: 0, Polygon: 0, None: 0 };

function fieldType(field: Field): number {
  switch (field.kind) {
    case 'number':
      return DOUBLE;
    case 'count':
      return LONG;
    case 'flag':
      return BOOL;
    case 'date':
      return DATE_TIME;
    case 'text':
    case 'term':
      return field.many ? JSON_TEXT : TEXT;
    case 'reference':
      return TEXT;
  }
}

const SHOWN: Record<(typeof SHOWN_COLUMNS)[number], number> = {
  pinyin: TEXT,
  lon: DOUBLE,
  lat: DOUBLE,
  version: LONG,
  is_sample: BOOL,
};

const FRESHNESS: Record<(typeof FRESHNESS_PARTS)[number], number> = {
  freshness_state: TEXT,
  freshness_changes_on: DATE_TIME,
};

/** A column and its type by the format's number. */
type TypedColumn = readonly [name: string, type: number];

/** The columns of a collection's fields. */
export const fieldColumns = (collection: Collection): TypedColumn[] =>
  Object.entries(fieldsOf(collection)).map(([name, field]) => [name, fieldType(field)]);

/** A column of text that is no field. */
export const textColumn = (name: string): TypedColumn => [name, TEXT];

/** All columns that the API shows of a record, its id first. */
export const shownColumns = (collection: Collection): TypedColumn[] => [
  textColumn('id'),
  ...fieldColumns(collection),
  ...SHOWN_COLUMNS.map((name): TypedColumn => [name, SHOWN[name]]),
  ...Object.entries(FRESHNESS),
];

/** The file; `epsg` is the code of the geometries' system. A feature without a place has no geometry. */
export function flatgeobuf(
  features: readonly Feature[],
  { geometry: kind, label }: Pick<Collection, 'geometry' | 'label'>,
  epsg: number,
  typed: readonly TypedColumn[],
): Uint8Array<ArrayBuffer> {
  const columns = typed.map(([name, type]) => ({
    name,
    type,
    title: null,
    description: null,
    width: -1,
    precision: -1,
    scale: -1,
    nullable: true,
    unique: false,
    primary_key: false,
  }));
  const header = {
    geometryType: GEOMETRY[kind],
    columns,
    envelope: null,
    featuresCount: features.length,
    indexNodeSize: 0,
    crs: null,
    title: label.en,
    description: null,
    metadata: null,
  };
  const parts = features.map(({ id, geometry, properties }) => {
    const values = { ...Object.fromEntries(columns.map(({ name }) => [name, properties[name] ?? null])), id };
    if (geometry) return buildFeature(parseGeometry(geometry as never), values, header);
    return withoutGeometry(buildFeature(parseGeometry(ANYWHERE), values, header));
  });
  return joined([MAGIC, buildHeader(header, epsg), ...parts]);
}

const ANYWHERE = { type: 'Point', coordinates: [0, 0] } as never;

/**
 * The library cannot leave a geometry out, so its entry is struck from the table (FlatBuffers: a size-prefixed
 * buffer's root table is preceded by a vtable, whose third 16-bit number is where the first field lies, 0 for none).
 */
function withoutGeometry(feature: Uint8Array): Uint8Array {
  const view = new DataView(feature.buffer, feature.byteOffset, feature.byteLength);
  const table = 4 + view.getUint32(4, true);
  view.setUint16(table - view.getInt32(table, true) + 4, 0, true);
  return feature;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
