/** Writes tiles into one clustered PMTiles v3 archive: header, root, metadata, leaves, tile data. */
import type { Gzip } from './compression.ts';
import { contentHash } from './content-hash.ts';
import type { Tile } from './cut.ts';
import { directoryBytes, type Entry } from './directory.ts';
import { GZIP, HEADER_BYTES, headerBytes, MVT, ROOT_LIMIT } from './header.ts';
import { tileId } from './hilbert.ts';

/** What surrounds the tiles of an archive; bounds are west, south, east, north and center longitude, latitude, zoom. */
export type ArchiveFrame = {
  /** The JSON metadata; `vector_layers` is required (PMTiles v3, section 5). */
  metadata: object;
  bounds: readonly [number, number, number, number];
  center: readonly [number, number, number];
  minzoom: number;
  maxzoom: number;
  gzip: Gzip;
};

/** A tile as the archive stores it: gzip of MVT. */
export type StoredTile = { z: number; x: number; y: number; bytes: Uint8Array };

/** An archive from tiles in ascending tile id order. */
export type ArchiveInput = ArchiveFrame & { tiles: Iterable<Tile> | AsyncIterable<Tile> };

/** Numbers of tiles addressed, directory entries, distinct contents and leaves; the rest is in bytes. */
export type ArchiveStats = {
  tiles: number;
  entries: number;
  contents: number;
  leaves: number;
  bytes: number;
  rootBytes: number;
  metadataBytes: number;
  leafBytes: number;
  dataBytes: number;
  /** The largest tile as stored. */
  largest: { z: number; x: number; y: number; bytes: number } | undefined;
};

type Content = { offset: number; length: number };

/** The archive's bytes and its statistics, all in memory; otherwise as {@link writeArchive}. */
export async function archive(input: ArchiveInput): Promise<{ bytes: Uint8Array; stats: ArchiveStats }> {
  return storedArchive(compressed(input.tiles, input.gzip), input);
}

/** As {@link archive}, of tiles that are compressed already. */
export async function storedArchive(
  tiles: AsyncIterable<StoredTile>,
  frame: ArchiveFrame,
): Promise<{ bytes: Uint8Array; stats: ArchiveStats }> {
  const chunks: Uint8Array[] = [];
  const { head, stats } = await writeArchive(tiles, frame, (chunk) => {
    chunks.push(chunk);
  });
  return { bytes: joined([head, ...chunks]), stats };
}

/** The tiles as an archive stores them. */
export async function* compressed(
  tiles: Iterable<Tile> | AsyncIterable<Tile>,
  gzip: Gzip,
): AsyncGenerator<StoredTile> {
  for await (const { z, x, y, data } of tiles) yield { z, x, y, bytes: await gzip(data) };
}

/**
 * Writes the tile data of an archive piece by piece and returns what goes before it, and the statistics; the same
 * input gives the same bytes. Equal tiles are stored once and neighbours along the curve share one entry. Tiles
 * out of order, outside minzoom..maxzoom or twice, and metadata without vector_layers, are Errors.
 */
export async function writeArchive(
  tiles: AsyncIterable<StoredTile>,
  frame: ArchiveFrame,
  write: (chunk: Uint8Array) => void | Promise<void>,
): Promise<{ head: Uint8Array; stats: ArchiveStats }> {
  if (!Array.isArray((frame.metadata as { vector_layers?: unknown }).vector_layers)) {
    throw new Error('The metadata has no "vector_layers" list; readers need it to know the layers');
  }
  const data = await writeTiles(tiles, frame, write);
  const metadata = await frame.gzip(new TextEncoder().encode(JSON.stringify(frame.metadata)));
  const { root, leaves } = await directories(data.entries, frame.gzip);
  const leafBytes = sum(leaves);
  const metadataAt = HEADER_BYTES + root.length;
  const leavesAt = metadataAt + metadata.length;
  const dataAt = leavesAt + leafBytes;
  const header = headerBytes({
    root: { offset: HEADER_BYTES, length: root.length },
    metadata: { offset: metadataAt, length: metadata.length },
    leaves: { offset: leavesAt, length: leafBytes },
    data: { offset: dataAt, length: data.bytes },
    addressedTiles: data.tiles,
    entries: data.entries.length,
    contents: data.contents,
    clustered: true,
    internalCompression: GZIP,
    tileCompression: GZIP,
    tileType: MVT,
    minzoom: frame.minzoom,
    maxzoom: frame.maxzoom,
    bounds: [...frame.bounds],
    center: [...frame.center],
  });
  const stats: ArchiveStats = {
    tiles: data.tiles,
    entries: data.entries.length,
    contents: data.contents,
    leaves: leaves.length,
    bytes: dataAt + data.bytes,
    rootBytes: root.length,
    metadataBytes: metadata.length,
    leafBytes,
    dataBytes: data.bytes,
    largest: data.largest,
  };
  return { head: joined([header, root, metadata, ...leaves]), stats };
}

async function writeTiles(
  tiles: AsyncIterable<StoredTile>,
  frame: ArchiveFrame,
  write: (chunk: Uint8Array) => void | Promise<void>,
) {
  const entries: Entry[] = [];
  const known = new Map<string, Content>();
  const data = { entries, contents: 0, tiles: 0, bytes: 0, largest: undefined as ArchiveStats['largest'] };
  let lastId = -1;
  for await (const { z, x, y, bytes } of tiles) {
    const id = tileId(z, x, y);
    if (id <= lastId)
      throw new Error(`Tile ${z}/${x}/${y} comes after tile id ${lastId}; give tiles in id order`);
    if (z < frame.minzoom || z > frame.maxzoom) {
      throw new Error(`Tile ${z}/${x}/${y} is outside the zooms ${frame.minzoom} to ${frame.maxzoom}`);
    }
    lastId = id;
    const { length } = bytes;
    if (length > (data.largest?.bytes ?? -1)) data.largest = { z, x, y, bytes: length };
    // 128 bits and the length: contents that differ never meet, and memory does not grow with their bytes.
    const hash = `${contentHash(bytes)}${length}`;
    let content = known.get(hash);
    if (content === undefined) {
      content = { offset: data.bytes, length };
      known.set(hash, content);
      await write(bytes);
      data.bytes += length;
    }
    data.tiles++;
    const before = entries.at(-1);
    if (before !== undefined && before.id + before.run === id && before.offset === content.offset)
      before.run++;
    else entries.push({ id, run: 1, ...content });
  }
  data.contents = known.size;
  return data;
}

async function directories(entries: readonly Entry[], gzip: Gzip) {
  const whole = await gzip(directoryBytes(entries));
  if (whole.length <= ROOT_LIMIT) return { root: whole, leaves: [] };
  for (let size = 4096; ; size *= 2) {
    const leaves: Uint8Array[] = [];
    const pointers: Entry[] = [];
    let offset = 0;
    for (let at = 0; at < entries.length; at += size) {
      const leaf = await gzip(directoryBytes(entries.slice(at, at + size)));
      pointers.push({ id: entries[at]!.id, run: 0, offset, length: leaf.length });
      leaves.push(leaf);
      offset += leaf.length;
    }
    const root = await gzip(directoryBytes(pointers));
    if (root.length <= ROOT_LIMIT) return { root, leaves };
  }
}

function sum(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((total, chunk) => total + chunk.length, 0);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(sum(chunks));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
