/**
 * The enquiries database: what visitors write, and the one place where personal data is kept
 * (`src/decisions/0017-enquiries-apart.md`, `src/decisions/0027-saved-views.md`).
 */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Who asked what about which records. `records` and `offices` are as they were when it came; times are UTC. */
export const enquiry = sqliteTable(
  'enquiry',
  {
    receipt: text('receipt').primaryKey(),
    idempotency_key: text('idempotency_key').notNull().unique(),
    body_sha256: text('body_sha256').notNull(),
    received_at: text('received_at').notNull(),
    name: text('name').notNull(),
    channel: text('channel', { enum: ['email', 'phone', 'wechat'] }).notNull(),
    contact: text('contact').notNull(),
    message: text('message').notNull(),
    visit_on: text('visit_on'),
    visitors: integer('visitors'),
    records: text('records', { mode: 'json' }).notNull(),
    offices: text('offices', { mode: 'json' }).notNull(),
    view: text('view').notNull(),
    filter: text('filter').notNull(),
    partner: text('partner'),
    language: text('language', { enum: ['zh', 'en'] }).notNull(),
    /** The version of the notice that was agreed to. */
    notice: text('notice').notNull(),
  },
  (t) => [index('enquiry_received').on(t.received_at)],
);

/** A view that is too long for a link, as text; days are UTC. Whoever made it is not known. */
export const savedView = sqliteTable(
  'saved_view',
  {
    /** Follows from the text. */
    id: text('id').primaryKey(),
    view: text('view').notNull(),
    created_at: text('created_at').notNull(),
    /** The last day on which it was opened or saved again. */
    read_on: text('read_on').notNull(),
  },
  (t) => [index('saved_view_created').on(t.created_at), index('saved_view_read').on(t.read_on)],
);
