/** Reads tiles of a PMTiles v3 archive from anything that can read byte ranges. */
import { ByteCache } from './byte-cache.ts';
import { type Gunzip, gunzip as platformGunzip } from './compression.ts';
import {
  DIRECTORY_CAP,
  DIRECTORY_ENTRY_BYTES,
  type Directory,
  entryIndex,
  parseDirectory,
} from './directory.ts';
import { GZIP, type Header, parseHeader, type Section } from './header.ts';
import { isTileAddress, tileId } from './hilbert.ts';

/** Bytes by offset and length; `size` is the length of the whole archive, where it is known. */
export type ByteSource = { read(offset: number, length: number): Promise<Uint8Array>; size?: number };

/** Options of `openArchive`. */
export type OpenOptions = {
  /** Bytes of the first read, meant to cover the directories too; 65,536 when missing. */
  firstRead?: number;
  gunzip?: Gunzip;
};

/** An open archive; header and root directory stay in memory as long as it is kept. */
export type Archive = {
  header: Header;
  /** The JSON metadata, read at most once. */
  metadata(): Promise<Record<string, unknown>>;
  /** Where a tile's stored bytes are in the archive, without reading them; undefined when there is no such tile. */
  range(z: number, x: number, y: number): Promise<Section | undefined>;
  /** A tile's bytes exactly as stored (gzip); undefined when there is no such tile. */
  tile(z: number, x: number, y: number): Promise<Uint8Array | undefined>;
};

const MAX_DEPTH = 3;
// About 350,000 tiles; a city has fewer.
const LEAVES_LIMIT = 8 * 1024 * 1024;

/**
 * Opens an archive: reads header and root at once, leaves and metadata when they are first asked for, each
 * once however many callers wait for it; a failed read is forgotten. An archive that is no PMTiles v3, is
 * not compressed with gzip, or a source that returns fewer bytes than asked for, is an Error.
 */
export async function openArchive(source: ByteSource, options: OpenOptions = {}): Promise<Archive> {
  const gunzip = options.gunzip ?? platformGunzip;
  const wanted = Math.min(options.firstRead ?? 65_536, source.size ?? Number.POSITIVE_INFINITY);
  const first = await source.read(0, wanted);
  const header = parseHeader(first);
  const end = header.data.offset + header.data.length;
  if (source.size !== undefined && end > source.size)
    throw new Error(`The archive should have ${end} bytes but has ${source.size}; it is incomplete`);
  // Only an archive that ends before the first read does may answer it with fewer bytes.
  if (first.byteLength !== wanted && first.byteLength !== Math.min(wanted, end))
    throw shortRead(0, wanted, first);
  for (const code of [header.internalCompression, header.tileCompression]) {
    if (code !== GZIP) throw new Error(`The archive uses compression ${code}; only gzip (${GZIP}) is read`);
  }

  const read = async ({ offset, length }: Section): Promise<Uint8Array> => {
    if (offset + length <= first.byteLength) return first.subarray(offset, offset + length);
    const bytes = await source.read(offset, length);
    if (bytes.byteLength !== length) throw shortRead(offset, length, bytes);
    return bytes;
  };
  const inflated = async (section: Section): Promise<Uint8Array> =>
    gunzip(await read(section), DIRECTORY_CAP);
  const root = parseDirectory(await inflated(header.root));

  const leaves = new ByteCache<number, Directory>(
    LEAVES_LIMIT,
    ({ ids }) => ids.length * DIRECTORY_ENTRY_BYTES,
  );
  const leaf = (offset: number, length: number): Promise<Directory> =>
    leaves.load(offset, async () => {
      if (offset + length > header.leaves.length) {
        throw new Error(`A leaf directory at ${offset} of ${length} bytes is outside its section`);
      }
      return parseDirectory(await inflated({ offset: header.leaves.offset + offset, length }));
    });
  const documents = new ByteCache<0, Record<string, unknown>>(8, () => 1);
  const metadata: Archive['metadata'] = () =>
    documents.load(0, async () => JSON.parse(new TextDecoder().decode(await inflated(header.metadata))));

  const range: Archive['range'] = async (z, x, y) => {
    if (z < header.minzoom || z > header.maxzoom || !isTileAddress(z, x, y)) return undefined;
    const id = tileId(z, x, y);
    let directory = root;
    for (let depth = 0; depth <= MAX_DEPTH; depth++) {
      const at = entryIndex(directory, id);
      if (at < 0) return undefined;
      const run = directory.runs[at]!;
      const offset = directory.offsets[at]!;
      const length = directory.lengths[at]!;
      if (run > 0) {
        if (id - directory.ids[at]! >= run) return undefined;
        if (offset + length > header.data.length) {
          throw new Error(
            `Tile ${z}/${x}/${y} at ${offset} of ${length} bytes is outside the archive's tile data`,
          );
        }
        return { offset: header.data.offset + offset, length };
      }
      directory = await leaf(offset, length);
    }
    throw new Error(`Tile ${z}/${x}/${y}: the directories are nested deeper than ${MAX_DEPTH} levels`);
  };
  return {
    header,
    metadata,
    range,
    tile: async (z, x, y) => {
      const found = await range(z, x, y);
      return found && read(found);
    },
  };
}

function shortRead(offset: number, length: number, bytes: Uint8Array): Error {
  const got = bytes.byteLength;
  return new Error(
    `Reading ${length} bytes at ${offset} gave ${got}; the archive is incomplete or has changed`,
  );
}
