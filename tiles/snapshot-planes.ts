/**
 * The planes of a snapshot. Columns of few values share one, their digits being those of one number that fills a byte;
 * of larger codes the lower part has bytes of its own and the rest shares; where most rows are alike, the others alone
 * are kept.
 */
import { noRows } from '../src/domain/snapshot/bits.ts';
import type { Digit, PackedPlane, SplitPlane } from '../src/domain/snapshot/format.ts';
import { BLOCK, MAX_TABLE } from '../src/domain/snapshot/plane.ts';

export type Codes = Uint8Array | Uint16Array | Uint32Array;

const BYTE = 2 ** 8;
const TWO_BYTES = 2 ** 16;
/** Unusual rows alone are read several times as slowly, and kept where they take at most this share of the bits. */
const WORTH = 0.75;
/** About what the description of a plane takes, in bits. */
const DESCRIPTION = 8 * 48;

export const bytesOf = (array: Codes | Float32Array | Float64Array) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** Numbers below `codes`, one per row. */
export function codesOf(codes: number, rows: number, at: (row: number) => number): Codes {
  const found = new (codes <= BYTE ? Uint8Array : codes <= TWO_BYTES ? Uint16Array : Uint32Array)(rows);
  for (let row = 0; row < rows; row++) found[row] = at(row);
  return found;
}

/** Bits of codes; whole bytes where that takes one bit more, as they are read several times as quickly. */
function bitsFor(codes: number): number {
  const bits = 32 - Math.clz32(codes - 1);
  return bits === 7 || bits === 15 ? bits + 1 : bits;
}

/** The code that most rows have, and how many have others; of very many codes the first. */
function usualOf(digits: Codes, codes: number): { code: number; others: number } {
  const counts = new Uint32Array(codes <= MAX_TABLE ? codes : 1);
  for (let row = 0; row < digits.length; row++) if (digits[row]! < counts.length) counts[digits[row]!]! += 1;
  let code = 0;
  for (let other = 1; other < counts.length; other++) if (counts[other]! > counts[code]!) code = other;
  return { code, others: digits.length - counts[code]! };
}

/** Bits that a column takes: of a shared plane, or of its own where that holds its unusual rows alone. */
function bitsOf(digits: Codes, codes: number): { bits: number; usual?: number } {
  const shared = digits.length * Math.log2(codes);
  const { code, others } = usualOf(digits, codes);
  const alone = DESCRIPTION + digits.length + others * bitsFor(codes);
  return alone < WORTH * shared ? { bits: alone, usual: code } : { bits: shared };
}

/** The bytes of planes that a column takes. */
export const shareOfPlanes = (digits: Codes, codes: number): number => bitsOf(digits, codes).bits / 8;

/** Codes one after the other, the first in the lowest bits (`PackedPlane`). */
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
export type Part = Omit<PackedPlane, 'at' | 'usual'> & {
  packed: Uint8Array;
  usual?: { code: number; own: Uint8Array };
};

const part = (digits: Codes, codes: number): Part => ({
  codes,
  bits: bitsFor(codes),
  packed: packed(digits, bitsFor(codes)),
});

function unusualPart(digits: Codes, codes: number, usual: number): Part {
  const own = noRows(digits.length);
  for (let row = 0; row < digits.length; row++) if (digits[row] !== usual) own[row >>> 5]! |= 1 << (row & 31);
  const others = digits.filter((digit) => digit !== usual);
  return { ...part(others, codes), usual: { code: usual, own: bytesOf(own) } };
}

/** Digits that can share a plane with others, and where they have been put. */
type Item = { digits: Codes; codes: number; at?: Digit };

/**
 * Those that share a plane with the first of some items, which come in the order of fewer codes: as many codes together
 * as fit a byte.
 */
function companions([seed, ...others]: readonly Item[]): Item[] {
  let [best, most]: [Item[], number] = [[], 0];
  const chosen: Item[] = [];
  const look = (from: number, codes: number) => {
    if (codes > most) [best, most] = [[...chosen], codes];
    for (let i = from; i < others.length; i++) {
      const other = others[i]!;
      // Equals are tried in their order alone.
      if (i > from && others[i - 1]!.codes === other.codes) continue;
      if (codes * other.codes > BYTE) continue;
      chosen.push(other);
      look(i + 1, codes * other.codes);
      chosen.pop();
    }
  };
  look(0, seed!.codes);
  return best;
}

/** The next plane, of some items. */
function sharedPart(items: readonly Item[], plane: number): Part {
  let codes = 1;
  for (const item of items) {
    item.at = [plane, codes, item.codes];
    codes *= item.codes;
  }
  const { digits } = items[0]!;
  if (items.length === 1) return part(digits, codes);
  const sum = (row: number) => items.reduce((code, item) => code + item.digits[row]! * item.at![1], 0);
  return part(codesOf(codes, digits.length, sum), codes);
}

/** The planes of items; each item is told where it is. */
function partsOf(items: readonly Item[]): Part[] {
  const parts: Part[] = [];
  let shared: Item[] = [];
  for (const item of items) {
    const { digits, codes } = item;
    const { usual } = bitsOf(digits, codes);
    if (usual === undefined) shared.push(item);
    else {
      item.at = [parts.length, 1, codes];
      parts.push(unusualPart(digits, codes, usual));
    }
  }
  shared.sort((a, b) => b.codes - a.codes);
  while (shared.length > 0) {
    const group = [shared[0]!, ...companions(shared)];
    parts.push(sharedPart(group, parts.length));
    shared = shared.filter((item) => !group.includes(item));
  }
  return parts;
}

/** Codes as whole bytes and what is above them. */
function halves(digits: Codes, codes: number): { low: Item; high: Item } {
  const [below, above] = codes > TWO_BYTES ? [TWO_BYTES, codes / TWO_BYTES] : [BYTE, codes / BYTE];
  const high = Math.ceil(above);
  return {
    low: { digits: codesOf(below, digits.length, (row) => digits[row]! % below), codes: below },
    high: { digits: codesOf(high, digits.length, (row) => Math.floor(digits[row]! / below)), codes: high },
  };
}

type Column = { digits: Codes; codes: number };

/** Lays columns into planes; those that all rows are alike in take none. */
export function planesOf(columns: ReadonlyMap<string, Column>): {
  planes: (Part | SplitPlane)[];
  placed: Map<string, { digit: Digit }>;
} {
  // Bytes are read quicker than parts of them; few rows are not worth the second plane.
  const laid = [...columns]
    .filter(([, { codes }]) => codes > 1)
    .map(([name, { digits, codes }]) =>
      codes > BYTE && digits.length > BLOCK
        ? { name, codes, ...halves(digits, codes) }
        : { name, codes, low: { digits, codes } as Item, high: undefined },
    );
  const planes: (Part | SplitPlane)[] = partsOf(
    laid.flatMap(({ low, high }) => (high ? [low, high] : [low])),
  );
  const placed = new Map<string, { digit: Digit }>();
  for (const { name, codes, low, high } of laid)
    placed.set(name, {
      // The lower half fills its bytes, so that no other item shares its plane.
      digit: high ? [planes.push({ low: low.at![0], high: high.at! }) - 1, 1, codes] : low.at!,
    });
  return { planes, placed };
}
