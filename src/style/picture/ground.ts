/** The schematic base map of a picture: neighbours, divisions, water and the names of divisions. */
import type { Geometry, Position } from '../../domain/geometry.ts';
import type { Theme } from '../theme.ts';
import { type Frame, isInside, pathOf } from './frame.ts';
import { textAt, widthOf } from './markup.ts';

/** What lies under all records; names in the language of the picture. */
export type Ground = {
  neighbours: readonly Geometry[];
  water: readonly Geometry[];
  divisions: readonly { geometry: Geometry; at: Position; name: string; isFunctional: boolean }[];
};

const paths = (geometries: readonly Geometry[], frame: Frame) =>
  geometries.map((geometry) => pathOf(geometry, frame)).join('');

/** The ground below the records. */
export function groundShapes({ neighbours, water, divisions }: Ground, frame: Frame, theme: Theme): string {
  const { x, y, width, height } = frame.box;
  const functional = divisions.filter(({ isFunctional }) => isFunctional).map(({ geometry }) => geometry);
  const statutory = divisions.filter(({ isFunctional }) => !isFunctional).map(({ geometry }) => geometry);
  const border = (geometries: readonly Geometry[], dashes = '') =>
    `<path d="${paths(geometries, frame)}" fill="none" stroke="${theme.border}" stroke-width="1.2" stroke-linejoin="round"${dashes}/>`;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${theme.background}"/>`,
    `<path d="${paths(neighbours, frame)}" fill="${theme.neighbours}"/>`,
    `<path d="${paths(statutory, frame)}" fill="${theme.city}"/>`,
    `<path d="${paths(functional, frame)}" fill="${theme.functional}"/>`,
    `<path d="${paths(water, frame)}" fill="${theme.water}"/>`,
    border(statutory),
    // What is no division of the law has no boundary of the law.
    border(functional, ' stroke-dasharray="5 4"'),
  ].join('');
}

const NAME_SIZE = 19;

type Rectangle = readonly [west: number, north: number, east: number, south: number];

const overlap = (a: Rectangle, b: Rectangle) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** How far above or below its place a name may stand, in pixels. */
const SHIFTS = [0, -24, 24, -46, 46];

/** Names of the divisions that the frame shows, above the records; none over another. */
export function groundNames({ divisions }: Ground, frame: Frame, theme: Theme): string {
  const taken: Rectangle[] = [];
  const names = divisions.map(({ at, name }) => {
    const half = (widthOf(name) * NAME_SIZE) / 2;
    if (!isInside(at, frame, NAME_SIZE)) return '';
    const { box } = frame;
    const [x, y] = frame.at(at) as [number, number];
    const middle = Math.round(Math.max(box.x + half + 8, Math.min(box.x + box.width - half - 8, x)));
    for (const shift of SHIFTS) {
      const base = Math.round(y + shift);
      const room: Rectangle = [middle - half, base - NAME_SIZE, middle + half, base + 5];
      if (taken.some((other) => overlap(room, other))) continue;
      taken.push(room);
      return textAt(middle, base, name, {
        size: NAME_SIZE,
        fill: theme.text,
        anchor: 'middle',
        halo: theme.halo,
      });
    }
    return '';
  });
  return names.join('');
}
