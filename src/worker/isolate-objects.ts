/** Objects of the bucket in isolate memory: one read of R2 each, with a deadline, shared by who asks meanwhile. */
import { ByteCache } from '../../tiles/byte-cache.ts';
import { inTime } from './deadline.ts';

/** How long an object that could not be read is left alone: whoever can do without it answers at once. */
const REST_MILLISECONDS = 10_000;

type Memory<T> = {
  kept: ByteCache<string, T>;
  /** By key, when it can be tried again. */
  resting: Map<string, number>;
};

/** Reads objects of one kind: `open` makes a value of the bytes, of all values at most `limit` bytes are kept. */
export class IsolateObjects<T extends { readonly bytes: number }> {
  readonly #limit: number;
  readonly #open: (buffer: ArrayBuffer) => T;
  // Keyed by binding so that tests with other buckets do not meet.
  readonly #memories = new WeakMap<object, Memory<T>>();

  constructor(limit: number, open: (buffer: ArrayBuffer) => T) {
    this.#limit = limit;
    this.#open = open;
  }

  #memory(bucket: R2Bucket): Memory<T> {
    const memory = this.#memories.get(bucket) ?? {
      kept: new ByteCache<string, T>(this.#limit, ({ bytes }) => bytes, this.#limit),
      resting: new Map(),
    };
    this.#memories.set(bucket, memory);
    return memory;
  }

  async #read(bucket: R2Bucket, key: string): Promise<T> {
    const object = await bucket.get(key);
    if (object === null) throw new Error(`${key}: there is no such object`);
    if (object.size > this.#limit)
      throw new Error(`${key}: ${object.size} bytes are too many for an isolate`);
    return this.#open(await object.arrayBuffer());
  }

  /** The object of a key; undefined while it cannot be read, which is logged. */
  async at(bucket: R2Bucket, key: string): Promise<T | undefined> {
    const { kept, resting } = this.#memory(bucket);
    const until = resting.get(key);
    if (until !== undefined && Date.now() < until && until - Date.now() <= REST_MILLISECONDS)
      return undefined;
    resting.delete(key);
    return kept
      .load(key, () => inTime(key, this.#read(bucket, key)))
      .catch((error: unknown) => {
        resting.set(key, Date.now() + REST_MILLISECONDS);
        console.error(JSON.stringify({ key, error: String(error) }));
        return undefined;
      });
  }
}
