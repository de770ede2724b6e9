/** Where the records of a collection lie on the grid of the highest zoom, from their bounding boxes alone. */
import type { Collection } from '../src/domain/kinds.ts';
import type { CutOptions } from './cut.ts';
import { gridCoordinates } from './grid.ts';
import type { Part } from './layers.ts';
import type { Records, Value } from './records.ts';
import { noPlaces, thin } from './thinning.ts';
import type { TileSet } from './tile-set.ts';

/** Grid units beyond its box that a line or polygon may be drawn into, beside the buffer; see `area-plan.ts`. */
const REACH = 4;
/** Zoom of the squares in which polygons are looked for that may share a border. */
const NEIGHBOUR_ZOOM = 12;

/** The grid that is cut: units of a world at the highest zoom, and what a tile and its buffer take. */
export type Grid = Required<Pick<CutOptions, 'minzoom' | 'maxzoom' | 'extent' | 'buffer'>>;

export const gridOf = ({ minzoom, maxzoom, extent = 4096, buffer = 64 }: CutOptions): Grid => ({
  minzoom,
  maxzoom,
  extent,
  buffer,
});

/** A placed record: its box on the grid and the first zoom that shows it. */
export type Place = { rid: number; minX: number; minY: number; maxX: number; maxY: number; minzoom: number };

type Box = Pick<Place, 'minX' | 'minY' | 'maxX' | 'maxY'>;

/** The columns and rows of tiles of a zoom that the drawing of a box may reach into. */
function reachAt(
  isPoint: boolean,
  z: number,
  { maxzoom, extent, buffer }: Grid,
): (box: Box) => { west: number; north: number; east: number; south: number } {
  const scale = 2 ** (maxzoom - z);
  const last = 2 ** z - 1;
  const reach = isPoint ? 0 : buffer + REACH;
  // A point is rounded to the grid of the zoom, which may take it across a border.
  const unit = (value: number) => (isPoint ? Math.round(value / scale) : value / scale);
  const tile = (value: number) => Math.min(Math.max(Math.floor(value / extent), 0), last);
  return ({ minX, minY, maxX, maxY }) => ({
    west: tile(unit(minX) - reach),
    north: tile(unit(minY) - reach),
    east: tile(unit(maxX) + reach),
    south: tile(unit(maxY) + reach),
  });
}

/** The tiles of a zoom that the drawing of a box may reach into. */
export function* tilesOf(
  box: Box,
  isPoint: boolean,
  z: number,
  grid: Grid,
): Generator<readonly [x: number, y: number]> {
  const { west, north, east, south } = reachAt(isPoint, z, grid)(box);
  for (let x = west; x <= east; x++) for (let y = north; y <= south; y++) yield [x, y];
}

/** The placed records of a collection, thinned as its tiles are. */
export function placesOf(records: Records, grid: Grid): Place[] {
  const { collection, rids } = records;
  const [west, south, east, north] = ['west', 'south', 'east', 'north'].map((name) => records.column(name));
  const size = grid.extent * 2 ** grid.maxzoom;
  const places = rids.flatMap((rid, i): Place[] => {
    if (typeof west![i] !== 'number') return [];
    const at = (lon: Value, lat: Value) =>
      gridCoordinates([[Number(lon), Number(lat)]], size) as [number, number];
    const [minX, minY] = at(west![i]!, north![i]!);
    const [maxX, maxY] = at(east![i]!, south![i]!);
    return [{ rid, minX, minY, maxX, maxY, minzoom: collection.zoom }];
  });
  if (collection.thin !== undefined) thinPlaces(places, collection, grid);
  return places;
}

function thinPlaces(places: Place[], { id, thin: side }: Collection, grid: Grid): void {
  const slots = noPlaces();
  for (const { rid, minX, minY, maxX, maxY, minzoom } of places) {
    slots.x.push((minX + maxX) / 2);
    slots.y.push((minY + maxY) / 2);
    slots.size.push(Math.max(maxX - minX, maxY - minY));
    slots.rank.push(rid);
    slots.minzoom.push(minzoom);
    slots.maxzoom.push(grid.maxzoom);
  }
  thin(slots, { name: id, thin: side! }, grid);
  for (const [i, place] of places.entries()) place.minzoom = slots.minzoom[i]!;
}

/** The placed records as sums see them, in the order of their rids. */
export function partsOf(records: Records): Part[] {
  const weight = records.collection.heat?.weight ?? null;
  const [lon, lat, division] = ['lon', 'lat', 'division'].map((name) => records.column(name));
  const weights = weight === null ? undefined : records.column(weight);
  return records.rids.flatMap((_, i): Part[] =>
    typeof lon![i] === 'number'
      ? [
          {
            lon: Number(lon![i]),
            lat: Number(lat![i]),
            division: division![i] as string | null,
            weight: weights ? (weights[i] as number | null) : null,
          },
        ]
      : [],
  );
}

/** Those of the places whose records some tiles may show. */
export function reaching(places: readonly Place[], isPoint: boolean, tiles: TileSet, grid: Grid): Place[] {
  const zooms = tiles.zooms.map((z) => ({ z, reach: reachAt(isPoint, z, grid) }));
  const isIn = (place: Place) => {
    for (const { z, reach } of zooms) {
      if (z < place.minzoom) continue;
      const { west, north, east, south } = reach(place);
      for (let x = west; x <= east; x++)
        for (let y = north; y <= south; y++) if (tiles.has(z, x, y)) return true;
    }
    return false;
  };
  return places.filter(isIn);
}

/** The places near to some boxes: all that touch them, and some more. */
export function near<P extends Box>(
  boxes: readonly Box[],
  places: readonly P[],
  { maxzoom, extent }: Grid,
): P[] {
  const side = extent * 2 ** Math.max(0, maxzoom - NEIGHBOUR_ZOOM);
  const columns = 2 ** NEIGHBOUR_ZOOM + 1;
  const cells = function* ({ minX, minY, maxX, maxY }: Box) {
    for (let x = Math.floor(minX / side); x <= Math.floor(maxX / side); x++)
      for (let y = Math.floor(minY / side); y <= Math.floor(maxY / side); y++) yield x * columns + y;
  };
  const marked = new Set(boxes.flatMap((box) => [...cells(box)]));
  return places.filter((place) => {
    for (const cell of cells(place)) if (marked.has(cell)) return true;
    return false;
  });
}
