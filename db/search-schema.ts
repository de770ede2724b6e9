/**
 * The search database: derived from the content database, written only by releases. Beside the cards it has the
 * full-text index `token`, a virtual table of which Drizzle knows nothing; its migration is written by hand.
 */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * A searchable record as it is from release `since` of its map on, up to but without release `until`. `place` is its
 * static rank, best first, and the rowid of its tokens.
 */
export const card = sqliteTable(
  'card',
  {
    place: integer('place').primaryKey(),
    map: text('map').notNull(),
    collection: text('collection').notNull(),
    rid: integer('rid').notNull(),
    since: integer('since').notNull(),
    until: integer('until'),
    /** Hash of the card and of the way its tokens are made: an equal one need not be written again. */
    hash: text('hash').notNull(),
    valid_until: text('valid_until'),
    lon: real('lon'),
    lat: real('lat'),
    /** All that is matched and shown, as JSON. */
    content: text('content').notNull(),
  },
  (t) => [
    index('card_record').on(t.map, t.collection, t.rid),
    index('card_closed').on(t.map, t.until).where(sql`"until" IS NOT NULL`),
  ],
);

/**
 * Which records have a common token from a `release` of their map on, up to but without release `until`, as
 * `src/domain/search/postings.ts` writes them.
 */
export const posting = sqliteTable(
  'posting',
  {
    map: text('map').notNull(),
    release: integer('release').notNull(),
    until: integer('until'),
    collection: text('collection').notNull(),
    token: text('token').notNull(),
    count: integer('count').notNull(),
    numbers: text('numbers').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.map, t.release, t.collection, t.token] }),
    index('posting_token').on(t.map, t.collection, t.token),
    index('posting_closed').on(t.map, t.until).where(sql`"until" IS NOT NULL`),
  ],
);

/** The release of a map whose rows are being written: still there when that was interrupted. */
export const unfinished = sqliteTable('unfinished', {
  map: text('map').primaryKey(),
  release: integer('release').notNull(),
});
