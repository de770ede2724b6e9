/** Pinyin: syllables in joined letters, spellings of names character by character. */
import { SYLLABLES } from './characters.ts';

const characters = new Map<string, string[]>();
const syllables = new Set<string>();
for (const group of SYLLABLES.split(' ')) {
  const [, syllable, usual, other = ''] = /^([a-z]+)([^/]*)(?:\/(.*))?$/.exec(group)! as unknown as string[];
  syllables.add(syllable!);
  for (const character of usual!)
    characters.set(character, [syllable!, ...(characters.get(character) ?? [])]);
  for (const character of other) characters.set(character, [...(characters.get(character) ?? []), syllable!]);
}
// Readings that only stand alone or in one word make too many false syllables.
for (const rare of ['m', 'n', 'ng', 'hm', 'hng', 'r', 'eng', 'ei', 'o']) syllables.delete(rare);
for (const variant of ['lue', 'nue']) syllables.add(variant);

const LONGEST = 6;
const beginnings = new Set([...syllables].flatMap((one) => [...one].map((_, i) => one.slice(0, i + 1))));

/** The usual readings of a Hanzi, most usual first, without tones; none for one that is not in GB/T 2312. */
const readings = (character: string): readonly string[] => characters.get(character) ?? [];

export const isSyllable = (text: string): boolean => syllables.has(text);

/** One way to read letters as syllables; with `isOpen` the last may be only the beginning of one. */
export type Reading = { syllables: string[]; isOpen: boolean };

/**
 * The ways to read joined letters as pinyin, at most `most`, those with fewer syllables first; an apostrophe always
 * parts. `isOpen` also takes an unfinished last syllable.
 */
export function readingsOf(letters: string, isOpen: boolean, most = 6): Reading[] {
  const found: Reading[] = [];
  const steps = { left: 400 };
  const go = (rest: string, before: string[]) => {
    if (found.length >= 4 * most || steps.left-- <= 0) return;
    if (rest === '') {
      found.push({ syllables: before, isOpen: false });
      return;
    }
    if (rest.startsWith("'")) {
      go(rest.slice(1), before);
      return;
    }
    const part = /^[a-z]+/.exec(rest)?.[0] ?? '';
    for (let length = Math.min(LONGEST, part.length); length > 0; length--) {
      const syllable = part.slice(0, length);
      if (syllables.has(syllable)) go(rest.slice(length), [...before, syllable]);
    }
    if (isOpen && part === rest && !syllables.has(part) && beginnings.has(part))
      found.push({ syllables: [...before, part], isOpen: true });
  };
  go(letters, []);
  return found
    .sort((a, b) => Number(a.isOpen) - Number(b.isOpen) || a.syllables.length - b.syllables.length)
    .slice(0, most);
}

/** A syllable of a name: the Hanzi it spells and where that stands in the folded name. */
export type Spelled = { syllable: string; at: number };

const HANZI = /[\p{Script=Han}〇]/u;

/** The words of a stored spelling that spell Hanzi; undefined when they do not fit their number. */
function syllablesOf(name: string, pinyin: string): string[] | undefined {
  const count = [...name].filter((character) => HANZI.test(character)).length;
  const words = pinyin.split(' ').filter((word) => syllables.has(word));
  if (words.length === count) return words;
  const latin = new Set(name.match(/[a-z]+/g));
  const rest = words.filter((word) => !latin.has(word));
  return rest.length === count ? rest : undefined;
}

/**
 * Runs of spelled characters of a folded name. `pinyin` is its stored spelling, a word a Hanzi, everything else as it
 * is; without one, or when it does not fit the name, each character has its most usual reading.
 */
export function spelled(name: string, pinyin: string | null): Spelled[][] {
  const words = pinyin === null ? undefined : syllablesOf(name, pinyin);
  const result: Spelled[][] = [[]];
  let word = 0;
  let at = 0;
  for (const character of name) {
    const isHanzi = HANZI.test(character);
    const syllable = isHanzi ? (words?.[word++] ?? readings(character)[0]) : undefined;
    if (syllable !== undefined) result.at(-1)!.push({ syllable, at });
    else if (result.at(-1)!.length > 0) result.push([]);
    at += character.length;
  }
  return result.filter((run) => run.length > 0);
}

/** The spelling of a Chinese text by the most usual reading of each character; empty where one has none. */
export function usualSpelling(text: string): string[] {
  const words = [...text].map((character) => readings(character)[0]);
  return words.every((word) => word !== undefined) ? (words as string[]) : [];
}

const MOST_SPELLINGS = 8;

/** The ways a Chinese text may sound, at most 8, the usual one first; none where a character has no reading. */
export function possibleSpellings(text: string): string[][] {
  let found: string[][] = [[]];
  for (const character of text)
    found = readings(character)
      .flatMap((syllable) => found.map((before) => [...before, syllable]))
      .slice(0, MOST_SPELLINGS);
  return found;
}
