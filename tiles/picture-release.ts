/** Pictures of public releases: taken over with a release, drawn anew once it is public. */
import type { Store } from '../db/bindings.ts';
import { CITY } from '../src/domain/city.ts';
import { dayAt } from '../src/domain/filter.ts';
import type { MapDefinition } from '../src/domain/kinds.ts';
import { base as baseMap } from '../src/domain/maps/base.ts';
import { isPublicOn } from '../src/domain/public-record.ts';
import { bytesAt } from './base-release.ts';
import type { LiveRecord, LiveRecords } from './layers.ts';
import { pack, packIndex } from './picture-pack.ts';
import { type Pictures, type PicturesMade, picturesOf } from './pictures.ts';
import type { Plan } from './release-plan.ts';
import type { AppliedRow } from './release-rows.ts';
import { allRows } from './stored-records.ts';
import { upload } from './upload.ts';

/** What may change of a record while its picture stays true: when it was verified, and until when it is shown. */
const UNDRAWN = new Set(['verified_at', 'valid_until', 'lineage', 'version', 'release']);

const looksSame = (before: LiveRecord, after: LiveRecord): boolean =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].every(
    (column) => UNDRAWN.has(column) || (before[column] ?? null) === (after[column] ?? null),
  );

/**
 * The last day of the picture of a record `collection/id` in a release, given that of the last one; undefined for a
 * picture that is not taken over. That of a record which has only ended stays, shown to nobody, for when it is renewed.
 */
function endOf({
  transitions,
  applied,
}: Plan): (name: string, until: string | null) => string | null | undefined {
  const changed = new Map<string, AppliedRow>(
    transitions.flatMap(({ collection }, i) =>
      [...applied[i]!].map(([id, row]) => [`${collection.id}/${id}`, row] as const),
    ),
  );
  return (name, until) => {
    const row = changed.get(name);
    if (!row) return until;
    const { before, after } = row;
    return before && after && looksSame(before, after)
      ? ((after.valid_until ?? null) as string | null)
      : undefined;
  };
}

/**
 * The pictures of the last release as those of a planned one, without those of records that change or are withdrawn: no
 * picture says what is no longer so. Null when there are none.
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
  const end = endOf(plan);
  const kept = [...entries].flatMap(([name, [offset, length, source, until]]) => {
    const of = name.slice(0, name.lastIndexOf('.'));
    const isOfRecord = plan.map.collections.some(({ id }) => of.startsWith(`${id}/`));
    const last = isOfRecord ? end(of, until) : until;
    if (last === undefined) return [];
    return [{ name, source, until: last, bytes: bytes.subarray(start + offset, start + offset + length) }];
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
