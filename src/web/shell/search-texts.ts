/** Texts of suggestions, in the visitor's language. */
import { en } from '../text/en/search.ts';
import { inLanguage } from '../text/in-language.ts';
import { zh } from '../text/zh/search.ts';

export const texts = inLanguage({ zh, en });
