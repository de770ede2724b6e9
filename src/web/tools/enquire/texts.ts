/** Texts of the tool in the visitor's language. */
import { en } from '../../text/en/enquire.ts';
import { inLanguage } from '../../text/in-language.ts';
import { zh } from '../../text/zh/enquire.ts';

export const texts = inLanguage({ zh, en });
