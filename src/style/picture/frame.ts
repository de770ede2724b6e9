/** What part of the world a picture shows, and shapes in its pixels. */
import { type Bounds, type Geometry, lines, type Position, polygons } from '../../domain/geometry.ts';
import { project, unproject } from '../../domain/mercator.ts';

/** A rectangle of a picture, in pixels from its upper left corner. */
export type Box = { x: number; y: number; width: number; height: number };

export type Frame = {
  box: Box;
  /** A position in pixels of the picture. */
  at(position: Position): [x: number, y: number];
  /** What the box shows. */
  bounds: Bounds;
  /** The zoom at which a map of tiles 512 pixels wide is as large. */
  zoom: number;
  /** Pixels per metre on the ground at the middle. */
  scale: number;
};

const TILE = 512;
const EARTH_CIRCUMFERENCE = 40_075_016.686;

/** The frame in which bounds are as large as they can be with `margin` pixels around them. */
export function frameOf([west, south, east, north]: Bounds, box: Box, margin: number): Frame {
  const [left, top] = project([west, north]);
  const [right, bottom] = project([east, south]);
  const factor = Math.min(
    (box.width - 2 * margin) / Math.max(right - left, 1e-9),
    (box.height - 2 * margin) / Math.max(bottom - top, 1e-9),
  );
  const centre = [(left + right) / 2, (top + bottom) / 2] as const;
  const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
  const world = (x: number, y: number) =>
    unproject([(x - middle[0]) / factor + centre[0], (y - middle[1]) / factor + centre[1]]);
  const [minLon, minLat] = world(box.x, box.y + box.height);
  const [maxLon, maxLat] = world(box.x + box.width, box.y);
  const latitude = unproject(centre)[1];
  return {
    box,
    at: (position) => {
      const [x, y] = project(position);
      return [(x - centre[0]) * factor + middle[0], (y - centre[1]) * factor + middle[1]];
    },
    bounds: [minLon, minLat, maxLon, maxLat],
    zoom: Math.log2(factor / TILE),
    scale: factor / (EARTH_CIRCUMFERENCE * Math.cos((latitude * Math.PI) / 180)),
  };
}

/** Points nearer than this to the last drawn one change nothing that can be seen. */
const STEP = 0.8;
/** Coordinates far outside would only be numbers that nobody sees; shapes keep their sides. */
const REACH = 4000;

const held = (value: number) => Math.max(-REACH, Math.min(REACH, Math.round(value * 10) / 10));

function partOf(part: readonly Position[], frame: Frame, close: boolean): string {
  const drawn: string[] = [];
  let last: [number, number] = [Infinity, Infinity];
  for (const [i, position] of part.entries()) {
    const [x, y] = frame.at(position);
    if (i < part.length - 1 && Math.hypot(x - last[0], y - last[1]) < STEP) continue;
    last = [x, y];
    drawn.push(`${held(x)} ${held(y)}`);
  }
  return `M${drawn.join('L')}${close ? 'Z' : ''}`;
}

/** Lines and rings of a geometry as path data (SVG 2, 9.3); empty where it lies outside the frame. */
export function pathOf(geometry: Geometry, frame: Frame): string {
  const [west, south, east, north] = frame.bounds;
  const isSeen = (part: readonly Position[]) =>
    part.some(([lon]) => lon >= west) &&
    part.some(([lon]) => lon <= east) &&
    part.some(([, lat]) => lat >= south) &&
    part.some(([, lat]) => lat <= north);
  return [
    ...polygons(geometry)
      .flat()
      .filter(isSeen)
      .map((ring) => partOf(ring, frame, true)),
    ...lines(geometry)
      .filter(isSeen)
      .map((line) => partOf(line, frame, false)),
  ].join('');
}

/** Whether a position is in the box, `margin` pixels from its sides. */
export function isInside(position: Position, frame: Frame, margin = 0): boolean {
  const [x, y] = frame.at(position);
  const { box } = frame;
  return (
    x >= box.x + margin &&
    x <= box.x + box.width - margin &&
    y >= box.y + margin &&
    y <= box.y + box.height - margin
  );
}
