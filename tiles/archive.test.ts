import { gzipSync } from 'node:zlib';
import { PMTiles } from 'pmtiles';
import { expect, test } from 'vitest';
import { type ArchiveInput, archive } from './archive.ts';
import { gzip } from './compression.ts';
import { type Tile, tiles } from './cut.ts';
import { jaggedLayer, metadataOf, noiseTiles, pointLayer } from './fixtures.ts';
import { headerBytes, parseHeader, ROOT_LIMIT } from './header.ts';
import { tileAddress } from './hilbert.ts';

const layers = [jaggedLayer(3, 3, 20), pointLayer(200)];
const frame = {
  metadata: { name: '测试', ...metadataOf(layers) },
  bounds: [120, 31, 121, 32],
  center: [120.5, 31.5, 8],
  minzoom: 0,
  maxzoom: 10,
  gzip: (bytes) => gzipSync(bytes),
} satisfies Omit<ArchiveInput, 'tiles'>;

/** The pmtiles package as an independent reader. */
function reference(bytes: Uint8Array): PMTiles {
  const getBytes = async (offset: number, length: number) => ({
    data: bytes.slice(offset, offset + length).buffer as ArrayBuffer,
  });
  return new PMTiles({ getKey: () => 'memory', getBytes });
}

const plain = (count: number, data: (id: number) => Uint8Array): Tile[] =>
  Array.from({ length: count }, (_, at) => ({ ...tileAddress(at), data: data(at) }));

test('the reference reader finds every tile, the header and the metadata', async () => {
  const cut = [...tiles(layers, { minzoom: 0, maxzoom: 10 })];
  const { bytes, stats } = await archive({ ...frame, tiles: cut });
  const reader = reference(bytes);
  for (const { z, x, y, data } of cut) {
    const found = await reader.getZxy(z, x, y);
    expect(new Uint8Array(found!.data)).toEqual(data);
  }
  expect(await reader.getZxy(10, 0, 0)).toBeUndefined();
  expect(await reader.getMetadata()).toEqual(frame.metadata);
  expect(await reader.getHeader()).toMatchObject({
    specVersion: 3,
    numAddressedTiles: cut.length,
    clustered: true,
    tileType: 1,
    tileCompression: 2,
    minZoom: 0,
    maxZoom: 10,
    minLon: 120,
    minLat: 31,
    maxLon: 121,
    maxLat: 32,
    centerLon: 120.5,
    centerLat: 31.5,
    centerZoom: 8,
  });
  expect(stats).toMatchObject({ tiles: cut.length, leaves: 0, bytes: bytes.length });
});

test('the same input gives the same bytes, from a list or a stream, with either gzip', async () => {
  const cut = plain(300, (at) => Uint8Array.of(at, 1, 2));
  const stream = async function* () {
    yield* cut;
  };
  const first = await archive({ ...frame, tiles: cut });
  expect((await archive({ ...frame, tiles: stream() })).bytes).toEqual(first.bytes);
  const web = await archive({ ...frame, tiles: cut, gzip });
  expect((await archive({ ...frame, tiles: cut, gzip })).bytes).toEqual(web.bytes);
});

test('equal contents are stored once and neighbours share an entry', async () => {
  const { bytes, stats } = await archive({
    ...frame,
    tiles: plain(1000, (at) => Uint8Array.of(at === 500 ? 1 : 0)),
  });
  expect(stats).toMatchObject({ tiles: 1000, entries: 3, contents: 2 });
  const reader = reference(bytes);
  const last = tileAddress(999);
  expect(new Uint8Array((await reader.getZxy(last.z, last.x, last.y))!.data)).toEqual(Uint8Array.of(0));
});

test('equal tiles with a gap between them are two entries of one content', async () => {
  const cut = [0, 1, 3].map((id): Tile => ({ ...tileAddress(id), data: Uint8Array.of(1) }));
  const { bytes, stats } = await archive({ ...frame, tiles: cut });
  expect(stats).toMatchObject({ tiles: 3, entries: 2, contents: 1 });
  const gap = tileAddress(2);
  expect(await reference(bytes).getZxy(gap.z, gap.x, gap.y)).toBeUndefined();
});

test('a root too large for the first 16 KiB gets leaves, and every tile is still found', async () => {
  const cut = noiseTiles(12_000, 3);
  const { bytes, stats } = await archive({
    ...frame,
    tiles: cut,
    gzip: (data) => gzipSync(data, { level: 1 }),
  });
  expect(stats.leaves).toBe(3);
  expect(stats.rootBytes).toBeLessThanOrEqual(ROOT_LIMIT);
  const reader = reference(bytes);
  for (let at = 0; at < cut.length; at += 997) {
    const { z, x, y, data } = cut[at]!;
    expect(new Uint8Array((await reader.getZxy(z, x, y))!.data)).toEqual(data);
  }
});

test('input that would make a broken archive is refused', async () => {
  const [a, b] = plain(2, () => Uint8Array.of(1));
  await expect(archive({ ...frame, tiles: [b!, a!] })).rejects.toThrow('Tile 0/0/0 comes after tile id 1');
  await expect(archive({ ...frame, tiles: [a!, a!] })).rejects.toThrow('give tiles in id order');
  await expect(archive({ ...frame, tiles: [a!], minzoom: 1 })).rejects.toThrow('outside the zooms 1 to 10');
  await expect(archive({ ...frame, tiles: [], metadata: {} })).rejects.toThrow('vector_layers');
});

test('a header reads back as it was written', async () => {
  const { bytes } = await archive({ ...frame, tiles: [] });
  expect(headerBytes(parseHeader(bytes))).toEqual(bytes.slice(0, 127));
  const header = { ...parseHeader(bytes), data: { offset: 2 ** 40 + 5, length: 2 ** 33 } };
  expect(parseHeader(headerBytes(header))).toEqual(header);
});
