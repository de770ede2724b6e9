/** The table of a collection from the live rows, where no snapshot holds what is asked. */
import { sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import type { LiveRecord } from '../../../tiles/layers.ts';
import { listed } from '../../../tiles/records.ts';
import { snapshot, snapshotFields } from '../../../tiles/snapshot.ts';
import type { Collection } from '../../domain/kinds.ts';
import { mapWith } from '../../domain/maps/index.ts';
import { NAME_COLUMNS, PLACE_COLUMNS } from '../../domain/snapshot/format.ts';
import { openSnapshot, type Table } from '../../domain/snapshot/reader.ts';
import { fail } from '../respond.ts';
import type { Source } from '../snapshots.ts';
import { columnList, SCAN_CAP, shownToday } from './items.ts';

/** The table of a collection made from the live rows. @throws Failure 503 where these are too many. */
export async function scannedTable(
  content: D1Database,
  collection: Collection,
  { release }: Source,
): Promise<Table> {
  if (release.records > SCAN_CAP) fail({ code: 'unavailable', what: 'The snapshot', retryAfter: 10 });
  const columns = new Set([...snapshotFields(collection), ...PLACE_COLUMNS, ...NAME_COLUMNS]);
  const { results } = await statement(
    content,
    sql`SELECT rid, ${columnList([...columns])}
        FROM ${sql.identifier(collection.id)} WHERE ${shownToday(collection)}`,
  ).all<LiveRecord>();
  const map = { ...mapWith(collection.id)!, collections: [collection] };
  const records = new Map([[collection.id, listed(collection, results)]]);
  const bytes = snapshot(map, release.version, records);
  return openSnapshot(bytes.buffer).tables.get(collection.id)!;
}
