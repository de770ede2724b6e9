/** Where a row says its record is: columns or geometry, converted to WGS84 and held against the city. */
import { CITY } from '../domain/city.ts';
import { type Geometry, type Position, positions } from '../domain/geometry.ts';
import type { Collection, Terms } from '../domain/kinds.ts';
import { labelPoint } from '../domain/label-point.ts';
import { IDENTITY } from '../domain/record.ts';
import { angleIn } from './angle.ts';
import { type Crs, crsNamed } from './coordinate-systems.ts';
import { convertGeometry } from './coordinates.ts';
import type { SystemHeading } from './headings.ts';
import { type Failure, outlineIn, pairIn } from './place-text.ts';
import { repaired } from './polygon-repair.ts';
import { divisionAt, type Fit, fitOf, isDegrees, isInWater, judged, type Reading } from './readings.ts';
import { shown } from './report.ts';
import { RowFault } from './row-fault.ts';
import type { RowOptions, SourceRow } from './rows.ts';
import { type Cell, ReadError } from './sheet.ts';
import { isEmpty } from './values.ts';

export type Place = Partial<Record<SystemHeading, { heading: string; cell: Cell }>>;

/** Where a row's record is, in WGS84 and as sent; without a `geometry`, why it needs a place. */
export type Placed = {
  sent: Geometry | null;
  crs: Crs;
  /** What was put right. */
  repairs: string[];
  /** What is odd, though taken. */
  doubts: string[];
} & (
  | { geometry: Geometry; division: string | undefined }
  | { geometry: null; needs?: string /** Another system of degrees would fit. */; shifted?: true }
);

type Sent = { geometry: Geometry | null; repairs: string[]; needs?: string };

function taken<T extends object>(heading: string, cell: Cell, read: T | Failure): T {
  if ('error' in read) throw new RowFault(heading, cell, read.error);
  return read;
}

type Columns = [{ heading: string; cell: Cell }, { heading: string; cell: Cell }];

function pairOf([a, b]: Columns): Sent {
  if (isEmpty(a.cell) !== isEmpty(b.cell)) {
    const [full, empty] = isEmpty(a.cell) ? [b, a] : [a, b];
    return {
      geometry: null,
      repairs: [],
      needs: `${full.heading} ${shown(full.cell)} stands without ${empty.heading}`,
    };
  }
  if (isEmpty(a.cell)) return { geometry: null, repairs: [] };
  const [x, y] = [a, b].map(({ heading, cell }) => taken(heading, cell, angleIn(cell)));
  if (x!.axis !== undefined && x!.axis === y!.axis)
    throw new RowFault(
      b.heading,
      b.cell,
      `both cells say that they are ${x!.axis === 'lat' ? 'latitude' : 'longitude'}`,
    );
  const isTurned = x!.axis === 'lat' || y!.axis === 'lon';
  const coordinates: Position = isTurned ? [y!.degrees, x!.degrees] : [x!.degrees, y!.degrees];
  return {
    geometry: { type: 'Point', coordinates },
    repairs: isTurned ? ['longitude and latitude put in order by their letters'] : [],
  };
}

/** The place that the system columns of a row describe, as sent; without geometry when they are empty. */
function sentBy({ lon, lat, x, y, position, ring }: Place): Sent {
  if (ring && !isEmpty(ring.cell))
    return { geometry: taken(ring.heading, ring.cell, outlineIn(String(ring.cell))), repairs: [] };
  if (position && !isEmpty(position.cell)) {
    const coordinates = taken(position.heading, position.cell, pairIn(String(position.cell)));
    return { geometry: { type: 'Point', coordinates }, repairs: [] };
  }
  // Surveyors write X for north and Y for east; converting knows both orders by their size.
  const [a, b] = lon || lat ? [lon, lat] : [x, y];
  return a && b ? pairOf([a, b]) : { geometry: null, repairs: [] };
}

function crsOf({ crs }: Place, fallback: Crs): Crs {
  if (!crs || isEmpty(crs.cell)) return fallback;
  try {
    return crsNamed(String(crs.cell));
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw new RowFault(crs.heading, crs.cell, error.message);
  }
}

const isKind = (geometry: Geometry, kind: Collection['geometry']) =>
  kind !== 'None' && (geometry.type === kind || geometry.type === `Multi${kind}`);

/** A geometry of several parts that has but one, without the several: formats differ in which of the two they write. */
function plain(geometry: Geometry): Geometry {
  if (!geometry.type.startsWith('Multi') || geometry.coordinates.length > 1) return geometry;
  return { type: geometry.type.slice(5), coordinates: geometry.coordinates[0] } as Geometry;
}

const isZero = ({ type, coordinates }: Geometry) =>
  type === 'Point' && coordinates.every((value) => value === 0);

/** The division a place lies in; undefined for lines, which cross several, and outside the city. */
export const divisionOf = (geometry: Geometry, options: RowOptions): string | undefined =>
  options.collection.geometry === 'LineString' ? undefined : divisionAt(labelPoint(geometry), options);

const terms: Terms = IDENTITY.division.terms;
const nameOf = (division: string | undefined) =>
  division === undefined ? 'no division of the city' : (terms[division]?.zh ?? division);

const MISTAKES: Record<Reading['mistake'], (crs: Crs, said: Crs) => string> = {
  swapped: () => 'longitude and latitude swapped back',
  system: (crs, said) => `read as ${crs} instead of ${said}`,
  zone: (crs) => `read as ${crs}, whatever zone number its easting has`,
};

const written = (point: Position) => point.map((degrees) => degrees.toFixed(5)).join(',');

/** A place as it stands; else why it does not hold. */
type Look = { geometry: Geometry; division: string | undefined; fit: Fit } | { reason: string };

function lookAt(sent: Geometry, crs: Crs, named: string | undefined, options: RowOptions): Look {
  const { collection, divisions } = options;
  let geometry: Geometry;
  try {
    geometry = convertGeometry(sent, crs, { bounds: CITY.maxBounds });
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return { reason: error.message };
  }
  const unchecked: Look = { geometry, division: undefined, fit: 'inside' };
  if (divisions.length === 0 || collection.geometry === 'LineString') return unchecked;
  const point = labelPoint(geometry);
  const division = divisionAt(point, options);
  if (named === undefined ? division !== undefined || collection.beyond : division === named)
    return { geometry, division, fit: isInWater(point, options) ? 'edge' : 'inside' };
  if (fitOf(geometry, named, options) === 'edge') return { geometry, division: named, fit: 'edge' };
  return {
    reason: `the place ${written(point)} lies in ${nameOf(division)}${named === undefined ? '' : `, not in ${nameOf(named)}`}; correct the division, the coordinates or the coordinate system`,
  };
}

function hint(possible: readonly Reading[]): string {
  if (possible.length === 0) return '';
  const ways = possible.map(({ mistake, crs }) =>
    mistake === 'swapped' ? 'with axes swapped' : `as ${crs}`,
  );
  return ` (it would fit ${ways.join(' or ')})`;
}

/** Holds a place as sent against the city; what does not fit is read otherwise where only one reading can be meant. */
function placedAt(sent: Geometry, crs: Crs, named: string | undefined, options: RowOptions): Placed {
  const look = lookAt(sent, crs, named, options);
  if ('geometry' in look) {
    const doubts =
      look.fit === 'edge'
        ? [
            isInWater(labelPoint(look.geometry), options)
              ? 'far out in open water'
              : 'just outside the schematic outline of its division',
          ]
        : [];
    return { sent, crs, geometry: look.geometry, division: look.division, repairs: [], doubts };
  }
  const { possible, certain } = options.divisions.length > 0 ? judged(sent, crs, named, options) : NOTHING;
  if (!certain) {
    const isShifted =
      isDegrees(crs) && possible.some((reading) => isDegrees(reading.crs) && reading.mistake === 'system');
    return {
      sent,
      crs,
      geometry: null,
      needs: look.reason + hint(possible),
      repairs: [],
      doubts: [],
      ...(isShifted && { shifted: true }),
    };
  }
  return {
    sent,
    crs: certain.crs,
    geometry: certain.geometry,
    division: divisionOf(certain.geometry, options),
    repairs: [MISTAKES[certain.mistake](certain.crs, crs)],
    doubts: [],
  };
}

const NOTHING: ReturnType<typeof judged> = { possible: [], certain: undefined };

/**
 * The place of a row. A row that gives none, or one that does not hold and has no certain repair, needs a place.
 * @throws RowFault when what stands there cannot be read, or is of the wrong kind.
 */
export function placeOf(
  row: SourceRow,
  place: Place,
  named: string | undefined,
  options: RowOptions,
): Placed {
  const { collection } = options;
  const crs = crsOf(place, options.crs);
  const sent: Sent =
    row.geometry === undefined || row.geometry === null
      ? sentBy(place)
      : { geometry: row.geometry, repairs: [] };
  const isFree = collection.geometry === 'None' || collection.unplaced === true;
  if (sent.geometry === null || isZero(sent.geometry)) {
    const needs = sent.needs ?? (sent.geometry ? 'zeros stand for a missing place' : 'no coordinates');
    return { sent: null, crs, geometry: null, repairs: [], doubts: [], ...(!isFree && { needs }) };
  }
  // GeoJSON has its place outside the columns.
  const column = Object.values(place)[0]?.heading ?? 'geometry';
  if (!isKind(sent.geometry, collection.geometry))
    throw new RowFault(column, sent.geometry.type, `${collection.id} have ${collection.geometry} geometry`);
  const placed = placedAt(sent.geometry, crs, named, options);
  const repairs = [...sent.repairs, ...placed.repairs];
  if (placed.geometry === null) return { ...placed, repairs };
  try {
    const outline = repaired(placed.geometry);
    return { ...placed, geometry: plain(outline.geometry), repairs: [...repairs, ...outline.repairs] };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw new RowFault(column, [...positions(sent.geometry)][0]?.join(',') ?? null, error.message);
  }
}
