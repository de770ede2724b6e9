/** What search takes as the same: width, case, accents, Traditional and simplified characters. */
import { SIMPLIFIED, TRADITIONAL } from './characters.ts';

/** A folded text, and for each of its UTF-16 units where in the original the character it comes from begins and ends. */
export type Folded = { text: string; from: readonly number[]; to: readonly number[] };

const simplified = new Map([...TRADITIONAL].map((character, i) => [character, SIMPLIFIED[i]!]));

// German, Danish and Polish letters have no decomposition.
const LETTERS: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ł: 'l', ı: 'i' };

/** The marks over Latin letters; a dieresis over u is kept apart, since pinyin writes ü as v. */
const MARKS = /\p{M}+/gu;

function foldedCharacter(character: string, isPinyin: boolean): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? character.toLowerCase() : character;
  const known = simplified.get(character);
  if (known !== undefined) return known;
  if (code >= 0x4e00 && code <= 0x9fff) return character;
  let text = character.normalize('NFKC').toLowerCase().normalize('NFD');
  if (isPinyin) text = text.replace(/u([\u0300-\u0307\u0309-\u036f]*)\u0308/, 'v$1');
  text = text.replace(MARKS, '').normalize('NFC');
  return [...text].map((one) => LETTERS[one] ?? simplified.get(one) ?? one).join('');
}

/** Folds a text and keeps the way back. `isPinyin` reads ü as v, as keyboards write it, else as u. */
export function folded(original: string, isPinyin = false): Folded {
  let text = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of original) {
    const piece = foldedCharacter(character, isPinyin);
    for (let i = 0; i < piece.length; i++) {
      from.push(at);
      to.push(at + character.length);
    }
    // A mark of its own belongs to the character before it.
    if (piece === '' && to.length > 0) to[to.length - 1] = at + character.length;
    at += character.length;
    text += piece;
  }
  return { text, from, to };
}

/** The folded text alone. */
export function fold(original: string): string {
  let text = '';
  for (const character of original) text += foldedCharacter(character, false);
  return text;
}
