import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { archive } from './archive.ts';
import { type Tile, tiles } from './cut.ts';
import { metadataOf, noiseTiles, pointLayer } from './fixtures.ts';
import { tileAddress, tileId } from './hilbert.ts';
import { openArchive } from './reader.ts';

const layers = [pointLayer(400)];
const frame = { metadata: metadataOf(layers), bounds: [120, 31, 121, 32], center: [120.5, 31.5, 8] } as const;

const small = [...tiles(layers, { minzoom: 0, maxzoom: 8 })];
const large = noiseTiles(12_000, 3);

async function written(cut: Tile[]): Promise<Uint8Array> {
  const gzip = (data: Uint8Array) => gzipSync(data, { level: 1 });
  return (await archive({ ...frame, tiles: cut, minzoom: 0, maxzoom: 9, gzip })).bytes;
}
const smallBytes = await written(small);
const largeBytes = await written(large);

function counted(bytes: Uint8Array) {
  const reads: [number, number][] = [];
  const state = { fail: false, reads };
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    reads.push([offset, length]);
    await null;
    if (state.fail) throw new Error('the network is down');
    return bytes.slice(offset, offset + length);
  };
  return { state, read };
}

test('a small archive is one read; every tile comes back as stored', async () => {
  const { state, read } = counted(smallBytes);
  const opened = await openArchive({ read });
  expect(smallBytes.length).toBeLessThan(65_536);
  for (const { z, x, y, data } of small)
    expect(await opened.tile(z, x, y)).toEqual(new Uint8Array(gzipSync(data, { level: 1 })));
  expect(await opened.metadata()).toEqual(frame.metadata);
  expect(state.reads).toEqual([[0, 65_536]]);
  expect(await openArchive({ read, size: smallBytes.length })).toBeDefined();
  expect(state.reads[1]).toEqual([0, smallBytes.length]);
});

test('absent tiles and bad addresses are undefined without a read', async () => {
  const { state, read } = counted(largeBytes);
  const opened = await openArchive({ read });
  for (const [z, x, y] of [
    [10, 0, 0],
    [-1, 0, 0],
    [3, 8, 0],
    [3, -1, 0],
    [3, 0.5, 0],
    [Number.NaN, 0, 0],
  ] as const) {
    expect(await opened.range(z, x, y)).toBeUndefined();
    expect(await opened.tile(z, x, y)).toBeUndefined();
  }
  const before = state.reads.length;
  const { z, x, y } = tileAddress(tileId(large[1]!.z, large[1]!.x, large[1]!.y) + 1);
  expect(await opened.tile(z, x, y)).toBeUndefined();
  expect(state.reads.length - before).toBeLessThanOrEqual(1);
});

test('a leaf is read once for many callers and ranges need no tile data', async () => {
  const { state, read } = counted(largeBytes);
  const opened = await openArchive({ read, size: largeBytes.length }, { firstRead: 4096 });
  expect(opened.header.leaves.length).toBeGreaterThan(4096);
  const wanted = large.slice(9_000, 9_032);
  const ranges = await Promise.all(wanted.map(({ z, x, y }) => opened.range(z, x, y)));
  const leaf = state.reads.slice(1);
  expect(leaf).toHaveLength(1);
  for (const [at, { data }] of wanted.entries()) {
    const { offset, length } = ranges[at]!;
    expect(largeBytes.slice(offset, offset + length)).toEqual(new Uint8Array(gzipSync(data, { level: 1 })));
  }
  await Promise.all([opened.metadata(), opened.metadata()]);
  expect(state.reads.length).toBeLessThanOrEqual(3);
});

test('a failed read is not remembered', async () => {
  const { state, read } = counted(largeBytes);
  const opened = await openArchive({ read }, { firstRead: 4096 });
  const { z, x, y } = large[10_000]!;
  state.fail = true;
  await expect(opened.tile(z, x, y)).rejects.toThrow('the network is down');
  state.fail = false;
  expect(await opened.tile(z, x, y)).toBeDefined();
});

test('short reads are refused wherever they happen', async () => {
  const cut = largeBytes.slice(0, largeBytes.length - 1);
  const { z, x, y } = large.at(-1)!;
  const opened = await openArchive({ read: counted(cut).read });
  await expect(opened.tile(z, x, y)).rejects.toThrow(/Reading \d+ bytes at \d+ gave \d+/);
  const half = smallBytes.slice(0, smallBytes.length >> 1);
  await expect(openArchive({ read: counted(half).read })).rejects.toThrow('incomplete');
  await expect(openArchive({ read: counted(smallBytes.slice(0, 50)).read })).rejects.toThrow(
    '127-byte header',
  );
});

test('other files are refused by name', async () => {
  const html = new TextEncoder().encode('<!doctype html>'.repeat(20));
  await expect(openArchive({ read: counted(html).read })).rejects.toThrow('another kind of file');
  const older = Uint8Array.from(smallBytes);
  older[7] = 2;
  await expect(openArchive({ read: counted(older).read })).rejects.toThrow('version 2');
});
