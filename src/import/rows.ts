/** Rows become draft records: fields parsed, places converted, every fault with its row, column, value and reason. */
import type { Geometry } from '../domain/geometry.ts';
import type { Collection, Value } from '../domain/kinds.ts';
import { fieldsOf } from '../domain/record.ts';
import { isMobile, isNoMailbox } from './contact.ts';
import type { Crs } from './coordinates.ts';
import { type Column, columnOf, headingIndex, type SystemHeading } from './headings.ts';
import { divisionOf, geometryOf, type Place } from './place.ts';
import { type Fault, shown } from './report.ts';
import { RowFault } from './row-fault.ts';
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

function draftOf(
  row: SourceRow,
  headings: readonly string[],
  columns: readonly Column[],
  options: RowOptions,
  told: { divisions: number; mobiles: number },
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
  if (geometry) {
    const division = divisionOf(geometry, values.division, options, { headings, columns });
    if (division !== undefined && typeof values.division !== 'string') told.divisions += 1;
    values.division = division ?? values.division ?? null;
  }
  if (isMobile(values.contact_phone)) {
    values.contact_phone = null;
    told.mobiles += 1;
  }
  if (isNoMailbox(values.contact_mailbox))
    throw new RowFault(
      headings[columns.findIndex(({ name }) => name === 'contact_mailbox')]!,
      String(values.contact_mailbox),
      'is not an e-mail address',
    );
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

/** The required fields no column of the file can give. */
function missingFields(columns: readonly Column[], { collection, source }: RowOptions): string[] {
  return Object.entries(fieldsOf(collection))
    .filter(([name, field]) => field.required && !columns.some((column) => column.name === name))
    .filter(([name]) => name !== 'source_dept' || source === undefined)
    .map(([name, field]) => `${field.label.zh} (${name})`);
}

const faultOf = (row: SourceRow, error: RowFault | ReadError): Fault =>
  error instanceof RowFault
    ? { row: row.number, column: error.column, value: shown(error.cell), reason: error.message }
    : {
        row: row.number,
        column: error.column ?? 'geometry',
        value: String(error.value ?? ''),
        reason: error.message,
      };

/**
 * Drafts of all rows that can be taken; the others become faults, one per row, in file order.
 * A source number that stands twice in a file refuses the later rows.
 * @throws ReadError when the file has no rows, or no column for a required field.
 */
export function draftsOf(
  headings: readonly string[],
  rows: readonly SourceRow[],
  options: RowOptions,
): Drafts {
  const columns = columnsOf(headings, options);
  const named = headings.filter((heading) => heading !== '');
  if (rows.length === 0)
    throw new ReadError(
      'headings',
      named.length === 0 ? 'The file is empty' : `The file has headings but no rows: ${named.join('、')}`,
    );
  const missing = missingFields(columns, options);
  if (missing.length > 0)
    throw new ReadError(
      'headings',
      `There is no column for ${missing.join('、')}; headings found: ${named.join('、') || 'none'}`,
    );
  const notes: string[] = [];
  const unknown = headings.filter((heading, i) => columns[i]!.kind === 'extra' && heading !== '');
  if (unknown.length > 0) notes.push(`columns without a field are kept unfiltered: ${unknown.join('、')}`);
  const seen = new Map<string, number>();
  const drafts: Draft[] = [];
  const faults: Fault[] = [];
  const told = { divisions: 0, mobiles: 0 };
  for (const row of rows) {
    try {
      const draft = draftOf(row, headings, columns, options, told);
      const key = `${draft.values.source_dept}\n${draft.values.source_no}`;
      const first = seen.get(key);
      if (first !== undefined)
        throw new RowFault(
          headings[columns.findIndex(({ name }) => name === 'source_no')] ?? 'source_no',
          String(draft.values.source_no),
          `the number already stands in row ${first}`,
        );
      seen.set(key, row.number);
      drafts.push(draft);
    } catch (error) {
      if (!(error instanceof RowFault || error instanceof ReadError)) throw error;
      faults.push(faultOf(row, error));
    }
  }
  if (told.divisions > 0) notes.push(`the division of ${told.divisions} rows was filled in from their place`);
  if (told.mobiles > 0)
    notes.push(`${told.mobiles} personal mobile numbers were left out; publish an office line instead`);
  return { drafts, faults, refused: faults.length, notes };
}
