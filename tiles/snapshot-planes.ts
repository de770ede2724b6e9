/**
 * The planes of a snapshot: columns of few values share one, their digits being those of one number, so that hardly a
 * fraction of a bit is lost to rounding; of a column that most rows have the same value in, the others alone are kept.
 */
import { noRows } from '../src/domain/snapshot/bits.ts';
import { MAX_TABLE } from '../src/domain/snapshot/plane.ts';
import { contentHash } from './content-hash.ts';

export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Columns share a plane while it has at most so many codes: tables of them stay in the nearest cache. */
const MAX_SHARED = 2 ** 10;

export const bytesOf = (array: Codes | Float32Array | Float64Array) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** Numbers below `codes`, one per row. */
export function codesOf(codes: number, rows: number, at: (row: number) => number): Codes {
  const found = new (codes <= 2 ** 8 ? Uint8Array : codes <= 2 ** 16 ? Uint16Array : Uint32Array)(rows);
  for (let row = 0; row < rows; row++) found[row] = at(row);
  return found;
}

const bitsFor = (codes: number) => 32 - Math.clz32(codes - 1);

/** The code that most rows have, and how many have others; of very many codes the first. */
function usualOf(digits: Codes, codes: number): { code: number; others: number } {
  const counts = new Uint32Array(codes <= MAX_TABLE ? codes : 1);
  for (let row = 0; row < digits.length; row++) if (digits[row]! < counts.length) counts[digits[row]!]! += 1;
  let code = 0;
  for (let other = 1; other < counts.length; other++) if (counts[other]! > counts[code]!) code = other;
  return { code, others: digits.length - counts[code]! };
}

/** Bits of a column among others, and of it with its unusual rows alone. */
function bitsOf(digits: Codes, codes: number) {
  const usual = usualOf(digits, codes);
  return {
    usual: usual.code,
    shared: digits.length * Math.log2(codes),
    alone: digits.length + usual.others * bitsFor(codes),
  };
}

/** The bytes of a plane that a column takes. */
export function shareOfPlane(digits: Codes, { codes }: { codes: number }): number {
  const { shared, alone } = bitsOf(digits, codes);
  return Math.min(shared, alone) / 8;
}

/** Codes one after the other, the first in the lowest bits (`StoredPlane`). */
function packed(codes: Codes, bits: number): Uint8Array {
  const words = new Uint32Array(Math.ceil((codes.length * bits) / 32));
  for (let i = 0, word = 0, shift = 0; i < codes.length; i++) {
    words[word]! |= codes[i]! << shift;
    shift += bits;
    if (shift < 32) continue;
    shift -= 32;
    word += 1;
    if (shift > 0) words[word] = codes[i]! >>> (bits - shift);
  }
  return bytesOf(words);
}

/** A plane with the bytes of its codes, and of the set of rows that have one where not all do. */
export type Plane = { codes: number; bits: number; packed: Uint8Array; usual?: { code: number; own: Uint8Array } };

const plane = (digits: Codes, codes: number): Plane => ({
  codes,
  bits: bitsFor(codes),
  packed: packed(digits, bitsFor(codes)),
});

function unusualPlane(digits: Codes, codes: number, usual: number): Plane {
  const own = noRows(digits.length);
  for (let row = 0; row < digits.length; row++)
    if (digits[row] !== usual) own[row >>> 5]! |= 1 << (row & 31);
  const others = digits.filter((digit) => digit !== usual);
  return { ...plane(others, codes), usual: { code: usual, own: bytesOf(own) } };
}

type Item = { digits: Codes; codes: number; names: string[] };

/** The columns that share a plane with the first of some, which come in the order of fewer codes: those that lose least. */
function companions([seed, ...others]: readonly Item[]): Item[] {
  let [best, least]: [Item[], number] = [[], Infinity];
  const chosen: Item[] = [];
  const look = (from: number, codes: number) => {
    const lost = bitsFor(codes) - Math.log2(codes);
    // Sums of logarithms differ by their rounding.
    if (lost < least - 1e-9) [best, least] = [[...chosen], lost];
    for (let i = from; i < others.length; i++) {
      const other = others[i]!;
      if (i > from && others[i - 1]!.codes === other.codes) continue;
      if (codes * other.codes > MAX_SHARED) continue;
      chosen.push(other);
      look(i + 1, codes * other.codes);
      chosen.pop();
    }
  };
  look(0, seed!.codes);
  return best;
}

/** Where a column is: the number of its plane, and what codes are divided by. */
export type Placed = { plane: number; stride: number };

/** Lays columns of so many codes into planes; equal ones are kept once, those that all rows are alike in take none. */
export function planesOf(columns: ReadonlyMap<string, { digits: Codes; codes: number }>): {
  planes: Plane[];
  placed: Map<string, Placed>;
} {
  const items = new Map<string, Item>();
  for (const [name, { digits, codes }] of columns) {
    if (codes === 1) continue;
    const key = `${codes} ${contentHash(bytesOf(digits))}`;
    const known = items.get(key);
    if (known) known.names.push(name);
    else items.set(key, { digits, codes, names: [name] });
  }
  const planes: Plane[] = [];
  const placed = new Map<string, Placed>();
  const place = ({ names }: Item, stride: number) => {
    for (const name of names) placed.set(name, { plane: planes.length, stride });
  };
  let shared: Item[] = [];
  for (const item of items.values()) {
    const { usual, shared: full, alone } = bitsOf(item.digits, item.codes);
    if (alone < full) {
      place(item, 1);
      planes.push(unusualPlane(item.digits, item.codes, usual));
    } else shared.push(item);
  }
  shared.sort((a, b) => b.codes - a.codes);
  while (shared.length > 0) {
    const group = [shared[0]!, ...companions(shared)];
    let codes = 1;
    const strides = group.map((item) => {
      const stride = codes;
      place(item, stride);
      codes *= item.codes;
      return stride;
    });
    const rows = group[0]!.digits.length;
    const sum = (row: number) => group.reduce((code, { digits }, i) => code + digits[row]! * strides[i]!, 0);
    planes.push(group.length === 1 ? plane(group[0]!.digits, codes) : plane(codesOf(codes, rows, sum), codes));
    shared = shared.filter((item) => !group.includes(item));
  }
  return { planes, placed };
}
