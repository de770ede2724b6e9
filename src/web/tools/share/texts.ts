/** Texts of sharing in the visitor's language. */
import { en } from '../../text/en/share.ts';
import { inLanguage } from '../../text/in-language.ts';
import { zh } from '../../text/zh/share.ts';

export const texts = inLanguage({ zh, en });
