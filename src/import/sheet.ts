/** What every table reader returns, whatever the file was: headings, rows with their place in the file, and what was left out. */

import type { Detection } from './detection.ts';

/** A cell as read: CSV gives strings only, XLSX also numbers, booleans and dates (UTC); blank is `null`. */
export type Cell = string | number | boolean | Date | null;

/** `number` is the 1-based row a spreadsheet program shows; `cells` is as long as the sheet's headings. */
export type Row = { number: number; cells: Cell[] };

export type Sheet = {
  /** The sheet's name in a workbook; '' for CSV. */
  name: string;
  /** Trimmed, inner layout spaces removed, two-row headings joined with ' / '; '' where a column has none. */
  headings: string[];
  /** Epoch of bare date numbers. */
  epoch: 1900 | 1904;
  /** Number of the (last) heading row; 0 when the sheet has none. */
  headingRow: number;
  rows: Row[];
  /** What was skipped or repaired, in sentences. */
  notes: string[];
  /** Rows that hold data but could not be read; they are not in `rows`. */
  problems: ReadError[];
  /** Numbers of the filled rows that are no records: titles, headings, totals, notes below. All of them are in `notes`. */
  skipped: number[];
  detected: Detection[];
  /** What a title row says after 单位：, which measures the columns whose headings name no unit. */
  units: string[];
};

/** A rectangle of merged cells: 1-based row numbers, 0-based columns, all inclusive. */
export type Merge = { top: number; left: number; bottom: number; right: number };

export type SheetOptions = {
  /** Whether a heading is one the importer knows; makes the choice of the heading row certain. */
  known?: (heading: string) => boolean;
  /** The heading row by its number in the file, or the first and last of several, as the clerk named them. */
  headingRows?: readonly [first: number, last: number];
  /** Rows allowed in one sheet; 200 000 when absent. */
  maxRows?: number;
  /** Columns allowed in one sheet; 512 when absent. */
  maxColumns?: number;
};

export type ReadErrorCode =
  | 'kind'
  | 'encoding'
  | 'csv'
  | 'zip'
  | 'xlsx'
  | 'geojson'
  | 'shapefile'
  | 'kml'
  | 'flatgeobuf'
  | 'headings'
  | 'ragged'
  | 'coordinate'
  | 'crs'
  | 'limit';

type Place = { row?: number; column?: string; value?: unknown };

/** The only error the readers throw: states the fact, the place, the value and the way out. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  readonly code: ReadErrorCode;
  /** Row number in the file, or the 1-based number of the feature. */
  readonly row?: number;
  readonly column?: string;
  readonly value?: unknown;

  constructor(code: ReadErrorCode, message: string, place: Place = {}) {
    super(message);
    this.code = code;
    if (place.row !== undefined) this.row = place.row;
    if (place.column !== undefined) this.column = place.column;
    if (place.value !== undefined) this.value = place.value;
  }
}

/** A value for an error message: quoted, at most 40 characters. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : String(JSON.stringify(value) ?? value);
  return `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;
}
