/** Texts of the saved views. */
import { en } from '../text/en/views.ts';
import { inLanguage } from '../text/in-language.ts';
import { zh } from '../text/zh/views.ts';

export const texts = inLanguage({ zh, en });
