/** The accepted records over the outlines of the city, as path data. */
import { type Bounds, bounds as boundsOf, type Geometry, positions } from '../../domain/geometry.ts';
import { lengthText, roundLength } from '../../domain/scale-length.ts';
import { type Frame, frameOf, isInside, pathOf } from '../../style/picture/frame.ts';
import { widthOf } from '../../style/picture/markup.ts';
import type { City } from './surroundings.ts';

export const WIDTH = 800;
export const HEIGHT = 560;

/** Path data of a picture of `WIDTH` × `HEIGHT`; `points` are lines of no length. */
export type Sketch = {
  divisions: string;
  water: string;
  shapes: string;
  points: string;
  names: { x: number; y: number; zh: string; en: string }[];
  /** A round length and how many pixels it has. */
  scale: { pixels: number; text: string };
};

/** A single record is shown with this much around it. Degrees, some 3 km. */
const LEAST = 0.03;
const SCALE_BAR = 120;

const paths = (geometries: readonly Geometry[], frame: Frame) =>
  geometries.map((geometry) => pathOf(geometry, frame)).join('');

/** Points half a pixel apart are one. */
function pointsIn(geometries: readonly Geometry[], frame: Frame): string {
  const drawn = new Set<string>();
  for (const geometry of geometries) {
    if (geometry.type !== 'Point' && geometry.type !== 'MultiPoint') continue;
    for (const position of positions(geometry)) {
      if (!isInside(position, frame)) continue;
      const [x, y] = frame.at(position);
      drawn.add(`M${Math.round(x * 2) / 2} ${Math.round(y * 2) / 2}h0`);
    }
  }
  return [...drawn].join('');
}

/** Bounds of many geometries; undefined for none. */
function around(geometries: readonly Geometry[]): Bounds | undefined {
  if (geometries.length === 0) return undefined;
  const found: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) {
    const [west, south, east, north] = boundsOf(geometry);
    found[0] = Math.min(found[0], west);
    found[1] = Math.min(found[1], south);
    found[2] = Math.max(found[2], east);
    found[3] = Math.max(found[3], north);
  }
  return found;
}

function widened([west, south, east, north]: Bounds): Bounds {
  const across = Math.max(0, LEAST - (east - west)) / 2;
  const up = Math.max(0, LEAST - (north - south)) / 2;
  return [west - across, south - up, east + across, north + up];
}

const NAME_SIZE = 17;

/** Names that no other one covers, moved up or down where that makes room. */
function namesIn({ names }: City, frame: Frame): Sketch['names'] {
  const taken: { x: number; y: number; half: number }[] = [];
  return names.flatMap(({ at, zh, en }) => {
    if (!isInside(at, frame, 30)) return [];
    const [x, middle] = frame.at(at);
    const half = (Math.max(widthOf(zh), widthOf(en)) * NAME_SIZE) / 2;
    const isFree = (y: number) =>
      taken.every(
        (other) => Math.abs(other.x - x) > other.half + half + 6 || Math.abs(other.y - y) > NAME_SIZE + 5,
      );
    const y = [0, -24, 24, -46, 46].map((shift) => Math.round(middle + shift)).find(isFree);
    if (y === undefined) return [];
    taken.push({ x, y, half });
    return [{ x: Math.round(x), y, zh, en }];
  });
}

function sketchOf(bounds: Bounds, geometries: readonly Geometry[], city: City): Sketch {
  const frame = frameOf(bounds, { x: 0, y: 0, width: WIDTH, height: HEIGHT }, 28);
  const metres = roundLength(SCALE_BAR / frame.scale);
  return {
    divisions: paths(
      city.divisions.map(({ geometry }) => geometry),
      frame,
    ),
    water: paths(city.water ?? [], frame),
    shapes: paths(geometries, frame),
    points: pointsIn(geometries, frame),
    names: namesIn(city, frame),
    scale: { pixels: Math.round(metres * frame.scale), text: lengthText(metres) },
  };
}

/** The whole city, and the part of it that holds the records. */
export function sketches(geometries: readonly Geometry[], city: City): { city: Sketch; records?: Sketch } {
  const records = around(geometries);
  const whole = around(city.divisions.map(({ geometry }) => geometry)) ?? records ?? [120, 31, 121, 32];
  return {
    city: sketchOf(whole, geometries, city),
    ...(records && { records: sketchOf(widened(records), geometries, city) }),
  };
}
