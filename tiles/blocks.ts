/** Reads byte ranges through aligned blocks that stay in memory, so that neighbouring tiles cost one read. */
import type { ByteCache } from './byte-cache.ts';
import type { ByteSource } from './reader.ts';

/** Bytes of a block: a viewport of a city at zoom 14 then takes about four reads (see src/bench). */
export const BLOCK_BYTES = 131_072;

/**
 * The source through blocks kept in `cache` under `name`, which must name these very bytes. Blocks that are
 * missing side by side are read at once, and concurrent callers share every read. A source that returns fewer
 * bytes than asked for is an Error.
 */
export function blockSource(
  source: ByteSource & { size: number },
  name: string,
  cache: ByteCache<string, Uint8Array>,
): ByteSource & { size: number } {
  const { size } = source;
  const keyOf = (index: number) => `${name}#${index}`;

  const run = async (first: number, last: number): Promise<Uint8Array> => {
    const offset = first * BLOCK_BYTES;
    const length = Math.min((last + 1) * BLOCK_BYTES, size) - offset;
    const bytes = await source.read(offset, length);
    if (bytes.byteLength !== length)
      throw new Error(
        `Reading ${length} bytes at ${offset} gave ${bytes.byteLength}; the archive is incomplete or has changed`,
      );
    return bytes;
  };

  const blocks = (first: number, last: number): Promise<Uint8Array>[] => {
    const loads: Promise<Uint8Array>[] = [];
    for (let index = first; index <= last; ) {
      const start = index;
      let end = start;
      if (!cache.knows(keyOf(start))) while (end < last && !cache.knows(keyOf(end + 1))) end++;
      let bytes: Promise<Uint8Array> | undefined;
      for (; index <= end; index++) {
        const from = (index - start) * BLOCK_BYTES;
        const load = async () => {
          bytes ??= run(start, end);
          const whole = await bytes;
          // A copy of its own, so that dropping one block frees its memory.
          return whole.length <= BLOCK_BYTES ? whole : whole.slice(from, from + BLOCK_BYTES);
        };
        loads.push(cache.load(keyOf(index), load));
      }
    }
    return loads;
  };

  return {
    size,
    read: async (offset, length) => {
      if (length === 0) return new Uint8Array(0);
      if (offset + length > size)
        throw new Error(
          `Bytes ${offset} to ${offset + length} are beyond the ${size} of the archive; it is incomplete or has changed`,
        );
      const first = Math.floor(offset / BLOCK_BYTES);
      const last = Math.floor((offset + length - 1) / BLOCK_BYTES);
      const read = await Promise.all(blocks(first, last));
      const start = offset - first * BLOCK_BYTES;
      if (read.length === 1) return read[0]!.subarray(start, start + length);
      const out = new Uint8Array(length);
      let at = 0;
      for (const block of read) {
        const from = at === 0 ? start : 0;
        const part = block.subarray(from, from + length - at);
        out.set(part, at);
        at += part.length;
      }
      return out;
    },
  };
}
