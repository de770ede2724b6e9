/** A new release with the content of an old one. */
import { batchStatement } from '../db/batches.ts';
import type { Database, Statement, Store } from '../db/bindings.ts';
import type { Collection, MapDefinition } from '../src/domain/kinds.ts';
import { batchOf, rowOf } from './acts.ts';
import type { LiveRecord } from './layers.ts';
import { type Released, type ReleaseOptions, release } from './publish.ts';
import type { StagedRecord } from './release-rows.ts';

export type RolledBack = Released & { to: number; restored: number; withdrawn: number };

/** The records of a collection as they were in a release and are not now. Those the law took out stay out. */
async function differing(
  content: Database,
  { id: collection }: Collection,
  version: number,
): Promise<{ restored: LiveRecord[]; withdrawn: LiveRecord[] }> {
  const lawful = `NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.collection = ?1 AND w.id = h.id)`;
  const old = await content
    .prepare(
      `SELECT h.record FROM history h WHERE h.collection = ?1 AND h.replaced_in > ?2 AND h.record->>'release' <= ?2 AND ${lawful}`,
    )
    .bind(collection, version)
    .all<{ record: string }>();
  const then = old.results.map(({ record }) => JSON.parse(record) as LiveRecord);
  const { results: newer } = await content
    .prepare(`SELECT * FROM "${collection}" WHERE release > ?1`)
    .bind(version)
    .all<LiveRecord>();
  const now = new Map(newer.map((record) => [record.id, record]));
  const known = new Set(then.map(({ id }) => id));
  return {
    restored: then.filter((record) => !says(record, now.get(record.id!))),
    withdrawn: newer.filter(({ id }) => !known.has(id!)),
  };
}

const STAMPS = new Set(['version', 'release']);

/** Whether a live record says what an old version of it said. */
const says = (old: LiveRecord, live: LiveRecord | undefined): boolean =>
  live !== undefined &&
  Object.keys(live).every((column) => STAMPS.has(column) || (old[column] ?? null) === (live[column] ?? null));

async function targetOf(content: Database, map: string, asked: number | undefined): Promise<number> {
  const { results } = await content
    .prepare(
      `SELECT r.version, p.version = r.version AS is_public FROM release r JOIN pointer p ON p.map = r.map
       WHERE r.map = ? AND r.version <= p.version ORDER BY r.version DESC`,
    )
    .bind(map)
    .all<{ version: number; is_public: number }>();
  const versions = results.filter(({ is_public }) => is_public === 0).map(({ version }) => version);
  if (versions.length === 0) throw new Error(`Map ${map} has no earlier release to go back to`);
  const target = asked ?? versions[0]!;
  if (!versions.includes(target))
    throw new Error(`Map ${map} has no earlier release ${target}; it has ${versions.join(', ')}`);
  return target;
}

/**
 * Releases the content that a map had in an earlier release (the one before the public one when none is named). What is
 * staged stays staged; what the law took out stays out; the old content was approved then, and that approval stands.
 * @throws Error when there is no such release, when it has the content of the public one, or when nobody is named for data
 * that are no samples.
 */
export async function rollback(
  store: Store,
  map: MapDefinition,
  asked: number | undefined,
  options: Omit<ReleaseOptions, 'source' | 'act' | 'approvedBy'> & { by: string | undefined },
): Promise<RolledBack> {
  const { content } = store;
  const { by, ...how } = options;
  const to = await targetOf(content, map.id, asked);
  const name = `rollback ${map.id} ${to}`;
  const source = new Map<string, StagedRecord[]>();
  const statements: Statement[] = [];
  const total = { restored: 0, withdrawn: 0 };
  for (const collection of map.collections) {
    const { restored, withdrawn } = await differing(content, collection, to);
    if (restored.length + withdrawn.length === 0) continue;
    total.restored += restored.length;
    total.withdrawn += withdrawn.length;
    const isSample = [...restored, ...withdrawn].every(({ is_sample }) => is_sample === 1);
    if (!isSample && by === undefined)
      throw new Error('These are no sample data: say who rolls back, with --by NAME');
    const batch = await batchOf({
      collection: collection.id,
      name,
      now: options.now,
      isSample,
      by: by ?? null,
      changed: restored.length,
      withdrawn: withdrawn.length,
    });
    source.set(collection.id, [
      ...restored.map((record) => rowOf(record, batch.id, 'changed')),
      ...withdrawn.map((record) => rowOf(record, batch.id, 'withdrawn')),
    ]);
    statements.push(batchStatement(content, { ...batch, status: 'released' }));
  }
  if (source.size === 0) throw new Error(`Release ${to} of map ${map.id} has the content that is public now`);
  const approved = await content
    .prepare('SELECT approved_by FROM release WHERE map = ? AND version = ?')
    .bind(map.id, to)
    .first<{ approved_by: string | null }>();
  const act = { cause: name, by: by ?? null, approvedBy: approved?.approved_by ?? null, statements };
  const [released] = await release(store, [map], { ...how, source, act });
  return { ...released!, to, ...total };
}
