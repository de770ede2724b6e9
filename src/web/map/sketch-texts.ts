/** Texts of drawing an area. */
import { en } from '../text/en/sketch.ts';
import { inLanguage } from '../text/in-language.ts';
import { zh } from '../text/zh/sketch.ts';

export const texts = inLanguage({ zh, en });
