/** A plane of a snapshot as it is read: a code for each row, packed to the bit. */
import { type Bits, noRows, ones } from './bits.ts';
import type { StoredPlane } from './format.ts';

/** Rows that are read at once: whole words of sets, and few enough to stay in the nearest cache. */
export const BLOCK = 1024;

/** Planes of at most so many codes are counted and judged by code. */
export const MAX_TABLE = 2 ** 16;

export class Plane {
  /** How many codes there are. */
  readonly codes: number;
  readonly #rows: number;
  readonly #bits: number;
  readonly #mask: number;
  readonly #words: Uint32Array;
  readonly #usual: number = 0;
  /** Rows that have a code of their own, and how many have one before each word of them; undefined where all have. */
  readonly #own: Bits | undefined;
  readonly #ranks: Uint32Array | undefined;
  readonly #packed: Uint32Array | undefined;

  constructor({ at, bits, codes, usual }: StoredPlane, buffer: ArrayBuffer, start: number, rows: number) {
    this.codes = codes;
    this.#rows = rows;
    this.#bits = bits;
    this.#mask = bits === 32 ? -1 : 2 ** bits - 1;
    let count = rows;
    if (usual) {
      this.#usual = usual.code;
      const own = new Uint32Array(buffer, start + usual.at, Math.ceil(rows / 32));
      const ranks = noRows(rows);
      count = 0;
      for (let i = 0; i < own.length; i++) {
        ranks[i] = count;
        count += ones(own[i]!);
      }
      this.#own = own;
      this.#ranks = ranks;
      this.#packed = new Uint32Array(BLOCK);
    }
    this.#words = new Uint32Array(buffer, start + at, Math.ceil((count * bits) / 32));
  }

  /** The code of a row. */
  code(row: number): number {
    if (!this.#own) return this.#at(row);
    const [word, bit] = [row >>> 5, 1 << (row & 31)];
    const own = this.#own[word]!;
    return own & bit ? this.#at(this.#ranks![word]! + ones(own & (bit - 1))) : this.#usual;
  }

  /** Reads the codes of rows from `from` on, a multiple of `BLOCK`, into `out`, which holds a block; returns how many. */
  read(from: number, out: Uint32Array): number {
    const count = Math.min(BLOCK, this.#rows - from);
    if (!this.#own) {
      this.#unpack(from, count, out);
      return count;
    }
    const [own, packed, first, end] = [this.#own, this.#packed!, from >>> 5, Math.ceil((from + count) / 32)];
    const rank = this.#ranks![first]!;
    this.#unpack(rank, (end < own.length ? this.#ranks![end]! : this.#count()) - rank, packed);
    out.fill(this.#usual, 0, count);
    for (let i = first, next = 0; i < end; i++)
      for (let word = own[i]!, start = 32 * (i - first) + 31; word !== 0; word &= word - 1)
        out[start - Math.clz32(word & -word)] = packed[next++]!;
    return count;
  }

  /** How many rows have a code of their own. */
  #count(): number {
    const last = this.#own!.length - 1;
    return this.#ranks![last]! + ones(this.#own![last]!);
  }

  #at(index: number): number {
    // In words of 32 codes each, so that no position in bits outgrows 32 bits.
    const position = (index & 31) * this.#bits;
    const [word, shift] = [(index >>> 5) * this.#bits + (position >>> 5), position & 31];
    let code = this.#words[word]! >>> shift;
    if (shift + this.#bits > 32) code |= this.#words[word + 1]! << (32 - shift);
    return (code & this.#mask) >>> 0;
  }

  #unpack(from: number, count: number, out: Uint32Array): void {
    const [words, bits, mask, base] = [this.#words, this.#bits, this.#mask, (from >>> 5) * this.#bits];
    for (let i = 0, position = (from & 31) * bits; i < count; i++, position += bits) {
      const [word, shift] = [base + (position >>> 5), position & 31];
      let code = words[word]! >>> shift;
      if (shift + bits > 32) code |= words[word + 1]! << (32 - shift);
      out[i] = code & mask;
    }
  }
}
