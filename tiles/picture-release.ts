/** Pictures of public releases: taken over with a release, drawn anew once it is public. */
import type { Store } from '../db/bindings.ts';
import { CITY } from '../src/domain/city.ts';
import { dayAt } from '../src/domain/filter.ts';
import type { MapDefinition } from '../src/domain/kinds.ts';
import { base as baseMap } from '../src/domain/maps/base.ts';
import { isPublicOn } from '../src/domain/public-record.ts';
import { bytesAt } from './base-release.ts';
import type { LiveRecords } from './layers.ts';
import { pack, packIndex } from './picture-pack.ts';
import { type Pictures, type PicturesMade, picturesOf } from './pictures.ts';
import type { Plan } from './release-plan.ts';
import { allRows } from './stored-records.ts';
import { upload } from './upload.ts';

/** Names of records, `collection/id`, whose pictures a release does not take over. */
function stale({ transitions, applied, records, last }: Plan): (name: string) => boolean {
  const changed = new Set(
    transitions.flatMap(({ collection }, i) => [...applied[i]!.keys()].map((id) => `${collection.id}/${id}`)),
  );
  if (last) {
    for (const [id, list] of last.difference.changes)
      for (const { before } of list) if (before) changed.add(`${id}/${before.id}`);
    return (name) => changed.has(name);
  }
  const shown = new Set<string>();
  for (const [id, one] of records) for (const own of one.column('id')) shown.add(`${id}/${own}`);
  return (name) => changed.has(name) || !shown.has(name);
}

/**
 * The pictures of the last release as those of a planned one, without those of records that change or go: no picture says
 * what is no longer so. Null when there are none.
 */
export async function keptPictures({ content, archives }: Store, plan: Plan): Promise<string | null> {
  const last = await content
    .prepare('SELECT pictures FROM pointer JOIN release USING (map, version) WHERE map = ?')
    .bind(plan.map.id)
    .first<{ pictures: string | null }>();
  const buffer = last?.pictures ? await bytesAt(archives, last.pictures) : undefined;
  if (!buffer) return null;
  const bytes = new Uint8Array(buffer);
  const { entries, start } = packIndex(bytes);
  const isStale = stale(plan);
  const kept = [...entries].flatMap(([name, [offset, length, source, until]]) => {
    const of = name.slice(0, name.lastIndexOf('.'));
    const isOfRecord = plan.map.collections.some(({ id }) => of.startsWith(`${id}/`));
    if (isOfRecord && isStale(of)) return [];
    return [{ name, source, until, bytes: bytes.subarray(start + offset, start + offset + length) }];
  });
  return upload(archives, plan, {
    folder: 'kept-pictures',
    bytes: pack(kept),
    extension: 'bin',
    contentType: 'application/octet-stream',
  });
}

/** The public records of a map as they are live. */
async function publicRecords({ content }: Store, map: MapDefinition, day: string): Promise<LiveRecords> {
  const lists = map.collections.map(
    async (one) => [one.id, (await allRows(content, one)).filter((row) => isPublicOn(row, day))] as const,
  );
  return new Map(await Promise.all(lists));
}

/**
 * Draws the pictures of the public releases of maps where what they show has changed, and makes them theirs. Maps that
 * have none are left out.
 */
export async function drawPictures(
  store: Store,
  maps: readonly MapDefinition[],
  pictures: Pictures,
  now: Date,
): Promise<Map<string, PicturesMade>> {
  const { content, archives } = store;
  const day = dayAt(now, CITY.timeZone);
  const made = new Map<string, PicturesMade>();
  const base = await publicRecords(store, baseMap, day);
  for (const map of maps) {
    const current = await content
      .prepare(
        'SELECT version, data_as_of, pictures FROM pointer JOIN release USING (map, version) WHERE map = ?',
      )
      .bind(map.id)
      .first<{ version: number; data_as_of: string; pictures: string | null }>();
    if (!current) continue;
    const records = map.id === baseMap.id ? base : await publicRecords(store, map, day);
    const subject = { map, records, base, asOf: current.data_as_of };
    const found = await picturesOf(archives, subject, pictures, current.pictures);
    if (!found) continue;
    const key = await upload(
      archives,
      { map, version: current.version },
      { folder: 'pictures', bytes: found.bytes, extension: 'bin', contentType: 'application/octet-stream' },
    );
    await content
      .prepare('UPDATE release SET pictures = ?1 WHERE map = ?2 AND version = ?3')
      .bind(key, map.id, current.version)
      .all();
    made.set(map.id, found.made);
  }
  return made;
}
