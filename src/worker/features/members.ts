/** Records by number, as a table to join. */
import { type SQL, sql } from 'drizzle-orm';

/**
 * A row for each rid, in that order, with the rid as `column1`: `FROM members CROSS JOIN records ON rid = column1`.
 * The rows of VALUES are no table's, so D1 counts the records alone as read; each member of a list, IN or JSON, it
 * counts as one row more. Whole numbers only: they are written out, because a statement binds at most 100.
 */
export const members = (rids: readonly number[]): SQL =>
  sql`(VALUES ${sql.raw(rids.map((rid) => `(${rid})`).join())})`;
