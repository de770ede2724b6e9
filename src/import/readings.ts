/**
 * What coordinates may have meant when they do not fit as they stand: axes swapped, another zone, or another system than
 * the one that was said. One mistake at a time is considered, and only the single reading that fits is ever taken.
 */
import { CITY } from '../domain/city.ts';
import type { Geometry, Position } from '../domain/geometry.ts';
import { labelPoint } from '../domain/label-point.ts';
import { moved } from '../domain/moved.ts';
import { type Crs, isGaussKruger } from './coordinate-systems.ts';
import { reading } from './coordinates.ts';
import { depthIn, liesIn } from './outline-depth.ts';

/** What is known of the city: division outlines, the one tested first first, and open water. */
export type Ground = {
  divisions: readonly { code: string; geometry: Geometry }[];
  water?: readonly Geometry[] | undefined;
};

/** Division outlines are schematic: nearer than this to a border nothing is proved. Metres. */
export const OUTLINE_ERROR = 200;

/** How far from the shore a place must be to be called in the water; shores are drawn more roughly. Metres. */
const SHORE_ERROR = 1500;

/** A place in WGS84 with the mistake that would explain it. */
export type Reading = { geometry: Geometry; crs: Crs; mistake: 'swapped' | 'system' | 'zone' };

/** `inside` and `outside` by more than the outlines' error, `edge` between. */
export type Fit = 'inside' | 'edge' | 'outside';

/** The division a point lies in; undefined outside the city. */
export const divisionAt = (point: Position, { divisions }: Ground): string | undefined =>
  divisions.find(({ geometry }) => liesIn(point, geometry))?.code;

export const isInWater = (point: Position, { water = [] }: Ground): boolean =>
  water.some((lake) => liesIn(point, lake) && depthIn(point, lake) > SHORE_ERROR);

/** Metres that a point lies inside the ground of a division: its outline without those tested before it. */
function depthOf(point: Position, code: string, divisions: Ground['divisions']): number {
  let before = -Infinity;
  for (const division of divisions) {
    const depth = depthIn(point, division.geometry);
    if (division.code === code) return Math.min(depth, -before);
    before = Math.max(before, depth);
  }
  return -Infinity;
}

/** How a place stands to the division a row names, or to the city when it names none. */
export function fitOf(geometry: Geometry, division: string | undefined, ground: Ground): Fit {
  const point = labelPoint(geometry);
  const depth =
    division === undefined
      ? Math.max(...ground.divisions.map((one) => depthIn(point, one.geometry)))
      : depthOf(point, division, ground.divisions);
  if (depth < -OUTLINE_ERROR) return 'outside';
  return depth <= OUTLINE_ERROR || isInWater(point, ground) ? 'edge' : 'inside';
}

/** The systems of degrees that differ: a kilometre at most here, so that single rows cannot tell them apart. */
export const DEGREES = ['wgs84', 'gcj02', 'bd09'] as const satisfies readonly Crs[];

/** Gauss-Krüger first by zone number or in the city's 3° zone, then about the meridians of its 6° zones. */
const METRES: readonly Crs[] = [
  'cgcs2000-gk',
  'cgcs2000-gk-117',
  'cgcs2000-gk-123',
  'bd09mc',
  'web-mercator',
];

export const isDegrees = (crs: Crs): boolean => crs === 'cgcs2000' || DEGREES.some((one) => one === crs);

const LEAST_WITH_ZONE = 1.3e7;

const withoutZone = (geometry: Geometry): Geometry =>
  moved(
    geometry,
    (pair) => pair.map((metres) => (metres >= LEAST_WITH_ZONE ? metres % 1e6 : metres)) as Position,
  );

/** The geometry read as a system, undefined when it lies off the city's map. */
export function readAs(geometry: Geometry, crs: Crs): Geometry | undefined {
  let isOff = false;
  const read = moved(geometry, (pair) => {
    const position = isOff ? undefined : reading(pair, crs, { bounds: CITY.maxBounds });
    if (position) return position;
    isOff = true;
    return pair;
  });
  return isOff ? undefined : read;
}

/** All readings of a geometry as sent that take one mistake and lie on the city's map, each place once. */
export function otherReadings(sent: Geometry, crs: Crs): Reading[] {
  const swapped = moved(sent, ([x, y]) => [y, x]);
  const read = (from: Geometry, system: Crs, mistake: Reading['mistake']): Reading[] => {
    const geometry = readAs(from, system);
    return geometry ? [{ geometry, crs: system, mistake }] : [];
  };
  const readings = [
    ...read(swapped, crs, 'swapped'),
    ...[...DEGREES, ...METRES].filter((one) => one !== crs).flatMap((one) => read(sent, one, 'system')),
    ...METRES.filter(isGaussKruger).flatMap((one) => read(withoutZone(sent), one, 'zone')),
  ];
  const places = readings.map(({ geometry }) => JSON.stringify(geometry));
  return readings.filter((_, i) => places.indexOf(places[i]!) === i);
}

/** Other readings that may be meant, and the one that must be: the only one that fits, and provably so. */
export function judged(
  sent: Geometry,
  crs: Crs,
  division: string | undefined,
  ground: Ground,
): { possible: Reading[]; certain: Reading | undefined } {
  const fits = otherReadings(sent, crs).map((one) => ({
    reading: one,
    fit: fitOf(one.geometry, division, ground),
  }));
  const possible = fits.filter(({ fit }) => fit !== 'outside').map((one) => one.reading);
  const [only, ...more] = fits.filter(({ fit }) => fit !== 'outside');
  const isProved =
    only !== undefined &&
    more.length === 0 &&
    only.fit === 'inside' &&
    // Without a division the city is too large a target for anything but swapped axes.
    (division !== undefined || only.reading.mistake === 'swapped') &&
    !(isDegrees(crs) && isDegrees(only.reading.crs) && only.reading.mistake === 'system');
  return { possible, certain: isProved ? only.reading : undefined };
}
