/** What became of every row of a file. */
import type { Detection } from './detection.ts';
import type { Contest } from './fuse.ts';
import type { Evidence } from './match.ts';
import type { Cell } from './sheet.ts';

/** One reason why a row was refused: where, what stood there, why. */
export type Fault = { row: number; column: string; value: string; reason: string };

/** The record that a row was held against, and how sure it is that both are one thing: 0 to 1, and why. */
export type Held = {
  row: number;
  name: string;
  with: { source: string; source_no: string; id: string };
  score?: number;
  evidence?: Evidence[];
};

/**
 * A row about a thing that another department already handed in under its own number. Where that is certain, the fields in
 * which both differ wait for a decision; where it is unsure (`isUnsure`), whether they are one.
 */
export type Conflict = Held & {
  isUnsure?: true;
  differences: { field: string; here: string; there: string }[];
};

/** A row that went into another department's record: what it filled, replaced, and what stayed, by authority. */
export type Fusion = Held & { filled: string[]; replaced: Contest[]; kept: Contest[] };

/** A row that looks like another one of the same department under another number; both are taken. */
export type Double = {
  row: number;
  name: string;
  other: { row: number } | { id: string };
  score: number;
  evidence: Evidence[];
};

/** What was put right in a row, in words that are the same for all rows with that mistake; row 0 is the whole file. */
export type Repair = { row: number; what: string };

/** The same for all rows that had it; `rows` as in `2-40, 45`, empty for the whole file. */
export type Repairs = { what: string; count: number; rows: string };

/** A row that is kept back until somebody finds its place. */
export type PlaceWanted = { row: number; name: string; address: string; reason: string };

/** `since` is the day of an earlier choice that was used again; absent for one made with this import. */
export type Mapped = { heading: string; field: string; since?: string };

/** rows = new + changed + unchanged + conflicts + places + refused, always. */
export type Report = {
  file: string;
  sheet?: string;
  collection: string;
  encoding?: string;
  crs: string;
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  refused: number;
  untranslated: number;
  faults: Fault[];
  conflicts: Conflict[];
  /** Absent in reports of before there was fusion. */
  fusions?: Fusion[];
  doubles?: Double[];
  repairs: Repairs[];
  places: PlaceWanted[];
  /** Headings that a clerk gave a field: now, or in an earlier file of the same department. */
  mapped: Mapped[];
  /** What was told from the file itself, and how surely. */
  detected: Detection[];
  notes: string[];
};

const MAX_SHOWN = 60;

/** A cell as a report shows it: one line, at most 60 characters. */
export function shown(cell: Cell | undefined): string {
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '');
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}…` : line;
}

/** Rows by number, the first ten of them written out. */
export const rowList = (rows: readonly number[]): string =>
  `${rows.length === 1 ? 'row' : `${rows.length} rows`} ${rows.slice(0, 10).join(', ')}${rows.length > 10 ? ' …' : ''}`;

/** Adds a row to the rows of a text. */
export function collect(rows: Map<string, number[]>, text: string, row: number): void {
  const list = rows.get(text);
  if (list) list.push(row);
  else rows.set(text, [row]);
}

function ranges(rows: readonly number[]): string {
  const found: [number, number][] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else found.push([row, row]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

/** Repairs by what they were, in the order in which they came up. */
export function grouped(repairs: readonly Repair[]): Repairs[] {
  const rows = new Map<string, number[]>();
  for (const { row, what } of repairs) collect(rows, what, row);
  return [...rows].map(([what, at]) =>
    at[0] === 0 ? { what, count: 1, rows: '' } : { what, count: at.length, rows: ranges(at) },
  );
}
