/** What the law takes out: gone from the current release, and with it the old ones that show it. */
import { batchStatement, WITHDRAWN } from '../db/batches.ts';
import type { Statement, Store } from '../db/bindings.ts';
import { collectionOf, mapWith } from '../src/domain/maps/index.ts';
import { batchOf, rowOf } from './acts.ts';
import { giveUp, type ReleaseKey } from './kept-releases.ts';
import type { LiveRecord } from './layers.ts';
import { type Released, type ReleaseOptions, release } from './publish.ts';

export type Withdrawn = {
  collection: string;
  id: string;
  /** Absent when the record was in no current release. */
  released?: Released;
  /** Releases that answer 410 from now on. */
  closed: ReleaseKey[];
};

/**
 * Withdraws a record by law: a release without it, of nothing else, and no older release of its map is served any more. Until
 * {@link readmit} no import, undo or rollback brings it back. Repeated after an interruption it ends what was begun.
 * @throws Error when no record has that id.
 */
export async function withdraw(
  store: Store,
  id: string,
  {
    reason,
    by,
    ...how
  }: Omit<ReleaseOptions, 'source' | 'act' | 'approvedBy'> & { reason: string; by: string },
): Promise<Withdrawn> {
  const { content, archives } = store;
  const identity = await content
    .prepare('SELECT collection FROM identity WHERE id = ?')
    .bind(id)
    .first<{ collection: string }>();
  const collection = collectionOf(identity?.collection ?? '');
  if (!collection) throw new Error(`No record has the id ${id}; it is the last part of its page's address`);
  const map = mapWith(collection.id)!;
  const at = how.now.toISOString();
  const kept: Statement[] = [
    content
      .prepare(
        `INSERT INTO withdrawal (collection, id, reason, "by", at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING`,
      )
      .bind(collection.id, id, reason, by, at),
    content
      .prepare(
        `UPDATE staged SET verdict = 'rejected', verdict_by = ?3, verdict_reason = '${WITHDRAWN}' || ?4, verdict_at = ?5 WHERE collection = ?1 AND id = ?2`,
      )
      .bind(collection.id, id, by, reason, at),
  ];
  const live = await content
    .prepare(`SELECT * FROM "${collection.id}" WHERE id = ?`)
    .bind(id)
    .first<LiveRecord>();
  const released = live ? await without(store, live) : undefined;
  if (!released) await content.batch(kept);
  const { results: closed } = await content
    .prepare(
      `SELECT r.map, r.version FROM release r JOIN pointer p ON p.map = r.map WHERE r.map = ? AND r.version < p.version AND r.archive IS NOT NULL ORDER BY r.version`,
    )
    .bind(map.id)
    .all<ReleaseKey>();
  await giveUp(content, archives, closed);
  return { collection: collection.id, id, closed, ...(released ? { released } : {}) };

  async function without(to: Store, record: LiveRecord): Promise<Released> {
    const name = `withdrawal ${id}`;
    const batch = await batchOf({
      collection: collection!.id,
      name,
      now: how.now,
      isSample: record.is_sample === 1,
      by,
      withdrawn: 1,
    });
    const head = batchStatement(content, { ...batch, status: 'released' });
    const [one] = await release(to, [map], {
      ...how,
      source: new Map([[collection!.id, [rowOf(record, batch.id, 'withdrawn')]]]),
      act: { cause: `${name}: ${reason}`, by, statements: [head, ...kept] },
    });
    return one!;
  }
}

/** Lets a record in again that was withdrawn by law; the next import or undo brings it. @throws Error when it was not. */
export async function readmit({ content }: Store, id: string): Promise<void> {
  const found = await content
    .prepare('DELETE FROM withdrawal WHERE id = ? RETURNING id')
    .bind(id)
    .first<{ id: string }>();
  if (!found) throw new Error(`Record ${id} is not withdrawn`);
}
