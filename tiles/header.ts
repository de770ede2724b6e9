/** The 127-byte header of a PMTiles v3 archive (PMTiles v3, section 3). */

/** Bytes of the header; the root directory of our archives follows at once. */
export const HEADER_BYTES = 127;

/** Header and root directory must fit into the first 16 KiB of an archive. */
export const ROOT_LIMIT = 16_384 - HEADER_BYTES;

/** Codes of the compression and tile type fields that we write. */
export const GZIP = 2;
export const MVT = 1;

/** A byte range of the archive. */
export type Section = { offset: number; length: number };

/** The header; bounds are west, south, east, north and center is longitude, latitude (degrees), zoom. */
export type Header = {
  root: Section;
  metadata: Section;
  leaves: Section;
  data: Section;
  addressedTiles: number;
  entries: number;
  contents: number;
  clustered: boolean;
  internalCompression: number;
  tileCompression: number;
  tileType: number;
  minzoom: number;
  maxzoom: number;
  bounds: [number, number, number, number];
  center: [number, number, number];
};

const MAGIC = [0x50, 0x4d, 0x54, 0x69, 0x6c, 0x65, 0x73];
const SECTIONS = ['root', 'metadata', 'leaves', 'data'] as const;
const COUNTS = ['addressedTiles', 'entries', 'contents'] as const;
const E7 = 10_000_000;

/** The bytes of a header. */
export function headerBytes(header: Header): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  const wide = (at: number, value: number): void => {
    view.setUint32(at, value % 2 ** 32, true);
    view.setUint32(at + 4, Math.floor(value / 2 ** 32), true);
  };
  const degrees = (at: number, value: number): void => view.setInt32(at, Math.round(value * E7), true);
  bytes.set(MAGIC);
  bytes[7] = 3;
  for (const [index, name] of SECTIONS.entries()) {
    wide(8 + index * 16, header[name].offset);
    wide(16 + index * 16, header[name].length);
  }
  for (const [index, name] of COUNTS.entries()) wide(72 + index * 8, header[name]);
  bytes[96] = header.clustered ? 1 : 0;
  bytes[97] = header.internalCompression;
  bytes[98] = header.tileCompression;
  bytes[99] = header.tileType;
  bytes[100] = header.minzoom;
  bytes[101] = header.maxzoom;
  for (const [index, value] of header.bounds.entries()) degrees(102 + index * 4, value);
  bytes[118] = header.center[2];
  degrees(119, header.center[0]);
  degrees(123, header.center[1]);
  return bytes;
}

/** The header in the first 127 bytes; fewer bytes, another magic number or another version is an Error. */
export function parseHeader(bytes: Uint8Array): Header {
  if (bytes.length < HEADER_BYTES) {
    throw new Error(`The archive has ${bytes.length} bytes, fewer than its ${HEADER_BYTES}-byte header`);
  }
  if (MAGIC.some((byte, index) => bytes[index] !== byte)) {
    throw new Error('The archive does not begin with "PMTiles"; it is another kind of file');
  }
  if (bytes[7] !== 3) throw new Error(`The archive is PMTiles version ${bytes[7]}; only version 3 is read`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  const wide = (at: number): number => {
    const value = view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
    if (value > Number.MAX_SAFE_INTEGER) throw new Error(`Header byte ${at}: a length is above 2^53 - 1`);
    return value;
  };
  const degrees = (at: number): number => view.getInt32(at, true) / E7;
  const section = (index: number): Section => ({
    offset: wide(8 + index * 16),
    length: wide(16 + index * 16),
  });
  return {
    root: section(0),
    metadata: section(1),
    leaves: section(2),
    data: section(3),
    addressedTiles: wide(72),
    entries: wide(80),
    contents: wide(88),
    clustered: bytes[96] === 1,
    internalCompression: bytes[97]!,
    tileCompression: bytes[98]!,
    tileType: bytes[99]!,
    minzoom: bytes[100]!,
    maxzoom: bytes[101]!,
    bounds: [degrees(102), degrees(106), degrees(110), degrees(114)],
    center: [degrees(119), degrees(123), bytes[118]!],
  };
}
