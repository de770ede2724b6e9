/** The tiles of an archive with some of them replaced. */
import type { StoredTile } from './archive.ts';
import { gunzip } from './compression.ts';
import { DIRECTORY_CAP, parseDirectory } from './directory.ts';
import { parseHeader } from './header.ts';
import { tileAddress, tileId } from './hilbert.ts';
import { checkHeader, tileEntries } from './sections.ts';
import type { TileSet } from './tile-set.ts';

/** The tiles of a whole archive as it stores them, in ascending tile id order. @throws Error when its frame is unsound. */
async function* storedTiles(archive: Uint8Array): AsyncGenerator<StoredTile & { id: number }> {
  const header = parseHeader(archive);
  checkHeader(header, archive.length);
  const directory = async (offset: number, length: number) =>
    parseDirectory(await gunzip(archive.subarray(offset, offset + length), DIRECTORY_CAP));
  const root = await directory(header.root.offset, header.root.length);
  const entries = await tileEntries(header, root, (offset, length) =>
    directory(header.leaves.offset + offset, length),
  );
  for (const { id, run, offset, length } of entries) {
    const at = header.data.offset + offset;
    const bytes = archive.subarray(at, at + length);
    for (let one = id; one < id + run; one++) yield { id: one, ...tileAddress(one), bytes };
  }
}

/** The tiles of an archive without the replaced ones, and the fresh ones; both in ascending tile id order. */
export async function* spliced(
  archive: Uint8Array,
  replaced: TileSet,
  fresh: AsyncIterable<StoredTile>,
): AsyncGenerator<StoredTile> {
  const others = fresh[Symbol.asyncIterator]();
  const idOf = ({ value, done }: IteratorResult<StoredTile>) =>
    done ? Number.POSITIVE_INFINITY : tileId(value.z, value.x, value.y);
  let next = await others.next();
  for await (const { id, ...tile } of storedTiles(archive)) {
    for (; idOf(next) <= id; next = await others.next()) yield next.value;
    if (!replaced.has(tile.z, tile.x, tile.y)) yield tile;
  }
  for (; !next.done; next = await others.next()) yield next.value;
}
