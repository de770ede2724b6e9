/** Public labels that are new or other than they were: what a map filing (审图) asks for. */
import { CITY } from '../src/domain/city.ts';
import { dayAt } from '../src/domain/filter.ts';
import { MAPS } from '../src/domain/maps/index.ts';
import { isPublicOn } from '../src/domain/public-record.ts';
import type { StoredRow } from './batch-rows.ts';
import type { Database } from './bindings.ts';

/** A label as the map draws it now; `was` is absent for one that is new. */
export type ChangedLabel = {
  map: string;
  collection: string;
  id: string;
  name_zh: string;
  name_en: string | null;
  was?: { name_zh: string; name_en: string | null };
  division: string | null;
  lon: number | null;
  lat: number | null;
  release: number;
  released_at: string;
};

/** The number of the last release before an instant, by map; 0 for maps that had none. */
export async function releasesBefore(content: Database, instant: Date): Promise<Map<string, number>> {
  const { results } = await content
    .prepare('SELECT map, max(version) AS version FROM release WHERE created_at < ? GROUP BY map')
    .bind(instant.toISOString())
    .all<{ map: string; version: number }>();
  const found = new Map(results.map(({ map, version }) => [map, version]));
  return new Map(MAPS.map(({ id }) => [id, found.get(id) ?? 0]));
}

/**
 * The labels of the public releases that differ from those of the given earlier ones, map by map in the order of records.
 * `since` holds the number of the earlier release by map.
 */
export async function changedLabels(
  content: Database,
  since: ReadonlyMap<string, number>,
  now: Date,
): Promise<ChangedLabel[]> {
  const day = dayAt(now, CITY.timeZone);
  const dates = await content
    .prepare('SELECT map, version, created_at FROM release')
    .all<{ map: string; version: number; created_at: string }>();
  const releasedAt = new Map(dates.results.map((one) => [`${one.map} ${one.version}`, one.created_at]));
  const labels: ChangedLabel[] = [];
  for (const map of MAPS) {
    const version = since.get(map.id);
    if (version === undefined) continue;
    const was = releasedAt.get(`${map.id} ${version}`);
    const dayThen = was ? dayAt(new Date(was), CITY.timeZone) : day;
    for (const { id: collection } of map.collections) {
      const { results: rows } = await content
        .prepare(
          `SELECT id, rid, release, name_zh, name_en, division, lon, lat, visibility, valid_until FROM "${collection}" WHERE release > ? ORDER BY rid`,
        )
        .bind(version)
        .all<StoredRow>();
      const { results: old } = await content
        .prepare(
          `SELECT id, record FROM history WHERE collection = ?1 AND replaced_in > ?2 AND record->>'release' <= ?2`,
        )
        .bind(collection, version)
        .all<{ id: string; record: string }>();
      const before = new Map(old.map(({ id, record }) => [id, JSON.parse(record) as StoredRow]));
      for (const row of rows) {
        if (!isPublicOn(row, day)) continue;
        const earlier = before.get(String(row.id));
        const drawn = earlier && isPublicOn(earlier, dayThen) ? earlier : undefined;
        if (drawn && drawn.name_zh === row.name_zh && drawn.name_en === row.name_en) continue;
        labels.push({
          map: map.id,
          collection,
          id: String(row.id),
          name_zh: String(row.name_zh),
          name_en: row.name_en as string | null,
          ...(drawn
            ? { was: { name_zh: String(drawn.name_zh), name_en: drawn.name_en as string | null } }
            : {}),
          division: row.division as string | null,
          lon: row.lon as number | null,
          lat: row.lat as number | null,
          release: Number(row.release),
          released_at: releasedAt.get(`${map.id} ${row.release}`) ?? '',
        });
      }
    }
  }
  return labels;
}
