/** Where a row says its record is: columns or geometry, converted to WGS84 and held against the city. */
import { CITY } from '../domain/city.ts';
import { type Geometry, type Position, pointInPolygon, positions } from '../domain/geometry.ts';
import type { Collection, Terms, Value } from '../domain/kinds.ts';
import { labelPoint } from '../domain/label-point.ts';
import { IDENTITY } from '../domain/record.ts';
import { convertGeometry, parseAngle } from './coordinates.ts';
import type { Column, SystemHeading } from './headings.ts';
import { shown } from './report.ts';
import { RowFault } from './row-fault.ts';
import type { RowOptions, SourceRow } from './rows.ts';
import { type Cell, ReadError } from './sheet.ts';
import { isEmpty } from './values.ts';

const number = (column: string, cell: Cell | undefined): number => {
  const value = typeof cell === 'number' ? cell : parseAngle(String(cell ?? ''));
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new RowFault(column, cell, `"${shown(cell)}" is not a coordinate; write degrees such as 120.62531`);
  return value;
};

function pair(column: string, text: string): Position {
  const parts = text
    .normalize('NFKC')
    .trim()
    .split(/[,，\s]+/);
  if (parts.length !== 2) throw new RowFault(column, text, 'write longitude,latitude');
  return [number(column, parts[0]), number(column, parts[1])];
}

export type Place = Partial<Record<SystemHeading, { heading: string; cell: Cell }>>;

/** The place that the system columns of a row describe, as sent; null when they are empty. */
function placeOf({ lon, lat, x, y, position, ring }: Place): Geometry | null {
  if (ring && !isEmpty(ring.cell)) {
    const points = String(ring.cell)
      .split(/[;；\n]+/)
      .filter((text) => text.trim() !== '')
      .map((text) => pair(ring.heading, text));
    const [first, last] = [points[0], points.at(-1)];
    if (points.length < 3 || !first || !last)
      throw new RowFault(ring.heading, ring.cell, 'a boundary has at least three points');
    if (first[0] !== last[0] || first[1] !== last[1]) points.push([...first]);
    return { type: 'Polygon', coordinates: [points] };
  }
  if (position && !isEmpty(position.cell))
    return { type: 'Point', coordinates: pair(position.heading, String(position.cell)) };
  // Surveyors write X for north and Y for east; converting knows both orders by their size.
  const [a, b] = lon || lat ? [lon, lat] : [x, y];
  if (!a || !b || (isEmpty(a.cell) && isEmpty(b.cell))) return null;
  return { type: 'Point', coordinates: [number(a.heading, a.cell), number(b.heading, b.cell)] };
}

const fits = (geometry: Geometry, kind: Collection['geometry']) =>
  kind !== 'None' && (geometry.type === kind || geometry.type === `Multi${kind}`);

/** The heading that names the division in this file, else the field's label. */
const divisionHeading = (headings: readonly string[], columns: readonly Column[]): string =>
  headings[columns.findIndex(({ name }) => name === 'division')] ?? IDENTITY.division.label.zh;

/**
 * The division a place lies in, which the row may leave out but must not contradict; undefined where it cannot be
 * told (lines, and while no outlines are known).
 * @throws RowFault when the row names another one, or the place is outside a city its collection keeps to.
 */
export function divisionOf(
  geometry: Geometry,
  named: Value | undefined,
  { collection, divisions }: RowOptions,
  file: { headings: readonly string[]; columns: readonly Column[] },
): string | undefined {
  if (divisions.length === 0 || collection.geometry === 'LineString') return undefined;
  const point = labelPoint(geometry);
  const found = divisions.find((division) => pointInPolygon(point, division.geometry))?.code;
  if (typeof named === 'string' ? found === named : found !== undefined || collection.beyond) return found;
  const terms: Terms = IDENTITY.division.terms;
  const place =
    found === undefined ? 'lies in no division of the city' : `lies in ${terms[found]?.zh ?? found}`;
  throw new RowFault(
    divisionHeading(file.headings, file.columns),
    typeof named === 'string' ? (terms[named]?.zh ?? named) : null,
    `the place ${point.map((c) => c.toFixed(5)).join(',')} ${place}; correct the division, the coordinates or the coordinate system (--crs)`,
  );
}

/** The place of a row in WGS84 and as sent. @throws RowFault when it is missing, of the wrong kind or not in reach. */
export function geometryOf(
  row: SourceRow,
  place: Place,
  options: RowOptions,
): { geometry: Geometry | null; sent: Geometry | null } {
  const { collection, crs } = options;
  const sent = row.geometry ?? placeOf(place);
  // GeoJSON has its place outside the columns; a table without place columns names what it lacks.
  const column = Object.values(place)[0]?.heading ?? (row.geometry === undefined ? '经度、纬度' : 'geometry');
  if (sent === null) {
    if (collection.geometry === 'None' || collection.unplaced) return { geometry: null, sent };
    throw new RowFault(column, null, `a place is missing; ${collection.id} need one`);
  }
  if (!fits(sent, collection.geometry))
    throw new RowFault(column, sent.type, `${collection.id} have ${collection.geometry} geometry`);
  try {
    return { geometry: convertGeometry(sent, crs, { bounds: CITY.maxBounds }), sent };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    const [first] = positions(sent);
    throw new RowFault(column, first?.join(',') ?? null, error.message);
  }
}
