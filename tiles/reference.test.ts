/** Writer, reader and verifier beside the `pmtiles` package, on sound archives and on those it lets through. */
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { PMTiles } from 'pmtiles';
import { expect, test } from 'vitest';
import { archive } from './archive.ts';
import { tiles } from './cut.ts';
import { metadataOf, pointLayer } from './fixtures.ts';
import { firstTileId, tileAddress, tileZoom } from './hilbert.ts';
import { openArchive } from './reader.ts';
import { verify } from './verify.ts';

const layers = [pointLayer(80)];
const frame = {
  metadata: metadataOf(layers),
  bounds: [120, 31, 121, 32],
  center: [120.5, 31.5, 5],
  minzoom: 0,
  gzip: (data: Uint8Array) => gzipSync(data),
} as const;

function reference(bytes: Uint8Array): PMTiles {
  const getBytes = async (offset: number, length: number) => ({
    data: bytes.slice(offset, offset + length).buffer as ArrayBuffer,
  });
  return new PMTiles({ getKey: () => 'memory', getBytes });
}

const own = (bytes: Uint8Array) =>
  openArchive({ read: async (offset, length) => bytes.slice(offset, offset + length), size: bytes.length });

test('both readers find the same in any archive of ours, present and absent', async () => {
  // Few contents, long gaps and dense stretches: run lengths, deduplication and zoom borders all occur.
  const entry = fc.record({ gap: fc.oneof(fc.constant(1), fc.nat({ max: 500 })), content: fc.nat(5) });
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 60 }), async (entries) => {
      let id = 0;
      const list = entries.map(({ gap, content }, at) => {
        id += at === 0 ? gap : Math.max(gap, 1);
        return { id, ...tileAddress(id), data: new Uint8Array(content + 1).fill(content) };
      });
      const maxzoom = tileZoom(id);
      const center = [120.5, 31.5, maxzoom] as const;
      const { bytes } = await archive({ ...frame, center, maxzoom, tiles: list });
      const [theirs, ours] = [reference(bytes), await own(bytes)];
      const contents = new Map(list.map((tile) => [tile.id, tile.data]));
      for (let probe = 0; probe <= Math.min(id + 2, firstTileId(maxzoom + 1) - 1); probe += 1 + (probe % 3)) {
        const { z, x, y } = tileAddress(probe);
        const expected = contents.get(probe);
        const found = await ours.tile(z, x, y);
        expect(found && new Uint8Array(gunzipSync(found))).toEqual(expected);
        const reply = await theirs.getZxy(z, x, y);
        expect(reply && new Uint8Array(reply.data)).toEqual(expected);
      }
    }),
    { numRuns: 60 },
  );
});

const cut = [...tiles(layers, { minzoom: 0, maxzoom: 6 })];
const sound = await archive({ ...frame, maxzoom: 6, tiles: cut });
const last = cut.at(-1)!;
const changed = (change: (bytes: Uint8Array) => void) => {
  const bytes = sound.bytes.slice();
  change(bytes);
  return bytes;
};
const stored = async (content: Uint8Array) => {
  const gzip = (data: Uint8Array) => (data === last.data ? content : gzipSync(data));
  return (await archive({ ...frame, maxzoom: 6, tiles: cut, gzip })).bytes;
};
const beyond = async () => {
  // The last content moves past the end: the sections keep their place, the file loses what it pointed to.
  const { bytes, stats } = sound;
  return bytes.slice(0, bytes.length - Math.floor(stats.dataBytes / 2));
};

test.each<[string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
  [
    'a wrong tail of the magic number',
    () => changed((bytes) => bytes.set([0x58], 6)),
    /another kind of file/,
  ],
  ['the layout of version 2', () => changed((bytes) => bytes.set([2], 7)), /version 2/],
  ['half an upload', beyond, /upload it again/],
  ['HTML as a tile', () => stored(new TextEncoder().encode('<!doctype html>404')), /it is HTML/],
  ['a bomb as a tile', () => stored(gzipSync(new Uint8Array(20_000_000))), /more than 8388608 bytes/],
  ['gzip that holds no MVT', () => stored(gzipSync(new Uint8Array([0xff, 0xff, 0xff]))), /Tile 6\//],
  ['an empty MVT', () => stored(gzipSync(new Uint8Array(0))), /empty/],
])('%s: the reference opens the archive, the verifier refuses it', async (_name, make, message) => {
  const bytes = await make();
  await expect(verify(bytes)).rejects.toThrow(message);
  // A reader that only opens what it needs cannot see all of this; that is why nothing unverified is published.
  const tolerated = await reference(bytes)
    .getHeader()
    .then(
      () => true,
      () => false,
    );
  expect(tolerated).toBe(true);
});

test('our reader refuses half an upload when it opens it', async () => {
  const bytes = await beyond();
  await expect(own(bytes)).rejects.toThrow('incomplete');
});
