/** Releases whose archive is kept, and those given up. */

import { SharedLoads } from '../../../tiles/shared-loads.ts';
import type { Lifetime } from '../env.ts';
import { currentReleases } from '../releases.ts';
import { fail } from '../respond.ts';

const TRUSTED_MILLISECONDS = 60_000;

type Row = { archive: string | null; bytes: number };

const rowOf = (content: D1Database, map: string, version: number) =>
  content
    .prepare('SELECT archive, bytes FROM release WHERE map = ? AND version = ?')
    .bind(map, version)
    .first<Row>();

/**
 * A release with its archive. What it holds never changes, but it can be given up (after a day, or withdrawn by
 * law): whoever uses it renews it, which asks the database once a minute and keeps nobody waiting. While the
 * database does not answer, the release stays.
 */
export class Kept {
  /** Key of the archive in the bucket. */
  readonly archive: string;
  /** Length of the archive. */
  readonly bytes: number;
  gone = false;
  #askedAt = Date.now();
  readonly #ask: () => Promise<Row | null>;
  readonly #tag: string;

  constructor(archive: string, bytes: number, tag: string, ask: () => Promise<Row | null>) {
    this.archive = archive;
    this.bytes = bytes;
    this.#tag = tag;
    this.#ask = ask;
  }

  renew(context: Lifetime): void {
    const now = Date.now();
    if (Math.abs(now - this.#askedAt) < TRUSTED_MILLISECONDS) return;
    this.#askedAt = now;
    const asked = this.#ask().then(async (row) => {
      if (row?.archive) return;
      this.gone = true;
      await context.cache?.purge({ tags: [this.#tag] });
    });
    context.waitUntil(asked.catch(() => undefined));
  }
}

type Memory = {
  releases: Map<string, Kept>;
  rows: SharedLoads<string, Row | null>;
  /** Tags of given-up releases that this isolate had purged in front. */
  purged: Set<string>;
};

const memories = new WeakMap<object, Memory>();

/** The tag of everything cacheable about one release; `map` alone tags what changes with the next release. */
export const releaseTag = (map: string, version: number) => `${map}-${version}`;

/** A kept release of a map. @throws Failure 410 when it was given up, 404 when there is none. */
export async function keptRelease(
  content: D1Database,
  map: string,
  version: number,
  context: Lifetime,
): Promise<Kept> {
  const memory: Memory = memories.get(content) ?? {
    releases: new Map(),
    rows: new SharedLoads(),
    purged: new Set(),
  };
  memories.set(content, memory);
  const { releases, rows, purged } = memory;
  const tag = releaseTag(map, version);
  const found = releases.get(tag);
  found?.renew(context);
  if (found && !found.gone) return found;
  if (found) releases.delete(tag);
  const row = await rows.share(tag, () => rowOf(content, map, version));
  if (row?.archive) {
    const known = releases.get(tag);
    if (known && !known.gone) return known;
    const kept = new Kept(row.archive, row.bytes, tag, () => rowOf(content, map, version));
    releases.set(tag, kept);
    return kept;
  }
  const current = (await currentReleases(content)).get(map);
  if (!current || version > current.version)
    fail({ code: 'not-found', what: `release ${version} of map "${map}"` });
  // The isolates that had it may be gone, or their purge may have failed.
  if (context.cache && !purged.has(tag)) {
    purged.add(tag);
    context.waitUntil(context.cache.purge({ tags: [tag] }).catch(() => purged.delete(tag)));
  }
  return fail({
    code: 'gone',
    what: `Release ${version} of map "${map}"`,
    current: `/tiles/${map}.json (release ${current.version})`,
  });
}
