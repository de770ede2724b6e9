/**
 * Coordinate reference systems of requests and answers (OGC API – Features, Part 2), all in closed form. EPSG:4490
 * (CGCS2000) differs from WGS84 by less than a metre and is taken as equal, as imports do.
 */
import type { Bounds, Geometry, Position } from './geometry.ts';
import { project, unproject } from './mercator.ts';
import { moved } from './moved.ts';

/** Half the girth of the sphere of Web Mercator in metres. */
const HALF = Math.PI * 6_378_137;

type System = {
  readonly to: (position: readonly number[]) => Position;
  readonly from: (position: readonly number[]) => Position;
};

const same: System = {
  to: ([lon, lat]) => [lon!, lat!],
  from: ([lon, lat]) => [lon!, lat!],
};
const swapped: System = {
  to: ([lat, lon]) => [lon!, lat!],
  from: ([lon, lat]) => [lat!, lon!],
};
const millimetres = (metres: number) => Math.round(metres * 1000) / 1000;
const mercator: System = {
  to: ([x, y]) => unproject([x! / (2 * HALF) + 0.5, 0.5 - y! / (2 * HALF)]),
  from: ([lon, lat]) => {
    const [x, y] = project([lon!, Math.max(-85.06, Math.min(85.06, lat!))]);
    return [millimetres((x - 0.5) * 2 * HALF), millimetres((0.5 - y) * 2 * HALF)];
  },
};

export const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';

const SYSTEMS = {
  [CRS84]: same,
  'http://www.opengis.net/def/crs/EPSG/0/4326': swapped,
  'http://www.opengis.net/def/crs/EPSG/0/4490': swapped,
  'http://www.opengis.net/def/crs/EPSG/0/3857': mercator,
} as const satisfies Record<string, System>;

/** URI of a system that requests may name. The EPSG geographic ones are in the order latitude, longitude. */
export type Crs = keyof typeof SYSTEMS;

/** URIs of all systems, the default first. */
export const CRS = Object.keys(SYSTEMS) as readonly Crs[];

const SHORT = /^\[?(?:(?:urn:ogc:def:crs:)?(OGC|EPSG):(?:[\d.]*:)?)(CRS84|\d+)\]?$/i;

/** The system a URI, a URN or a short name such as `EPSG:4326` means; undefined when it is none of {@link CRS}. */
export function crsOf(name: string): Crs | undefined {
  const text = name.trim().replace(/^https:/, 'http:');
  const [, authority, code] = SHORT.exec(text) ?? [];
  const uri =
    authority === undefined
      ? text
      : authority.toUpperCase() === 'OGC'
        ? CRS84
        : `http://www.opengis.net/def/crs/EPSG/0/${code}`;
  return CRS.find((crs) => crs === uri);
}

/** Longitude and latitude in degrees of a position given in the axis order of `crs`. */
export const toCrs84 = (position: readonly number[], crs: Crs): Position => SYSTEMS[crs].to(position);

/** The position in `crs`, in its axis order, of a longitude and latitude; metres to the millimetre. */
export const fromCrs84 = (position: readonly number[], crs: Crs): Position => SYSTEMS[crs].from(position);

/** A geometry in `crs` (its axis order) brought to longitude and latitude. */
export const geometryToCrs84 = (geometry: Geometry, crs: Crs): Geometry =>
  crs === CRS84 ? geometry : moved(geometry, SYSTEMS[crs].to);

/** A geometry in longitude and latitude brought to `crs`, in its axis order. */
export const geometryFromCrs84 = (geometry: Geometry, crs: Crs): Geometry =>
  crs === CRS84 ? geometry : moved(geometry, SYSTEMS[crs].from);

/** A box given by its lower and upper corner in `crs` as west, south, east, north in degrees. */
export function boundsToCrs84([a, b, c, d]: Bounds, crs: Crs): Bounds {
  return [...toCrs84([a, b], crs), ...toCrs84([c, d], crs)];
}
