/** SQL columns that follow from definitions: one exhaustive record keyed by kind. */
import {
  index,
  integer,
  real,
  type SQLiteColumnBuilderBase,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core';
import type { Collection, Field, Kind } from '../src/domain/kinds.ts';
import { fieldsOf } from '../src/domain/record.ts';

type Column = (name: string) => SQLiteColumnBuilderBase;

/** Many-valued fields are stored as `|a|b|`, so that SQL and tiles test membership the same way. */
const COLUMN: Record<Kind, Column> = {
  text: (name) => text(name),
  term: (name) => text(name),
  number: (name) => real(name),
  count: (name) => integer(name),
  flag: (name) => integer(name, { mode: 'boolean' }),
  date: (name) => text(name),
  reference: (name) => text(name),
};

/** Columns the system keeps beside the fields: identity, place, origin. `geometry` is GeoJSON text in WGS84. */
const system = () => ({
  id: text('id').primaryKey(),
  rid: integer('rid').notNull().unique(),
  version: integer('version').notNull(),
  release: integer('release').notNull(),
  is_sample: integer('is_sample', { mode: 'boolean' }).notNull(),
  pinyin: text('pinyin'),
  geometry: text('geometry'),
  west: real('west'),
  south: real('south'),
  east: real('east'),
  north: real('north'),
  lon: real('lon'),
  lat: real('lat'),
  cell: text('cell'),
  media: text('media', { mode: 'json' }).$type<Media[]>(),
  lineage: text('lineage', { mode: 'json' }).$type<Lineage>(),
  extra: text('extra', { mode: 'json' }).$type<Record<string, string>>(),
});

/** A picture or document of a record. */
export type Media = {
  kind: 'schematic' | 'photo' | 'document';
  url: string;
  caption: { zh: string; en: string };
  credit: string;
};

/** Where a record came from: the file, its row, and the place as sent. */
export type Lineage = {
  batch: string;
  file: string;
  sheet?: string;
  row: number;
  crs: string;
  encoding?: string;
  source_geometry?: unknown;
};

/** The columns of a collection's table, in order. All fields are nullable in SQL; `required` is held by imports. */
export const columns = (collection: Collection) => ({
  ...system(),
  ...Object.fromEntries(
    Object.entries(fieldsOf(collection)).map(([name, field]: [string, Field]) => [
      name,
      COLUMN[field.kind](name),
    ]),
  ),
});

/**
 * The Drizzle table of a collection, with indexes on the map cell, and on what has changed or ended since a release, in the
 * order in which it is read (others need a measured plan).
 */
export const table = (collection: Collection) =>
  sqliteTable(collection.id, columns(collection), (t) => [
    index(`${collection.id}_cell`).on(t.cell),
    index(`${collection.id}_release`).on(t.release, t.rid),
    // A field of every record; its columns are typed as those of the system only.
    index(`${collection.id}_valid_until`).on((t as typeof t & { valid_until: typeof t.cell }).valid_until),
  ]);

export type RecordTable = ReturnType<typeof table>;
