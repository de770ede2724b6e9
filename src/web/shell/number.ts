/** Numbers of things, as a language writes them. */
import type { Language } from '../../domain/kinds.ts';

const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/** A whole number with separators. */
export const numberText = (value: number, language: Language): string =>
  new Intl.NumberFormat(LOCALE[language]).format(value);
