/** Archives on disk for the bench of cutting: written piece by piece, hashed and looked into. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type ArchiveFrame, type ArchiveStats, type StoredTile, writeArchive } from '../../tiles/archive.ts';
import { decode } from '../../tiles/decode.ts';
import { type ByteSource, openArchive } from '../../tiles/reader.ts';
import type { Position } from '../domain/geometry.ts';
import { project } from '../domain/mercator.ts';

const PIECE = 16 * 1024 * 1024;

/** Writes an archive to `path`; only one tile is in memory at a time. */
export async function writeArchiveFile(
  tiles: AsyncIterable<StoredTile>,
  path: string,
  frame: ArchiveFrame,
): Promise<ArchiveStats> {
  const part = `${path}.data`;
  const data = openSync(part, 'w+');
  const { head, stats } = await writeArchive(tiles, frame, (chunk) => {
    writeSync(data, chunk);
  });
  const whole = openSync(path, 'w');
  writeSync(whole, head);
  for (const piece of pieces(data)) writeSync(whole, piece);
  closeSync(whole);
  closeSync(data);
  rmSync(part);
  return stats;
}

/** A file as a source of byte ranges. */
export function fileSource(file: number): ByteSource & { size: number } {
  return { size: fstatSync(file).size, read: async (offset, length) => bytesAt(file, offset, length) };
}

/** The SHA-256 of a file in hex. */
export function fileHash(file: number): string {
  const hash = createHash('sha256');
  for (const piece of pieces(file)) hash.update(piece);
  return hash.digest('hex');
}

/** Count and sum of the clusters at a zoom, over all its tiles. */
export async function clusterTotals(file: number, zoom: number): Promise<{ count: number; sum: number }> {
  const archive = await openArchive(fileSource(file));
  const total = { count: 0, sum: 0 };
  const side = 2 ** zoom;
  const [west, south, east, north] = archive.header.bounds;
  const tileAt = (place: Position) => project(place).map((value) => Math.floor(value * side)) as Position;
  const [left, top] = tileAt([west, north]);
  const [right, bottom] = tileAt([east, south]);
  for (let x = left; x <= right; x++)
    for (let y = top; y <= bottom; y++) {
      const stored = await archive.tile(zoom, x, y);
      const layer = stored && decode(gunzipSync(stored)).find(({ name }) => name === 'clusters');
      for (const { properties } of layer?.features ?? []) {
        total.count += Number(properties.count);
        total.sum += Number(properties.sum);
      }
    }
  return total;
}

function* pieces(file: number): Generator<Uint8Array> {
  const { size } = fstatSync(file);
  for (let at = 0; at < size; at += PIECE) yield bytesAt(file, at, Math.min(PIECE, size - at));
}

function bytesAt(file: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
}
