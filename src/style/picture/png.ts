/** PNG with a palette (PNG 3, colour type 3), one byte a pixel: taken apart and put together around compressed lines. */

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const HEADER = 13;
/** 8 bits, palette, and the only methods there are of compression, filtering and no interlacing. */
const KIND = Uint8Array.of(8, 3, 0, 0, 0);

/** `lines` are compressed (zlib, RFC 1950), each with its filter, 0 for none, before one palette index a pixel. */
export type PngParts = { width: number; height: number; palette: Uint8Array; lines: Uint8Array };

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC[(value ^ byte) & 255]! ^ (value >>> 8);
  return ~value >>> 0;
}

/** The bytes of a PNG. */
export function pngOf({ width, height, palette, lines }: PngParts): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(HEADER);
  const size = new DataView(header.buffer);
  size.setUint32(0, width);
  size.setUint32(4, height);
  header.set(KIND, 8);
  const chunks = [
    ['IHDR', header],
    ['PLTE', palette],
    ['IDAT', lines],
    ['IEND', new Uint8Array()],
  ] as const;
  const bytes = new Uint8Array(chunks.reduce((sum, [, data]) => sum + data.length + 12, SIGNATURE.length));
  const view = new DataView(bytes.buffer);
  bytes.set(SIGNATURE);
  let at = SIGNATURE.length;
  for (const [type, data] of chunks) {
    const end = at + 8 + data.length;
    view.setUint32(at, data.length);
    bytes.set(new TextEncoder().encode(type), at + 4);
    bytes.set(data, at + 8);
    view.setUint32(end, crc32(bytes.subarray(at + 4, end)));
    at = end + 4;
  }
  return bytes;
}

/** The parts of a PNG that {@link pngOf} made. */
export function pngParts(png: Uint8Array): PngParts {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks = new Map<string, Uint8Array>();
  for (let at = SIGNATURE.length; at < png.length; ) {
    const start = at + 8;
    const end = start + view.getUint32(at);
    chunks.set(new TextDecoder().decode(png.subarray(at + 4, start)), png.subarray(start, end));
    at = end + 4;
  }
  const start = SIGNATURE.length + 8;
  return {
    width: view.getUint32(start),
    height: view.getUint32(start + 4),
    palette: chunks.get('PLTE')!,
    lines: chunks.get('IDAT')!,
  };
}
