/** Which release of each map is public. The pointer is asked at most once a second per isolate. */
import { SharedLoads } from '../../tiles/shared-loads.ts';
import { fail } from './respond.ts';

export type Release = {
  map: string;
  version: number;
  archive: string;
  /** Key of the snapshot; null for releases from before there were any. */
  snapshot: string | null;
  /** Key of the search vocabulary; null for releases from before there were any. */
  vocabulary: string | null;
  /** Key of the pack of pictures; null where it has none. */
  pictures: string | null;
  /** Public records of all its collections. */
  records: number;
  bytes: number;
  is_sample: number;
  data_as_of: string;
  tilejson: string;
};

const TRUSTED_MILLISECONDS = 1000;

type Releases = ReadonlyMap<string, Release>;
type Memory = { known?: { at: number; releases: Releases }; loads: SharedLoads<'pointer', Releases> };

// Isolate memory, keyed by binding so that tests with other databases do not meet.
const memories = new WeakMap<object, Memory>();

async function read(content: D1Database): Promise<Releases> {
  const { results } = await content
    .prepare(
      `SELECT r.map, r.version, r.archive, r.snapshot, r.vocabulary, r.pictures, r.records, r.bytes, r.is_sample, r.data_as_of, r.tilejson
       FROM pointer p JOIN release r ON r.map = p.map AND r.version = p.version`,
    )
    .all<Release>();
  return new Map(results.map((release) => [release.map, release]));
}

/** The public releases by map, at most a second old. Pass the plain binding, not a metered one. */
export async function currentReleases(content: D1Database): Promise<Releases> {
  const memory: Memory = memories.get(content) ?? { loads: new SharedLoads() };
  memories.set(content, memory);
  const { known, loads } = memory;
  const at = Date.now();
  // A clock that was set back makes nothing fresh.
  if (known && at >= known.at && at - known.at < TRUSTED_MILLISECONDS) return known.releases;
  return loads.share(
    'pointer',
    () => read(content),
    (releases) => {
      memory.known = { at, releases };
    },
  );
}

/** The public release of a map. @throws Failure 404 while it has none. */
export async function currentRelease(content: D1Database, map: string): Promise<Release> {
  return (
    (await currentReleases(content)).get(map) ?? fail({ code: 'not-found', what: `release of map "${map}"` })
  );
}
