/** The shortlist's texts in the visitor's language. */
import { en } from '../../text/en/shortlist.ts';
import { inLanguage } from '../../text/in-language.ts';
import { zh } from '../../text/zh/shortlist.ts';

export const texts = inLanguage({ zh, en });
