/** Texts of the section “around here” in the visitor's language. */
import { en } from '../text/en/around.ts';
import { inLanguage } from '../text/in-language.ts';
import { zh } from '../text/zh/around.ts';

export const texts = inLanguage({ zh, en });
