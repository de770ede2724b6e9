/** Reads an angle in degrees as typed: decimal, or degrees, minutes and seconds in Chinese and ASCII marks. */
import { halfWidth } from './number.ts';
import type { Cell } from './sheet.ts';
import { quoted } from './sheet.ts';

/** Degrees, south and west negative; `axis` where the cell itself says which of the two it is. */
export type Angle = { degrees: number; axis?: 'lon' | 'lat' };

type Side = { axis: 'lon' | 'lat'; sign?: 1 | -1 };

const SIDES: Record<string, Side> = {
  e: { axis: 'lon', sign: 1 },
  w: { axis: 'lon', sign: -1 },
  n: { axis: 'lat', sign: 1 },
  s: { axis: 'lat', sign: -1 },
  东: { axis: 'lon', sign: 1 },
  西: { axis: 'lon', sign: -1 },
  北: { axis: 'lat', sign: 1 },
  南: { axis: 'lat', sign: -1 },
  东经: { axis: 'lon', sign: 1 },
  西经: { axis: 'lon', sign: -1 },
  北纬: { axis: 'lat', sign: 1 },
  南纬: { axis: 'lat', sign: -1 },
  经度: { axis: 'lon' },
  纬度: { axis: 'lat' },
  longitude: { axis: 'lon' },
  latitude: { axis: 'lat' },
  lon: { axis: 'lon' },
  lng: { axis: 'lon' },
  lat: { axis: 'lat' },
};
const SIDE = Object.keys(SIDES)
  .sort((a, b) => b.length - a.length)
  .join('|');
const NUMBER = String.raw`\d+(?:\.\d+)?`;
const ANGLE = new RegExp(
  `^(${SIDE})?\\s*[:=]?\\s*([+-]?${NUMBER})(?:\\s*[°度:d]\\s*|\\s+|$)(?:(${NUMBER})(?:\\s*['分:m]\\s*|\\s+|$)(?:(${NUMBER})\\s*(?:"|秒|s(?=\\s|$|[ewns]))?)?)?\\s*(${SIDE})?$`,
  'i',
);

/** The many marks of degrees, minutes and seconds as `°`, `'` and `"`; a fraction behind its mark moves before it. */
const plainMarks = (text: string): string =>
  text
    .replace(/[′’‘´`ˊ‵]/g, "'")
    .replace(/[″“”〃‶]|''/g, '"')
    .replace(/[º˚⁰゜]|(?<=\d)o(?=\s*\d)/g, '°')
    .replace(/"\.(\d+)/, '.$1"')
    .replace(/(\d)秒(\d+)/, '$1.$2秒')
    .replace(/^(\D*\d{1,3})([-.])(\d{1,2})\2(\d{1,2}(?:\.\d+)?)(?=\D*$)/, '$1°$3\'$4"');

/**
 * The angle in a cell (`120°43'8.5"E`, `120度43分8.5秒`, `31°19′33.6″`, `N31 19 33.6`, `120-43-08.5`, `东经：120.719`).
 * A bare decimal number is returned whatever its size, as it may be metres. Never throws; blank is an error.
 */
export function angleIn(cell: Cell): Angle | { error: string } {
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? { degrees: cell } : { error: `${cell} is not a finite number` };
  if (typeof cell !== 'string') return { error: 'the cell holds no angle; write degrees such as 120.719' };
  const plain = halfWidth(cell);
  if (/^[+-]?\d{1,9}(\.\d+)?$/.test(plain)) return { degrees: Number(plain) };
  const text = plain.length > 60 ? '' : plainMarks(plain);
  const match = ANGLE.exec(text.replace(/(?<=[\d.'"°])([ewns])$/i, ' $1'));
  if (!match) return failure(cell, 'is not an angle');
  const [, before, degrees, minutes, seconds, after] = match;
  const sides = [before, after].flatMap((word) => (word ? SIDES[word.toLowerCase()]! : []));
  if (sides.filter(({ sign }) => sign !== undefined).length > 1)
    return failure(cell, 'names the hemisphere twice');
  if (new Set(sides.map(({ axis }) => axis)).size > 1)
    return failure(cell, 'is called longitude and latitude at once');
  if (minutes !== undefined && degrees!.includes('.'))
    return failure(cell, 'has minutes after decimal degrees');
  if (seconds !== undefined && minutes!.includes('.'))
    return failure(cell, 'has seconds after decimal minutes');
  if (Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60)
    return failure(cell, 'has 60 or more minutes or seconds');
  const sign = sides.find((side) => side.sign !== undefined)?.sign;
  if (sign !== undefined && /^[+-]/.test(degrees!)) return failure(cell, 'has a sign and a hemisphere');
  const axis = sides[0]?.axis;
  const size = Math.abs(Number(degrees)) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
  if (size > (axis === 'lat' ? 90 : 180)) return failure(cell, 'is too large an angle');
  const value = (sign ?? (degrees!.startsWith('-') ? -1 : 1)) * size;
  return axis === undefined ? { degrees: value } : { degrees: value, axis };
}

const failure = (cell: string, fact: string): { error: string } => ({
  error: `${quoted(cell)} ${fact}; write 120.719 or 120°43′08.5″`,
});
