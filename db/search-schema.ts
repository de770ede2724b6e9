/** The search database: derived, written only by releases, keyed by the release it belongs to. */
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One searchable record of one release. `rank` is best first. */
export const entry = sqliteTable(
  'entry',
  {
    map: text('map').notNull(),
    release: integer('release').notNull(),
    collection: text('collection').notNull(),
    rid: integer('rid').notNull(),
    id: text('id').notNull(),
    name_zh: text('name_zh').notNull(),
    name_en: text('name_en'),
    /** All that is matched: names, pinyin and initials, folded, joined by line feeds. */
    haystack: text('haystack').notNull(),
    division: text('division'),
    valid_until: text('valid_until'),
    lon: real('lon'),
    lat: real('lat'),
  },
  (t) => [
    primaryKey({ columns: [t.map, t.release, t.collection, t.rid] }),
    index('entry_collection').on(t.collection, t.release),
  ],
);
