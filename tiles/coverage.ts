/** The polygons of one layer as a coverage: generalised per zoom with borders that neighbours keep in common. */
import { type Coordinates, cleanRing, reversed, ringArea, ringCentre } from './grid.ts';
import { simplified, vertexWeights } from './simplification.ts';
import { topology } from './topology.ts';

/** Polygons smaller than this many square units are drawn as a square of this area, about half a pixel wide. */
export const LEAST_AREA = 16;

/** A polygon: its exterior ring, running clockwise on screen, then its holes, running the other way. */
export type GridPolygon = Coordinates[];

/** Polygons by area number at one zoom. */
export type Coverage = {
  /**
   * The polygons of the wanted areas, in their order, on the grid divided by `scale`, simplified by `tolerance`
   * units (below 0: snapped only). An area below LEAST_AREA, when simplified, and an area that snapping flattens
   * come as one small square at their centre, so that no area ever disappears.
   */
  at(wanted: readonly number[], scale: number, tolerance: number): GridPolygon[][];
};

/**
 * The coverage of areas, each a list of polygons on the grid; rings may run in any direction. Where edges cross a
 * line x or y = n · span it draws the same whatever areas lie beyond that line.
 */
export function coverage(areas: readonly (readonly GridPolygon[])[], span: number): Coverage {
  const rings: Coordinates[] = [];
  const centres: [number, number][] = [];
  const sizes: number[] = [];
  const members = areas.map((polygons) => {
    let largest = 0;
    let total = 0;
    let centre = ringCentre(polygons[0]![0]!);
    const numbered = polygons.map((polygon) => {
      if (ringArea(polygon[0]!) === 0) return [];
      return polygon.flatMap((ring, position) => {
        const area = ringArea(ring);
        if (area === 0) return [];
        const size = Math.abs(area);
        total += position === 0 ? size : -size;
        if (position === 0 && size > largest) {
          largest = size;
          centre = ringCentre(ring);
        }
        return rings.push(area > 0 === (position === 0) ? ring : reversed(ring)) - 1;
      });
    });
    centres.push(centre);
    sizes.push(total);
    return numbered;
  });
  const shared = topology(rings, span);
  const weights: Float64Array[] = [];

  const at: Coverage['at'] = (wanted, scale, tolerance) => {
    const exact = new Uint8Array(shared.arcs.length);
    const done = new Array<Coordinates | undefined>(shared.arcs.length);
    const arcAt = (index: number): Coordinates => {
      const known = done[index];
      if (known !== undefined) return known;
      const arc = shared.arcs[index]!;
      weights[index] ??= vertexWeights(arc);
      const made = simplified(arc, weights[index], scale, exact[index] === 1 ? -1 : tolerance);
      done[index] = made;
      return made;
    };
    const whole = new Map<number, Coordinates>();
    const ringAt = (ring: number): Coordinates => {
      const known = whole.get(ring);
      if (known !== undefined) return known;
      const made = joined(shared.rings[ring]!, arcAt);
      whole.set(ring, made);
      return made;
    };
    const small = (area: number): boolean => tolerance >= 0 && sizes[area]! / scale ** 2 < LEAST_AREA;
    const shown = wanted.filter((area) => !small(area)).flatMap((area) => members[area]!.flat());
    if (tolerance >= 0) {
      // A thin ring can collapse although it is long enough to be seen: its borders keep all their vertices,
      // for the neighbours too.
      for (const ring of shown) {
        const size = Math.abs(ringArea(rings[ring]!)) / scale ** 2;
        if (size < LEAST_AREA || Math.abs(ringArea(ringAt(ring))) >= size / 2) continue;
        for (const arc of shared.rings[ring]!) exact[arc < 0 ? ~arc : arc] = 1;
      }
      const again = (arc: number): boolean => exact[arc < 0 ? ~arc : arc] === 1;
      for (const ring of shown) if (shared.rings[ring]!.some(again)) whole.delete(ring);
      for (let arc = 0; arc < exact.length; arc++) if (exact[arc] === 1) done[arc] = undefined;
    }
    return wanted.map((area) => {
      if (!small(area)) {
        const polygons = members[area]!.map((polygon) => validPolygon(polygon.map(ringAt)));
        const kept = polygons.filter((polygon) => polygon.length > 0);
        if (kept.length > 0) return kept;
      }
      return [[square(centres[area]!, scale)]];
    });
  };
  return { at };
}

/**
 * The polygon with clean rings: empty when its exterior has no area left or has turned over, without the holes
 * of which the same is true.
 */
export function validPolygon(polygon: GridPolygon): GridPolygon {
  const [outside, ...inside] = polygon;
  const exterior = outside && cleanRing(outside);
  if (exterior === undefined || ringArea(exterior) <= 0) return [];
  const holes = inside.map(cleanRing).filter((hole) => hole !== undefined);
  return [exterior, ...holes.filter((hole) => ringArea(hole) < 0)];
}

function joined(arcs: Int32Array, arcAt: (index: number) => Coordinates): Coordinates {
  const ring: Coordinates = [];
  for (const arc of arcs) {
    const line = arcAt(arc < 0 ? ~arc : arc);
    const last = line.length - 2;
    for (let at = 0; at < last; at += 2) {
      const vertex = arc < 0 ? last - at : at;
      ring.push(line[vertex]!, line[vertex + 1]!);
    }
  }
  return ring;
}

function square(centre: readonly [number, number], scale: number): Coordinates {
  const half = Math.sqrt(LEAST_AREA) / 2;
  const x = Math.round(centre[0] / scale);
  const y = Math.round(centre[1] / scale);
  return [x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half];
}
