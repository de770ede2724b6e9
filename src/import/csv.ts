/** Reads delimited text as departments export it: any common delimiter and quoting, titles above, signatures below. */
import Papa from 'papaparse';
import { detection } from './detection.ts';
import type { Row, Sheet, SheetOptions } from './sheet.ts';
import { quoted, ReadError } from './sheet.ts';
import { MAX_CELLS, sheetFromGrid } from './table.ts';

export type CsvOptions = SheetOptions & {
  /** The delimiter, when the user named it; one of `, ; tab |` is detected otherwise. */
  delimiter?: string | undefined;
};

const NAMES: Record<string, string> = { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'bar' };
const DELIMITERS = Object.keys(NAMES);
const SAMPLE_RECORDS = 50;
const SAMPLE_CHARACTERS = 65_536;
/** Lines a spreadsheet can have; more are blank ones, or no table. */
const MAX_LINES = 1_048_576;

/** An export writes `'` before text that a spreadsheet would run as a formula (OWASP CSV injection). */
const SHIELDED = /^'(?='*[=+\-@\t\r＝＋－＠])/;
/** `="0012"` is how programs keep a spreadsheet from reading a text as a number. */
const TEXT_FORMULA = /^="([^"]*)"$/;

const FORM = { newline: '\n', quoteChar: '"' } as const;

const records = (text: string, delimiter: string, preview = 0): string[][] =>
  Papa.parse<string[]>(text, { ...FORM, delimiter, preview }).data;

/** A formula, shielded from being run or wrapped to be a text, as the text it is. */
const bare = (cell: string): string =>
  SHIELDED.test(cell) ? cell.slice(1) : cell.replace(TEXT_FORMULA, '$1');

/** The cells of a plain CSV text of this system's own, its headings first. */
export const recordsOfCsv = (text: string): string[][] =>
  records(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), ',')
    .filter((record) => record.length > 1)
    .map((record) => record.map(bare));

/** The delimiter a clerk named, by itself or in words. @throws ReadError 'csv' when it cannot be one */
export function delimiterNamed(name: string): string {
  const word = Object.entries(NAMES).find(([, known]) => known === name.trim().toLowerCase())?.[0];
  const delimiter = word ?? (name === '\\t' ? '\t' : name);
  if (delimiter.length === 1 && !/["\n\r\ufeff\w]/.test(delimiter)) return delimiter;
  const names = Object.values(NAMES).join(', ');
  throw new ReadError('csv', `${quoted(name)} cannot be a delimiter; choose ${names} or another single sign`);
}

/** The delimiter that cuts most of the first records into the same number (above one) of cells, and the share it so cuts. */
function detectedDelimiter(text: string): { delimiter: string; confidence: number } {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best = { delimiter: ',', confidence: 1, score: 0 };
  for (const delimiter of DELIMITERS) {
    const filled = records(sample, delimiter, SAMPLE_RECORDS).filter((record) =>
      record.some((cell) => cell.trim() !== ''),
    );
    const counts = new Map<number, number>();
    for (const { length } of filled) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
    const score = count * Math.min(width, 12) ** 0.5;
    if (score > best.score) best = { delimiter, confidence: count / filled.length, score };
  }
  return best;
}

function checkSize(text: string, delimiter: string): void {
  let [lines, cells] = [1, 1];
  const sign = delimiter.charCodeAt(0);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) lines++;
    else if (code === sign) cells++;
  }
  if (lines > MAX_LINES || lines + cells > MAX_CELLS)
    throw new ReadError(
      'limit',
      `The file has ${lines} lines and ${lines + cells} cells, allowed are ${MAX_LINES} and ${MAX_CELLS}; split it`,
    );
}

/** A record with broken quoting: its number from 0, and its last cell. */
type Broken = { index: number; code: string; value: string | undefined };

type Grid = { rows: Row[]; broken: Broken | undefined; isFaulty: boolean };

/** The records of a text as rows, each made while the text is read: kept beside them, all cells would stand in memory twice. */
function gridOf(text: string, delimiter: string, first: number, escapeChar?: string): Grid {
  const grid: Grid = { rows: [], broken: undefined, isFaulty: false };
  Papa.parse<string[]>(text, {
    ...FORM,
    delimiter,
    ...(escapeChar && { escapeChar }),
    step: ({ data, errors }) => {
      const index = grid.rows.length;
      const quotes = errors.find(({ type }) => type === 'Quotes');
      if (quotes) grid.broken ??= { index, code: quotes.code, value: data.at(-1) };
      grid.isFaulty ||= errors.length > 0;
      grid.rows.push({ number: index + first, cells: data.map(bare) });
    },
  });
  return grid;
}

/** All records; a backslash before a quote inside quotes, as databases write it, is understood where doubling is not. */
function parsed(text: string, delimiter: string, first: number, notes: string[]): Grid {
  const plain = gridOf(text, delimiter, first);
  if (!plain.isFaulty || !text.includes('\\"')) return plain;
  const escaped = gridOf(text, delimiter, first, '\\');
  if (escaped.broken) return plain;
  notes.push('quotes inside cells are written \\" in this file');
  return escaped;
}

/**
 * The table in a CSV text (RFC 4180 quoting, any line ends). `Row.number` counts records, titles and blank lines included,
 * as a spreadsheet program numbers the opened file; a quoted line break does not start a new row. Cells are strings or
 * `null`; a protective `'` before a formula sign and the wrapping of `="0012"` are removed.
 * @throws ReadError 'csv' for broken quoting, 'limit' for a table that is too large
 */
export function sheetFromCsv(text: string, options: CsvOptions = {}): Sheet {
  let body = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const notes: string[] = [];
  const declared = /^"?sep=(.)"?\n/i.exec(body)?.[1];
  let shift = 0;
  if (declared) {
    body = body.slice(body.indexOf('\n') + 1);
    shift = 1;
  }
  const named = options.delimiter ?? declared;
  const { delimiter, confidence } =
    named === undefined ? detectedDelimiter(body) : { delimiter: delimiterNamed(named), confidence: 1 };
  checkSize(body, delimiter);
  const { rows, broken } = parsed(body, delimiter, 1 + shift, notes);
  if (broken) throw quoteError(broken, shift);
  const sheet = sheetFromGrid('', rows, [], options, notes);
  sheet.detected.unshift(detection('delimiter', NAMES[delimiter] ?? quoted(delimiter), confidence));
  return sheet;
}

function quoteError({ index, code, value }: Broken, shift: number): ReadError {
  const row = index + 1 + shift;
  const fact =
    code === 'MissingQuotes'
      ? 'a cell opens with a quote that is never closed'
      : 'a quoted cell goes on after its closing quote';
  return new ReadError(
    'csv',
    `Row ${row}: ${fact} (${quoted(value)}); write a quote inside a quoted cell twice`,
    {
      row,
      value,
    },
  );
}
