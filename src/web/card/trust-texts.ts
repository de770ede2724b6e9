/** Texts of the card on trust, in the visitor's language. */
import { en } from '../text/en/trust.ts';
import { inLanguage } from '../text/in-language.ts';
import { zh } from '../text/zh/trust.ts';

export const texts = inLanguage({ zh, en });
