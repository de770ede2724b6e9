/** Texts that departments write in both languages at once: `工作日 9:00-17:30 / Weekdays 9:00–17:30`. */
import type { Language } from './kinds.ts';

/** Chinese, then a slash, then words without a Chinese character. */
const BOTH = /^(.*\p{Script=Han}[^/]*?) +\/ +(\P{Script=Han}*[a-z]{3}\P{Script=Han}*)$/su;

/** The part of a text in a language; all of it where it is in one language only. */
export function textIn(text: string, language: Language): string {
  const [, zh = text, en = text] = BOTH.exec(text) ?? [];
  return language === 'en' ? en : zh;
}
