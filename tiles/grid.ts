/** The integer world grid on which all cutting happens: Web Mercator, x right, y down (EPSG:3857 tiling). */

/** Flat coordinates x0, y0, x1, y1, … on the grid; rings are open, the first vertex is not repeated. */
export type Coordinates = number[];

/**
 * Grid vertices of [longitude, latitude] positions (degrees, WGS84) on a world `size` units wide; vertices that
 * repeat the one before are left out. Places beyond the Mercator square are moved to its edge; a coordinate that
 * is not a finite number is an Error.
 */
export function gridCoordinates(positions: readonly (readonly number[])[], size: number): Coordinates {
  const out: Coordinates = [];
  for (const position of positions) {
    const [lon, lat] = position as [number, number];
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) {
      throw new Error(`Position [${position.join(', ')}] is not a longitude and a latitude`);
    }
    const sine = Math.sin((lat * Math.PI) / 180);
    const x = within(Math.round((lon / 360 + 0.5) * size), size);
    const y = within(Math.round((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size), size);
    const last = out.length;
    if (last > 0 && out[last - 2] === x && out[last - 1] === y) continue;
    out.push(x, y);
  }
  return out;
}

function within(value: number, size: number): number {
  return Math.min(Math.max(value, 0), size);
}

/** The area of an open ring in square units: positive when it runs clockwise on screen (MVT 2.1, 4.3.3.3). */
export function ringArea(ring: Coordinates): number {
  // Relative to the first vertex, so that large grid numbers lose no digits.
  const x0 = ring[0] ?? 0;
  const y0 = ring[1] ?? 0;
  let twice = 0;
  for (let at = 2; at + 3 < ring.length; at += 2) {
    twice += (ring[at]! - x0) * (ring[at + 3]! - y0) - (ring[at + 2]! - x0) * (ring[at + 1]! - y0);
  }
  return twice / 2;
}

/** The centre of gravity of a ring, or the middle of its bounding box when it has no area. */
export function ringCentre(ring: Coordinates): [number, number] {
  const x0 = ring[0]!;
  const y0 = ring[1]!;
  const area = ringArea(ring);
  if (area === 0) {
    const box = boundsOf([[ring]]);
    return [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2];
  }
  let sumX = 0;
  let sumY = 0;
  for (let at = 2; at + 3 < ring.length; at += 2) {
    const ax = ring[at]! - x0;
    const ay = ring[at + 1]! - y0;
    const bx = ring[at + 2]! - x0;
    const by = ring[at + 3]! - y0;
    const cross = ax * by - bx * ay;
    sumX += (ax + bx) * cross;
    sumY += (ay + by) * cross;
  }
  return [x0 + sumX / (6 * area), y0 + sumY / (6 * area)];
}

/** A bounding box in grid units. */
export type Box = { minX: number; minY: number; maxX: number; maxY: number };

/** The bounding box of all vertices; of none it is the empty box from infinity to minus infinity. */
export function boundsOf(parts: readonly (readonly Coordinates[])[]): Box {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const part of parts) {
    for (const line of part) {
      for (let at = 0; at < line.length; at += 2) {
        const x = line[at]!;
        const y = line[at + 1]!;
        if (x < box.minX) box.minX = x;
        if (x > box.maxX) box.maxX = x;
        if (y < box.minY) box.minY = y;
        if (y > box.maxY) box.maxY = y;
      }
    }
  }
  return box;
}

/** The ring in the other direction. */
export function reversed(line: Coordinates): Coordinates {
  const out: Coordinates = [];
  for (let at = line.length - 2; at >= 0; at -= 2) out.push(line[at]!, line[at + 1]!);
  return out;
}

/**
 * The ring without repeated vertices and without spikes (a path that runs back on itself covers no area);
 * undefined when fewer than three vertices remain.
 */
export function cleanRing(ring: Coordinates): Coordinates | undefined {
  if (ring.length >= 6 && isClean(ring)) return ring;
  const out: Coordinates = [];
  let length = 0;
  let first = 0;
  for (let at = 0; at < ring.length; at += 2) {
    const x = ring[at]!;
    const y = ring[at + 1]!;
    while (length >= 4 && turnsBack(out, length - 4, length - 2, x, y)) length -= 2;
    if (length >= 2 && out[length - 2] === x && out[length - 1] === y) continue;
    out[length++] = x;
    out[length++] = y;
  }
  for (;;) {
    const count = (length - first) / 2;
    if (count < 3) return undefined;
    const x = out[first]!;
    const y = out[first + 1]!;
    const closes = out[length - 2] === x && out[length - 1] === y;
    if (closes || turnsBack(out, length - 4, length - 2, x, y)) length -= 2;
    else if (turnsBack(out, length - 2, first, out[first + 2]!, out[first + 3]!)) first += 2;
    else return out.slice(first, length);
  }
}

function isClean(ring: Coordinates): boolean {
  let from = ring.length - 4;
  let at = ring.length - 2;
  for (let to = 0; to < ring.length; to += 2) {
    const x = ring[to]!;
    const y = ring[to + 1]!;
    if ((ring[at] === x && ring[at + 1] === y) || turnsBack(ring, from, at, x, y)) return false;
    from = at;
    at = to;
  }
  return true;
}

function turnsBack(line: Coordinates, from: number, at: number, x: number, y: number): boolean {
  const inX = line[at]! - line[from]!;
  const inY = line[at + 1]! - line[from + 1]!;
  const outX = x - line[at]!;
  const outY = y - line[at + 1]!;
  return inX * outY === inY * outX && inX * outX + inY * outY < 0;
}
