/** Checks the frame of an archive: that header, sections and directories fit together and into the file. */
import type { Directory } from './directory.ts';
import { GZIP, HEADER_BYTES, type Header, MVT, ROOT_LIMIT, type Section } from './header.ts';
import { tileAddress, tileZoom } from './hilbert.ts';

/** Throws when a section lies outside the file, overlaps another, or the header contradicts itself. */
export function checkHeader(header: Header, size: number): void {
  const named: [string, Section][] = [
    ['root directory', header.root],
    ['metadata', header.metadata],
    ['leaf directories', header.leaves],
    ['tile data', header.data],
  ];
  let end = HEADER_BYTES;
  for (const [name, { offset, length }] of named.sort(
    (a, b) => a[1].offset - b[1].offset || a[1].length - b[1].length,
  )) {
    if (offset < end) throw new Error(`The ${name} at byte ${offset} overlaps what ends at byte ${end}`);
    if (offset + length > size) {
      throw new Error(
        `The ${name} ends at byte ${offset + length} but the file has ${size} bytes; upload it again`,
      );
    }
    end = offset + length;
  }
  if (end !== size) throw new Error(`The file has ${size} bytes but its sections end at byte ${end}`);
  if (header.root.offset + header.root.length > HEADER_BYTES + ROOT_LIMIT) {
    throw new Error(
      `The root directory ends at byte ${header.root.offset + header.root.length}, beyond the first 16 KiB`,
    );
  }
  if (header.internalCompression !== GZIP)
    throw new Error(`The directories have compression ${header.internalCompression}, not gzip`);
  if (header.tileCompression !== GZIP)
    throw new Error(`The tiles have compression ${header.tileCompression}, not gzip`);
  if (header.tileType !== MVT) throw new Error(`The tile type is ${header.tileType}, not MVT (${MVT})`);
  if (!header.clustered) throw new Error('The archive is not marked as clustered');
  const [west, south, east, north] = header.bounds;
  const [lon, lat, zoom] = header.center;
  if (west < -180 || south < -90 || east > 180 || north > 90 || west > east || south > north) {
    throw new Error(`The bounds ${header.bounds.join(', ')} are not west, south, east, north in degrees`);
  }
  if (lon < west || lon > east || lat < south || lat > north) {
    throw new Error(`The center ${lon}, ${lat} is outside the bounds ${header.bounds.join(', ')}`);
  }
  if (header.minzoom > header.maxzoom || zoom < header.minzoom || zoom > header.maxzoom) {
    throw new Error(`The zooms are contradictory: ${header.minzoom} to ${header.maxzoom}, center at ${zoom}`);
  }
}

/** A tile entry together with where it was found. */
export type TileEntry = { id: number; run: number; offset: number; length: number };

/** The address of an entry's first tile as z/x/y. */
export function addressText(id: number): string {
  const { z, x, y } = tileAddress(id);
  return `${z}/${x}/${y}`;
}

/**
 * The tile entries of root and leaves in order. Entries that are unsorted, overlap, are empty, lie outside their
 * section or outside the header's zooms, leaves that do not match their pointer, and counts that differ from the
 * header's are Errors.
 */
export async function tileEntries(
  header: Header,
  root: Directory,
  leaf: (offset: number, length: number) => Promise<Directory>,
): Promise<TileEntry[]> {
  const entries: TileEntry[] = [];
  let next = 0;
  const collect = async (
    directory: Directory,
    place: string,
    limit: number,
    isRoot: boolean,
  ): Promise<void> => {
    for (let at = 0; at < directory.ids.length; at++) {
      const id = directory.ids[at]!;
      const run = directory.runs[at]!;
      const offset = directory.offsets[at]!;
      const length = directory.lengths[at]!;
      const entry = `${place}, entry ${at + 1}`;
      if (id < next) throw new Error(`${entry}: tile id ${id} overlaps or precedes the entry before it`);
      if (id + Math.max(run, 1) > limit)
        throw new Error(`${entry}: tile id ${id} is beyond what its directory covers`);
      if (length === 0) throw new Error(`${entry}: its length is 0`);
      const section = run === 0 ? header.leaves : header.data;
      if (offset + length > section.length) {
        throw new Error(
          `${entry}: bytes ${offset} to ${offset + length} are past the end of its section (${section.length})`,
        );
      }
      if (run === 0) {
        if (!isRoot) throw new Error(`${entry}: a leaf directory points to another leaf directory`);
        const child = await leaf(offset, length);
        if (child.ids[0] !== id)
          throw new Error(`${entry}: its leaf begins at tile id ${child.ids[0]}, not ${id}`);
        await collect(child, `Leaf directory at ${offset}`, directory.ids[at + 1] ?? limit, false);
        continue;
      }
      entries.push({ id, run, offset, length });
      next = id + run;
    }
  };
  await collect(root, 'Root directory', Number.MAX_SAFE_INTEGER, true);
  checkCounts(header, entries);
  return entries;
}

function checkCounts(header: Header, entries: readonly TileEntry[]): void {
  const first = entries[0];
  const last = entries.at(-1);
  if (first !== undefined && tileZoom(first.id) < header.minzoom) {
    throw new Error(`Tile ${addressText(first.id)} is below the header's minzoom ${header.minzoom}`);
  }
  if (last !== undefined && tileZoom(last.id + last.run - 1) !== header.maxzoom) {
    throw new Error(
      `The last tile is of zoom ${tileZoom(last.id + last.run - 1)} but the header's maxzoom is ${header.maxzoom}; ` +
        'clients would draw nothing there instead of enlarging',
    );
  }
  const counted: [string, number, number][] = [
    ['tiles', header.addressedTiles, entries.reduce((sum, { run }) => sum + run, 0)],
    ['entries', header.entries, entries.length],
    ['contents', header.contents, new Set(entries.map(({ offset }) => offset)).size],
  ];
  for (const [what, stated, found] of counted) {
    if (stated !== found)
      throw new Error(`The header states ${stated} ${what}, the directories have ${found}`);
  }
}

/** The distinct contents in the order they are stored; contents that overlap, leave gaps or jump are Errors. */
export function storedContents(entries: readonly TileEntry[], dataLength: number): TileEntry[][] {
  const groups: TileEntry[][] = [];
  const known = new Map<number, TileEntry[]>();
  let end = 0;
  for (const entry of entries) {
    const group = known.get(entry.offset);
    if (group !== undefined) {
      if (group[0]!.length !== entry.length) {
        throw new Error(
          `Tile ${addressText(entry.id)} overlaps the content of tile ${addressText(group[0]!.id)}`,
        );
      }
      group.push(entry);
      continue;
    }
    if (entry.offset !== end) {
      throw new Error(
        `Tile ${addressText(entry.id)} is stored at ${entry.offset} where ${end} was next; not clustered`,
      );
    }
    end += entry.length;
    const fresh = [entry];
    known.set(entry.offset, fresh);
    groups.push(fresh);
  }
  if (end !== dataLength) throw new Error(`The tile data has ${dataLength} bytes but the entries use ${end}`);
  return groups;
}
