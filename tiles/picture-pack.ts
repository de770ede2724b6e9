/**
 * All pictures of a release of a map in one object: the length of its index in bytes (32 bits, little-endian), the
 * index as JSON, then the pictures one after the other.
 */

/** Where a picture lies behind the index, a hash of what it was drawn from, and the last day on which it is public. */
export type PackEntry = readonly [offset: number, length: number, source: string, until: string | null];
export type PackIndex = {
  /** By name. */
  entries: ReadonlyMap<string, PackEntry>;
  /** Where the pictures begin. */
  start: number;
};

export type Picture = { name: string; source: string; until: string | null; bytes: Uint8Array };

const HEAD = 4;

/** Packs pictures in the order given. */
export function pack(pictures: readonly Picture[]): Uint8Array {
  let end = 0;
  const entries = pictures.map(({ name, source, until, bytes }) => {
    const offset = end;
    end += bytes.length;
    return [name, [offset, bytes.length, source, until]] as const;
  });
  const index = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const start = HEAD + index.length;
  const packed = new Uint8Array(start + end);
  new DataView(packed.buffer).setUint32(0, index.length, true);
  packed.set(index, HEAD);
  for (const [i, { bytes }] of pictures.entries()) packed.set(bytes, start + entries[i]![1][0]);
  return packed;
}

/** How many bytes from the beginning hold head and index. `bytes` are at least the first four. */
export const indexEnd = (bytes: Uint8Array): number =>
  HEAD + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);

/** The index of a pack; `bytes` reach at least to {@link indexEnd}. @throws SyntaxError when it is none. */
export function packIndex(bytes: Uint8Array): PackIndex {
  const start = indexEnd(bytes);
  const text = new TextDecoder().decode(bytes.subarray(HEAD, start));
  return { entries: new Map(Object.entries(JSON.parse(text) as Record<string, PackEntry>)), start };
}

/** The name of the picture of a map or of a record (`collection/id`) in a language. */
export const pictureName = (of: string, language: string): string => `${of}.${language}`;

/** The name of the card of a map: its picture with room for a link. */
export const cardName = (map: string, language: string): string => pictureName(`cards/${map}`, language);
