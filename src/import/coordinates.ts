/** Brings coordinates of the systems used in China to WGS84, and refuses what cannot be right. */
import gcoord from 'gcoord';
import proj4 from 'proj4';
import type { Bounds, Geometry, Position } from '../domain/geometry.ts';
import { probableCause } from './coordinate-cause.ts';
import { quoted, ReadError } from './sheet.ts';

export { parseAngle } from './angle.ts';

export const CRS = ['wgs84', 'cgcs2000', 'cgcs2000-gk', 'gcj02', 'bd09'] as const;

/**
 * `cgcs2000` is EPSG:4490, equal to WGS84 within a metre; `cgcs2000-gk` its Gauss-Krüger planes in metres (EPSG:4549 and
 * zone-prefixed 4528 here); `gcj02` AMap and Tencent; `bd09` Baidu, in degrees or, above a million, in BD-09 metres.
 */
export type Crs = (typeof CRS)[number];

export type CoordinateOptions = {
  /** Where results must lie; without it only the globe is checked. */
  bounds?: Bounds;
  /** Degrees of the Gauss-Krüger zone for eastings without a zone number; else the 3° zone in the middle of `bounds`. */
  centralMeridian?: number;
};

const NAMES: Record<string, Crs> = {
  wgs84: 'wgs84',
  epsg4326: 'wgs84',
  crs84: 'wgs84',
  gps: 'wgs84',
  cgcs2000: 'cgcs2000',
  epsg4490: 'cgcs2000',
  国家2000: 'cgcs2000',
  '2000国家大地坐标系': 'cgcs2000',
  大地2000: 'cgcs2000',
  cgcs2000gk: 'cgcs2000-gk',
  epsg4549: 'cgcs2000-gk',
  epsg4528: 'cgcs2000-gk',
  gcj02: 'gcj02',
  火星坐标: 'gcj02',
  高德: 'gcj02',
  腾讯: 'gcj02',
  amap: 'gcj02',
  tencent: 'gcj02',
  bd09: 'bd09',
  bd09ll: 'bd09',
  bd09mc: 'bd09',
  百度: 'bd09',
  baidu: 'bd09',
};
const OLD =
  /(北京|beijing|bj).*54|54.*(北京|beijing)|(西安|xian|xa).*80|80.*(西安|xian)|(^|\D)(4214|4610|2327|2437|2349|2385)$/i;
const OLD_WAY_OUT =
  'the shift of 北京54 and 西安80 to CGCS2000 differs from place to place and is classified; have the surveying office convert the file to CGCS2000';

const KEYS = new Map(Object.entries(NAMES).map(([name, crs]) => [keyOf(name), crs]));

function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^urn:ogc:def:crs:|^https?:\/\/www\.opengis\.net\/def\/crs\//, '')
    .replace(/^ogc[:/][\d.]+[:/]|(?<=^epsg)[:/][\d.]*[:/]/, '')
    .replace(/(坐标系?|地图|系)$/, '')
    .replace(/[\s:_()-]/g, '');
}

/**
 * The system a user or a file names: `wgs84`, `EPSG:4490`, `urn:ogc:def:crs:OGC:1.3:CRS84`, `高德` …
 * @throws ReadError 'crs' for 北京54, 西安80 and anything unknown
 */
export function crsNamed(name: string): Crs {
  const crs = KEYS.get(keyOf(name.trim()));
  if (crs) return crs;
  if (OLD.test(name.trim()))
    throw new ReadError('crs', `Coordinate system ${quoted(name)} is not accepted: ${OLD_WAY_OUT}`, {
      value: name,
    });
  throw new ReadError(
    'crs',
    `Coordinate system ${quoted(name)} is not known; choose one of ${CRS.join(', ')}`,
    {
      value: name,
    },
  );
}

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
  }
  return [lon, lat];
}

type Plane = { inverse(metres: [number, number]): number[] };

const planes = new Map<number, Plane>();

/**
 * WGS84 degrees of a CGCS2000 Gauss-Krüger pair in metres, in either order (surveyors write X = north first). Eastings may
 * carry a zone number: 13–23 for 6° zones, 24–45 for 3° zones.
 */
function unprojected([a, b]: Position, options: CoordinateOptions): Position | undefined {
  const isNorthing = (metres: number) => metres > 1.9e6 && metres < 6.1e6;
  if (isNorthing(a) === isNorthing(b)) return undefined;
  const [easting, northing] = isNorthing(a) ? [b, a] : [a, b];
  const zone = Math.floor(easting / 1e6);
  const offset = easting - zone * 1e6;
  if (offset < 1e5 || offset > 9e5 || (zone !== 0 && (zone < 13 || zone > 45))) return undefined;
  const { bounds } = options;
  const middle = bounds && Math.round((bounds[0] + bounds[2]) / 6) * 3;
  const meridian = zone === 0 ? (options.centralMeridian ?? middle) : zone < 24 ? zone * 6 - 3 : zone * 3;
  if (meridian === undefined)
    throw new ReadError('crs', `Easting ${easting} has no zone number; name the central meridian`, {
      value: easting,
    });
  let plane = planes.get(meridian);
  if (!plane) {
    plane = proj4(
      `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`,
    );
    planes.set(meridian, plane);
  }
  const [lon, lat] = plane.inverse([offset, northing]) as Position;
  return [lon, lat];
}

/** The pair in WGS84 degrees, unrounded and unchecked; undefined where the system is not defined. */
function converted(position: Position, crs: Crs, options: CoordinateOptions): Position | undefined {
  const [x, y] = position;
  switch (crs) {
    case 'wgs84':
    case 'cgcs2000':
      return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? [x, y] : undefined;
    case 'cgcs2000-gk':
      return unprojected(position, options);
    case 'gcj02':
      return unshifted(position, gcoord.GCJ02);
    case 'bd09':
      if (Math.abs(x) < 1e6) return unshifted(position, gcoord.BD09);
      return unshifted(gcoord.transform([x, y], gcoord.BD09MC, gcoord.BD09) as Position, gcoord.BD09);
  }
}

const within = ([lon, lat]: Position, [west, south, east, north]: Bounds) =>
  lon >= west && lon <= east && lat >= south && lat <= north;

/** The pair in WGS84 degrees, 7 decimals, if it lies in the bounds. */
function accepted(position: Position, crs: Crs, options: CoordinateOptions): Position | undefined {
  const exact = converted(position, crs, options);
  if (!exact?.every(Number.isFinite)) return undefined;
  const result: Position = [round(exact[0]), round(exact[1])];
  return within(result, options.bounds ?? [-180, -90, 180, 90]) ? result : undefined;
}

/**
 * A pair of `crs` as WGS84 `[lon, lat]`, 7 decimals. Degrees come longitude first; metres in either order.
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
  const result = accepted([x, y], crs, options);
  if (result) return result;
  const cause = probableCause([x, y], crs, (candidate, system) => accepted(candidate, system, options));
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
