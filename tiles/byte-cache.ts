/** A cache bounded by bytes, in which whoever asks for what is being loaded shares that load. */

import { SharedLoads } from './shared-loads.ts';

type Slot<V> = { value: V; bytes: number; used: boolean };

/**
 * Values by key, at most `limit` bytes of them as `sizeOf` counts. What was not used since the last sweep goes
 * first (second chance, Corbató 1968), so a hit only sets a mark; a value above `largest` bytes is not kept.
 */
export class ByteCache<K, V> {
  readonly #limit: number;
  readonly #largest: number;
  readonly #sizeOf: (value: V) => number;
  readonly #slots = new Map<K, Slot<V>>();
  readonly #loads = new SharedLoads<K, V>();
  #bytes = 0;

  constructor(limit: number, sizeOf: (value: V) => number, largest = limit / 8) {
    this.#limit = limit;
    this.#largest = largest;
    this.#sizeOf = sizeOf;
  }

  /** Bytes of all values. */
  get bytes(): number {
    return this.#bytes;
  }

  get(key: K): V | undefined {
    const slot = this.#slots.get(key);
    if (slot === undefined) return undefined;
    slot.used = true;
    return slot.value;
  }

  /** Whether there is a value, or one is being loaded. */
  knows(key: K): boolean {
    return this.#slots.has(key) || this.#loads.has(key);
  }

  set(key: K, value: V): void {
    this.#loads.forget(key);
    this.#put(key, value);
  }

  #put(key: K, value: V): void {
    this.#drop(key);
    const bytes = this.#sizeOf(value);
    if (bytes > this.#largest) return;
    // Before the value is in, or it would go first when all others are in use. A used slot loses its mark when it is
    // passed, so the sweep ends after two rounds at most.
    for (const [oldest, slot] of this.#slots) {
      if (this.#bytes + bytes <= this.#limit) break;
      this.#slots.delete(oldest);
      if (slot.used) this.#slots.set(oldest, { ...slot, used: false });
      else this.#bytes -= slot.bytes;
    }
    this.#slots.set(key, { value, bytes, used: false });
    this.#bytes += bytes;
  }

  /** Forgets a value, and a load under way: whoever waits for it still gets it, the cache does not. */
  delete(key: K): void {
    this.#loads.forget(key);
    this.#drop(key);
  }

  #drop(key: K): void {
    const slot = this.#slots.get(key);
    if (slot === undefined) return;
    this.#slots.delete(key);
    this.#bytes -= slot.bytes;
  }

  /** The value of a key, made by `make` when it is not there; concurrent callers share one making, a failure is forgotten. */
  async load(key: K, make: () => Promise<V>): Promise<V> {
    return this.get(key) ?? this.#loads.share(key, make, (made) => this.#put(key, made));
  }
}
