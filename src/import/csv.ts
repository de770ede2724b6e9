/** Reads delimited text as departments export it: any common delimiter, titles above, signatures below. */
import Papa from 'papaparse';
import type { Row, Sheet, SheetOptions } from './sheet.ts';
import { quoted, ReadError } from './sheet.ts';
import { sheetFromGrid } from './table.ts';

export type CsvOptions = SheetOptions & {
  /** The delimiter, when the user named it; one of `, ; tab |` is detected otherwise. */
  delimiter?: string;
};

const DELIMITERS = [',', '\t', ';', '|'];
const SAMPLE_RECORDS = 50;
const SAMPLE_CHARACTERS = 65_536;
const NAMES: Record<string, string> = { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'bar' };

/** An export writes `'` before text that a spreadsheet would run as a formula (OWASP CSV injection). */
const SHIELDED = /^'(?=[=+\-@\t\r＝＋－＠])/;

function records(
  text: string,
  delimiter: string,
  preview = 0,
): { data: string[][]; errors: Papa.ParseError[] } {
  return Papa.parse<string[]>(text, {
    delimiter,
    preview,
    newline: '\n',
    quoteChar: '"',
    skipEmptyLines: false,
  });
}

/** The delimiter that cuts most of the first records into the same number (above one) of cells. */
function detectedDelimiter(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = records(sample, delimiter, SAMPLE_RECORDS)
      .data.map((record) => record.length)
      .filter((width) => width > 1);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
    const score = count * Math.min(width, 12) ** 0.5;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/**
 * The table in a CSV text (RFC 4180 quoting, any line ends). `Row.number` counts records, titles and blank lines included,
 * as a spreadsheet program numbers the opened file; a quoted line break does not start a new row. Cells are strings or
 * `null`; a protective `'` before a formula sign is removed.
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
  const delimiter = options.delimiter ?? declared ?? detectedDelimiter(body);
  if (delimiter.length !== 1 || /["\n\r\ufeff]/.test(delimiter))
    throw new ReadError('csv', `${quoted(delimiter)} cannot be a delimiter; choose one of , ; | or a tab`);
  if (delimiter !== ',') notes.push(`delimiter: ${NAMES[delimiter] ?? quoted(delimiter)}`);
  const { data, errors } = records(body, delimiter);
  const fault = errors.find((error) => error.type === 'Quotes');
  if (fault) throw quoteError(fault, data, shift);
  const grid: Row[] = data.map((record, i) => ({
    number: i + 1 + shift,
    cells: record.map((cell) => cell.replace(SHIELDED, '')),
  }));
  return sheetFromGrid('', grid, [], options, notes);
}

function quoteError(fault: Papa.ParseError, data: string[][], shift: number): ReadError {
  const index = fault.row ?? 0;
  const row = index + 1 + shift;
  const value = data[index]?.at(-1);
  const fact =
    fault.code === 'MissingQuotes'
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
