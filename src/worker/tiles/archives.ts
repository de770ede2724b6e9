/** Open archives in isolate memory: directories are read once, tiles by range. */
import { type Archive, openArchive } from '../../../tiles/reader.ts';

const MAX_OPEN = 16;
const open = new WeakMap<object, Map<string, Promise<Archive>>>();

/** Thrown when the bucket has no such object, or answers with other bytes than asked. */
export class ArchiveMissing extends Error {}

/** The archive under a key of the bucket; concurrent callers share one opening, a failed one is forgotten. */
export function archiveAt(bucket: R2Bucket, key: string, size: number): Promise<Archive> {
  const archives = open.get(bucket) ?? new Map<string, Promise<Archive>>();
  open.set(bucket, archives);
  const known = archives.get(key);
  if (known) return known;
  const read = async (offset: number, length: number) => {
    const object = await bucket.get(key, { range: { offset, length } });
    if (!object) throw new ArchiveMissing(key);
    return new Uint8Array(await object.arrayBuffer());
  };
  const opened = openArchive({ read, size });
  opened.catch(() => archives.delete(key));
  if (archives.size >= MAX_OPEN) archives.delete(archives.keys().next().value!);
  archives.set(key, opened);
  return opened;
}
