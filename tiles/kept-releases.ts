/** Old releases: how long what they are made of is kept, and how it is given up. */
import type { Bucket, Database } from '../db/bindings.ts';

/** Releases older than this many, and older than a day, lose archive, snapshot, vocabulary and pictures: their tiles answer 410. */
const KEPT_RELEASES = 3;
const KEPT_MILLISECONDS = 24 * 3600 * 1000;

export type ReleaseKey = { map: string; version: number };

/** The releases of a map that are old enough to be given up when `version` is public. */
export async function prunable(
  content: Database,
  map: string,
  version: number,
  now: Date,
): Promise<ReleaseKey[]> {
  const { results } = await content
    .prepare(
      'SELECT map, version FROM release WHERE map = ? AND version <= ? AND created_at < ? AND archive IS NOT NULL',
    )
    .bind(map, version - KEPT_RELEASES, new Date(now.getTime() - KEPT_MILLISECONDS).toISOString())
    .all<ReleaseKey>();
  return results;
}

const PARTS = ['archive', 'snapshot', 'vocabulary', 'pictures'] as const;

/** The releases that a list of map and version names, as a condition on `release`. */
const LISTED = `(map, version) IN (SELECT value->>'map', value->>'version' FROM json_each(?1))`;

/**
 * Gives releases up: first the rows say so, then what no release uses any more is deleted. Killed in between, it leaves objects
 * that nobody can reach.
 */
export async function giveUp(
  content: Database,
  archives: Bucket,
  releases: readonly ReleaseKey[],
): Promise<void> {
  if (releases.length === 0) return;
  const list = JSON.stringify(releases);
  const { results } = await content
    .prepare(
      PARTS.map((part) => `SELECT ${part} AS key FROM release WHERE ${part} IS NOT NULL AND ${LISTED}`).join(
        ' UNION ',
      ),
    )
    .bind(list)
    .all<{ key: string }>();
  await content
    .prepare(`UPDATE release SET ${PARTS.map((part) => `${part} = NULL`).join(', ')} WHERE ${LISTED}`)
    .bind(list)
    .all();
  const { results: used } = await content
    .prepare(
      `SELECT value AS key FROM json_each(?1) WHERE ${PARTS.map((part) => `value IN (SELECT ${part} FROM release WHERE ${part} IS NOT NULL)`).join(' OR ')}`,
    )
    .bind(JSON.stringify(results.map(({ key }) => key)))
    .all<{ key: string }>();
  const held = new Set(used.map(({ key }) => key));
  const keys = results.map(({ key }) => key).filter((key) => !held.has(key));
  if (keys.length > 0) await archives.delete(keys);
}
