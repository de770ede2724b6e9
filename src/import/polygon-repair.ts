/**
 * Makes outlines valid (OGC 06-103r4, 6.1.11; RFC 7946, 3.1.6) where that changes no area: closed, wound, without doubled points
 * and spikes, holes and parts told from one another. What crosses itself has an area only its maker knows, and is refused.
 */
import {
  area,
  type Geometry,
  isCounterClockwise,
  type Polygon,
  type Position,
  type Ring,
} from '../domain/geometry.ts';
import { labelPoint } from '../domain/label-point.ts';
import { liesIn } from './outline-depth.ts';
import {
  type Crossing,
  crossingsBetween,
  isSamePlace,
  loopsOf,
  smoothed,
  type Vertex,
} from './ring-loops.ts';
import { ReadError } from './sheet.ts';

/** A geometry with what was put right in it, in words that are the same for the same mistake. */
export type Repaired = { geometry: Geometry; repairs: string[] };

/** Loops smaller than this share of the largest come from careless digitising, not from an area. */
const SLIVER = 1e-3;

const written = ([lon, lat]: Position) => `${lon.toFixed(6)},${lat.toFixed(6)}`;

const refuse = (reason: string, at?: Position): never => {
  throw new ReadError('coordinate', reason, at ? { value: at } : {});
};

function refuseCrossing(crossings: readonly Crossing[], where: string): never {
  const [first, ...more] = crossings;
  const [a, b] = first!.sides;
  const rest =
    more.length > 0
      ? `, and at ${more
          .slice(0, 3)
          .map(({ at }) => written(at))
          .join(' and ')}${more.length > 3 ? ' …' : ''}`
      : '';
  return refuse(
    `${where} crosses itself at ${written(first!.at)}, where the side from point ${a} meets the one from point ${b}${rest}; its area cannot be told: put the points in their order along the boundary`,
    first!.at,
  );
}

/** A simple closed ring; `part` and `ring` say where it stood, `isWhole` whether it is still as it stood there. */
type Loop = {
  vertices: Vertex[];
  polygon: Polygon;
  size: number;
  part: number;
  ring: number;
  isWhole: boolean;
};

const closedRing = (vertices: readonly Vertex[]): Ring =>
  [...vertices, vertices[0]!].map(({ at }): Position => [at[0], at[1]]);

function loopsIn(given: Ring, part: number, ring: number, repairs: Set<string>): Loop[] {
  const name = `the boundary${part + ring > 0 ? ` (part ${part + 1}, ring ${ring + 1})` : ''}`;
  const [first, last] = [given[0]!, given.at(-1)!];
  const isClosed = given.length > 1 && isSamePlace(first, last);
  if (!isClosed) repairs.add('an open boundary closed');
  const open = (isClosed ? given.slice(0, -1) : given).map((at, i): Vertex => ({ at, number: i + 1 }));
  const { ring: vertices, doubled, spikes } = smoothed(open);
  if (vertices.length < 3) refuse(`${name} has no area: it has fewer than three different points`, first);
  if (doubled > 0) repairs.add('doubled boundary points left out');
  if (spikes > 0) repairs.add('spikes without area left out');
  const { loops, crossings } = loopsOf(vertices);
  const sized = loops.map((loop) => {
    const polygon: Polygon = { type: 'Polygon', coordinates: [closedRing(loop)] };
    return { loop, polygon, size: area(polygon) };
  });
  const largest = Math.max(0, ...sized.map(({ size }) => size));
  const kept = sized.filter(({ size }) => size > largest * SLIVER);
  if (crossings.length > 0 && kept.length !== 1) refuseCrossing(crossings, name);
  if (kept.length === 0) refuse(`${name} has no area`, first);
  const lost = sized.filter((one) => !kept.includes(one)).reduce((sum, { size }) => sum + size, 0);
  if (kept.length < sized.length)
    repairs.add(
      crossings.length > 0
        ? 'small loops at which a boundary crossed itself left out (under 0.1 % of its area)'
        : 'slivers under 0.1 % of an area left out',
    );
  if (kept.length > 1) {
    const [turn, ...turns] = kept.map(
      ({ polygon }, i) => isCounterClockwise(polygon.coordinates[0]!) !== depthOf(i, kept) % 2 > 0,
    );
    // A boundary that touches itself keeps its inside on one side; else it crosses there.
    if (turns.some((other) => other !== turn)) {
      const touched = touches(kept.map(({ loop }) => loop))[0] ?? kept[1]!.loop[0]!;
      refuseCrossing([{ at: touched.at, sides: [touched.number, touched.number] }], name);
    }
    repairs.add('a boundary that touches itself taken apart');
  }
  return kept.map(({ loop, polygon, size }) => ({
    vertices: loop,
    polygon,
    size,
    part,
    ring,
    isWhole: kept.length === 1 && lost === 0,
  }));
}

function touches(loops: readonly Vertex[][]): Vertex[] {
  const seen = new Set<string>();
  return loops.flat().filter(({ at }) => {
    const key = at.join();
    const isSecond = seen.has(key);
    seen.add(key);
    return isSecond;
  });
}

type Sized = { polygon: Polygon; size: number };

const inner = new WeakMap<Polygon, Position>();

/** A point well inside a polygon, looked for once. */
function innerPoint(polygon: Polygon): Position {
  const known = inner.get(polygon);
  if (known) return known;
  const found = labelPoint(polygon);
  inner.set(polygon, found);
  return found;
}

/** Whether a loop lies within another that it does not cross. */
const isWithin = (one: Sized, other: Sized): boolean =>
  one.size <= other.size && liesIn(innerPoint(one.polygon), other.polygon);

const depthOf = (index: number, loops: readonly Sized[]): number =>
  loops.filter((other, i) => i !== index && isWithin(loops[index]!, other)).length;

const isSameRing = (a: Loop, b: Loop) =>
  a.vertices.length === b.vertices.length &&
  new Set([...a.vertices, ...b.vertices].map(({ at }) => at.join())).size === a.vertices.length;

/** Shells with the holes directly in them, wound as RFC 7946 asks. */
function assembled(loops: readonly Loop[], repairs: Set<string>): Ring[][] {
  const depths = loops.map((_, i) => depthOf(i, loops));
  for (const [i, loop] of loops.entries()) {
    const isHole = depths[i]! % 2 > 0;
    const shell = loops.find((other, j) => depths[j] === depths[i]! - 1 && isWithin(loop, other));
    if (isHole && loop.ring === 0 && loop.isWhole && shell?.part !== loop.part)
      refuse(
        `part ${loop.part + 1} of the area lies within another part; is it a hole or drawn twice?`,
        loop.vertices[0]!.at,
      );
    if (isHole && (shell?.part !== loop.part || (loop.ring === 0 && loop.isWhole)))
      repairs.add('holes put into the boundary they lie in');
    if (!isHole && loop.ring > 0) repairs.add('a ring outside the first one taken as a part of its own');
  }
  const wound = ({ polygon, isWhole }: Loop, isHole: boolean): Ring => {
    const ring = polygon.coordinates[0]!;
    if (isCounterClockwise(ring) !== isHole) return ring;
    if (isWhole) repairs.add('boundaries wound the other way');
    return ring.toReversed();
  };
  return loops.flatMap((loop, i) => {
    if (depths[i]! % 2 > 0) return [];
    const holes = loops.filter((other, j) => depths[j] === depths[i]! + 1 && isWithin(other, loop));
    return [[wound(loop, false), ...holes.map((hole) => wound(hole, true))]];
  });
}

function repairedArea(geometry: Geometry, parts: readonly Ring[][]): Repaired {
  const repairs = new Set<string>();
  const all = parts.flatMap((rings, part) => rings.flatMap((ring, i) => loopsIn(ring, part, i, repairs)));
  const loops = all.filter((loop, i) => !all.slice(0, i).some((other) => isSameRing(loop, other)));
  const twins = all.filter((loop) => !loops.includes(loop));
  if (twins.some(({ ring }) => ring > 0))
    refuse('a hole takes up all of the area', twins[0]!.vertices[0]!.at);
  if (twins.length > 0) repairs.add('parts that were there twice left out');
  const between = loops.length > 1 ? crossingsBetween(loops.map(({ vertices }) => vertices)) : [];
  if (between.length > 0) refuseCrossing(between, 'the boundary of one ring and that of another');
  const polygons = assembled(loops, repairs);
  if (repairs.size === 0) return { geometry, repairs: [] };
  const isOne = polygons.length === 1 && geometry.type === 'Polygon';
  return {
    geometry: isOne
      ? { type: 'Polygon', coordinates: polygons[0]! }
      : { type: 'MultiPolygon', coordinates: polygons },
    repairs: [...repairs],
  };
}

function withoutDoubles(line: Position[], repairs: Set<string>): Position[] {
  const left = line.filter((at, i) => i === 0 || !isSamePlace(at, line[i - 1]!));
  if (left.length < 2) refuse('the line has no length: all its points are one', line[0]);
  if (left.length < line.length) repairs.add('doubled points of a line left out');
  return left;
}

/**
 * The geometry (WGS84, 7 decimals) as valid as it can be made without changing its area by more than a thousandth; itself
 * when there is nothing to do. Points are not touched.
 * @throws ReadError 'coordinate' with the place where an outline crosses itself or another ring, or has no area
 */
export function repaired(geometry: Geometry): Repaired {
  const repairs = new Set<string>();
  switch (geometry.type) {
    case 'Polygon':
      return repairedArea(geometry, [geometry.coordinates]);
    case 'MultiPolygon':
      return repairedArea(geometry, geometry.coordinates);
    case 'LineString': {
      const coordinates = withoutDoubles(geometry.coordinates, repairs);
      return { geometry: { type: 'LineString', coordinates }, repairs: [...repairs] };
    }
    case 'MultiLineString': {
      const coordinates = geometry.coordinates.map((line) => withoutDoubles(line, repairs));
      return { geometry: { type: 'MultiLineString', coordinates }, repairs: [...repairs] };
    }
    default:
      return { geometry, repairs: [] };
  }
}
