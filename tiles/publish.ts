/**
 * A release: staged rows become live, tiles are cut, verified and uploaded, snapshot and search rows are built, and one
 * transaction moves the pointers of all its maps. Until that transaction nothing a reader sees has changed; after
 * it, all has.
 */
import type { Bucket, Database, Statement, Store } from '../db/bindings.ts';
import { divisionOf, liveDivisions } from '../db/divisions.ts';
import type { Division } from '../src/domain/cells.ts';
import { CITY } from '../src/domain/city.ts';
import { sha256 } from '../src/domain/digest.ts';
import { dayAt } from '../src/domain/filter.ts';
import type { MapDefinition } from '../src/domain/kinds.ts';
import { tokenizerId } from '../src/domain/search/tokens.ts';
import type { StoredVocabulary } from '../src/domain/search/vocabulary.ts';
import { type Build, build, type Cut } from './build.ts';
import type { Gzip } from './compression.ts';
import type { LiveRecord, LiveRecords } from './layers.ts';
import { pause } from './pause.ts';
import {
  appliedRows,
  applyStatements,
  closeStatements,
  type Transition,
  transitionOf,
} from './release-rows.ts';
import { pruneSearch, writeSearch } from './search-rows.ts';
import { snapshot } from './snapshot.ts';

export type ReleaseOptions = {
  gzip: Gzip;
  /** The instant of release; decides what is still valid. */
  now: Date;
  /** How maps are cut, given the number of a map's records; in this thread when missing. */
  cut?: (records: number) => Cut | undefined;
  /** Milliseconds for which readers may still hold the last release; its search rows go after them. 0 when missing. */
  settle?: number;
  /** Called before each step with the map it works on and how many of the maps are done. */
  onStep?: (step: string, map: string, done: number) => void;
};

export type Released = {
  map: string;
  version: number;
  key: string;
  bytes: number;
  tiles: number;
  records: number;
  dropped: Record<string, number>;
};

/** A map on its way to a release. */
type Plan = {
  map: MapDefinition;
  version: number;
  transitions: Transition[];
  applied: Map<string, LiveRecord>[];
  /** The public, currently valid records after the release, by collection. */
  records: LiveRecords;
};

type Prepared = Plan & { built: Build; key: string; snapshotKey: string; vocabularyKey: string };

const isPublic = (record: LiveRecord, day: string) =>
  record.visibility === 'public' && (record.valid_until === null || String(record.valid_until) >= day);

async function planOf(content: Database, map: MapDefinition, day: string): Promise<Plan> {
  const last = await content
    .prepare('SELECT max(version) AS version FROM release WHERE map = ?')
    .bind(map.id)
    .first<{ version: number | null }>();
  const version = (last?.version ?? 0) + 1;
  const transitions = await Promise.all(
    map.collections.map((collection) => transitionOf(content, collection)),
  );
  const applied = transitions.map((transition) => appliedRows(transition, version));
  const records = new Map(
    transitions.map(({ collection, live }, i) => [
      collection.id,
      [...new Map([...live, ...applied[i]!]).values()].filter((record) => isPublic(record, day)),
    ]),
  );
  return { map, version, transitions, applied, records };
}

/** The divisions as they will be after the release: planned ones where the release brings them, else the live ones. */
async function divisionsAfter(content: Database, plans: readonly Plan[]): Promise<Division[]> {
  const planned = plans.map(({ records }) => records.get('divisions')).find((list) => list !== undefined);
  return planned ? planned.map(divisionOf) : liveDivisions(content);
}

function switchStatements(content: Database, prepared: Prepared, now: Date): Statement[] {
  const { map, version, transitions, applied, records, built, key, snapshotKey, vocabularyKey } = prepared;
  const everything = [...records.values()].flat();
  const isSample = everything.some(({ is_sample }) => is_sample === 1);
  return [
    // The primary key is the compare-and-set: whoever comes second fails with the whole transaction.
    content
      .prepare(
        `INSERT INTO release (map, version, archive, snapshot, vocabulary, bytes, tiles, records, is_sample, definition, data_as_of, created_at, tilejson)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)`,
      )
      .bind(
        map.id,
        version,
        key,
        snapshotKey,
        vocabularyKey,
        built.bytes.length,
        built.tiles,
        everything.length,
        Number(isSample),
        built.definition,
        built.dataAsOf,
        now.toISOString(),
        JSON.stringify(built.tilejson),
      ),
    ...transitions.flatMap((transition, i) => applyStatements(content, transition, applied[i]!, version)),
    ...closeStatements(content, transitions),
    content
      .prepare(
        'INSERT INTO pointer (map, version) VALUES (?1, ?2) ON CONFLICT (map) DO UPDATE SET version = excluded.version',
      )
      .bind(map.id, version),
  ];
}

const total = (records: LiveRecords) => [...records.values()].reduce((sum, list) => sum + list.length, 0);

/** Releases older than this many, and older than a day, lose archive, snapshot and vocabulary: their tiles answer 410. */
const KEPT_RELEASES = 3;
const KEPT_MILLISECONDS = 24 * 3600 * 1000;

async function prune({ content, search, archives }: Store, map: string, version: number, now: Date) {
  await pruneSearch(search, map, version);
  const { results } = await content
    .prepare(
      'SELECT version, archive, snapshot, vocabulary FROM release WHERE map = ? AND version <= ? AND created_at < ? AND archive IS NOT NULL',
    )
    .bind(map, version - KEPT_RELEASES, new Date(now.getTime() - KEPT_MILLISECONDS).toISOString())
    .all<{ version: number; archive: string; snapshot: string | null; vocabulary: string | null }>();
  if (results.length === 0) return;
  await content
    .prepare(
      'UPDATE release SET archive = NULL, snapshot = NULL, vocabulary = NULL WHERE map = ? AND version IN (SELECT value FROM json_each(?))',
    )
    .bind(map, JSON.stringify(results.map((row) => row.version)))
    .all();
  const keys = results
    .flatMap((row) => [row.archive, row.snapshot, row.vocabulary])
    .filter((key) => key !== null);
  await archives.delete(keys);
}

const PAUSE_MILLISECONDS = 50;
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Writes what isolates hold of a planned release and returns its key: version and a hash name it. */
async function upload(
  archives: Bucket,
  { map, version }: Plan,
  {
    folder,
    bytes,
    extension,
    contentType,
  }: { folder: string; bytes: Uint8Array; extension: string; contentType: string },
): Promise<string> {
  // Making the bytes of a large map holds the thread.
  await pause(PAUSE_MILLISECONDS);
  const key = `${folder}/${map.id}/${version}-${(await sha256(bytes)).slice(0, 8)}.${extension}`;
  await archives.put(key, bytes, { httpMetadata: { contentType, cacheControl: IMMUTABLE } });
  return key;
}

const uploadSnapshot = (archives: Bucket, plan: Plan): Promise<string> =>
  upload(archives, plan, {
    folder: 'snapshots',
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

/**
 * Makes the staged rows of the maps public, all of them or none.
 * @throws Error when an archive fails verification or another release came first; live data is then as before.
 */
export async function release(
  store: Store,
  maps: readonly MapDefinition[],
  options: ReleaseOptions,
): Promise<Released[]> {
  const { content } = store;
  const { now, gzip, cut, onStep = () => {} } = options;
  const day = dayAt(now, CITY.timeZone);
  const plans: Plan[] = [];
  for (const map of maps) plans.push(await planOf(content, map, day));
  const divisions = await divisionsAfter(content, plans);

  const prepared: Prepared[] = [];
  for (const [done, plan] of plans.entries()) {
    const { map, version, records } = plan;
    onStep('cut and verify', map.id, done);
    const built = await build(map, version, records, divisions, { gzip, day, cut: cut?.(total(records)) });
    onStep('upload', map.id, done);
    const key = `tiles/${map.id}/${version}-${built.hash}.pmtiles`;
    await store.archives.put(key, built.bytes, {
      httpMetadata: { contentType: 'application/vnd.pmtiles', cacheControl: IMMUTABLE },
    });
    const snapshotKey = await uploadSnapshot(store.archives, plan);
    onStep('search rows', map.id, done);
    const vocabulary = await writeSearch(store.search, map, version, records);
    const vocabularyKey = await uploadVocabulary(store.archives, plan, vocabulary);
    prepared.push({ ...plan, built, key, snapshotKey, vocabularyKey });
  }

  await content.batch(prepared.flatMap((one) => switchStatements(content, one, now)));

  if (options.settle) await pause(options.settle);
  // The release is public: what cannot be tidied now is tidied after the next one.
  for (const { map, version } of prepared) await prune(store, map.id, version, now).catch(() => undefined);
  return prepared.map(({ map, version, records, built, key }) => ({
    map: map.id,
    version,
    key,
    bytes: built.bytes.length,
    tiles: built.tiles,
    records: total(records),
    dropped: built.dropped,
  }));
}
