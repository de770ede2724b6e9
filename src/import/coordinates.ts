/** Brings coordinates of the systems used in China to WGS84, and refuses what cannot be right. */
import gcoord from 'gcoord';
import proj4 from 'proj4';
import type { Bounds, Geometry, Position } from '../domain/geometry.ts';
import { probableCause } from './coordinate-cause.ts';
import { type Crs, centralMeridianOf } from './coordinate-systems.ts';
import { ReadError } from './sheet.ts';

export type CoordinateOptions = {
  /** Where results must lie; without it only the globe is checked. */
  bounds?: Bounds;
};

const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

/** gcoord leaves points outside this box as they are, and its own inverse does not end on its edge. */
const inChina = ([lon, lat]: Position) => lon > 73 && lon < 137 && lat > 1 && lat < 55;

/** Undoes gcoord's forward shift by fixed-point iteration: each round cuts the error by about a thousand. */
function unshifted(shifted: Position, to: typeof gcoord.GCJ02 | typeof gcoord.BD09): Position | undefined {
  let [lon, lat] = shifted;
  for (let i = 0; i < 6; i++) {
    if (!inChina([lon, lat])) return undefined;
    const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, to) as Position;
    lon += shifted[0] - x;
    lat += shifted[1] - y;
    if (Math.abs(shifted[0] - x) + Math.abs(shifted[1] - y) < 1e-10) break;
  }
  return [lon, lat];
}

/** Below this a number cannot be a BD-09 metre of China, above it no degree. */
const LEAST_METRES = 1e5;

/** Degrees of BD-09 metres by Baidu's own polynomials, which hold for its northern hemisphere. */
const fromBaiduMetres = (metres: Position): Position | undefined =>
  metres.every((value) => value >= LEAST_METRES && value < 2.1e7)
    ? (gcoord.transform([...metres], gcoord.BD09MC, gcoord.BD09) as Position)
    : undefined;

type Plane = { inverse(metres: [number, number]): number[] };

const planes = new Map<number, Plane>();

function planeAbout(meridian: number): Plane {
  let plane = planes.get(meridian);
  if (!plane) {
    plane = proj4(
      `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`,
    );
    planes.set(meridian, plane);
  }
  return plane;
}

/**
 * WGS84 degrees of a CGCS2000 Gauss-Krüger pair in metres, in either order (surveyors write X = north first). Eastings may
 * carry a zone number: 13–23 for 6° zones, 24–45 for 3° zones; it overrides the meridian the system names.
 */
function unprojected([a, b]: Position, crs: Crs, bounds: Bounds | undefined): Position | undefined {
  const isNorthing = (metres: number) => metres > 1.9e6 && metres < 6.1e6;
  if (isNorthing(a) === isNorthing(b)) return undefined;
  const [easting, northing] = isNorthing(a) ? [b, a] : [a, b];
  const zone = Math.floor(easting / 1e6);
  const offset = easting - zone * 1e6;
  if (offset < 1e5 || offset > 9e5 || (zone !== 0 && (zone < 13 || zone > 45))) return undefined;
  const middle = bounds && Math.round((bounds[0] + bounds[2]) / 6) * 3;
  const meridian = zone === 0 ? (centralMeridianOf(crs) ?? middle) : zone < 24 ? zone * 6 - 3 : zone * 3;
  if (meridian === undefined)
    throw new ReadError(
      'crs',
      `Easting ${easting} has no zone number; name the central meridian, as in cgcs2000-gk-120`,
      { value: easting },
    );
  const [lon, lat] = planeAbout(meridian).inverse([offset, northing]) as Position;
  return [lon, lat];
}

/** The pair in WGS84 degrees, unrounded and unchecked; undefined where the system is not defined. */
function converted(position: Position, crs: Crs, bounds: Bounds | undefined): Position | undefined {
  const [x, y] = position;
  switch (crs) {
    case 'wgs84':
    case 'cgcs2000':
      return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? [x, y] : undefined;
    case 'gcj02':
      return unshifted(position, gcoord.GCJ02);
    case 'bd09':
      return Math.abs(x) < LEAST_METRES
        ? unshifted(position, gcoord.BD09)
        : converted(position, 'bd09mc', bounds);
    case 'bd09mc': {
      const degrees = fromBaiduMetres(position);
      return degrees && unshifted(degrees, gcoord.BD09);
    }
    case 'web-mercator':
      return Math.max(Math.abs(x), Math.abs(y)) > 1000
        ? (gcoord.transform([x, y], gcoord.EPSG3857, gcoord.WGS84) as Position)
        : undefined;
    default:
      return unprojected(position, crs, bounds);
  }
}

const within = ([lon, lat]: Position, [west, south, east, north]: Bounds) =>
  lon >= west && lon <= east && lat >= south && lat <= north;

/**
 * The pair in WGS84 degrees, 7 decimals, if it lies in the bounds; else undefined. Degrees come longitude first, metres of
 * Gauss-Krüger in either order.
 * @throws ReadError 'crs' for an easting without a zone number where neither the system nor the bounds tell the meridian
 */
export function reading(position: Position, crs: Crs, { bounds }: CoordinateOptions): Position | undefined {
  const exact = converted(position, crs, bounds);
  if (!exact?.every(Number.isFinite)) return undefined;
  const result: Position = [round(exact[0]), round(exact[1])];
  return within(result, bounds ?? [-180, -90, 180, 90]) ? result : undefined;
}

/**
 * A pair of `crs` as WGS84 `[lon, lat]`, 7 decimals.
 * @throws ReadError 'coordinate' for anything but two finite numbers and for results outside the bounds, with the probable cause
 */
export function toWgs84(position: readonly unknown[], crs: Crs, options: CoordinateOptions = {}): Position {
  const [x, y] = position;
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
    const value = `[${position.slice(0, 2).map(String).join(', ')}]`;
    throw new ReadError(
      'coordinate',
      `${value} is not a pair of numbers; write degrees such as 120.719, 31.326`,
      { value },
    );
  }
  const result = reading([x, y], crs, options);
  if (result) return result;
  const cause = probableCause([x, y], crs, (candidate, system) => reading(candidate, system, options));
  const area = options.bounds
    ? `lies outside ${options.bounds[0]}–${options.bounds[2]} °E, ${options.bounds[1]}–${options.bounds[3]} °N`
    : 'is no place on earth';
  throw new ReadError('coordinate', `[${x}, ${y}] read as ${crs} ${area}: ${cause}`, { value: [x, y] });
}

type Nested = readonly unknown[];

/**
 * A new geometry in WGS84; the given one is not touched. Further dimensions are dropped.
 * @throws ReadError 'coordinate' as `toWgs84`, naming the vertex (counted from 1 over the whole geometry)
 */
export function convertGeometry(geometry: Geometry, crs: Crs, options: CoordinateOptions = {}): Geometry {
  let vertex = 0;
  const convert = (node: Nested): unknown => {
    if (node.length > 0 && node.every(Array.isArray)) return node.map((part) => convert(part as Nested));
    vertex++;
    try {
      return toWgs84(node, crs, options);
    } catch (error) {
      if (!(error instanceof ReadError) || geometry.type === 'Point') throw error;
      throw new ReadError(error.code, `Vertex ${vertex} of the ${geometry.type}: ${error.message}`, {
        value: error.value,
      });
    }
  };
  return { type: geometry.type, coordinates: convert(geometry.coordinates) } as Geometry;
}
