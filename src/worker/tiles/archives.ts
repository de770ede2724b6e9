/** Open archives in isolate memory, read from R2 in blocks, each read with a deadline and shared. */
import { BLOCK_BYTES, blockSource } from '../../../tiles/blocks.ts';
import { ByteCache } from '../../../tiles/byte-cache.ts';
import { type Archive, openArchive } from '../../../tiles/reader.ts';
import { inTime } from '../deadline.ts';

/** Thrown when the object under a key is no longer the one that was opened. */
export class ArchiveChanged extends Error {}

const BLOCKS_LIMIT = 24 * 1024 * 1024;
const MAX_OPEN = 16;
// A swap needs one more try; more only while the object is swapped again and again.
const TRIES = 4;

/** The archives of a bucket. */
export class Archives {
  readonly #bucket: R2Bucket;
  readonly #blocks: ByteCache<string, Uint8Array>;
  readonly #open = new ByteCache<string, Archive>(8 * MAX_OPEN, () => 8);

  /** @param blocksLimit bytes of all archives that are kept in memory */
  constructor(bucket: R2Bucket, blocksLimit = BLOCKS_LIMIT) {
    this.#bucket = bucket;
    this.#blocks = new ByteCache(blocksLimit, (block) => block.byteLength);
  }

  /** What `use` finds in the archive under a key; when the object was swapped meanwhile, it is opened anew. */
  async read<T>(key: string, use: (archive: Archive) => Promise<T>): Promise<T> {
    for (let left = TRIES; ; left--) {
      const archive = await this.#open.load(key, () => this.#opened(key));
      try {
        return await use(archive);
      } catch (error) {
        if (!(error instanceof ArchiveChanged) || left === 0) throw error;
        if (this.#open.get(key) === archive) this.#open.delete(key);
      }
    }
  }

  async #opened(key: string): Promise<Archive> {
    const first = await this.#get(key, { range: { offset: 0, length: BLOCK_BYTES } });
    const { etag, size, bytes } = first;
    const name = `${key}@${etag}`;
    if (bytes.byteLength === Math.min(BLOCK_BYTES, size)) this.#blocks.set(`${name}#0`, bytes);
    const read = async (offset: number, length: number) =>
      (await this.#get(key, { range: { offset, length }, onlyIf: { etagMatches: etag } })).bytes;
    return openArchive(blockSource({ read, size }, name, this.#blocks), { firstRead: BLOCK_BYTES });
  }

  #get(key: string, options: R2GetOptions) {
    const read = async () => {
      const object = await this.#bucket.get(key, options);
      if (object === null) throw new Error(`${key}: there is no such object`);
      if (!('body' in object)) throw new ArchiveChanged(`${key}: the object was replaced`);
      return { etag: object.etag, size: object.size, bytes: new Uint8Array(await object.arrayBuffer()) };
    };
    return inTime(key, read());
  }
}
