/** Why a coordinate pair fell outside its area: the mistakes departments make, tried one after another. */
import type { Position } from '../domain/geometry.ts';
import type { Crs } from './coordinate-systems.ts';

/** The pair in WGS84 if it is acceptable when read as the system. */
type Reading = (position: Position, crs: Crs) => Position | undefined;

/** 1204308.5 and 120.43085 written for 120°43′08.5″. */
function packed(value: number): number {
  const [degrees, minutes, seconds] = [Math.floor(value / 1e4), Math.floor(value / 100) % 100, value % 100];
  return minutes < 60 && seconds < 60 ? degrees + minutes / 60 + seconds / 3600 : Number.NaN;
}

/** The probable cause with its way out, as the end of an error message. */
export function probableCause([x, y]: Position, crs: Crs, reading: Reading): string {
  const hits = (position: Position, system: Crs) =>
    position.every(Number.isFinite) && reads(reading, position, system);
  if (x === 0 && y === 0) return 'zeros stand for a missing value; leave the cells empty';
  if (x === 0 || y === 0) return 'one of the two is zero; fill in both or leave both empty';
  if (hits([y, x], crs)) return 'longitude and latitude are swapped; write longitude first';
  if (hits([x, y], 'cgcs2000-gk')) return 'these are Gauss-Krüger metres; choose cgcs2000-gk';
  if (hits([x, y], 'wgs84') || hits([y, x], 'wgs84'))
    return 'these are degrees; choose wgs84, cgcs2000, gcj02 or bd09';
  if (hits([x, y], 'web-mercator') && hits([x, y], 'bd09mc'))
    return 'these are metres of Web Mercator or of Baidu; choose web-mercator or bd09mc';
  if (hits([x, y], 'web-mercator')) return 'these look like Web Mercator metres; choose web-mercator';
  if (hits([packed(x), packed(y)], 'wgs84') || hits([packed(y), packed(x)], 'wgs84'))
    return 'these look like degrees, minutes and seconds written together; write 120°43′08.5″ or decimal degrees';
  for (const factor of [1e5, 1e6, 1e7])
    if (hits([x / factor, y / factor], 'wgs84')) return 'the decimal point is missing; write decimal degrees';
  return 'the place is elsewhere or the system is another one; check the source';
}

function reads(reading: Reading, position: Position, crs: Crs): boolean {
  try {
    return reading(position, crs) !== undefined;
  } catch {
    return false;
  }
}
