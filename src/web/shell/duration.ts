/** Stretches of time, as a language writes them. */
import type { Language } from '../../domain/kinds.ts';
import { UNITS } from '../../domain/units.ts';
import { numberText } from './number.ts';

/** Minutes in hours and minutes: `2 小时 25 分钟`, `2 h 25 min`. */
export function durationText(minutes: number, language: Language): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const part = (value: number, unit: 'hour' | 'minute') =>
    `${numberText(value, language)} ${UNITS[unit].label[language]}`;
  return [hours > 0 && part(hours, 'hour'), (rest > 0 || hours === 0) && part(rest, 'minute')]
    .filter((text) => text)
    .join(' ');
}
