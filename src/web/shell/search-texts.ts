/** Texts of suggestions, in the visitor's language. */
import { en } from '../text/en/search.ts';
import { inLanguage } from '../text/in-language.ts';
import { zh } from '../text/zh/search.ts';

export const texts = inLanguage({ zh, en });

/** Words in quotation marks, one after the other. */
export const quoted = (words: readonly string[]): string =>
  words.map((word) => `“${word}”`).join(texts.value.between);
