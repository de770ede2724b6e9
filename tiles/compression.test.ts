import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gunzip, gzip } from './compression.ts';

const data = Uint8Array.from({ length: 100_000 }, (_, index) => (index * index) >> 7);

test('bytes survive the way through gzip and back', async () => {
  for (const bytes of [data, new Uint8Array(0), data.subarray(0, 1)]) {
    const packed = await gzip(bytes);
    expect(gunzipSync(packed)).toEqual(Buffer.from(bytes));
    expect(await gunzip(packed, bytes.length)).toEqual(bytes);
  }
  expect(await gzip(data)).toEqual(await gzip(data));
});

test('inflating stops at the cap', async () => {
  const bomb = gzipSync(new Uint8Array(50_000_000));
  await expect(gunzip(bomb, 1_000_000)).rejects.toThrow('more than 1000000 bytes');
  await expect(gunzip(await gzip(data), data.length - 1)).rejects.toThrow('more than');
});

test('data that is not one whole gzip member is refused', async () => {
  const packed = gzipSync(data);
  await expect(gunzip(new TextEncoder().encode('<html>'), 1e6)).rejects.toThrow('begins with 3c 68');
  await expect(gunzip(new Uint8Array(0), 1e6)).rejects.toThrow('begins with nothing');
  await expect(gunzip(packed.subarray(0, packed.length - 5), 1e6)).rejects.toThrow();
  await expect(gunzip(packed.subarray(0, 30), 1e6)).rejects.toThrow();
  await expect(gunzip(Buffer.concat([packed, Buffer.from('x')]), 1e6)).rejects.toThrow();
  const flipped = Uint8Array.from(packed);
  flipped[packed.length - 6]! ^= 1;
  await expect(gunzip(flipped, 1e6)).rejects.toThrow();
});
