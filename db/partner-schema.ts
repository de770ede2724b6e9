/** The partners database: who embeds maps, and how often maps are looked at (`src/decisions/0025-partners-and-counts.md`). */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Who embeds maps under a key. Times are UTC. */
export const partner = sqliteTable('partner', {
  key: text('key').primaryKey(),
  name_zh: text('name_zh').notNull(),
  name_en: text('name_en').notNull(),
  /** A list of origins, as JSON. */
  origins: text('origins', { mode: 'json' }).notNull(),
  logo_type: text('logo_type'),
  logo_sha256: text('logo_sha256'),
  /** The file in base64. */
  logo: text('logo'),
  action_zh: text('action_zh'),
  action_en: text('action_en'),
  action_url: text('action_url'),
  /** SHA-256 of the secret that opens the figures; the secret itself is kept nowhere. */
  secret_sha256: text('secret_sha256'),
  created_at: text('created_at').notNull(),
  changed_at: text('changed_at').notNull(),
  revoked_at: text('revoked_at'),
});

/**
 * How often something was done on a day of the city. An event of a partner's visitor is in the row of the partner and in
 * that of `''`, which is the whole site.
 */
export const tally = sqliteTable(
  'tally',
  {
    partner: text('partner').notNull(),
    day: text('day').notNull(),
    map: text('map').notNull(),
    surface: text('surface', { enum: ['page', 'embed'] }).notNull(),
    event: text('event', { enum: ['view', 'selection', 'filter', 'enquiry'] }).notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partner, t.day, t.map, t.surface, t.event] })],
);

/** What has been counted of one load of a page, whose id is random; a day later it is forgotten. */
export const counted = sqliteTable(
  'counted',
  {
    load: text('load').notNull(),
    map: text('map').notNull(),
    event: text('event').notNull(),
    at: text('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.load, t.map, t.event] }), index('counted_at').on(t.at)],
);
