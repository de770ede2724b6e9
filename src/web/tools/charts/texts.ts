/** The tool's texts in the visitor's language. */
import { en } from '../../text/en/charts.ts';
import { inLanguage } from '../../text/in-language.ts';
import { zh } from '../../text/zh/charts.ts';

export const texts = inLanguage({ zh, en });
