/** Douglas-Peucker simplification in two steps: weigh every vertex once, then filter per zoom. */
import type { Coordinates } from './grid.ts';

/**
 * Per vertex the largest squared tolerance (square units) at which Douglas-Peucker still keeps it; the ends are
 * Infinity. Of a closed line (last vertex = first) the two vertices that span it are Infinity too, so that it
 * stays a ring. (Douglas and Peucker 1973; a vertex never outweighs the one that split its stretch.)
 */
export function vertexWeights(line: Coordinates): Float64Array {
  const count = line.length / 2;
  const weights = new Float64Array(count);
  if (count === 0) return weights;
  const last = count - 1;
  weights[0] = Infinity;
  weights[last] = Infinity;
  const closed = line[0] === line[2 * last] && line[1] === line[2 * last + 1];
  const pending: number[] = [];
  if (closed && count > 3) {
    const far = farthest(line, 0, last).index;
    weights[far] = Infinity;
    const left = farthest(line, 0, far);
    const right = farthest(line, far, last);
    const side = left.squared >= right.squared ? left.index : right.index;
    weights[side] = Infinity;
    const cuts = [0, far, side, last].sort((a, b) => a - b);
    for (let at = 1; at < cuts.length; at++) pending.push(cuts[at - 1]!, cuts[at]!);
  } else {
    pending.push(0, last);
  }
  while (pending.length > 0) {
    const to = pending.pop()!;
    const from = pending.pop()!;
    if (to - from < 2) continue;
    const { index, squared } = farthest(line, from, to);
    weights[index] = Math.min(squared, weights[from]!, weights[to]!);
    pending.push(from, index, index, to);
  }
  return weights;
}

function farthest(line: Coordinates, from: number, to: number): { index: number; squared: number } {
  const ax = line[2 * from]!;
  const ay = line[2 * from + 1]!;
  const dx = line[2 * to]! - ax;
  const dy = line[2 * to + 1]! - ay;
  const span = dx * dx + dy * dy;
  let index = from + 1;
  let squared = -1;
  for (let at = from + 1; at < to; at++) {
    let px = line[2 * at]! - ax;
    let py = line[2 * at + 1]! - ay;
    const along = span === 0 ? 0 : Math.min(Math.max((px * dx + py * dy) / span, 0), 1);
    px -= along * dx;
    py -= along * dy;
    const distance = px * px + py * py;
    if (distance > squared) {
      squared = distance;
      index = at;
    }
  }
  return { index, squared };
}

/**
 * The line at a coarser zoom: vertices that weigh more than `tolerance` squared (tile units), divided by `scale`
 * and snapped to whole units; repeated vertices are left out. A tolerance below 0 keeps every vertex.
 */
export function simplified(
  line: Coordinates,
  weights: Float64Array,
  scale: number,
  tolerance: number,
): Coordinates {
  const least = tolerance < 0 ? -1 : (tolerance * scale) ** 2;
  const out: Coordinates = [];
  for (let at = 0; at < line.length / 2; at++) {
    if (least >= 0 && weights[at]! <= least) continue;
    const x = Math.round(line[2 * at]! / scale);
    const y = Math.round(line[2 * at + 1]! / scale);
    const last = out.length;
    if (last > 0 && out[last - 2] === x && out[last - 1] === y) continue;
    out.push(x, y);
  }
  return out;
}
