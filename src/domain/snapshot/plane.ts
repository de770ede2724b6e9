/** The planes of a snapshot as they are read: a code for each row. */
import { type Bits, ones } from './bits.ts';
import type { Digit, PackedPlane, SplitPlane, StoredPlane } from './format.ts';

/** Rows that are read at once: whole words of sets, and few enough to stay in the nearest cache. */
export const BLOCK = 1024;

/** Planes of at most so many codes are counted and judged by code. */
export const MAX_TABLE = 2 ** 16;

export interface Plane {
  /** How many codes there are. */
  readonly codes: number;
  /** The code of a row. */
  code(row: number): number;
  /** Reads the codes of rows from `from` on, a multiple of `BLOCK`, into `out`, which holds a block; returns how many. */
  read(from: number, out: Uint32Array): number;
}

/** The planes of a collection, opened over its bytes. */
export function openPlanes(
  stored: readonly StoredPlane[],
  buffer: ArrayBuffer,
  start: number,
  rows: number,
): Plane[] {
  const planes: Plane[] = [];
  for (const one of stored)
    planes.push('low' in one ? new Split(one, planes) : packedPlane(one, buffer, start, rows));
  return planes;
}

function packedPlane(
  { at, bits, codes, usual }: PackedPlane,
  buffer: ArrayBuffer,
  start: number,
  rows: number,
) {
  if (!usual) return new Dense(new Packed(buffer, start + at, rows, bits), codes, rows);
  const own = new Uint32Array(buffer, start + usual.at, Math.ceil(rows / 32));
  const ranks = new Uint32Array(own.length + 1);
  for (let i = 0; i < own.length; i++) ranks[i + 1] = ranks[i]! + ones(own[i]!);
  const packed = new Packed(buffer, start + at, ranks[own.length]!, bits);
  return new Sparse(packed, codes, rows, usual.code, own, ranks);
}

/** The digits of a plane by its codes. */
export const digitsByCode = ({ codes }: Plane, [, stride, digits]: Digit): Uint16Array =>
  Uint16Array.from({ length: codes }, (_, code) => Math.floor(code / stride) % digits);

/** Codes one after the other; whole bytes are read several times as quickly as parts of them. */
class Packed {
  readonly #bits: number;
  readonly #mask: number;
  readonly #words: Uint32Array | undefined;
  readonly #bytes: Uint8Array | Uint16Array | undefined;

  constructor(buffer: ArrayBuffer, at: number, count: number, bits: number) {
    this.#bits = bits;
    this.#mask = bits === 32 ? -1 : 2 ** bits - 1;
    if (bits === 8) this.#bytes = new Uint8Array(buffer, at, count);
    else if (bits === 16) this.#bytes = new Uint16Array(buffer, at, count);
    else this.#words = new Uint32Array(buffer, at, Math.ceil((count * bits) / 32));
  }

  at(index: number): number {
    if (this.#bytes) return this.#bytes[index]!;
    const words = this.#words!;
    const bits = this.#bits;
    // In words of 32 codes each, so that no position in bits outgrows 32 bits.
    const position = (index & 31) * bits;
    const word = (index >>> 5) * bits + (position >>> 5);
    const shift = position & 31;
    let code = words[word]! >>> shift;
    if (shift + bits > 32) code |= words[word + 1]! << (32 - shift);
    return (code & this.#mask) >>> 0;
  }

  read(from: number, count: number, out: Uint32Array): void {
    if (this.#bytes) {
      out.set(this.#bytes.subarray(from, from + count));
      return;
    }
    const words = this.#words!;
    const bits = this.#bits;
    const mask = this.#mask;
    const first = (from >>> 5) * bits;
    for (let i = 0, position = (from & 31) * bits; i < count; i++, position += bits) {
      const word = first + (position >>> 5);
      const shift = position & 31;
      let code = words[word]! >>> shift;
      if (shift + bits > 32) code |= words[word + 1]! << (32 - shift);
      out[i] = code & mask;
    }
  }
}

/** A plane in which every row has a code. */
class Dense implements Plane {
  readonly codes: number;
  readonly #packed: Packed;
  readonly #rows: number;

  constructor(packed: Packed, codes: number, rows: number) {
    this.codes = codes;
    this.#packed = packed;
    this.#rows = rows;
  }

  code(row: number): number {
    return this.#packed.at(row);
  }

  read(from: number, out: Uint32Array): number {
    const count = Math.min(BLOCK, this.#rows - from);
    this.#packed.read(from, count, out);
    return count;
  }
}

/** A plane in which the rows of a set have codes of their own, and the others all the same one. */
class Sparse implements Plane {
  readonly codes: number;
  readonly #packed: Packed;
  readonly #rows: number;
  readonly #usual: number;
  readonly #own: Bits;
  /** How many rows have a code of their own before each word of them. */
  readonly #ranks: Uint32Array;
  readonly #block = new Uint32Array(BLOCK);

  constructor(packed: Packed, codes: number, rows: number, usual: number, own: Bits, ranks: Uint32Array) {
    this.codes = codes;
    this.#packed = packed;
    this.#rows = rows;
    this.#usual = usual;
    this.#own = own;
    this.#ranks = ranks;
  }

  code(row: number): number {
    const word = row >>> 5;
    const bit = 1 << (row & 31);
    const own = this.#own[word]!;
    return own & bit ? this.#packed.at(this.#ranks[word]! + ones(own & (bit - 1))) : this.#usual;
  }

  read(from: number, out: Uint32Array): number {
    const count = Math.min(BLOCK, this.#rows - from);
    const own = this.#own;
    const block = this.#block;
    const first = from >>> 5;
    const end = Math.ceil((from + count) / 32);
    const rank = this.#ranks[first]!;
    this.#packed.read(rank, this.#ranks[end]! - rank, block);
    out.fill(this.#usual, 0, count);
    for (let i = first, next = 0; i < end; i++) {
      const last = 32 * (i - first) + 31;
      for (let word = own[i]!; word !== 0; word &= word - 1)
        out[last - Math.clz32(word & -word)] = block[next++]!;
    }
    return count;
  }
}

/** A plane whose codes are put together from two. */
class Split implements Plane {
  readonly codes: number;
  readonly #low: Plane;
  readonly #high: Plane;
  /** What the codes of the higher plane add. */
  readonly #sums: Uint32Array;
  readonly #block = new Uint32Array(BLOCK);

  constructor({ low, high }: SplitPlane, planes: readonly Plane[]) {
    this.#low = planes[low]!;
    this.#high = planes[high[0]]!;
    this.codes = this.#low.codes * high[2];
    this.#sums = Uint32Array.from(digitsByCode(this.#high, high), (digit) => digit * this.#low.codes);
  }

  code(row: number): number {
    return this.#low.code(row) + this.#sums[this.#high.code(row)]!;
  }

  read(from: number, out: Uint32Array): number {
    const block = this.#block;
    const sums = this.#sums;
    const count = this.#low.read(from, out);
    this.#high.read(from, block);
    for (let i = 0; i < count; i++) out[i] = out[i]! + sums[block[i]!]!;
    return count;
  }
}
