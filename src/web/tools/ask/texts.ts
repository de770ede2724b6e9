/** Texts of the question. */
import { en } from '../../text/en/ask.ts';
import { inLanguage } from '../../text/in-language.ts';
import { zh } from '../../text/zh/ask.ts';

export const texts = inLanguage({ zh, en });
