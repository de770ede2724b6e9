/** The pictures of a release: drawn where what they show has changed, else taken over from the last one. */
import type { Bucket } from '../db/bindings.ts';
import { sha256 } from '../src/domain/digest.ts';
import type { MapDefinition } from '../src/domain/kinds.ts';
import type { LiveRecords } from './layers.ts';
import { pack, packIndex } from './picture-pack.ts';

/** What pictures of a map are made of. */
export type PictureSubject = {
  map: MapDefinition;
  records: LiveRecords;
  /** The public records of the base map. */
  base: LiveRecords;
  /** The day of the map's data, `YYYY-MM-DD`. */
  asOf: string;
};

/** A picture that is to be: its name, as SVG, and the last day on which it is public; null for ever. */
export type PlannedPicture = { name: string; svg: string; until: string | null };

/** How pictures are made. */
export type Pictures = {
  /** Names what they are drawn with: another one draws them all anew. */
  engine: string;
  /** All pictures of a map. */
  of(subject: PictureSubject): Iterable<PlannedPicture>;
  /** SVGs as PNGs, in their order. */
  draw(svgs: readonly string[]): Promise<Drawn>;
};

/** Drawn pictures, and the characters that the font lacks. */
export type Drawn = { pngs: readonly Uint8Array[]; missing: readonly string[] };

/** What became of the pictures of a map. */
export type PicturesMade = {
  count: number;
  /** Those that were not taken over. */
  drawn: number;
  bytes: number;
  /** Characters that the font lacks. */
  missing: string[];
};

/** The pictures of a pack by what they were drawn from. */
function bySource(bytes: Uint8Array): Map<string, Uint8Array> {
  const { entries, start } = packIndex(bytes);
  return new Map(
    [...entries.values()].map(([offset, length, source]) => [
      source,
      bytes.subarray(start + offset, start + offset + length),
    ]),
  );
}

/** The pictures of the last release; none where they cannot be read, so that all are drawn anew. */
async function known(archives: Bucket, key: string | null): Promise<Map<string, Uint8Array>> {
  try {
    const object = key === null ? null : await archives.get(key);
    return object === null ? new Map() : bySource(new Uint8Array(await object.arrayBuffer()));
  } catch {
    return new Map();
  }
}

/** Makes the pictures of a map as one pack; undefined when it has none. `last` is the key of the last release's. */
export async function picturesOf(
  archives: Bucket,
  subject: PictureSubject,
  { engine, of, draw }: Pictures,
  last: string | null,
): Promise<{ bytes: Uint8Array; made: PicturesMade } | undefined> {
  const wanted: (PlannedPicture & { source: string })[] = [];
  for (const planned of of(subject))
    wanted.push({ ...planned, source: (await sha256(`${engine}\n${planned.svg}`)).slice(0, 16) });
  if (wanted.length === 0) return undefined;
  const kept = await known(archives, last);
  const changed = wanted.filter(({ source }) => !kept.has(source));
  const { pngs, missing } = await draw(changed.map(({ svg }) => svg));
  for (const [i, { source }] of changed.entries()) kept.set(source, pngs[i]!);
  const bytes = pack(
    wanted.map(({ name, source, until }) => ({ name, source, until, bytes: kept.get(source)! })),
  );
  const made = { count: wanted.length, drawn: changed.length, bytes: bytes.length, missing: [...missing] };
  return { bytes, made };
}
