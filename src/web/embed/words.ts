/** Texts of the embedded map, in the visitor's language. */
import { en } from '../text/en/embed.ts';
import { inLanguage } from '../text/in-language.ts';
import { zh } from '../text/zh/embed.ts';

export const words = inLanguage({ zh, en });
