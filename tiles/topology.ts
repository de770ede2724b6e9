/** Splits polygon rings into arcs that neighbours share, so that a border is simplified once for both sides. */
import type { Coordinates } from './grid.ts';

/** Distinct arcs, and per ring its arcs in order: index i, or ~i when the ring runs along the arc backwards. */
export type Topology = { arcs: Coordinates[]; rings: Int32Array[] };

/**
 * The arcs of open rings. A vertex at which the pair of neighbours differs between visits is a junction and ends
 * an arc (the rule of Bostock's TopoJSON); a ring without junctions is one closed arc, first vertex repeated.
 * Vertices are the same when their coordinates are equal. The ends of an edge that crosses a line x or y = n · span
 * (and vertices on it) are junctions too, so that what lies behind that line changes nothing before it.
 */
export function topology(rings: readonly Coordinates[], span = Infinity): Topology {
  const { indexes, count } = vertexIndexes(rings);
  const junction = junctions(indexes, count);
  for (const [number, ring] of rings.entries()) markBorders(ring, indexes[number]!, span, junction);
  const arcs: Coordinates[] = [];
  const known = new Map<number, number>();
  const arcIndex = (ring: Coordinates, index: Int32Array, from: number, steps: number): number => {
    const size = index.length;
    const at = (step: number): number => (from + step) % size;
    const forward = runsForward(ring, at(0), at(1), at(steps - 1), at(steps));
    const key = forward
      ? index[at(0)]! * count + index[at(1)]!
      : index[at(steps)]! * count + index[at(steps - 1)]!;
    let found = known.get(key);
    if (found === undefined) {
      found = arcs.length;
      known.set(key, found);
      const arc: Coordinates = [];
      for (let step = 0; step <= steps; step++) {
        const source = at(forward ? step : steps - step) * 2;
        arc.push(ring[source]!, ring[source + 1]!);
      }
      arcs.push(arc);
    }
    return forward ? found : ~found;
  };
  return {
    arcs,
    rings: rings.map((ring, number) => {
      const index = indexes[number]!;
      const size = index.length;
      const cuts: number[] = [];
      for (let at = 0; at < size; at++) if (junction[index[at]!] === 1) cuts.push(at);
      if (cuts.length === 0) cuts.push(smallestVertex(ring));
      return Int32Array.from(cuts, (from, cut) => {
        const to = cuts[cut + 1] ?? cuts[0]! + size;
        return arcIndex(ring, index, from, to - from);
      });
    }),
  };
}

/** Which of the two directions of an arc is its own: from the smaller end, or by the inner ends of a loop. */
function runsForward(
  ring: Coordinates,
  first: number,
  second: number,
  beforeLast: number,
  last: number,
): boolean {
  const ends = compareVertices(ring, first, last);
  return (ends !== 0 ? ends : compareVertices(ring, second, beforeLast)) <= 0;
}

function compareVertices(ring: Coordinates, left: number, right: number): number {
  return ring[2 * left]! - ring[2 * right]! || ring[2 * left + 1]! - ring[2 * right + 1]!;
}

function smallestVertex(ring: Coordinates): number {
  let least = 0;
  for (let at = 1; at < ring.length / 2; at++) if (compareVertices(ring, at, least) < 0) least = at;
  return least;
}

function junctions(indexes: readonly Int32Array[], count: number): Uint8Array {
  const junction = new Uint8Array(count);
  const low = new Int32Array(count).fill(-1);
  const high = new Int32Array(count);
  for (const index of indexes) {
    const size = index.length;
    for (let at = 0; at < size; at++) {
      const vertex = index[at]!;
      const before = index[(at + size - 1) % size]!;
      const after = index[(at + 1) % size]!;
      const small = Math.min(before, after);
      const large = Math.max(before, after);
      if (low[vertex] === -1) {
        low[vertex] = small;
        high[vertex] = large;
      } else if (low[vertex] !== small || high[vertex] !== large) {
        junction[vertex] = 1;
      }
    }
  }
  return junction;
}

function markBorders(ring: Coordinates, index: Int32Array, span: number, junction: Uint8Array): void {
  const last = index.length - 1;
  let column = Math.floor(ring[2 * last]! / span);
  let row = Math.floor(ring[2 * last + 1]! / span);
  for (let at = 0; at <= last; at++) {
    const x = Math.floor(ring[2 * at]! / span);
    const y = Math.floor(ring[2 * at + 1]! / span);
    const isOn = x * span === ring[2 * at] || y * span === ring[2 * at + 1];
    if (isOn || x !== column || y !== row) junction[index[at]!] = 1;
    if (x !== column || y !== row) junction[index[at === 0 ? last : at - 1]!] = 1;
    column = x;
    row = y;
  }
}

/** Numbers equal vertices alike, by an open-addressing hash table over the coordinates. */
function vertexIndexes(rings: readonly Coordinates[]): { indexes: Int32Array[]; count: number } {
  const total = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
  const mask = 2 ** Math.ceil(Math.log2(total * 2 + 2)) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  const xs = new Float64Array(total);
  const ys = new Float64Array(total);
  let count = 0;
  const indexes = rings.map((ring) => {
    const index = new Int32Array(ring.length / 2);
    for (let at = 0; at < index.length; at++) {
      const x = ring[2 * at]!;
      const y = ring[2 * at + 1]!;
      let slot = (Math.imul(x | 0, 0x9e3779b1) ^ Math.imul(y | 0, 0x85ebca6b)) >>> 0;
      slot = (slot ^ (slot >>> 15)) & mask;
      while (slots[slot] !== -1 && (xs[slots[slot]!] !== x || ys[slots[slot]!] !== y))
        slot = (slot + 1) & mask;
      if (slots[slot] === -1) {
        slots[slot] = count;
        xs[count] = x;
        ys[count] = y;
        count++;
      }
      index[at] = slots[slot]!;
    }
    return index;
  });
  return { indexes, count };
}
