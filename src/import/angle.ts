/** Reads an angle in degrees as typed: decimal, or degrees, minutes and seconds in Chinese and ASCII marks. */
import { halfWidth } from './number.ts';
import type { Cell } from './sheet.ts';
import { quoted } from './sheet.ts';

const HEMISPHERES: Record<string, 1 | -1> = {
  e: 1,
  w: -1,
  n: 1,
  s: -1,
  东经: 1,
  西经: -1,
  北纬: 1,
  南纬: -1,
};
const SIDE = '[ewns]|东经|西经|北纬|南纬';
const NUMBER = String.raw`\d+(?:\.\d+)?`;
const ANGLE = new RegExp(
  `^(${SIDE})?\\s*[:]?\\s*([+-]?${NUMBER})(?:\\s*[°度:d]\\s*|\\s+|$)(?:(${NUMBER})(?:\\s*['分:m]\\s*|\\s+|$)(?:(${NUMBER})\\s*(?:"|秒|s(?=\\s|$|[ewns]))?)?)?\\s*(${SIDE})?$`,
  'i',
);

/**
 * The angle in a cell in degrees (`120°43'8.5"E`, `120度43分8.5秒`, `31°19′33.6″`, `N31 19 33.6`, `120.719`), south and west
 * negative. A bare decimal number is returned whatever its size, as it may be metres. Never throws; blank is an error.
 */
export function parseAngle(cell: Cell): number | { error: string } {
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? cell : { error: `${cell} is not a finite number` };
  if (typeof cell !== 'string') return { error: 'the cell holds no angle; write degrees such as 120.719' };
  const plain = halfWidth(cell);
  if (/^[+-]?\d{1,9}(\.\d+)?$/.test(plain)) return Number(plain);
  const text = plain
    .replace(/[′’‘´`]/g, "'")
    .replace(/[″“”〃]|''/g, '"')
    .replace(/[º˚]/g, '°');
  const match = ANGLE.exec(text.length > 60 ? '' : text.replace(/(?<=[\d.'"°])([ewns])$/i, ' $1'));
  if (!match) return failure(cell, 'is not an angle');
  const [, before, degrees, minutes, seconds, after] = match;
  if (before && after) return failure(cell, 'names the hemisphere twice');
  if (minutes !== undefined && degrees!.includes('.'))
    return failure(cell, 'has minutes after decimal degrees');
  if (seconds !== undefined && minutes!.includes('.'))
    return failure(cell, 'has seconds after decimal minutes');
  if (Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60)
    return failure(cell, 'has 60 or more minutes or seconds');
  const side = (before ?? after ?? '').toLowerCase();
  if (side && /^[+-]/.test(degrees!)) return failure(cell, 'has a sign and a hemisphere');
  const size = Math.abs(Number(degrees)) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
  if (size > (/[ns北南]/.test(side) ? 90 : 180)) return failure(cell, 'is too large an angle');
  return (HEMISPHERES[side] ?? (degrees!.startsWith('-') ? -1 : 1)) * size;
}

const failure = (cell: string, fact: string): { error: string } => ({
  error: `${quoted(cell)} ${fact}; write 120.719 or 120°43′08.5″`,
});
