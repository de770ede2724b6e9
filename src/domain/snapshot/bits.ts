/** Sets of rows as bits, 32 to a word; bits beyond the last row are 0. */

export type Bits = Uint32Array;

/** The set of none of `rows` rows. */
export const noRows = (rows: number): Bits => new Uint32Array(Math.ceil(rows / 32));

/** The set of all of `rows` rows. */
export function allRows(rows: number): Bits {
  const bits = noRows(rows).fill(0xff_ff_ff_ff);
  if (rows % 32 > 0) bits[bits.length - 1] = 2 ** (rows % 32) - 1;
  return bits;
}

export function intersection(a: Bits, b: Bits): Bits {
  const both = new Uint32Array(a.length);
  for (let i = 0; i < a.length; i++) both[i] = a[i]! & b[i]!;
  return both;
}

export function union(a: Bits, b: Bits): Bits {
  const either = new Uint32Array(a.length);
  for (let i = 0; i < a.length; i++) either[i] = a[i]! | b[i]!;
  return either;
}

/** How many bits of a word are set (population count by halves, Warren, Hacker's Delight, 5-1). */
export function ones(bits: number): number {
  let word = bits - ((bits >>> 1) & 0x55555555);
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many rows are in the set. */
export function size(bits: Bits): number {
  let total = 0;
  for (let i = 0; i < bits.length; i++) total += ones(bits[i]!);
  return total;
}

/** The rows of the set from row `from` on in ascending order, at most `limit` of them after the first `offset`. */
export function rowsIn(bits: Bits, offset = 0, limit = Infinity, from = 0): number[] {
  const rows: number[] = [];
  let skip = offset;
  // Shifts take their count modulo 32.
  const first = from >> 5;
  for (let i = first; i < bits.length && rows.length < limit; i++)
    for (
      let word = i === first ? bits[i]! & (-1 << from) : bits[i]!;
      word !== 0 && rows.length < limit;
      word &= word - 1
    ) {
      if (skip > 0) skip -= 1;
      else rows.push(32 * i + 31 - Math.clz32(word & -word));
    }
  return rows;
}
