/** The texts of this tool in the visitor's language. */
import { en } from '../../text/en/visit.ts';
import { inLanguage } from '../../text/in-language.ts';
import { zh } from '../../text/zh/visit.ts';

export const texts = inLanguage({ zh, en });
