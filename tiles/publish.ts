/**
 * A release: staged rows become live, tiles are cut, verified and uploaded, snapshot and search rows are built, and one
 * transaction moves the pointers of all its maps. Until that transaction nothing a reader sees has changed; after
 * it, all has.
 */
import type { Bucket, Database, Statement, Store } from '../db/bindings.ts';
import { CITY } from '../src/domain/city.ts';
import { dayAt } from '../src/domain/filter.ts';
import type { MapDefinition } from '../src/domain/kinds.ts';
import { isPublicOn } from '../src/domain/public-record.ts';
import { tokenizerId } from '../src/domain/search/tokens.ts';
import type { StoredVocabulary } from '../src/domain/search/vocabulary.ts';
import { SNAPSHOT_FOLDER } from '../src/domain/snapshot/format.ts';
import { type Signatures, signaturesOf } from './approval.ts';
import { bytesAt } from './base-release.ts';
import { type Base, type Build, build, type Cut } from './build.ts';
import type { Gzip } from './compression.ts';
import { giveUp, prunable } from './kept-releases.ts';
import { withLease } from './lease.ts';
import { pause } from './pause.ts';
import { drawPictures, keptPictures } from './picture-release.ts';
import type { Pictures, PicturesMade } from './pictures.ts';
import { liveRecords, type MapRecords } from './records.ts';
import { type Plan, plansOf, type Source } from './release-plan.ts';
import { applyStatements, closeStatements } from './release-rows.ts';
import { patchSearch, pruneSearch, writeSearch } from './search-rows.ts';
import { snapshot } from './snapshot.ts';
import { IMMUTABLE, upload } from './upload.ts';

/** Isolates trust the pointer they have read for a second; a release that others read settles for longer. */
export const SETTLE_MILLISECONDS = 2000;

export type ReleaseOptions = {
  gzip: Gzip;
  /** The instant of release; decides what is still valid. */
  now: Date;
  /** How maps are cut, given the number of a map's records; in this thread when missing. */
  cut?: (records: number) => Cut | undefined;
  /** How pictures of pages are made once the release is public; those of changed records are missing when it is. */
  pictures?: () => Promise<Pictures>;
  /** Milliseconds for which readers may still hold the last release; its search rows go after them. 0 when missing. */
  settle?: number;
  /** Who approves it; somebody else than who handed the rows in. */
  approvedBy?: string | undefined;
  /** Where its rows come from: all that are staged when missing. */
  source?: Source;
  /** Why there is a release, where that is not staged rows; who did it; and what is written in its transaction. */
  act?: { cause: string; by: string | null; approvedBy?: string | null; statements: Statement[] };
  /** Called before each step with the map it works on and how many of the maps are done. */
  onStep?: (step: string, map: string, done: number) => void;
};

export type Released = {
  map: string;
  version: number;
  key: string;
  bytes: number;
  tiles: number;
  /** Tiles that were cut; the others are the last release's. */
  cut: number;
  records: number;
  dropped: Record<string, number>;
  /** Absent when the map has none, or when they could not be drawn. */
  pictures?: PicturesMade | undefined;
};

type Prepared = Plan & {
  built: Build;
  key: string;
  snapshotKey: string;
  vocabularyKey: string;
  picturesKey: string | null;
  isSample: boolean;
};

type Answered = Signatures & { cause: string | null };

function switchStatements(
  content: Database,
  prepared: Prepared,
  { now, day, submitted, approved, cause }: Answered & { now: Date; day: string },
): Statement[] {
  const { map, version, transitions, applied, built, key, snapshotKey, vocabularyKey } = prepared;
  return [
    // The primary key is the compare-and-set: whoever comes second fails with the whole transaction.
    content
      .prepare(
        `INSERT INTO release (map, version, archive, snapshot, vocabulary, pictures, bytes, tiles, records, is_sample, definition, data_as_of, created_at, tilejson, submitted_by, approved_by, cause)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)`,
      )
      .bind(
        map.id,
        version,
        key,
        snapshotKey,
        vocabularyKey,
        prepared.picturesKey,
        built.bytes.length,
        built.tiles,
        total(prepared.records),
        Number(prepared.isSample),
        built.definition,
        built.dataAsOf,
        now.toISOString(),
        JSON.stringify(built.tilejson),
        submitted.length > 0 ? JSON.stringify(submitted) : null,
        approved,
        cause,
      ),
    ...transitions.flatMap((transition, i) =>
      applyStatements(content, transition, applied[i]!, {
        map: map.id,
        release: version,
        isPublic: (record) => isPublicOn(record, day),
      }),
    ),
    ...closeStatements(content, transitions),
    content
      .prepare(
        'INSERT INTO pointer (map, version) VALUES (?1, ?2) ON CONFLICT (map) DO UPDATE SET version = excluded.version',
      )
      .bind(map.id, version),
  ];
}

const total = (records: MapRecords) => [...records.values()].reduce((sum, { rids }) => sum + rids.length, 0);

async function prune({ content, search, archives }: Store, map: string, version: number, now: Date) {
  await pruneSearch(search, map, version);
  await giveUp(content, archives, await prunable(content, map, version, now));
}

const uploadSnapshot = async (archives: Bucket, plan: Plan): Promise<string> =>
  upload(archives, plan, {
    folder: SNAPSHOT_FOLDER,
    bytes: snapshot(plan.map, plan.version, plan.records),
    extension: 'bin',
    contentType: 'application/octet-stream',
  });

/** The way tokens are made is part of the key: a Worker that makes others does not take it. */
const uploadVocabulary = (archives: Bucket, plan: Plan, vocabulary: StoredVocabulary): Promise<string> =>
  upload(archives, plan, {
    folder: `vocabularies/${tokenizerId()}`,
    bytes: new TextEncoder().encode(JSON.stringify(vocabulary)),
    extension: 'json',
    contentType: 'application/json',
  });

/** What several tasks give; where one fails, after the others have ended, so that none writes into the next release. */
async function together<Tasks extends readonly unknown[]>(tasks: readonly [...Tasks]) {
  await Promise.allSettled(tasks);
  return Promise.all(tasks);
}

/** Whether a map's records hold a sample one after the release. */
async function holdsSample(
  content: Database,
  { transitions, applied, records, last }: Plan,
): Promise<boolean> {
  for (const [i, { collection }] of transitions.entries()) {
    const rids = new Set(records.get(collection.id)!.rids);
    const own = [...applied[i]!.values()].filter(({ after }) => after && rids.has(Number(after.rid)));
    if (own.some(({ after }) => after!.is_sample === 1)) return true;
  }
  // What was no sample then is none now, and looking for one would go through all rows.
  if (last?.release.is_sample === 0) return false;
  for (const [i, { collection }] of transitions.entries()) {
    const found = await content
      .prepare(
        `SELECT rid FROM "${collection.id}" WHERE is_sample = 1 AND visibility = 'public'
         AND id NOT IN (SELECT value FROM json_each(?1)) LIMIT 1`,
      )
      .bind(JSON.stringify([...applied[i]!.keys()]))
      .first();
    if (found) return true;
  }
  return false;
}

/** Writes the search rows of a planned release and returns the vocabulary of it. */
async function writeRows({ search, archives }: Store, plan: Plan): Promise<StoredVocabulary> {
  const { map, version, records, last } = plan;
  const bytes = last && (await bytesAt(archives, last.release.vocabulary));
  if (!bytes) return writeSearch(search, map, version, await liveRecords(records));
  const vocabulary = JSON.parse(new TextDecoder().decode(bytes)) as StoredVocabulary;
  return patchSearch(search, map, version, vocabulary, last.difference.changes);
}

/** The archive of the last release with what has changed since; undefined where all has to be cut. */
async function baseOf({ archives }: Store, { last }: Plan): Promise<Base | undefined> {
  const bytes = last && (await bytesAt(archives, last.release.archive));
  if (!bytes) return undefined;
  const { before, changes } = last.difference;
  return { archive: new Uint8Array(bytes), records: before, changes };
}

/**
 * Makes the staged rows of the maps public, all of them or none. What the last release of a map has is taken over where
 * its records have not changed. Pictures are the last ones without those of records that have, until they are drawn anew.
 * @throws Unapproved where a name is missing; Busy while another release of a map goes on; Error when an archive fails
 * verification. Live data is then as before.
 */
export const release = (
  store: Store,
  maps: readonly MapDefinition[],
  options: ReleaseOptions,
): Promise<Released[]> =>
  withLease(
    store,
    maps.map(({ id }) => id),
    (held) => released(store, maps, options, held),
  );

async function released(
  store: Store,
  maps: readonly MapDefinition[],
  options: ReleaseOptions,
  held: readonly Statement[],
): Promise<Released[]> {
  const { content, archives } = store;
  const { now, gzip, cut, pictures, onStep = () => {} } = options;
  const day = dayAt(now, CITY.timeZone);
  const { plans, divisions } = await plansOf(store, maps, day, options.source);
  const { act } = options;
  const signed = act
    ? { submitted: act.by === null ? [] : [act.by], approved: act.approvedBy ?? null, cause: act.cause }
    : { ...(await signaturesOf(content, plans, options.approvedBy)), cause: null };

  const prepared: Prepared[] = [];
  for (const [done, plan] of plans.entries()) {
    const { map, version, records } = plan;
    onStep('cut and verify', map.id, done);
    const base = await baseOf(store, plan);
    const built = await build(map, version, records, divisions, {
      gzip,
      day,
      base,
      cut: cut?.(total(records)),
    });
    onStep('upload and search rows', map.id, done);
    const key = `tiles/${map.id}/${version}-${built.hash}.pmtiles`;
    const [, snapshotKey, vocabularyKey, picturesKey, isSample] = await together([
      archives.put(key, built.bytes, {
        httpMetadata: { contentType: 'application/vnd.pmtiles', cacheControl: IMMUTABLE },
      }),
      uploadSnapshot(archives, plan),
      writeRows(store, plan).then((vocabulary) => uploadVocabulary(archives, plan, vocabulary)),
      keptPictures(store, plan),
      holdsSample(content, plan),
    ]);
    prepared.push({ ...plan, built, key, snapshotKey, vocabularyKey, picturesKey, isSample });
  }

  await content.batch([
    ...held,
    ...(act?.statements ?? []),
    ...prepared.flatMap((one) => switchStatements(content, one, { ...signed, now, day })),
  ]);
  for (const { map } of prepared) onStep('public', map.id, prepared.length);

  // The release is public: what cannot be drawn or tidied now is after the next one.
  const drawn = await pictures?.()
    .then((tools) => drawPictures(store, maps, tools, now))
    .catch(() => undefined);
  if (options.settle) await pause(options.settle);
  for (const { map, version } of prepared) await prune(store, map.id, version, now).catch(() => undefined);
  const replaced = prepared.filter(({ map, picturesKey }) => picturesKey !== null && drawn?.has(map.id));
  await archives.delete(replaced.map(({ picturesKey }) => picturesKey!)).catch(() => undefined);
  return prepared.map(({ map, version, records, built, key }) => ({
    map: map.id,
    version,
    key,
    bytes: built.bytes.length,
    tiles: built.tiles,
    cut: built.cut,
    records: total(records),
    dropped: built.dropped,
    pictures: drawn?.get(map.id),
  }));
}
