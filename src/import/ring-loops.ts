/** Takes a ring apart where it meets itself: loops that are simple, and the places where it crosses itself. */
import type { Position } from '../domain/geometry.ts';
import { orientation } from '../domain/orientation.ts';

/** A vertex with the number it has in its ring as sent, from 1; 0 where two sides cross. */
export type Vertex = { at: Position; number: number };

/** Where two sides cross, and the numbers of the points at which each of them begins. */
export type Crossing = { at: Position; sides: readonly [number, number] };

const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

export const isSamePlace = ([ax, ay]: Position, [bx, by]: Position): boolean => ax === bx && ay === by;

const turn = (a: Vertex, b: Vertex, c: Vertex) => orientation(a.at, b.at, c.at);

const isBack = (a: Vertex, b: Vertex, c: Vertex) =>
  (b.at[0] - a.at[0]) * (c.at[0] - b.at[0]) + (b.at[1] - a.at[1]) * (c.at[1] - b.at[1]) < 0;

/** One pass over an open ring; what it takes out may make new doubles and spikes across its ends. */
function passed(ring: readonly Vertex[], counts: { doubled: number; spikes: number }): Vertex[] {
  const left: Vertex[] = [];
  for (const vertex of ring) {
    for (;;) {
      const [a, b] = [left.at(-2), left.at(-1)];
      if (!a || !b || isSamePlace(b.at, vertex.at) || turn(a, b, vertex) !== 0 || !isBack(a, b, vertex))
        break;
      counts.spikes += 1;
      left.pop();
    }
    if (left.length > 0 && isSamePlace(left.at(-1)!.at, vertex.at)) counts.doubled += 1;
    else left.push(vertex);
  }
  return left;
}

/**
 * An open ring without points that repeat the one before, and without spikes, which go out and come back on one line.
 * `doubled` and `spikes` count what went.
 */
export function smoothed(ring: readonly Vertex[]): { ring: Vertex[]; doubled: number; spikes: number } {
  const counts = { doubled: 0, spikes: 0 };
  let left = [...ring];
  for (let before = -1; left.length !== before && left.length > 0; ) {
    before = left.length;
    left = passed(left, counts);
    // The ends meet: turned by one, the next pass sees them in the middle.
    left = [...left.slice(1), left[0]!];
    left = passed(left, counts);
    left = [...left.slice(1), left[0]!];
    left = passed(left, counts);
    const [first, last] = [left[0]!, left.at(-1)!];
    if (left.length > 1 && isSamePlace(first.at, last.at)) {
      left.pop();
      counts.doubled += 1;
    }
  }
  const lowest = left.reduce((least, { number }) => Math.min(least, number), Infinity);
  const start = left.findIndex(({ number }) => number === lowest);
  return { ring: [...left.slice(start), ...left.slice(0, start)], ...counts };
}

type Side = {
  from: Vertex;
  to: Vertex;
  west: number;
  east: number;
  south: number;
  north: number;
  more: Vertex[];
};

const sideOf = (from: Vertex, to: Vertex): Side => ({
  from,
  to,
  west: Math.min(from.at[0], to.at[0]),
  east: Math.max(from.at[0], to.at[0]),
  south: Math.min(from.at[1], to.at[1]),
  north: Math.max(from.at[1], to.at[1]),
  more: [],
});

const isOn = (vertex: Vertex, side: Side, side0: number) =>
  side0 === 0 &&
  vertex.at[0] >= side.west &&
  vertex.at[0] <= side.east &&
  vertex.at[1] >= side.south &&
  vertex.at[1] <= side.north &&
  !isSamePlace(vertex.at, side.from.at) &&
  !isSamePlace(vertex.at, side.to.at);

function crossingOf(p: Side, q: Side): Position {
  const [ax, ay] = p.from.at;
  const [dx, dy] = [p.to.at[0] - ax, p.to.at[1] - ay];
  const [ex, ey] = [q.to.at[0] - q.from.at[0], q.to.at[1] - q.from.at[1]];
  const t = ((q.from.at[0] - ax) * ey - (q.from.at[1] - ay) * ex) / (dx * ey - dy * ex);
  return [round(ax + t * dx), round(ay + t * dy)];
}

/** So many crossings tell enough. */
const MOST = 1000;

/** Crossings of sides that do more than touch; where sides touch, the touching vertex becomes one of both. */
function meetings(sides: readonly Side[]): Crossing[] {
  const found: Crossing[] = [];
  const sorted = [...sides].sort((a, b) => a.west - b.west);
  for (const [i, p] of sorted.entries())
    for (let j = i + 1; j < sorted.length && sorted[j]!.west <= p.east; j++) {
      const q = sorted[j]!;
      if (q.south > p.north || p.south > q.north) continue;
      const [qFrom, qTo] = [turn(p.from, p.to, q.from), turn(p.from, p.to, q.to)];
      const [pFrom, pTo] = [turn(q.from, q.to, p.from), turn(q.from, q.to, p.to)];
      if (qFrom * qTo < 0 && pFrom * pTo < 0) {
        const at = crossingOf(p, q);
        const vertex = { at, number: 0 };
        p.more.push(vertex);
        q.more.push(vertex);
        if (found.length === MOST) return found;
        found.push({ at, sides: [p.from.number, q.from.number].sort((a, b) => a - b) as [number, number] });
        continue;
      }
      if (isOn(q.from, p, qFrom)) p.more.push(q.from);
      if (isOn(q.to, p, qTo)) p.more.push(q.to);
      if (isOn(p.from, q, pFrom)) q.more.push(p.from);
      if (isOn(p.to, q, pTo)) q.more.push(p.to);
    }
  return found;
}

const along = (side: Side) => (a: Vertex, b: Vertex) =>
  Math.abs(a.at[0] - side.from.at[0]) +
  Math.abs(a.at[1] - side.from.at[1]) -
  Math.abs(b.at[0] - side.from.at[0]) -
  Math.abs(b.at[1] - side.from.at[1]);

const sidesOf = (ring: readonly Vertex[]) =>
  ring.map((vertex, i) => sideOf(vertex, ring[(i + 1) % ring.length]!));

/** The crossings between the sides of several simple rings. */
export function crossingsBetween(rings: readonly (readonly Vertex[])[]): Crossing[] {
  return meetings(rings.flatMap(sidesOf));
}

/** The loops of a smoothed open ring, each open and simple, and its crossings. Loops without area are left out. */
export function loopsOf(ring: readonly Vertex[]): { loops: Vertex[][]; crossings: Crossing[] } {
  const sides = sidesOf(ring);
  const crossings = meetings(sides);
  const path = sides.flatMap((side) => [side.from, ...side.more.sort(along(side))]);
  const loops: Vertex[][] = [];
  const places = new Map<string, number>();
  const open: Vertex[] = [];
  for (const vertex of path) {
    const key = vertex.at.join();
    const at = places.get(key);
    if (at !== undefined) {
      const loop = open.splice(at);
      for (const { at: place } of loop) places.delete(place.join());
      if (loop.length > 2) loops.push(loop);
    }
    places.set(key, open.length);
    open.push(vertex);
  }
  if (open.length > 2) loops.push(open);
  return { loops, crossings };
}
