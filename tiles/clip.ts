/** Clips rings and lines to a slab lo <= coordinate <= hi along one axis (0 = x, 1 = y). */
import type { Coordinates } from './grid.ts';

/**
 * Append the point where edge from-to meets `at`. The edge is always walked from its smaller end, so two
 * neighbours that run along it in opposite directions get the very same point.
 */
function pushCrossing(
  out: Coordinates,
  line: Coordinates,
  from: number,
  to: number,
  axis: 0 | 1,
  at: number,
): void {
  const ascending = line[from + axis]! < line[to + axis]!;
  const a = ascending ? from : to;
  const b = ascending ? to : from;
  const across = 1 - axis;
  const share = (at - line[a + axis]!) / (line[b + axis]! - line[a + axis]!);
  const other = line[a + across]! + share * (line[b + across]! - line[a + across]!);
  if (axis === 0) out.push(at, other);
  else out.push(other, at);
}

/** The part of an open ring inside the slab, as one open ring (Sutherland and Hodgman 1974); maybe empty. */
export function clippedRing(ring: Coordinates, axis: 0 | 1, lo: number, hi: number): Coordinates {
  const out: Coordinates = [];
  for (let from = ring.length - 2, to = 0; to < ring.length; from = to, to += 2) {
    const a = ring[from + axis]!;
    const b = ring[to + axis]!;
    const enters = a < lo ? lo : a > hi ? hi : undefined;
    const leaves = b < lo ? lo : b > hi ? hi : undefined;
    if (enters !== undefined && enters === leaves) continue;
    if (enters !== undefined && b !== enters) pushCrossing(out, ring, from, to, axis, enters);
    if (leaves === undefined) out.push(ring[to]!, ring[to + 1]!);
    else if (a !== leaves) pushCrossing(out, ring, from, to, axis, leaves);
  }
  return out;
}

/** The parts of a line inside the slab, in order; each has at least two vertices. */
export function clippedLine(line: Coordinates, axis: 0 | 1, lo: number, hi: number): Coordinates[] {
  const parts: Coordinates[] = [];
  let out: Coordinates = [];
  const finish = (): void => {
    if (out.length > 2) parts.push(out);
    out = [];
  };
  for (let at = 0; at < line.length; at += 2) {
    const b = line[at + axis]!;
    const leaves = b < lo ? lo : b > hi ? hi : undefined;
    if (at > 0) {
      const a = line[at - 2 + axis]!;
      const enters = a < lo ? lo : a > hi ? hi : undefined;
      if (enters === undefined || enters !== leaves) {
        if (enters !== undefined && b !== enters) pushCrossing(out, line, at - 2, at, axis, enters);
        if (leaves !== undefined && a !== leaves) pushCrossing(out, line, at - 2, at, axis, leaves);
      }
    }
    if (leaves === undefined) out.push(line[at]!, line[at + 1]!);
    else finish();
  }
  finish();
  return parts;
}
