/** The comparison's texts in the visitor's language. */
import { en } from '../../text/en/compare.ts';
import { inLanguage } from '../../text/in-language.ts';
import { zh } from '../../text/zh/compare.ts';

export const texts = inLanguage({ zh, en });
