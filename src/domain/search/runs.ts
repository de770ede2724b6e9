/** Folded text cut into runs of one script. */

/** A run of Hanzi (or letters of other scripts), of Latin letters or of digits, and where it begins in the folded text. */
export type Run = { kind: 'hanzi' | 'latin' | 'digits'; text: string; at: number };

const RUN = /(?<hanzi>(?:(?![a-z])[\p{L}〇])+)|(?<latin>[a-z]+)|(?<digits>\d+)/gu;

/** The runs of a folded text; everything else separates. */
export function runs(text: string): Run[] {
  const found: Run[] = [];
  for (const { index, groups } of text.matchAll(RUN)) {
    const kind = groups!.hanzi ? 'hanzi' : groups!.latin ? 'latin' : 'digits';
    found.push({ kind, text: groups![kind]!, at: index });
  }
  return found;
}

/** Pairs of neighbouring characters; a single one gives none. */
export function bigrams(text: string): string[] {
  const characters = [...text];
  return characters.slice(1).map((character, i) => characters[i]! + character);
}

/** The number a run of digits stands for, as text: leading zeros say nothing. */
export const plainNumber = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

/** Letters, digits and Hanzi of a folded text without what separates them: `苏地2020-WG-15` gives `苏地2020wg15`. */
export const joined = (text: string): string =>
  runs(text)
    .map((run) => run.text)
    .join('');
