/** Which release of each map is public. The pointer is asked at most once a second per isolate. */
import { fail } from './respond.ts';

export type Release = {
  map: string;
  version: number;
  archive: string;
  bytes: number;
  is_sample: number;
  data_as_of: string;
  tilejson: string;
};

const TRUSTED_MILLISECONDS = 1000;

// Isolate memory, keyed by binding so that tests with other databases do not meet.
const current = new WeakMap<object, { at: number; releases: Promise<Map<string, Release>> }>();

async function read(content: D1Database): Promise<Map<string, Release>> {
  const { results } = await content
    .prepare(
      `SELECT r.map, r.version, r.archive, r.bytes, r.is_sample, r.data_as_of, r.tilejson
       FROM pointer p JOIN release r ON r.map = p.map AND r.version = p.version`,
    )
    .all<Release>();
  return new Map(results.map((release) => [release.map, release]));
}

/** The public releases by map, at most a second old. Pass the plain binding, not a metered one. */
export function currentReleases(content: D1Database): Promise<Map<string, Release>> {
  const known = current.get(content);
  const now = Date.now();
  // A clock that was set back makes nothing fresh.
  if (known && now >= known.at && now - known.at < TRUSTED_MILLISECONDS) return known.releases;
  const releases = read(content);
  current.set(content, { at: now, releases });
  releases.catch(() => current.delete(content));
  return releases;
}

/** The public release of a map. @throws Failure 404 while it has none. */
export async function currentRelease(content: D1Database, map: string): Promise<Release> {
  return (
    (await currentReleases(content)).get(map) ?? fail({ code: 'not-found', what: `release of map "${map}"` })
  );
}
