/** Archives of a given size, from tiles of seeded noise; kept under `.wrangler/bench`. */
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { type StoredTile, writeArchive } from '../../tiles/archive.ts';
import { seeded } from '../../tiles/fixtures.ts';
import { firstTileId, tileAddress } from '../../tiles/hilbert.ts';
import { FOLDER, fingerprint } from './city-archive.ts';

/** Bytes of noise in a tile: with its gzip frame the mean of a city's tiles. */
const NOISE_BYTES = 2877;
const MAXZOOM = 14;
const POOL_BYTES = 4 * 1024 * 1024;

/** Tiles in an archive of about that many bytes. */
export const noiseTileCount = (bytes: number): number => Math.floor(bytes / (NOISE_BYTES + 23));

/** The address of a tile of such an archive, counted from 0; they follow each other along the curve. */
export const noiseTileAddress = (index: number) => tileAddress(firstTileId(9) + index);

async function* noiseTiles(count: number): AsyncGenerator<StoredTile> {
  const random = seeded(30);
  const pool = Buffer.from(Uint8Array.from({ length: POOL_BYTES }, () => random() * 256));
  for (let index = 0; index < count; index++) {
    const at = Math.floor(random() * (POOL_BYTES - NOISE_BYTES));
    const noise = Buffer.from(pool.subarray(at, at + NOISE_BYTES));
    // No two tiles may be equal: equal ones are stored once.
    noise.writeUInt32LE(index);
    yield { ...noiseTileAddress(index), bytes: gzipSync(noise, { level: 0 }) };
  }
}

/** Path of an archive of about that many bytes, made unless one from the same sources is there. */
export async function noiseArchive(bytes: number): Promise<string> {
  const path = join(FOLDER, `noise-${bytes}-${await fingerprint('src/bench/noise-archive.ts')}.pmtiles`);
  if (existsSync(path)) return path;
  process.stderr.write(`writing an archive of ${bytes / 1e6} MB\n`);
  await mkdir(FOLDER, { recursive: true });
  const data = await open(`${path}.data`, 'w');
  const frame = {
    metadata: { vector_layers: [] },
    bounds: [-180, -85, 180, 85],
    center: [0, 0, 0],
    minzoom: 0,
    maxzoom: MAXZOOM,
    gzip: (plain: Uint8Array) => gzipSync(plain, { level: 9 }),
  } as const;
  const { head } = await writeArchive(noiseTiles(noiseTileCount(bytes)), frame, async (chunk) => {
    await data.write(chunk);
  });
  await data.close();
  const whole = createWriteStream(`${path}.part`);
  whole.write(head);
  await pipeline(createReadStream(`${path}.data`), whole);
  await rm(`${path}.data`);
  await rename(`${path}.part`, path);
  return path;
}
