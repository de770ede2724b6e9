/** What record cards say about visits, in the visitor's language. */
import { en } from '../text/en/card-visit.ts';
import { inLanguage } from '../text/in-language.ts';
import { zh } from '../text/zh/card-visit.ts';

export const texts = inLanguage({ zh, en });
