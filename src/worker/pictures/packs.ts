/** Pictures out of the packs that releases leave in the bucket. */
import { ByteCache } from '../../../tiles/byte-cache.ts';
import { indexEnd, type PackEntry, type PackIndex, packIndex } from '../../../tiles/picture-pack.ts';
import { inTime } from '../deadline.ts';
import { fail } from '../respond.ts';

/** The first read of a pack: the index of a few hundred pictures. */
const FIRST_BYTES = 32 * 1024;
const INDEXES_LIMIT = 1024 * 1024;

type Indexed = PackIndex & { bytes: number };

// Keyed by binding so that tests with other buckets do not meet.
const memories = new WeakMap<R2Bucket, ByteCache<string, Indexed>>();

async function read(bucket: R2Bucket, key: string, offset: number, length: number): Promise<Uint8Array> {
  const get = async () => {
    const object = await bucket.get(key, { range: { offset, length } });
    return object && new Uint8Array(await object.arrayBuffer());
  };
  // Late, broken or missing: all of it may pass, since a release names only what it has written.
  const bytes = await inTime(key, get()).catch((error: unknown) => {
    console.error(JSON.stringify({ key, error: String(error) }));
    return null;
  });
  return bytes ?? fail({ code: 'unavailable', what: 'The store of pictures', retryAfter: 5 });
}

async function readIndex(bucket: R2Bucket, key: string): Promise<Indexed> {
  const first = await read(bucket, key, 0, FIRST_BYTES);
  const end = indexEnd(first);
  const bytes = end <= first.length ? first : await read(bucket, key, 0, end);
  return { ...packIndex(bytes), bytes: end };
}

function memoryOf(bucket: R2Bucket): ByteCache<string, Indexed> {
  const known =
    memories.get(bucket) ??
    new ByteCache<string, Indexed>(INDEXES_LIMIT, ({ bytes }) => bytes, INDEXES_LIMIT);
  memories.set(bucket, known);
  return known;
}

/** A picture of a pack: what it was drawn from, until when it is public, and its bytes when asked for. */
export type StoredPicture = {
  source: string;
  until: string | null;
  png: () => Promise<Uint8Array<ArrayBuffer>>;
};

/** The picture of that name in the pack of a key; undefined when there is none. @throws Failure 503 while R2 is away. */
export async function storedPicture(
  bucket: R2Bucket,
  key: string,
  name: string,
): Promise<StoredPicture | undefined> {
  const { entries, start } = await memoryOf(bucket).load(key, () => readIndex(bucket, key));
  const entry: PackEntry | undefined = entries.get(name);
  if (!entry) return undefined;
  const [offset, length, source, until] = entry;
  return {
    source,
    until,
    png: async () => (await read(bucket, key, start + offset, length)) as Uint8Array<ArrayBuffer>,
  };
}
