/** Archives that change while they are read, in place and by release: every answer is whole and of one of them. */
import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { archive } from '../../../tiles/archive.ts';
import { gunzip, gzip } from '../../../tiles/compression.ts';
import { metadataOf, noiseTiles, pointLayer } from '../../../tiles/fixtures.ts';
import { type Archive, openArchive } from '../../../tiles/reader.ts';
import { get, prepareCity, releaseMap } from '../fixture/city.ts';
import { pause, whileSwapping } from '../fixture/readers.ts';
import { Archives } from './archives.ts';

const SWAPS = 200;
const KEY = 'tiles/swapped.pmtiles';

beforeAll(prepareCity);

async function packed(seed: number): Promise<Uint8Array> {
  const tiles = noiseTiles(2000, 7).map((tile, at) => ({
    ...tile,
    data: tile.data.map((byte) => byte ^ seed ^ at),
  }));
  const { z } = tiles.at(-1)!;
  const frame = { bounds: [-180, -85, 180, 85], center: [0, 0, 0], minzoom: 0, maxzoom: z } as const;
  const { bytes } = await archive({ tiles, metadata: metadataOf([pointLayer(0)]), ...frame, gzip });
  return bytes;
}

const inMemory = (bytes: Uint8Array): Promise<Archive> =>
  openArchive({
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    size: bytes.length,
  });

const same = (left: Uint8Array | undefined, right: Uint8Array | undefined) =>
  left !== undefined && right !== undefined && Buffer.compare(left, right) === 0;

test('64 readers while an object is replaced 200 times in place', async () => {
  const contents = [await packed(0), await packed(85)];
  const references = await Promise.all(contents.map(inMemory));
  await env.ARCHIVES.put(KEY, contents[0]!);
  // No memory for blocks, so that every tile has to be read.
  const archives = new Archives(env.ARCHIVES, 0);
  const addresses = noiseTiles(2000, 7);
  const found = [0, 0];
  const count = await whileSwapping(
    SWAPS,
    (turn) => env.ARCHIVES.put(KEY, contents[(turn + 1) % 2]!),
    async (random) => {
      const { z, x, y } = addresses[Math.floor(random() * addresses.length)]!;
      const tile = await archives.read(KEY, (one) => one.tile(z, x, y));
      const [first, second] = await Promise.all(references.map((reference) => reference.tile(z, x, y)));
      expect(same(tile, first) || same(tile, second)).toBe(true);
      found[same(tile, first) ? 0 : 1]! += 1;
    },
  );
  expect(count).toBeGreaterThan(SWAPS);
  expect(Math.min(...found)).toBeGreaterThan(10);
}, 240_000);

test('right after a swap 32 concurrent readers of one tile share at most four reads', async () => {
  const contents = [await packed(0), await packed(85)];
  let reads = 0;
  const bucket = new Proxy(env.ARCHIVES, {
    get(target, name) {
      if (name !== 'get') return Reflect.get(target, name) as unknown;
      return (...call: [string]) => {
        reads += 1;
        return target.get(...call);
      };
    },
  });
  await env.ARCHIVES.put(KEY, contents[0]!);
  const archives = new Archives(bucket);
  const [early, late] = [noiseTiles(2000, 7)[3]!, noiseTiles(2000, 7)[1990]!];
  await archives.read(KEY, (one) => one.tile(early.z, early.x, early.y));
  await env.ARCHIVES.put(KEY, contents[1]!);
  reads = 0;
  const expected = await (await inMemory(contents[1]!)).tile(late.z, late.x, late.y);
  const answers = await Promise.all(
    Array.from({ length: 32 }, () => archives.read(KEY, (one) => one.tile(late.z, late.x, late.y))),
  );
  for (const answer of answers) expect(same(answer, expected)).toBe(true);
  expect(reads).toBeLessThanOrEqual(4);
});

test('64 clients while the public release changes 200 times', async () => {
  const versions = [(await releaseMap('premises'))[0]!, (await releaseMap('premises'))[0]!];
  const references = new Map<number, Archive>();
  for (const { version, key } of versions) {
    const stored = await env.ARCHIVES.get(key);
    references.set(version, await inMemory(new Uint8Array(await stored!.arrayBuffer())));
  }
  // The Worker asks for the pointer once a second.
  await pause(1100);
  let whole = 0;
  const point = (version: number) =>
    env.CONTENT.prepare(`UPDATE pointer SET version = ? WHERE map = 'premises'`).bind(version).run();
  const count = await whileSwapping(
    SWAPS,
    (turn) => point(versions[turn % 2]!.version),
    async (random) => {
      const { release, tiles } = (await (await get('/tiles/premises.json')).json()) as {
        release: number;
        tiles: [string];
      };
      const z = Math.floor(random() * 9);
      const [x, y] = [Math.floor((120.9 / 360 + 0.5) * 2 ** z), Math.floor(0.4063 * 2 ** z)];
      const path = new URL(tiles[0]).pathname.replace(/%7B/g, '{').replace(/%7D/g, '}');
      const address = path.replace('{z}', `${z}`).replace('{x}', `${x}`).replace('{y}', `${y}`);
      const response = await get(address, { headers: { 'accept-encoding': 'identity' } });
      const stored = await references.get(release)!.tile(z, x, y);
      expect(response.status).toBe(stored ? 200 : 204);
      const body = new Uint8Array(await response.arrayBuffer());
      if (!stored) return;
      whole += 1;
      expect(same(body, await gunzip(stored, 1 << 24))).toBe(true);
    },
  );
  expect(count).toBeGreaterThan(SWAPS);
  expect(whole).toBeGreaterThan(SWAPS);
}, 240_000);
