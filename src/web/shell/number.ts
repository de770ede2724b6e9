/** Numbers of things, as a language writes them. */
import { numberFormat } from '../../domain/formats.ts';
import type { Language } from '../../domain/kinds.ts';
import { LOCALE } from '../../domain/sentence.ts';

/** A whole number with separators. */
export const numberText = (value: number, language: Language): string =>
  numberFormat(LOCALE[language]).format(value);
