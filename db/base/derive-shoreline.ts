/** Shorelines of one window of GSHHG 2.3.7 at full resolution, read from the binned netCDF-4 file of GMT. */
import type { Position, Ring } from '../../src/domain/geometry.ts';

type Numbers = { [index: number]: number };

/** The part of h5wasm 0.10 used here; it is installed beside the sources, not in the project. */
export type Hdf5 = {
  ready: Promise<unknown>;
  File: new (path: string, mode: 'r') => { get(name: string): { value: Numbers } | null };
};

/** One GSHHG polygon inside a window: `level` 1 land, 2 lake, 3 island in a lake; `area` in km², negative for rivers. */
export type Shoreline = { level: number; area: number; lines: Position[][] };

const FULL_SCALE = 65_535;

/** Joins lines end to start until nothing more fits; a line whose ends meet is closed. */
function joined(segments: Position[][]): Position[][] {
  const key = ([lon, lat]: Position) => `${lon.toFixed(5)},${lat.toFixed(5)}`;
  const done: Position[][] = [];
  const open = [...segments];
  while (open.length > 0) {
    let line = open.pop()!;
    for (let grown = true; grown && key(line[0]!) !== key(line.at(-1)!); ) {
      grown = false;
      for (const [index, other] of open.entries()) {
        const after = key(line.at(-1)!) === key(other[0]!);
        if (!after && key(other.at(-1)!) !== key(line[0]!)) continue;
        line = after ? [...line, ...other.slice(1)] : [...other, ...line.slice(1)];
        open.splice(index, 1);
        grown = true;
        break;
      }
    }
    if (key(line[0]!) === key(line.at(-1)!)) line = [...line.slice(0, -1), line[0]!];
    done.push(line);
  }
  return done;
}

/**
 * The polygons of `file` with a part in the whole-degree window, by GSHHG id. Lines that leave the window stay open;
 * land lies on their left. Bin layout and bit fields: gmt_shore.c of GMT, checked on this file.
 */
export async function shorelines(
  { ready, File }: Hdf5,
  file: string,
  [west, south, east, north]: [number, number, number, number],
): Promise<Map<number, Shoreline>> {
  await ready;
  const source = new File(file, 'r');
  const column = (name: string): Numbers => {
    const data = source.get(name);
    if (data === null) throw new Error(`${file}: no array "${name}"; use binned_GSHHS_f.nc of GSHHG 2.3.7`);
    return data.value;
  };
  const firstSegment = column('Id_of_first_segment_in_a_bin');
  const segmentCount = column('N_segments_in_a_bin');
  const info = column('Embedded_npts_levels_exit_entry_for_a_segment');
  const firstPoint = column('Id_of_first_point_in_a_segment');
  const id = column('Id_of_GSHHS_ID');
  const area = column('The_km_squared_area_of_polygons');
  const x = column('Relative_longitude_from_SW_corner_of_bin');
  const y = column('Relative_latitude_from_SW_corner_of_bin');
  const found = new Map<number, Shoreline>();
  for (let lat = south; lat < north; lat++)
    for (let lon = west; lon < east; lon++) {
      const bin = (89 - lat) * 360 + lon;
      for (let segment = firstSegment[bin]!; segment < firstSegment[bin]! + segmentCount[bin]!; segment++) {
        const start = firstPoint[segment]!;
        const line: Position[] = [];
        for (let point = start; point < start + (info[segment]! >>> 9); point++)
          line.push([
            lon + (x[point]! & FULL_SCALE) / FULL_SCALE,
            lat + (y[point]! & FULL_SCALE) / FULL_SCALE,
          ]);
        const key = id[segment]!;
        const entry = found.get(key) ?? { level: (info[segment]! >> 6) & 7, area: area[key]!, lines: [] };
        entry.lines.push(line);
        found.set(key, entry);
      }
    }
  for (const entry of found.values()) entry.lines = joined(entry.lines);
  return found;
}

/**
 * Closes open lines with land on their left along the window's edge, counter-clockwise from each line's end to the
 * next line's start.
 */
export function closedLand(
  lines: Position[][],
  [west, south, east, north]: [number, number, number, number],
): Ring[] {
  const [width, height] = [east - west, north - south];
  const around = ([lon, lat]: Position): number => {
    if (Math.abs(lat - south) < 1e-6) return lon - west;
    if (Math.abs(lon - east) < 1e-6) return width + lat - south;
    if (Math.abs(lat - north) < 1e-6) return width + height + east - lon;
    return 2 * width + height + north - lat;
  };
  const perimeter = 2 * (width + height);
  const corners: [number, Position][] = [
    [width, [east, south]],
    [width + height, [east, north]],
    [2 * width + height, [west, north]],
    [perimeter, [west, south]],
  ];
  const ahead = (from: number, to: number) => (to - from + perimeter) % perimeter;
  const closed = (line: Position[]) => line[0] === line.at(-1);
  const rings: Ring[] = lines.filter(closed);
  const waiting = lines.filter((line) => !closed(line));
  while (waiting.length > 0) {
    const ring = [...waiting.pop()!];
    for (;;) {
      const here = around(ring.at(-1)!);
      const distanceTo = (line: Position[]) => ahead(here, around(line[0]!));
      const next = waiting.reduce((a, b) => (distanceTo(b) < distanceTo(a) ? b : a), ring);
      const step = distanceTo(next);
      const passed = corners.filter(([at]) => ahead(here, at) < step);
      passed.sort((a, b) => ahead(here, a[0]) - ahead(here, b[0]));
      ring.push(...passed.map(([, corner]) => corner));
      if (next === ring) break;
      ring.push(...next);
      waiting.splice(waiting.indexOf(next), 1);
    }
    rings.push([...ring, ring[0]!]);
  }
  return rings;
}
