/** A file read, mapped and checked in one go, without a database: what a browser can do before anything is handed in. */
import type { Collection } from '../domain/kinds.ts';
import { type Choices, LEFT_OUT, SYSTEM, withChoices } from './chosen-columns.ts';
import type { Crs } from './coordinate-systems.ts';
import { type FileOptions, type Table, tableOf } from './file.ts';
import type { Column } from './headings.ts';
import type { Ground } from './readings.ts';
import { type Fault, grouped, type PlaceWanted, type Repairs, shown } from './report.ts';
import { columnsOf, type Draft, draftsOf } from './rows.ts';
import { ReadError } from './sheet.ts';
import { spokenSystem } from './spoken-system.ts';
import type { Resolve } from './values.ts';

/** What a person may say of a file; what is absent is told from the file. */
export type IntakeChoices = Omit<FileOptions, 'collection'> & {
  source?: string | undefined;
  crs?: Crs | undefined;
  /** Yuan a US dollar was agreed to be worth. */
  dollar?: number | undefined;
  columns: Choices;
};

/** `readAs` is a field's name or a choice of `chosen-columns`; undefined for a column kept beside the fields. */
export type IntakeColumn = { heading: string; readAs: string | undefined; sample: string };

/** What is known of a file before its rows are checked. */
export type Opened = Pick<Table, 'sheet' | 'sheets' | 'encoding' | 'detected'> & { columns: IntakeColumn[] };

/** rows = accepted + places + refused, always. */
export type Checked = {
  crs: Crs;
  rows: number;
  accepted: Draft[];
  waiting: Draft[];
  faults: Fault[];
  places: PlaceWanted[];
  repairs: Repairs[];
  notes: string[];
};

/** What the city is, for the check: outlines, and records that others name. */
export type Surroundings = Ground & { resolve: Resolve };

/** What a column is read as, as a choice; undefined for one kept beside the fields. */
function readAs(column: Column): string | undefined {
  if (column.kind === 'field') return column.name;
  if (column.kind === 'system') return `${SYSTEM}${column.name}`;
  return column.name === '' || column.kind === 'measured' ? LEFT_OUT : undefined;
}

/** Reads a file and tells what its columns are taken for. @throws ReadError when it cannot be read */
export async function opened(
  name: string,
  bytes: Uint8Array,
  { columns: choices, ...options }: IntakeChoices,
  collection: Collection,
): Promise<{ table: Table; opened: Opened }> {
  const table = await tableOf(name, bytes, { ...options, collection });
  const { headings, mapping } = withChoices(table.headings, choices);
  const taken = columnsOf(headings, { collection, mapping }).map(readAs);
  const columns = table.headings.map((heading, i) => ({
    heading,
    readAs: taken[i],
    sample: shown(table.rows.find(({ cells }) => (cells[i] ?? null) !== null)?.cells[i]),
  }));
  const { sheet, sheets, encoding, detected } = table;
  return {
    table,
    opened: {
      columns: columns.filter(({ heading }) => heading !== ''),
      detected,
      ...(sheet === undefined ? {} : { sheet }),
      ...(sheets === undefined ? {} : { sheets }),
      ...(encoding === undefined ? {} : { encoding }),
    },
  };
}

/** The system of a file that nobody named. @throws ReadError when it has to be asked for */
function unnamed(name: string, table: Table): undefined {
  const spoken = spokenSystem(name, table);
  if (table.crsUnsaid)
    throw new ReadError('crs', `${table.crsUnsaid}, so its coordinate system has to be said`);
  if (spoken)
    throw new ReadError(
      'crs',
      `The file speaks of "${spoken.words}", but no coordinate system was given; choose ${spoken.crs}, or wgs84 if its coordinates are not shifted`,
      { value: spoken.words },
    );
}

/**
 * Checks the rows of an opened file as an import would, without what is live. `onRow` is called now and then.
 * @throws ReadError when a required field has no column, or the system has to be said
 */
export function checked(
  name: string,
  table: Table,
  { columns: choices, ...options }: IntakeChoices,
  {
    collection,
    surroundings,
    onRow,
  }: {
    collection: Collection;
    surroundings: Surroundings;
    onRow: (done: number, of: number) => void;
  },
): Checked {
  const { headings, mapping, original } = withChoices(table.headings, choices);
  const stated = options.crs ?? table.crs ?? unnamed(name, table);
  const { drafts, faults, repairs, notes, crs } = draftsOf(headings, table.rows, {
    ...surroundings,
    collection,
    crs: stated ?? 'wgs84',
    isAssumed: stated === undefined,
    source: options.source,
    dollar: options.dollar,
    epoch: table.epoch,
    units: table.units,
    mapping,
    onRow: (done) => onRow(done, table.rows.length),
  });
  const unread = table.problems.map(({ row, column, value, message }) => ({
    row: row ?? 0,
    column: column ?? '',
    value: shown(String(value ?? '')),
    reason: message,
  }));
  const named = faults.map((fault) => ({ ...fault, column: original(fault.column) }));
  const waiting = drafts.filter(({ needsPlace }) => needsPlace !== undefined);
  return {
    crs,
    rows: table.rows.length + table.problems.length,
    accepted: drafts.filter(({ needsPlace }) => needsPlace === undefined),
    waiting,
    faults: [...named, ...unread].sort((a, b) => a.row - b.row),
    places: waiting.map(({ row, values, needsPlace }) => ({
      row,
      name: String(values.name_zh ?? ''),
      address: String(values.address ?? ''),
      reason: needsPlace!,
    })),
    repairs: grouped(repairs),
    notes: [...table.notes, ...notes],
  };
}
