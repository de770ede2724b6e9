/** Texts about filters that find little or mean nothing, in the visitor's language. */
import { en } from '../text/en/misses.ts';
import { inLanguage } from '../text/in-language.ts';
import { zh } from '../text/zh/misses.ts';

export const texts = inLanguage({ zh, en });
