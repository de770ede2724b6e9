/** Which tiles are asked for and in what order; the same archive gives the same lists. */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parseDirectory } from '../../tiles/directory.ts';
import { seeded } from '../../tiles/fixtures.ts';
import { parseHeader, type Section } from '../../tiles/header.ts';
import { tileAddress } from '../../tiles/hilbert.ts';
import { tileEntries } from '../../tiles/sections.ts';
import { project } from '../domain/mercator.ts';
import { drawer, zipf } from './draw.ts';

/** A tile of an archive; `bytes` is what is stored, gzip. */
export type StoredTile = { z: number; x: number; y: number; bytes: Buffer };

/** Every tile of the archive at a path, in tile id order. */
export async function storedTiles(path: string): Promise<StoredTile[]> {
  const file = await readFile(path);
  const header = parseHeader(file);
  const section = ({ offset, length }: Section) => file.subarray(offset, offset + length);
  const directory = (where: Section) => parseDirectory(gunzipSync(section(where)));
  const entries = await tileEntries(header, directory(header.root), async (offset, length) =>
    directory({ offset: header.leaves.offset + offset, length }),
  );
  return entries.flatMap(({ id, run, offset, length }) => {
    const bytes = section({ offset: header.data.offset + offset, length });
    return Array.from({ length: run }, (_, at) => ({ ...tileAddress(id + at), bytes }));
  });
}

/** `count` tiles whose sizes stand for all: evenly spread over the tiles in order of size, so the mean is about theirs. */
export function hotSet(tiles: readonly StoredTile[], count: number): StoredTile[] {
  const bySize = tiles.toSorted((a, b) => a.bytes.length - b.bytes.length);
  return Array.from({ length: count }, (_, at) => bySize[Math.floor(((at + 0.5) * bySize.length) / count)]!);
}

/** Every tile once, shuffled (Fisher-Yates). */
export function uniform<T>(tiles: readonly T[]): T[] {
  const random = seeded(11);
  const shuffled = [...tiles];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}

const DRAWS = 20_000;

/** 20,000 draws by Zipf's law (exponent 1), the tile nearest to the centre, counted in tiles, being the likeliest. */
export function popular<T extends { z: number; x: number; y: number }>(
  tiles: readonly T[],
  [lon, lat]: readonly [number, number],
): T[] {
  const [column, row] = project([lon, lat]);
  const distance = ({ z, x, y }: T) => Math.hypot(x + 0.5 - column * 2 ** z, y + 0.5 - row * 2 ** z);
  const ranked = tiles.toSorted((a, b) => distance(a) - distance(b));
  const random = seeded(12);
  const draw = drawer(zipf(ranked.length));
  return Array.from({ length: DRAWS }, () => ranked[draw(random())]!);
}
