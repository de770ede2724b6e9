/** The content database: one table per collection, and the tables of staging, releases and identity. */
import { sql } from 'drizzle-orm';
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

/**
 * One imported file, or what a person did at once. `status`: staged, released or discarded. `submitted_by` answers for it
 * before a release; `undoes` is the batch whose effect it takes back.
 */
export const batch = sqliteTable('batch', {
  id: text('id').primaryKey(),
  collection: text('collection').notNull(),
  file: text('file').notNull(),
  sha256: text('sha256').notNull(),
  is_sample: integer('is_sample', { mode: 'boolean' }).notNull(),
  status: text('status', { enum: ['staged', 'released', 'discarded'] }).notNull(),
  created_at: text('created_at').notNull(),
  report: text('report', { mode: 'json' }).notNull(),
  submitted_by: text('submitted_by'),
  undoes: text('undoes'),
});

/**
 * Rows of a batch that wait for a release. `change`: new, changed, withdrawn (the record goes), conflict (which waits for a
 * decision) or unplaced (which waits for a place). A rejected row stays here after the release, with who and why.
 */
export const staged = sqliteTable(
  'staged',
  {
    batch: text('batch').notNull(),
    row: integer('row').notNull(),
    collection: text('collection').notNull(),
    id: text('id').notNull(),
    change: text('change', { enum: ['new', 'changed', 'withdrawn', 'conflict', 'unplaced'] }).notNull(),
    record: text('record').notNull(),
    verdict: text('verdict', { enum: ['accepted', 'rejected'] }),
    verdict_by: text('verdict_by'),
    verdict_reason: text('verdict_reason'),
    verdict_at: text('verdict_at'),
  },
  (t) => [
    primaryKey({ columns: [t.batch, t.row] }),
    index('staged_collection').on(t.collection, t.change),
    // Of what was rejected only: ids lie anywhere in an index, and most rows are never looked up by one.
    index('staged_rejected').on(t.collection, t.id).where(sql`verdict = 'rejected'`),
  ],
);

/** Rows of a batch that is still being written. They become staged rows together with its head; nobody reads them before. */
export const arriving = sqliteTable(
  'arriving',
  {
    batch: text('batch').notNull(),
    row: integer('row').notNull(),
    id: text('id').notNull(),
    change: text('change').notNull(),
    record: text('record').notNull(),
  },
  (t) => [primaryKey({ columns: [t.batch, t.row] })],
);

/** Headings a clerk once gave a field to (`relitu import --map`), by the department they come from. */
export const mappingProfile = sqliteTable(
  'mapping_profile',
  {
    source: text('source').notNull(),
    collection: text('collection').notNull(),
    heading: text('heading').notNull(),
    field: text('field').notNull(),
    chosen_at: text('chosen_at').notNull(),
    file: text('file').notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.collection, t.heading] })],
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
  (t) => [
    primaryKey({ columns: [t.collection, t.id, t.version] }),
    index('history_replaced').on(t.collection, t.replaced_in),
  ],
);

/**
 * What each release did to which record: `version` is the one it made live, or of a withdrawn record the last one. `seen` is
 * what the public saw of it: new, changed, withdrawn, or null for what was not public before or after.
 */
export const change = sqliteTable(
  'change',
  {
    map: text('map').notNull(),
    release: integer('release').notNull(),
    collection: text('collection').notNull(),
    id: text('id').notNull(),
    version: integer('version').notNull(),
    seen: text('seen', { enum: ['new', 'changed', 'withdrawn'] }),
    batch: text('batch').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.map, t.release, t.collection, t.id] }),
    index('change_batch').on(t.batch),
    index('change_gone').on(t.collection, t.seen, t.release),
  ],
);

/** Records that the law took out: no import, undo or rollback brings them back while they are here. */
export const withdrawal = sqliteTable(
  'withdrawal',
  {
    collection: text('collection').notNull(),
    id: text('id').notNull(),
    reason: text('reason').notNull(),
    by: text('by').notNull(),
    at: text('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.collection, t.id] })],
);

/**
 * Every release of every map: who handed in what it made public, who else approved it, and its cause where that was not staged
 * rows. Archive, snapshot, search vocabulary and pictures stay readable while their keys are set.
 */
export const release = sqliteTable(
  'release',
  {
    map: text('map').notNull(),
    version: integer('version').notNull(),
    archive: text('archive'),
    snapshot: text('snapshot'),
    vocabulary: text('vocabulary'),
    pictures: text('pictures'),
    bytes: integer('bytes').notNull(),
    tiles: integer('tiles').notNull(),
    records: integer('records').notNull(),
    is_sample: integer('is_sample', { mode: 'boolean' }).notNull(),
    definition: text('definition').notNull(),
    data_as_of: text('data_as_of').notNull(),
    created_at: text('created_at').notNull(),
    tilejson: text('tilejson', { mode: 'json' }).notNull(),
    submitted_by: text('submitted_by', { mode: 'json' }).$type<string[]>(),
    approved_by: text('approved_by'),
    cause: text('cause'),
  },
  (t) => [primaryKey({ columns: [t.map, t.version] })],
);

/** Which run releases a map just now; one that has not said so until then is taken for ended. */
export const lease = sqliteTable('lease', {
  map: text('map').primaryKey(),
  holder: text('holder').notNull(),
  until: text('until').notNull(),
});

/**
 * Links by which the owner of a record says that it still holds. The link itself is not here: it is signed with a secret that
 * the database does not know. `ends` is the last day it works.
 */
export const renewal = sqliteTable(
  'renewal',
  {
    key: text('key').primaryKey(),
    collection: text('collection').notNull(),
    record: text('record').notNull(),
    made_at: text('made_at').notNull(),
    made_by: text('made_by'),
    ends: text('ends').notNull(),
    revoked_at: text('revoked_at'),
    used_at: text('used_at'),
  },
  (t) => [index('renewal_record').on(t.collection, t.record)],
);

/** Which release of a map is public: the only row that changes in place. */
export const pointer = sqliteTable('pointer', {
  map: text('map').primaryKey(),
  version: integer('version').notNull(),
});
