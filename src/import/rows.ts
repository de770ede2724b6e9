/** Rows become draft records: fields parsed, places converted, every fault with its row, column, value and reason. */
import { CITY } from '../domain/city.ts';
import { type Geometry, type Position, pointInPolygon, positions } from '../domain/geometry.ts';
import type { Collection, Terms, Value } from '../domain/kinds.ts';
import { labelPoint } from '../domain/label-point.ts';
import { fieldsOf } from '../domain/record.ts';
import { type Crs, convertGeometry, parseAngle } from './coordinates.ts';
import { type Column, columnOf, headingIndex, type SystemHeading } from './headings.ts';
import { type Fault, shown } from './report.ts';
import { type Cell, ReadError } from './sheet.ts';
import { cellValue, isEmpty, type Resolve } from './values.ts';

/** A row of any file kind; `geometry` is the place as sent, where the file kind has places of its own. */
export type SourceRow = { number: number; cells: Cell[]; geometry?: Geometry | null };

/** A record as a file describes it, in WGS84 and stored units, before it has an id. */
export type Draft = {
  row: number;
  values: Record<string, Value>;
  geometry: Geometry | null;
  sourceGeometry: Geometry | null;
  media: { url: string; caption: string; credit: string } | null;
  extra: Record<string, string>;
};

export type RowOptions = {
  collection: Collection;
  crs: Crs;
  /** Source department where no column names it. */
  source?: string | undefined;
  resolve: Resolve;
  /** Extra headings: column text → field name. */
  mapping?: Readonly<Record<string, string>>;
  /** Division outlines, the one tested first first; empty where none are known yet. */
  divisions: readonly { code: string; geometry: Geometry }[];
};

export type Drafts = { drafts: Draft[]; faults: Fault[]; refused: number; notes: string[] };

class RowFault extends Error {
  readonly column: string;
  readonly cell: Cell | undefined;
  constructor(column: string, cell: Cell | undefined, reason: string) {
    super(reason);
    this.column = column;
    this.cell = cell;
  }
}

/** The columns of a file's headings. @throws RangeError when a mapping names a field the collection lacks. */
export function columnsOf(headings: readonly string[], { collection, mapping = {} }: RowOptions): Column[] {
  const index = headingIndex(collection);
  const fields = fieldsOf(collection);
  return headings.map((heading) => {
    const name = mapping[heading];
    if (name === undefined) return columnOf(heading, index);
    const field = fields[name];
    if (!field) throw new RangeError(`--map ${heading}=${name}: ${collection.id} has no field ${name}`);
    return { kind: 'field', name, field };
  });
}

const number = (column: string, cell: Cell | undefined): number => {
  const value = typeof cell === 'number' ? cell : parseAngle(String(cell ?? ''));
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new RowFault(column, cell, 'is not a coordinate');
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

type Place = Partial<Record<SystemHeading, { heading: string; cell: Cell }>>;

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

function checkDivision(geometry: Geometry, values: Record<string, Value>, options: RowOptions) {
  const named = values.division;
  if (
    typeof named !== 'string' ||
    options.divisions.length === 0 ||
    options.collection.geometry === 'LineString'
  )
    return;
  const point = labelPoint(geometry);
  const found = options.divisions.find((division) => pointInPolygon(point, division.geometry));
  if (found?.code === named) return;
  const field = fieldsOf(options.collection).division;
  const terms: Terms = field?.kind === 'term' ? field.terms : {};
  const place = found ? `lies in ${terms[found.code]?.zh ?? found.code}` : 'lies in no division of the city';
  throw new RowFault(
    field?.label.zh ?? 'division',
    terms[named]?.zh ?? named,
    `the place ${point.map((c) => c.toFixed(5)).join(',')} ${place}; correct the division, the coordinates or the coordinate system (--crs)`,
  );
}

function geometryOf(
  row: SourceRow,
  place: Place,
  options: RowOptions,
): { geometry: Geometry | null; sent: Geometry | null } {
  const { collection, crs } = options;
  const sent = row.geometry ?? placeOf(place);
  const column = Object.values(place)[0]?.heading ?? 'geometry';
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

function draftOf(
  row: SourceRow,
  headings: readonly string[],
  columns: readonly Column[],
  options: RowOptions,
): Draft {
  const { collection, resolve } = options;
  const values: Record<string, Value> = {};
  const extra: Record<string, string> = {};
  const place: Place = {};
  const media: Partial<Record<SystemHeading, string>> = {};
  columns.forEach((column, i) => {
    const cell = row.cells[i] ?? null;
    const heading = headings[i]!;
    if (column.kind === 'extra') {
      if (!isEmpty(cell) && heading !== '') extra[heading] = shown(cell);
    } else if (column.kind === 'system') {
      place[column.name] = { heading, cell };
      if (column.name.startsWith('media') && !isEmpty(cell)) media[column.name] = String(cell);
    } else {
      const parsed = cellValue(
        cell,
        column.field,
        column.unit === undefined ? { resolve } : { resolve, unit: column.unit },
      );
      if ('reason' in parsed) throw new RowFault(heading, cell, parsed.reason);
      // Two columns may feed one field; the first that says something wins.
      if (parsed.value !== null || !(column.name in values)) values[column.name] = parsed.value;
    }
  });
  values.source_dept ??= options.source ?? null;
  values.visibility ??= 'public';
  for (const [name, field] of Object.entries(fieldsOf(collection)))
    if (field.required && (values[name] === null || values[name] === undefined)) {
      const i = columns.findIndex((column) => column.name === name);
      throw new RowFault(
        headings[i] ?? field.label.zh,
        row.cells[i] ?? null,
        `${field.label.zh} (${name}) is required`,
      );
    }
  const { geometry, sent } = geometryOf(row, place, options);
  if (geometry) checkDivision(geometry, values, options);
  const url = media.media_url;
  return {
    row: row.number,
    values,
    geometry,
    sourceGeometry: sent,
    media:
      url === undefined
        ? null
        : { url, caption: media.media_caption ?? '', credit: media.media_credit ?? '' },
    extra,
  };
}

/**
 * Drafts of all rows that can be taken; the others become faults, one per row, in file order.
 * A source number that stands twice in a file refuses the later rows.
 */
export function draftsOf(
  headings: readonly string[],
  rows: readonly SourceRow[],
  options: RowOptions,
): Drafts {
  const columns = columnsOf(headings, options);
  const notes: string[] = [];
  const unknown = headings.filter((heading, i) => columns[i]!.kind === 'extra' && heading !== '');
  if (unknown.length > 0) notes.push(`columns without a field are kept unfiltered: ${unknown.join('、')}`);
  for (const [name, field] of Object.entries(fieldsOf(options.collection)))
    if (
      field.required &&
      !columns.some((column) => column.name === name) &&
      !(name === 'source_dept' && options.source)
    )
      throw new ReadError(
        'headings',
        `There is no column for ${field.label.zh} (${name}); headings found: ${headings.join('、')}`,
      );
  const seen = new Map<string, number>();
  const drafts: Draft[] = [];
  const faults: Fault[] = [];
  for (const row of rows) {
    try {
      const draft = draftOf(row, headings, columns, options);
      const key = `${draft.values.source_dept}\n${draft.values.source_no}`;
      const first = seen.get(key);
      if (first !== undefined)
        throw new RowFault(
          'source_no',
          String(draft.values.source_no),
          `the number already stands in row ${first}`,
        );
      seen.set(key, row.number);
      drafts.push(draft);
    } catch (error) {
      if (error instanceof RowFault)
        faults.push({
          row: row.number,
          column: error.column,
          value: shown(error.cell),
          reason: error.message,
        });
      else if (error instanceof ReadError)
        faults.push({
          row: row.number,
          column: error.column ?? 'geometry',
          value: String(error.value ?? ''),
          reason: error.message,
        });
      else throw error;
    }
  }
  return { drafts, faults, refused: faults.length, notes };
}
