/** Texts of a record's card, in the visitor's language. */
import { en } from '../text/en/card.ts';
import { inLanguage } from '../text/in-language.ts';
import { zh } from '../text/zh/card.ts';

export const texts = inLanguage({ zh, en });
