/** Directories of a PMTiles archive as parallel arrays, one slot per entry (PMTiles v3, section 4). */
import { ByteReader, ByteWriter } from './protobuf.ts';

/**
 * Entries sorted by tile id. An entry covers `runs[i]` consecutive tile ids from `ids[i]`, all with the content
 * at `offsets[i]`, `lengths[i]` of the data section; a run of 0 points to a leaf directory instead.
 */
export type Directory = {
  ids: Float64Array;
  runs: Uint32Array;
  lengths: Uint32Array;
  offsets: Float64Array;
};

/** Bytes a directory or the metadata may inflate to; a leaf of ours has about 20 KB. */
export const DIRECTORY_CAP = 4 * 1024 * 1024;

/** Bytes of memory an entry of a directory takes. */
export const DIRECTORY_ENTRY_BYTES = 24;

/** A directory under construction. */
export type Entry = { id: number; run: number; offset: number; length: number };

/** The uncompressed bytes of a directory: count, id deltas, runs, lengths, offsets (0 = behind the previous). */
export function directoryBytes(entries: readonly Entry[]): Uint8Array {
  const out = new ByteWriter();
  out.varint(entries.length);
  let last = 0;
  for (const entry of entries) {
    out.varint(entry.id - last);
    last = entry.id;
  }
  for (const entry of entries) out.varint(entry.run);
  for (const entry of entries) out.varint(entry.length);
  for (const [index, entry] of entries.entries()) {
    const before = entries[index - 1];
    const follows = before !== undefined && entry.offset === before.offset + before.length;
    out.varint(follows ? 0 : entry.offset + 1);
  }
  return out.content().slice();
}

/** The directory in uncompressed bytes; a count that the bytes cannot hold and bytes left over are Errors. */
export function parseDirectory(bytes: Uint8Array): Directory {
  const reader = new ByteReader(bytes);
  const count = reader.varint();
  if (count * 4 > bytes.length) {
    throw new Error(`The directory announces ${count} entries but has only ${bytes.length} bytes`);
  }
  const ids = new Float64Array(count);
  const runs = new Uint32Array(count);
  const lengths = new Uint32Array(count);
  const offsets = new Float64Array(count);
  let last = 0;
  for (let index = 0; index < count; index++) {
    last += reader.varint();
    ids[index] = last;
  }
  for (let index = 0; index < count; index++) runs[index] = shortNumber(reader);
  for (let index = 0; index < count; index++) lengths[index] = shortNumber(reader);
  for (let index = 0; index < count; index++) {
    const value = reader.varint();
    if (value === 0 && index === 0) throw new Error('The first directory entry refers to an entry before it');
    offsets[index] = value === 0 ? offsets[index - 1]! + lengths[index - 1]! : value - 1;
  }
  if (reader.position !== bytes.length) {
    throw new Error(`The directory has ${bytes.length - reader.position} bytes behind its last entry`);
  }
  return { ids, runs, lengths, offsets };
}

function shortNumber(reader: ByteReader): number {
  const value = reader.varint();
  if (value >= 2 ** 32) throw new Error(`A directory entry has a run or length of ${value}, above 2^32 - 1`);
  return value;
}

/** Index of the last entry with an id <= `id`, or -1: the only one that can cover it or lead to it. */
export function entryIndex(directory: Directory, id: number): number {
  const { ids } = directory;
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ids[middle]! <= id) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
