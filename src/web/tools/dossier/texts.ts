/** The dossier's texts in the visitor's language. */
import { en } from '../../text/en/dossier.ts';
import { inLanguage } from '../../text/in-language.ts';
import { zh } from '../../text/zh/dossier.ts';

export const texts = inLanguage({ zh, en });
