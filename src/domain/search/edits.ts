/** Edit distances: how far a mistyped word is from a known one. */

/**
 * Insertions, deletions, substitutions and swaps of neighbours between two texts (optimal string alignment);
 * `limit + 1` when there are more than `limit`.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[b.length]!, limit + 1);
}

/** Edits allowed in a word of that many letters: none below 4, one below 8, else two. */
export const editsFor = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Which of the 26 letters a word has, a bit each. */
export function letterMask(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) - 97);
  return mask;
}

/** Number of bits that are set. */
export function bits(mask: number): number {
  let value = mask - ((mask >>> 1) & 0x55555555);
  value = (value & 0x33333333) + ((value >>> 2) & 0x33333333);
  return (((value + (value >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Every text one edit away from lower-case letters. */
export function* neighbours(word: string): Generator<string> {
  for (let i = 0; i <= word.length; i++) {
    const [before, after] = [word.slice(0, i), word.slice(i)];
    if (after !== '') yield before + after.slice(1);
    if (after.length > 1) yield before + after[1] + after[0] + after.slice(2);
    for (const letter of LETTERS) {
      if (after !== '' && letter !== after[0]) yield before + letter + after.slice(1);
      yield before + letter + after;
    }
  }
}

type Stretch = { from: number; to: number; edits: number };

/** The stretch of a text nearest to a pattern and its edits (Sellers, 1980); undefined when over `limit`. */
export function nearest(pattern: string, text: string, limit: number): Stretch | undefined {
  let column = Array.from({ length: pattern.length + 1 }, (_, i) => ({ edits: i, from: 0 }));
  let best: Stretch | undefined;
  const excess = ({ from, to }: Stretch) => Math.abs(to - from - pattern.length);
  const misses = ({ to }: Stretch) => Number(text[to - 1] !== pattern.at(-1));
  // Of equally near ones the one that ends alike, then the one as long: a wrong letter is likelier than a missing one.
  const order = (a: Stretch, b: Stretch) =>
    a.edits - b.edits || misses(a) - misses(b) || excess(a) - excess(b);
  for (let j = 1; j <= text.length; j++) {
    const next = [{ edits: 0, from: j }];
    for (let i = 1; i <= pattern.length; i++) {
      const choices = [
        { edits: column[i - 1]!.edits + Number(pattern[i - 1] !== text[j - 1]), from: column[i - 1]!.from },
        { edits: column[i]!.edits + 1, from: column[i]!.from },
        { edits: next[i - 1]!.edits + 1, from: next[i - 1]!.from },
      ];
      next.push(choices.reduce((a, b) => (b.edits < a.edits ? b : a)));
    }
    column = next;
    const { edits, from } = column[pattern.length]!;
    const found = { from, to: j, edits };
    if (edits <= limit && (best === undefined || order(found, best) < 0)) best = found;
  }
  return best;
}
