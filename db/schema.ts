/** The content database: one table per collection, and the tables of staging, releases and identity. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { COLLECTIONS } from '../src/domain/maps/index.ts';
import { type RecordTable, table } from './columns.ts';

/** The live tables, by collection id. */
export const TABLES: { readonly [collection: string]: RecordTable } = Object.fromEntries(
  COLLECTIONS.map((collection) => [collection.id, table(collection)]),
);

/** Ids once minted for (collection, source, source number); never reused, kept when the record goes. */
export const identity = sqliteTable(
  'identity',
  {
    id: text('id').primaryKey(),
    rid: integer('rid').notNull(),
    collection: text('collection').notNull(),
    source: text('source').notNull(),
    source_no: text('source_no').notNull(),
  },
  (t) => [
    uniqueIndex('identity_source').on(t.collection, t.source, t.source_no),
    uniqueIndex('identity_rid').on(t.collection, t.rid),
  ],
);

/** One imported file. `status`: staged, released or discarded. */
export const batch = sqliteTable('batch', {
  id: text('id').primaryKey(),
  collection: text('collection').notNull(),
  file: text('file').notNull(),
  sha256: text('sha256').notNull(),
  is_sample: integer('is_sample', { mode: 'boolean' }).notNull(),
  status: text('status', { enum: ['staged', 'released', 'discarded'] }).notNull(),
  created_at: text('created_at').notNull(),
  report: text('report', { mode: 'json' }).notNull(),
});

/** Rows of a batch that wait for a release. `change`: new, changed or conflict (which waits for a decision). */
export const staged = sqliteTable(
  'staged',
  {
    batch: text('batch').notNull(),
    row: integer('row').notNull(),
    collection: text('collection').notNull(),
    id: text('id').notNull(),
    change: text('change', { enum: ['new', 'changed', 'conflict'] }).notNull(),
    record: text('record').notNull(),
  },
  (t) => [primaryKey({ columns: [t.batch, t.row] }), index('staged_collection').on(t.collection, t.change)],
);

/** Versions of records that a release replaced. */
export const history = sqliteTable(
  'history',
  {
    collection: text('collection').notNull(),
    id: text('id').notNull(),
    version: integer('version').notNull(),
    replaced_in: integer('replaced_in').notNull(),
    record: text('record').notNull(),
  },
  (t) => [primaryKey({ columns: [t.collection, t.id, t.version] })],
);

/** Every release of every map; its archive, snapshot and search vocabulary stay readable while their keys are set. */
export const release = sqliteTable(
  'release',
  {
    map: text('map').notNull(),
    version: integer('version').notNull(),
    archive: text('archive'),
    snapshot: text('snapshot'),
    vocabulary: text('vocabulary'),
    bytes: integer('bytes').notNull(),
    tiles: integer('tiles').notNull(),
    records: integer('records').notNull(),
    is_sample: integer('is_sample', { mode: 'boolean' }).notNull(),
    definition: text('definition').notNull(),
    data_as_of: text('data_as_of').notNull(),
    created_at: text('created_at').notNull(),
    tilejson: text('tilejson', { mode: 'json' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.map, t.version] })],
);

/** Which release of a map is public: the only row that changes in place. */
export const pointer = sqliteTable('pointer', {
  map: text('map').primaryKey(),
  version: integer('version').notNull(),
});
