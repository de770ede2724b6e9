/** Distances as people read them. */
import { numberFormat } from './formats.ts';
import type { Language } from './kinds.ts';
import { LOCALE } from './sentence.ts';
import { UNITS } from './units.ts';

/** Metres as tens of metres below a kilometre, else as kilometres with one decimal below a hundred. */
export function distanceText(metres: number, language: Language): string {
  if (metres < 995) {
    const tens = numberFormat(LOCALE[language]).format(Math.round(metres / 10) * 10);
    return `${tens} ${UNITS.m.label[language]}`;
  }
  const kilometres = metres / 1000;
  const digits = numberFormat(LOCALE[language], { maximumFractionDigits: kilometres < 100 ? 1 : 0 });
  return `${digits.format(kilometres)} ${UNITS.km.label[language]}`;
}
