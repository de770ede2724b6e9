/** Divides a map into areas that can be cut apart from each other, each with a bounded part of the data. */
import type { Area } from './area-tiles.ts';
import type { CutOptions } from './cut.ts';
import type { Box } from './grid.ts';
import type { Places } from './thinning.ts';

/** Zooms that are cut together in areas, which are the tiles of `level`. */
export type Band = { level: number; minzoom: number; maxzoom: number };

const FINEST = 12;
/** Grid units that a feature may reach beyond its bounding box: half a square of LEAST_AREA and the rounding. */
const REACH = 4;

/**
 * The bands of zooms from the highest down. The level of each is the lowest at which no area holds more than
 * `limit` vertices of what is shown at the band's zooms; lower zooms show less of a thinned map and so have
 * larger areas. `places` and `vertices` have a slot per feature.
 */
export function bandsOf(
  layers: readonly { places: Places; vertices: readonly number[] }[],
  { minzoom, maxzoom, extent = 4096 }: CutOptions,
  limit: number,
): Band[] {
  const bands: Band[] = [];
  for (let top = maxzoom; top >= minzoom; ) {
    const finest = Math.min(top, FINEST);
    const side = extent * 2 ** (maxzoom - finest);
    let cells = new Map<number, number>();
    const add = (key: number, count: number) => cells.set(key, (cells.get(key) ?? 0) + count);
    for (const { places, vertices } of layers)
      for (let at = 0; at < vertices.length; at++)
        if (places.minzoom[at]! <= top)
          add(Math.floor(places.x[at]! / side) * 2 ** 13 + Math.floor(places.y[at]! / side), vertices[at]!);
    let level = finest;
    while (level > 0) {
      const fine = cells;
      cells = new Map();
      for (const [key, count] of fine) add((key >> 14) * 2 ** 13 + ((key & 8191) >> 1), count);
      if ([...cells.values()].some((count) => count > limit)) break;
      level--;
    }
    bands.push({ level, minzoom: Math.max(level, minzoom), maxzoom: top });
    top = level - 1;
  }
  return bands;
}

/** The areas of a band into which something within the box, and so its drawing, may reach. */
export function* areasOf(
  band: Band,
  { minX, minY, maxX, maxY }: Box,
  { maxzoom, extent = 4096, buffer = 64 }: CutOptions,
): Generator<Area> {
  const scale = 2 ** (maxzoom - band.level);
  const side = extent * scale;
  const reach = (buffer + REACH) * scale;
  const last = 2 ** band.level - 1;
  const cell = (value: number) => Math.min(Math.max(Math.floor(value / side), 0), last);
  for (let x = cell(minX - reach); x <= cell(maxX + reach); x++)
    for (let y = cell(minY - reach); y <= cell(maxY + reach); y++) yield { ...band, x, y };
}
