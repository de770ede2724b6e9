/** Snapshots in isolate memory: one read of R2 per isolate and release, with a deadline, shared by who asks meanwhile. */
import { ByteCache } from '../../tiles/byte-cache.ts';
import type { Collection } from '../domain/kinds.ts';
import { mapWith } from '../domain/maps/index.ts';
import { openSnapshot, type Snapshot, type Table } from '../domain/snapshot/reader.ts';
import { inTime } from './deadline.ts';
import type { Bindings } from './env.ts';
import { currentRelease, type Release } from './releases.ts';

/** Bytes of all snapshots kept, of the isolate's 128 MB; a single larger one is not read at all. */
const LIMIT_BYTES = 40 * 1024 * 1024;
/** How long a snapshot that could not be read is left alone: SQL answers at once instead of after a deadline. */
const REST_MILLISECONDS = 10_000;

type Memory = {
  kept: ByteCache<string, Snapshot>;
  /** By key, when it can be tried again. */
  resting: Map<string, number>;
};

// Keyed by binding so that tests with other buckets do not meet.
const memories = new WeakMap<object, Memory>();

function memoryOf(bucket: R2Bucket): Memory {
  const memory = memories.get(bucket) ?? {
    kept: new ByteCache<string, Snapshot>(LIMIT_BYTES, ({ bytes }) => bytes, LIMIT_BYTES),
    resting: new Map(),
  };
  memories.set(bucket, memory);
  return memory;
}

async function read(bucket: R2Bucket, key: string): Promise<Snapshot> {
  const object = await bucket.get(key);
  if (object === null) throw new Error(`${key}: there is no such object`);
  if (object.size > LIMIT_BYTES) throw new Error(`${key}: ${object.size} bytes are too many for an isolate`);
  return openSnapshot(await object.arrayBuffer());
}

async function snapshotAt(bucket: R2Bucket, key: string): Promise<Snapshot | undefined> {
  const { kept, resting } = memoryOf(bucket);
  const until = resting.get(key);
  if (until !== undefined && Date.now() < until && until - Date.now() <= REST_MILLISECONDS) return undefined;
  resting.delete(key);
  return kept
    .load(key, () => inTime(key, read(bucket, key)))
    .catch((error: unknown) => {
      resting.set(key, Date.now() + REST_MILLISECONDS);
      console.error(JSON.stringify({ key, error: String(error) }));
      return undefined;
    });
}

/** What answers questions about a collection: its public release, and its table while the snapshot can be read. */
export type Source = { release: Release; table?: Table };

/** The source of a collection; pass the plain bindings. @throws Failure 404 while its map has no release. */
export async function sourceOf(env: Bindings, collection: Collection): Promise<Source> {
  const release = await currentRelease(env.CONTENT, mapWith(collection.id)!.id);
  if (release.snapshot === null || release.snapshot === undefined) return { release };
  const table = (await snapshotAt(env.ARCHIVES, release.snapshot))?.tables.get(collection.id);
  return table ? { release, table } : { release };
}
