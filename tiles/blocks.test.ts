import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLOCK_BYTES, blockSource } from './blocks.ts';
import { ByteCache } from './byte-cache.ts';
import { seeded } from './fixtures.ts';

const SIZE = 5 * BLOCK_BYTES + 1234;
const random = seeded(3);
const data = Uint8Array.from({ length: SIZE }, () => random() * 256);

function counted(limit = 100 * BLOCK_BYTES) {
  const reads: [number, number][] = [];
  const cache = new ByteCache<string, Uint8Array>(limit, (block) => block.byteLength);
  const read = async (offset: number, length: number) => {
    reads.push([offset, length]);
    return data.slice(offset, offset + length);
  };
  return { reads, source: blockSource({ read, size: SIZE }, 'data', cache) };
}

test('any range is the bytes of the source, also when blocks are pushed out of memory', async () => {
  for (const limit of [100 * BLOCK_BYTES, 9 * BLOCK_BYTES]) {
    const { source } = counted(limit);
    await fc.assert(
      fc.asyncProperty(fc.nat(SIZE), fc.nat(3 * BLOCK_BYTES), async (offset, length) => {
        const until = Math.min(offset + length, SIZE);
        expect(Buffer.compare(await source.read(offset, until - offset), data.subarray(offset, until))).toBe(
          0,
        );
      }),
      { numRuns: 50 },
    );
  }
});

test('a block is read once, neighbours that are missing together are one read, all callers share it', async () => {
  const { reads, source } = counted();
  await Promise.all([source.read(10, 20), source.read(50, 5), source.read(BLOCK_BYTES - 5, 10)]);
  expect(reads).toEqual([
    [0, BLOCK_BYTES],
    [BLOCK_BYTES, BLOCK_BYTES],
  ]);
  await source.read(0, 2 * BLOCK_BYTES);
  expect(reads).toHaveLength(2);
  await source.read(0, SIZE);
  expect(reads.slice(2)).toEqual([[2 * BLOCK_BYTES, SIZE - 2 * BLOCK_BYTES]]);
});

test('a short answer and a range beyond the end are errors, and the next try reads again', async () => {
  let short = true;
  const cache = new ByteCache<string, Uint8Array>(100 * BLOCK_BYTES, (block) => block.byteLength);
  const read = async (offset: number, length: number) =>
    data.slice(offset, offset + (short ? length - 1 : length));
  const source = blockSource({ read, size: SIZE }, 'data', cache);
  await expect(source.read(0, 10)).rejects.toThrow(
    `Reading ${BLOCK_BYTES} bytes at 0 gave ${BLOCK_BYTES - 1}`,
  );
  short = false;
  expect(await source.read(0, 10)).toEqual(data.subarray(0, 10));
  await expect(source.read(SIZE - 1, 2)).rejects.toThrow('beyond');
});
