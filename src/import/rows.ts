/** Rows become draft records: fields parsed, places converted, every fault with its row, column, value and reason. */
import type { Geometry, Position } from '../domain/geometry.ts';
import type { Collection, Value } from '../domain/kinds.ts';
import { fieldsOf, givenFields } from '../domain/record.ts';
import type { Crs } from './coordinate-systems.ts';
import { draftOf, knownCells } from './draft.ts';
import { type Column, columnGiven, columnOf, folded, headingIndex, isCounter } from './headings.ts';
import { placing } from './placing.ts';
import type { Ground } from './readings.ts';
import { Remarks } from './remarks.ts';
import { type Fault, type Repair, shown } from './report.ts';
import { RowFault } from './row-fault.ts';
import { type Cell, ReadError } from './sheet.ts';
import { inUnits } from './title-units.ts';
import type { Resolve } from './values.ts';

/** A row of any file kind; `geometry` is the place as sent, where the file kind has places of its own. */
export type SourceRow = { number: number; cells: Cell[]; geometry?: Geometry | null };

/** A record as a file describes it, in WGS84 and stored units, before it has an id. */
export type Draft = {
  row: number;
  values: Record<string, Value>;
  geometry: Geometry | null;
  sourceGeometry: Geometry | null;
  /** The system its place was read as. */
  crs: Crs;
  /** Why its place is still to be found; such a record waits and is not released. */
  needsPlace?: string;
  media: { url: string; caption: string; credit: string } | null;
  extra: Record<string, string>;
};

/** What is known of a record from earlier files. */
export type Known = { point: Position; address: string | null; geometry: () => Geometry };

export type RowOptions = Ground & {
  collection: Collection;
  /** The system of rows that do not name their own. */
  crs: Crs;
  /** Nobody said so: another system may be taken when the rows prove it. */
  isAssumed?: boolean;
  /** The place a record has so far, by source and source number. */
  known?: ((source: string, sourceNo: string) => Known | undefined) | undefined;
  /** Source department where no column names it. */
  source?: string | undefined;
  resolve: Resolve;
  /** Yuan a US dollar was agreed to be worth; amounts in dollars are refused without it. */
  dollar?: number | undefined;
  /** Units named above the table, for columns whose headings name none. */
  units?: readonly string[] | undefined;
  /** Epoch of bare spreadsheet date numbers. */
  epoch?: 1900 | 1904 | undefined;
  /** Is told now and then how many rows are checked, and how many of them refused. */
  onRow?: ((done: number, refused: number) => void) | undefined;
  /** Extra headings: column text → field name. */
  mapping?: Readonly<Record<string, string>>;
};

export type Drafts = {
  drafts: Draft[];
  faults: Fault[];
  refused: number;
  repairs: Repair[];
  notes: string[];
  /** The system the rows were read as. */
  crs: Crs;
};

/** A row in this many is told to whoever waits. */
const STEP = 500;

/** The columns of a file's headings. @throws RangeError when a mapping names a field the collection lacks. */
export function columnsOf(
  headings: readonly string[],
  { collection, mapping = {} }: Pick<RowOptions, 'collection' | 'mapping'>,
): Column[] {
  const index = headingIndex(collection);
  const fields = givenFields(collection);
  const chosen = new Map(Object.entries(mapping).map(([heading, name]) => [folded(heading), name]));
  return headings.map((heading) => {
    const name = chosen.get(folded(heading));
    if (name === undefined) return columnOf(heading, index);
    const field = fields[name];
    if (!field) throw new RangeError(`--map ${heading}=${name}: ${collection.id} has no field ${name}`);
    return columnGiven(heading, name, field);
  });
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
        value: shown(String(error.value ?? '')),
        reason: error.message,
      };

/**
 * Drafts of all rows that can be taken; the others become faults, one per row, in file order.
 * A source number that stands twice in a file refuses the later rows. The rows may be gone through twice.
 * @throws ReadError when there is no column for a required field.
 */
export function draftsOf(
  headings: readonly string[],
  rows: Iterable<SourceRow>,
  options: RowOptions,
): Drafts {
  const { columns, units } = inUnits(columnsOf(headings, options), headings, options.units ?? []);
  const named = headings.filter((heading) => heading !== '').map(shown);
  const listed = named.length > 60 ? `${named.slice(0, 60).join('、')} …` : named.join('、');
  const missing = missingFields(columns, options);
  if (missing.length > 0)
    throw new ReadError(
      'headings',
      `There is no column for ${missing.join('、')}; headings found: ${listed || 'none'}; give one a field (--map "heading=field")`,
    );
  const notes = units;
  const unknown = headings.filter(
    (heading, i) => columns[i]!.kind === 'extra' && heading !== '' && !isCounter(heading),
  );
  if (unknown.length > 0) notes.push(`columns without a field are kept unfiltered: ${unknown.join('、')}`);
  const required = Object.entries(fieldsOf(options.collection)).filter(([, field]) => field.required);
  const seen = new Map<string, number>();
  const drafts: Draft[] = [];
  const faults: Fault[] = [];
  const told = {
    mobiles: 0,
    remarks: new Remarks(),
    places: placing(options),
    known: knownCells(columns, options),
    blank: Object.fromEntries(
      columns.flatMap((column) => (column.kind === 'field' ? [[column.name, null]] : [])),
    ),
  };
  let done = 0;
  for (const row of rows) {
    if (done % STEP === 0) options.onRow?.(done, faults.length);
    done += 1;
    try {
      const draft = draftOf(row, headings, columns, required, options, told);
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
  const places = told.places.end(new Set(drafts.map((draft) => draft.row)));
  if (places.proved) {
    const again = draftsOf(headings, rows, { ...options, crs: places.proved, isAssumed: false });
    return { ...again, repairs: [places.repairs[0]!, ...again.repairs] };
  }
  notes.push(...places.notes);
  if (told.mobiles > 0)
    notes.push(`${told.mobiles} personal mobile numbers were left out; publish an office line instead`);
  notes.push(...told.remarks.lines());
  return { drafts, faults, refused: faults.length, repairs: places.repairs, notes, crs: options.crs };
}
