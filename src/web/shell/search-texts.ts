/** Texts of suggestions, in the visitor's language. */
import { en } from '../text/en/search.ts';
import { inLanguage } from '../text/in-language.ts';
import { zh } from '../text/zh/search.ts';

export const texts = inLanguage({ zh, en });

const LONGEST_BEGINNING = 40;

/** How long texts begin. */
export const beginnings = (list: readonly string[]): string[] =>
  list.map((text) => (text.length > LONGEST_BEGINNING ? `${text.slice(0, LONGEST_BEGINNING)}…` : text));

/** Words in quotation marks, one after the other. */
export const quoted = (words: readonly string[]): string =>
  words.map((word) => `“${word}”`).join(texts.value.between);
