/** Texts of the filter panel, in the visitor's language. */
import { en } from '../text/en/filter.ts';
import { inLanguage } from '../text/in-language.ts';
import { zh } from '../text/zh/filter.ts';

export const texts = inLanguage({ zh, en });
