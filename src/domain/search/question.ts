/** What was asked, cut into terms. */
import { CITY, DIVISIONS } from '../city.ts';
import type { Terms } from '../kinds.ts';
import { folded } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { MAX_CHARACTERS } from './limits.ts';
import { withDigits } from './numerals.ts';
import { runs } from './runs.ts';
import { SMALL_CHINESE, SMALL_ENGLISH } from './small-words.ts';

/** A term: Hanzi, a Latin word (apostrophes part syllables), a number, or a code of letters, digits and hyphens. */
export type Term = { kind: 'hanzi' | 'latin' | 'digits' | 'code'; text: string };

/** Each costs rows: the index is asked for every term, and for each piece that a run of Hanzi is cut into. */
const MAX_TERMS = 18;
const MAX_HANZI = 64;

const CHUNK = /[a-z\d']+(?:[-_/.]+[a-z\d]+)*|(?:(?![a-z'])[\p{L}〇])+/gu;

const isCode = (text: string) => /\d/.test(text) && /[a-z]/.test(text);

function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  for (const [chunk] of text.matchAll(CHUNK)) {
    const plain = chunk.replaceAll("'", '');
    if (isCode(plain) || /^\d+(?:[-_/.]+\d+)+$/.test(plain)) terms.push({ kind: 'code', text: plain });
    else if (/^[a-z]+(?:'[a-z]+)+'?$/.test(chunk))
      terms.push({ kind: 'latin', text: chunk.replace(/'$/, '').replace(/'s$/, '') });
    else for (const { kind, text: run } of runs(plain)) terms.push({ kind, text: run });
  }
  return terms;
}

/** Tone digits after letters only: `kun1shan1` is pinyin, `m3` is not. */
const withoutTones = (text: string) =>
  text.replace(/(?<![a-z\d])(?:[a-z]{2,6}[1-5]){2,}(?![a-z\d])/g, (word) => word.replace(/\d/g, ''));

/** A number with marks between its thousands, a standard with its number, and a class of clean rooms are one word: `100,000`, `ISO 9001`. */
const withWholeNumbers = (text: string) =>
  text
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/(?<![a-z])(iso|iatf|iec|din|gb|en|ul)[ -]?(\d{3,5})(?!\d)/g, '$1$2')
    // Classes of clean rooms, as ISO 14644-1 and as people used to call them.
    .replace(/(?<![a-z])iso[ -]?(?:class )?([5-8])(?!\d)/g, 'iso$1')
    .replace(/(?<![a-z])class (100|1000|10000|100000)(?!\d)/g, (_, most: string) => `iso${most.length + 2}`);

/** A slash between words is an `or`: `5G/digital-twin`; `a/c` and `R&D` are words. */
const withParted = (text: string) =>
  text.replace(/(?<=[a-z\d]{2})\/(?=[a-z-]{4})|(?<=[a-z]{4})\/(?=[a-z\d]{2})/g, ' / ');

/** Every sort of apostrophe as the plain one. */
export const plainApostrophes = (text: string): string => text.replace(/[’‘`´ʼ]/g, "'");

/** Where the part of a folded text ends that is read: behind a whole word, unless that is all there is. */
export function endOfRead(text: string): number {
  if (text.length <= MAX_CHARACTERS) return text.length;
  const [word = ''] = /[a-z\d]*$/.exec(text.slice(0, MAX_CHARACTERS))!;
  const isCut = /[a-z\d]/.test(text[MAX_CHARACTERS]!) && word.length < MAX_CHARACTERS;
  return MAX_CHARACTERS - (isCut ? word.length : 0);
}

/** The text as search reads it. */
export function normal(q: string): string {
  const { text } = folded(q.slice(0, 4 * MAX_CHARACTERS), true);
  const read = text.slice(0, endOfRead(text));
  return withDigits(withWholeNumbers(withParted(plainApostrophes(withoutTones(read))))).trim();
}

/** Divisions whose English name is of words that are in many others, and a name of each in one word. */
const LONG_NAMES = Object.values<Terms[string]>(DIVISIONS).flatMap(({ en, aliases = [] }) => {
  const short = aliases.find((name) => /^[A-Z]+$/.test(name));
  return /^[A-Za-z]+(?: [A-Za-z]+)+$/.test(en) && short ? [[en.toLowerCase(), short.toLowerCase()]] : [];
}) as [string, string][];

/** The text with the names of such divisions in one word, where it says more. */
const withShortNames = (text: string): string =>
  LONG_NAMES.reduce(
    (left, [long, short]) =>
      left === long ? left : left.replace(new RegExp(`(?<![a-z])${long}(?![a-z])`), short),
    text,
  );

// All is in the city: its name says something as the beginning of another only.
const CITY_ALONE = new RegExp(
  `${CITY.name.zh}市?(?=做|的|找|本地|本市|市区|附近|周边|[\\s,，。;；、]|$)|(?<=在|找|来|去|跟|到)${CITY.name.zh}市?(?!湾|大学|中心|站|港)`,
  'g',
);
const CITY_WORD = CITY.name.en.toLowerCase();

const isSmall = ({ kind, text }: Term) => kind === 'latin' && (SMALL_ENGLISH.has(text) || text === CITY_WORD);

/** All terms of a normalised text; words that say nothing are left out when others remain. */
function allTerms(text: string): Term[] {
  const found = termsOf(withShortNames(text).replace(CITY_ALONE, ' ').replace(SMALL_CHINESE, ' ')).filter(
    (term) => !isSmall(term),
  );
  return found.length > 0 ? found : termsOf(text);
}

/** Terms in order as far as they are read, and what is left of them. */
function parted(list: readonly Term[]): { read: Term[]; left: string[] } {
  const [read, left]: [Term[], string[]] = [[], []];
  let hanzi = 0;
  for (const term of list) {
    const characters = [...term.text];
    const isHanzi = term.kind === 'hanzi';
    const most = read.length === MAX_TERMS ? 0 : isHanzi ? MAX_HANZI - hanzi : characters.length;
    const text = characters.slice(0, most).join('');
    if (text !== '') read.push({ ...term, text });
    if (characters.length > most) left.push(characters.slice(most).join(''));
    if (isHanzi) hanzi += Math.min(most, characters.length);
  }
  return { read, left };
}

/** The terms of a normalised text that are read: at most 18, with 64 Hanzi at most. */
export const terms = (text: string): Term[] => parted(allTerms(text)).read;

/** What of a normalised text is beyond the terms that are read. */
export const termsLeft = (text: string): string[] => parted(allTerms(text)).left;

const NUMERALS = '零一二三四五六七八九';
const COUNTED = '[号期楼幢栋座区层#]';

/** The same with numerals for digits, or digits for numerals, where things are numbered; undefined when none are. */
export function renumbered(text: string): string | undefined {
  const chinese = text.replace(new RegExp(`(?<![\\d.])(\\d{1,2})(?=${COUNTED})`, 'g'), (digits) => {
    const value = Number(digits);
    const [tens, ones] = [Math.floor(value / 10), value % 10];
    if (tens === 0) return NUMERALS[ones]!;
    return `${tens === 1 ? '' : NUMERALS[tens]}十${ones === 0 ? '' : NUMERALS[ones]}`;
  });
  if (chinese !== text) return chinese;
  const digits = text.replace(
    new RegExp(`([二三四五六七八九]?)(十)?([一二三四五六七八九])?(?=${COUNTED})`, 'g'),
    (all, tens, ten, ones) => {
      if (all === '') return all;
      if (!ten) return tens && ones ? all : String(NUMERALS.indexOf(tens || ones));
      return String((tens ? NUMERALS.indexOf(tens) : 1) * 10 + (ones ? NUMERALS.indexOf(ones) : 0));
    },
  );
  return digits === text ? undefined : digits;
}

const segmenter =
  typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined;

/** Where dictionary words begin and end; everywhere without a dictionary. */
function boundaries(text: string): { has: (at: number) => boolean } {
  if (!segmenter) return { has: () => true };
  return new Set([text.length, ...[...segmenter.segment(text)].map(({ index }) => index)]);
}

/** Dictionary words; a single character belongs to the word before it, and without one the text is not cut. */
function segments(text: string): string[] {
  const parts: string[] = [];
  for (const { segment } of segmenter?.segment(text) ?? [{ segment: text }]) {
    if ([...segment].length > 1) parts.push(segment);
    else if (parts.length > 0) parts[parts.length - 1] += segment;
    else return [text];
  }
  return parts;
}

/** A run of Hanzi cut into known names, and into dictionary words between them. */
export function cut(text: string, lexicon: Lexicon): string[] {
  const parts: string[] = [];
  let unknown = '';
  const bounds = boundaries(text);
  // 国企 is no word of 中国企业.
  const isAcross = (from: number, to: number) => !bounds.has(from) && !bounds.has(to);
  const close = () => {
    if (unknown !== '') parts.push(...segments(unknown));
    unknown = '';
  };
  for (let at = 0; at < text.length; ) {
    const name = lexicon.beginningOf(text.slice(at));
    if (name !== '' && !isAcross(at, at + name.length)) {
      close();
      parts.push(name);
      at += name.length;
    } else unknown += text[at++];
  }
  close();
  return parts;
}

/** A term cut into names and words, if it is a run of Hanzi that can be. */
export const piecesOf = (term: Term, lexicon: Lexicon): Term[] =>
  term.kind === 'hanzi' && term.text.length > 2
    ? cut(term.text, lexicon).map((text) => ({ kind: 'hanzi', text }))
    : [term];
