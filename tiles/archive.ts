/** Writes tiles into one clustered PMTiles v3 archive: header, root, metadata, leaves, tile data. */
import type { Gzip } from './compression.ts';
import type { Tile } from './cut.ts';
import { directoryBytes, type Entry } from './directory.ts';
import { GZIP, HEADER_BYTES, headerBytes, MVT, ROOT_LIMIT } from './header.ts';
import { tileId } from './hilbert.ts';

/** What an archive is made of; bounds are west, south, east, north and center longitude, latitude, zoom. */
export type ArchiveInput = {
  /** In ascending tile id order. */
  tiles: Iterable<Tile> | AsyncIterable<Tile>;
  /** The JSON metadata; `vector_layers` is required (PMTiles v3, section 5). */
  metadata: object;
  bounds: readonly [number, number, number, number];
  center: readonly [number, number, number];
  minzoom: number;
  maxzoom: number;
  gzip: Gzip;
};

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

type Content = { bytes: Uint8Array; offset: number };

/**
 * The archive's bytes and its statistics; the same input gives the same bytes. Equal tiles are stored once and
 * neighbours along the curve share one entry. Tiles out of order, outside minzoom..maxzoom or twice, and
 * metadata without vector_layers, are Errors.
 */
export async function archive(input: ArchiveInput): Promise<{ bytes: Uint8Array; stats: ArchiveStats }> {
  if (!Array.isArray((input.metadata as { vector_layers?: unknown }).vector_layers)) {
    throw new Error('The metadata has no "vector_layers" list; readers need it to know the layers');
  }
  const { entries, chunks, contents, tiles, largest, dataBytes } = await collect(input);
  const metadata = await input.gzip(new TextEncoder().encode(JSON.stringify(input.metadata)));
  const { root, leaves, leafCount } = await directories(entries, input.gzip);
  const leafBytes = sum(leaves);
  const metadataAt = HEADER_BYTES + root.length;
  const leavesAt = metadataAt + metadata.length;
  const dataAt = leavesAt + leafBytes;
  const header = headerBytes({
    root: { offset: HEADER_BYTES, length: root.length },
    metadata: { offset: metadataAt, length: metadata.length },
    leaves: { offset: leavesAt, length: leafBytes },
    data: { offset: dataAt, length: dataBytes },
    addressedTiles: tiles,
    entries: entries.length,
    contents,
    clustered: true,
    internalCompression: GZIP,
    tileCompression: GZIP,
    tileType: MVT,
    minzoom: input.minzoom,
    maxzoom: input.maxzoom,
    bounds: [...input.bounds],
    center: [...input.center],
  });
  const bytes = joined([header, root, metadata, ...leaves, ...chunks]);
  const stats: ArchiveStats = {
    tiles,
    entries: entries.length,
    contents,
    leaves: leafCount,
    bytes: bytes.length,
    rootBytes: root.length,
    metadataBytes: metadata.length,
    leafBytes,
    dataBytes,
    largest,
  };
  return { bytes, stats };
}

async function collect(input: ArchiveInput) {
  const entries: Entry[] = [];
  const chunks: Uint8Array[] = [];
  const known = new Map<number, Content[]>();
  let dataBytes = 0;
  let tiles = 0;
  let lastId = -1;
  let largest: ArchiveStats['largest'];
  for await (const { z, x, y, data } of input.tiles) {
    const id = tileId(z, x, y);
    if (id <= lastId)
      throw new Error(`Tile ${z}/${x}/${y} comes after tile id ${lastId}; give tiles in id order`);
    if (z < input.minzoom || z > input.maxzoom) {
      throw new Error(`Tile ${z}/${x}/${y} is outside the zooms ${input.minzoom} to ${input.maxzoom}`);
    }
    lastId = id;
    const pending = input.gzip(data);
    const bytes = pending instanceof Uint8Array ? pending : await pending;
    if (bytes.length > (largest?.bytes ?? -1)) largest = { z, x, y, bytes: bytes.length };
    const hash = fingerprint(bytes);
    const bucket = known.get(hash);
    let content = bucket?.find((candidate) => equal(candidate.bytes, bytes));
    if (content === undefined) {
      content = { bytes, offset: dataBytes };
      if (bucket === undefined) known.set(hash, [content]);
      else bucket.push(content);
      chunks.push(bytes);
      dataBytes += bytes.length;
    }
    tiles++;
    const before = entries.at(-1);
    if (before !== undefined && before.id + before.run === id && before.offset === content.offset)
      before.run++;
    else entries.push({ id, run: 1, offset: content.offset, length: bytes.length });
  }
  return { entries, chunks, contents: chunks.length, tiles, largest, dataBytes };
}

async function directories(entries: readonly Entry[], gzip: Gzip) {
  const whole = await gzip(directoryBytes(entries));
  if (whole.length <= ROOT_LIMIT) return { root: whole, leaves: [], leafCount: 0 };
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
    if (root.length <= ROOT_LIMIT) return { root, leaves, leafCount: leaves.length };
  }
}

/** 32-bit FNV-1a with the length mixed in; only a bucket number, equality is decided on the bytes. */
function fingerprint(bytes: Uint8Array): number {
  let hash = 0x811c9dc5 ^ bytes.length;
  for (let index = 0; index < bytes.length; index++) hash = Math.imul(hash ^ bytes[index]!, 0x01000193);
  return hash >>> 0;
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
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
