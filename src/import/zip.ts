/** Opens a ZIP archive (PKWARE APPNOTE 6.3) without trusting its sizes: parts are inflated in small steps and counted. */
import { Inflate } from 'fflate';
import { utf8ErrorOffset } from './fault-offset.ts';
import { ReadError } from './sheet.ts';

export type ZipLimits = {
  /** Bytes of the archive; 20 MB when absent. */
  maxBytes?: number;
  /** Parts in the archive; 2 000 when absent. */
  maxEntries?: number;
  /** Inflated bytes of one part; 64 MB when absent. */
  maxEntryBytes?: number;
  /** Inflated bytes of all parts that are read; 128 MB when absent. */
  maxTotalBytes?: number;
};

export type Archive = {
  names: string[];
  /** Feeds the inflated bytes of a part to `take`, in order. @throws ReadError when it is missing, too large or broken */
  read(name: string, take: (bytes: Uint8Array) => void): void;
};

type Entry = { name: string; method: number; crc: number; packed: number; size: number; start: number };

const LIMITS: Required<ZipLimits> = {
  maxBytes: 20e6,
  maxEntries: 2_000,
  maxEntryBytes: 64e6,
  maxTotalBytes: 128e6,
};
/** Packed bytes at a time: as text, what they inflate to is no large object, which would stay until all memory is swept. */
const STEP = 4096;
const UNSUSPICIOUS = 4e6;
const MAX_RATIO = 100;
const STORED = 0;
const DEFLATED = 8;

const broken = (fact: string) =>
  new ReadError(
    'zip',
    `The file is damaged (${fact}); open it in the program it comes from and save it again`,
  );
const bomb = (fact: string) =>
  new ReadError('limit', `The file is refused: ${fact}; remove what is not needed, or split it`);

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array, crc: number): number {
  let c = ~crc;
  for (let i = 0; i < bytes.length; i++) c = (c >>> 8) ^ CRC_TABLE[(c ^ bytes[i]!) & 0xff]!;
  return ~c >>> 0;
}

/**
 * The archive in `bytes`, read by its central directory. Encrypted, duplicate and overlapping parts are refused.
 * @throws ReadError 'zip' when it is no sound archive, 'limit' beyond the caps
 */
export function archiveOf(bytes: Uint8Array, limits: ZipLimits = {}): Archive {
  const caps = { ...LIMITS, ...limits };
  if (bytes.length > caps.maxBytes) throw bomb(`it has ${bytes.length} bytes, allowed are ${caps.maxBytes}`);
  let entries: Map<string, Entry>;
  try {
    entries = directory(bytes, caps);
  } catch (error) {
    if (error instanceof RangeError) throw broken('its directory points outside');
    throw error;
  }
  let total = 0;
  return {
    names: [...entries.values()].map((entry) => entry.name),
    read(name, take) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) throw broken(`part ${name} is missing`);
      if (entry.size > caps.maxEntryBytes || total + entry.size > caps.maxTotalBytes)
        throw bomb(`part ${name} inflates to ${entry.size} bytes`);
      let size = 0;
      let crc = 0;
      inflate(bytes, entry, (piece, consumed) => {
        size += piece.length;
        total += piece.length;
        if (size > entry.size) throw bomb(`part ${name} inflates beyond the ${entry.size} bytes it declares`);
        if (size > UNSUSPICIOUS && size > consumed * MAX_RATIO)
          throw bomb(`part ${name} inflates more than ${MAX_RATIO} times`);
        crc = crc32(piece, crc);
        take(piece);
      });
      if (size !== entry.size || crc !== entry.crc) throw broken(`part ${name} fails its checksum`);
    },
  };
}

function inflate(bytes: Uint8Array, entry: Entry, take: (piece: Uint8Array, consumed: number) => void): void {
  const end = entry.start + entry.packed;
  if (entry.method === STORED) {
    for (let at = entry.start; at < end; at += STEP * 8)
      take(bytes.subarray(at, Math.min(at + STEP * 8, end)), at + STEP * 8 - entry.start);
    return;
  }
  let consumed = 0;
  let isOurs = false;
  const stream = new Inflate((piece) => {
    try {
      if (piece.length > 0) take(piece, consumed);
    } catch (error) {
      isOurs = true;
      throw error;
    }
  });
  try {
    for (let at = entry.start; at < end || consumed === 0; at += STEP) {
      const next = Math.min(at + STEP, end);
      consumed += STEP;
      stream.push(bytes.subarray(at, next), next === end);
    }
  } catch (error) {
    if (isOurs) throw error;
    throw broken(`part ${entry.name} cannot be inflated`);
  }
}

/** A RangeError means that an offset lies outside the file. */
function directory(bytes: Uint8Array, caps: Required<ZipLimits>): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const u16 = (at: number) => view.getUint16(at, true);
  const u32 = (at: number) => view.getUint32(at, true);
  const u64 = (at: number) => u32(at) + u32(at + 4) * 2 ** 32;

  let tail = bytes.length - 22;
  while (tail >= 0 && tail > bytes.length - 65_558 && u32(tail) !== 0x06054b50) tail--;
  if (tail < 0 || u32(tail) !== 0x06054b50) throw broken('its end is missing');
  let [count, at] = [u16(tail + 10), u32(tail + 16)];
  if (tail >= 20 && u32(tail - 20) === 0x07064b50) {
    const record = u64(tail - 12);
    if (u32(record) !== 0x06064b50) throw broken('its directory is missing');
    [count, at] = [u64(record + 32), u64(record + 48)];
  }
  if (count > caps.maxEntries) throw bomb(`it has ${count} parts, allowed are ${caps.maxEntries}`);

  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i++) {
    if (u32(at) !== 0x02014b50) throw broken('its directory is broken');
    const [flags, method] = [u16(at + 8), u16(at + 10)];
    const [nameLength, extraLength, commentLength] = [u16(at + 28), u16(at + 30), u16(at + 32)];
    const name = partName(bytes.subarray(at + 46, at + 46 + nameLength));
    if (flags & 1) throw new ReadError('zip', `Part ${name} is encrypted; save the file without a password`);
    if (method !== STORED && method !== DEFLATED)
      throw broken(`part ${name} uses compression method ${method}`);
    const wide = zip64Sizes(view, at + 46 + nameLength, extraLength, [
      u32(at + 24),
      u32(at + 20),
      u32(at + 42),
    ]);
    const [size, packed, header] = wide;
    if (u32(header) !== 0x04034b50) throw broken(`part ${name} is missing`);
    const start = header + 30 + u16(header + 26) + u16(header + 28);
    if (start + packed > bytes.length) throw broken(`part ${name} is cut off`);
    if (method === STORED && size !== packed) throw broken(`part ${name} has two sizes`);
    const key = name.toLowerCase();
    if (entries.has(key)) throw broken(`part ${name} stands twice`);
    entries.set(key, { name, method, crc: u32(at + 16), packed, size, start });
    at += 46 + nameLength + extraLength + commentLength;
  }
  const sorted = [...entries.values()].filter((entry) => entry.packed > 0).sort((a, b) => a.start - b.start);
  sorted.forEach((entry, i) => {
    const next = sorted[i + 1];
    if (next && entry.start + entry.packed > next.start)
      throw bomb(`parts ${entry.name} and ${next.name} overlap`);
  });
  return entries;
}

/** Programs in Chinese Windows write names in GBK and leave the flag for UTF-8 (bit 11) as it was. */
function partName(bytes: Uint8Array): string {
  const encoding = utf8ErrorOffset(bytes) < 0 ? 'utf-8' : 'gb18030';
  return new TextDecoder(encoding).decode(bytes).replaceAll('\\', '/');
}

/** The inflated bytes of a part. @throws ReadError when it is missing, too large or broken */
export function partBytes(archive: Archive, name: string): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  archive.read(name, (piece) => {
    pieces.push(piece.slice());
    size += piece.length;
  });
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Size, packed size and header offset, taken from the ZIP64 extra field where the plain field is full (APPNOTE 4.5.3). */
function zip64Sizes(view: DataView, from: number, length: number, plain: number[]): [number, number, number] {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    plain = plain.map((value) => {
      if (value !== 0xffffffff) return value;
      field += 8;
      return view.getUint32(field - 8, true) + view.getUint32(field - 4, true) * 2 ** 32;
    });
  }
  return plain as [number, number, number];
}
