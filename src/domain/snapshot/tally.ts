/** Counts how many rows of a set are at each place of a column. */
import { type Bits, rowsIn, size } from './bits.ts';
import type { Column } from './column.ts';
import { BLOCK, type Plane } from './plane.ts';

/** Sets with less than one row in so many are looked at row by row. */
const SCATTERED = 64;

/** How many rows of a set have each code of a plane. */
function codeCounts(plane: Plane, bits: Bits): Uint32Array {
  const counts = new Uint32Array(plane.codes);
  const codes = new Uint32Array(BLOCK);
  for (let from = 0, first = 0; first < bits.length; from += BLOCK, first += BLOCK / 32) {
    const words = bits.subarray(first, first + BLOCK / 32);
    const rows = size(words);
    if (rows < BLOCK / SCATTERED) for (const row of rowsIn(words)) counts[plane.code(from + row)]! += 1;
    else {
      plane.read(from, codes);
      for (let i = 0; i < words.length; i++) {
        let word = words[i]!;
        // Most words are full under a wide filter.
        if (word >>> 0 === 0xff_ff_ff_ff)
          for (let row = 32 * i, end = row + 32; row < end; row++) counts[codes[row]!]! += 1;
        else
          for (; word !== 0; word &= word - 1) counts[codes[32 * i + 31 - Math.clz32(word & -word)]!]! += 1;
      }
    }
  }
  return counts;
}

/** A set of rows with what has been counted of it, by plane. */
export class CountedRows {
  readonly bits: Bits;
  readonly #counts = new Map<Plane, Uint32Array>();

  constructor(bits: Bits) {
    this.bits = bits;
  }

  counts(plane: Plane): Uint32Array {
    const known = this.#counts.get(plane) ?? codeCounts(plane, this.bits);
    this.#counts.set(plane, known);
    return known;
  }
}

/** Calls `visit` with the places of a set of rows and how many are at each; a place may come several times. */
export function tally(
  column: Column,
  rows: CountedRows,
  visit: (place: number, count: number) => void,
): void {
  const { plane, places, last } = column;
  if (places) {
    const counts = new Uint32Array(last + 1);
    for (const [code, count] of rows.counts(plane!).entries()) counts[places[code]!]! += count;
    for (const [place, count] of counts.entries()) if (count > 0) visit(place, count);
  } else if (plane || column.isFloat) for (const row of rowsIn(rows.bits)) visit(column.place(row), 1);
  else visit(column.first, size(rows.bits));
}
