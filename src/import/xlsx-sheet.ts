/** Reads one worksheet part into a grid of cells (ECMA-376 part 1, 18.3). */
import { serialDate } from './date.ts';
import type { Cell, Merge, Row } from './sheet.ts';
import { ReadError } from './sheet.ts';
import type { NumberKind } from './xlsx-styles.ts';
import { type Attributes, walkXml } from './xml.ts';
import type { Archive } from './zip.ts';

export type Workbook = { strings: string[]; styles: NumberKind[]; epoch: 1900 | 1904 };
export type SheetLimits = { maxRows: number; maxColumns: number };

/** `hidden` are row numbers, `notes` tell what was read differently from how it stands in the file. */
export type Grid = { rows: Row[]; merges: Merge[]; hidden: number[]; notes: string[] };

const MAX_CELLS = 5_000_000;
const MAX_MERGES = 20_000;
const SHOWN = 10;
const REFERENCE = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/;

/** 0-based column of letters: A is 0, AA is 26. */
const columnIndex = (letters: string) =>
  [...letters].reduce((n, char) => n * 26 + char.charCodeAt(0) - 64, 0) - 1;

/** Letters of a 0-based column. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** The rectangle of a reference such as `A1:C2`; undefined when it is none. */
export function rangeOf(reference: string): Merge | undefined {
  const [first, last] = reference.split(':').map((part) => REFERENCE.exec(part));
  const end = last ?? first;
  if (!first || !end) return undefined;
  const [left, right] = [columnIndex(first[1]!), columnIndex(end[1]!)];
  const [top, bottom] = [Number(first[2]), Number(end[2])];
  return left <= right && top <= bottom && right < 16_384 && bottom <= 1_048_576
    ? { top, left, bottom, right }
    : undefined;
}

/** A text of its own: a piece of the part it was read from would hold all of that in memory. */
const own = (text: string) => ` ${text}`.slice(1);

/** The text of a cell; `_x000D_` stands for a character XML cannot hold (18.4.12). */
export const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : own(text);

/**
 * The non-empty cells of a worksheet part. Formulas give their stored results; error values and formulas without a result
 * are empty with a note; dates are UTC `Date`s; numbers shown as percentages come as text (`12.5%`), as the user sees them.
 * @throws ReadError 'limit' beyond the caps, 'xlsx' when rows or cells are out of order
 */
export function gridOf(archive: Archive, part: string, workbook: Workbook, limits: SheetLimits): Grid {
  const grid: Grid = { rows: [], merges: [], hidden: [], notes: [] };
  const said = new Map<string, string[]>();
  const say = (fact: string, place: string) => {
    const places = said.get(fact) ?? [];
    if (places.length <= SHOWN) said.set(fact, [...places, place]);
  };
  let row: Row = { number: 0, cells: [] };
  let cells = 0;
  let cell = { column: -1, type: 'n', style: 0, text: '', hasValue: false, hasFormula: false };
  let collecting = false;
  let phonetic = false;

  const openRow = (attributes: Attributes) => {
    const number = attributes.r === undefined ? row.number + 1 : Number(attributes.r);
    if (!Number.isInteger(number) || number <= row.number || number > 1_048_576)
      throw new ReadError(
        'xlsx',
        `Row ${attributes.r} follows row ${row.number}; open the file in Excel and save it again`,
      );
    row = { number, cells: [] };
    cell.column = -1;
    if (attributes.hidden === '1' || attributes.hidden === 'true') grid.hidden.push(number);
  };

  const openCell = (attributes: Attributes) => {
    const place = attributes.r === undefined ? undefined : rangeOf(attributes.r);
    const column = attributes.r === undefined ? cell.column + 1 : (place?.left ?? -1);
    if (column <= cell.column || column >= 16_384 || (place && place.top !== row.number))
      throw new ReadError(
        'xlsx',
        `Cell ${attributes.r ?? ''} is out of order; open the file in Excel and save it again`,
        {
          row: row.number,
        },
      );
    const style = Number(attributes.s ?? 0);
    cell = { column, type: attributes.t ?? 'n', style, text: '', hasValue: false, hasFormula: false };
  };

  const closeCell = () => {
    const place = `${columnLetters(cell.column)}${row.number}`;
    const value = cellValue(cell, workbook, (fact) => say(fact, place));
    if (value === null || value === '') return;
    if (cell.column >= limits.maxColumns)
      throw new ReadError(
        'limit',
        `Cell ${place} stands in column ${cell.column + 1}, allowed are ${limits.maxColumns}; remove what stands beside the table`,
      );
    while (row.cells.length < cell.column) row.cells.push(null);
    row.cells[cell.column] = value;
  };

  const closeRow = () => {
    cells += row.cells.length;
    if (row.cells.length > 0) grid.rows.push(row);
    if (grid.rows.length > limits.maxRows + 1 || cells > MAX_CELLS)
      throw new ReadError(
        'limit',
        `The sheet has more than ${limits.maxRows} rows or ${MAX_CELLS} cells; split the file`,
      );
  };

  walkXml(archive, part, {
    open(name, attributes) {
      if (name === 'row') openRow(attributes);
      else if (name === 'c') openCell(attributes);
      else if (name === 'f') cell.hasFormula = true;
      else if (name === 'rPh') phonetic = true;
      else if (name === 'v' || name === 't') {
        collecting = !phonetic;
        cell.hasValue ||= collecting;
      } else if (name === 'mergeCell') {
        const merge = rangeOf(attributes.ref ?? '');
        // What is merged beyond the last column allowed holds nothing.
        const right = Math.min(merge?.right ?? 0, limits.maxColumns - 1);
        if (merge && grid.merges.push({ ...merge, right }) > MAX_MERGES)
          throw new ReadError(
            'limit',
            `The sheet has more than ${MAX_MERGES} merged cells; unmerge the data`,
          );
      } else if (name === 'col' && attributes.hidden === '1') {
        const letters = columnLetters(Math.max(0, Number(attributes.min) - 1) || 0);
        say('hidden columns are read too', letters);
      }
    },
    text(text) {
      if (collecting) cell.text += text;
    },
    close(name) {
      if (name === 'v' || name === 't') collecting = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'c') closeCell();
      else if (name === 'row') closeRow();
    },
  });
  for (const [fact, places] of said)
    grid.notes.push(`${fact}: ${places.slice(0, SHOWN).join(', ')}${places.length > SHOWN ? ' …' : ''}`);
  return grid;
}

type RawCell = { type: string; style: number; text: string; hasValue: boolean; hasFormula: boolean };

function cellValue(cell: RawCell, { strings, styles, epoch }: Workbook, say: (fact: string) => void): Cell {
  if (!cell.hasValue || cell.text === '') {
    if (cell.hasFormula && cell.type !== 'str') say('formulas without a stored result read as empty');
    return null;
  }
  switch (cell.type) {
    case 's': {
      const text = strings[Number(cell.text)];
      if (text === undefined) say('cells with a missing text read as empty');
      return text ?? null;
    }
    case 'inlineStr':
    case 'str':
      return unescaped(cell.text);
    case 'b':
      return cell.text.trim() === '1' || cell.text.trim() === 'true';
    case 'e':
      say(`error values (${cell.text.slice(0, 10)}) read as empty`);
      return null;
    case 'd': {
      const date = new Date(
        /[zZ]$/.test(cell.text) || !cell.text.includes('T') ? cell.text : `${cell.text}Z`,
      );
      if (!Number.isNaN(date.getTime())) return date;
      say('broken dates read as text');
      return cell.text;
    }
    default:
      return numberOf(cell, styles[cell.style] ?? 'number', epoch, say);
  }
}

/** Programs show 15 digits; the rest of a stored double is noise of their arithmetic. */
const shown = (value: number) => Number(value.toPrecision(15));

function numberOf(cell: RawCell, kind: NumberKind, epoch: 1900 | 1904, say: (fact: string) => void): Cell {
  const value = Number(cell.text);
  if (!Number.isFinite(value) || cell.text.trim() === '') {
    say('broken numbers read as text');
    return cell.text;
  }
  if (kind === 'percent') return `${shown(value * 100)}%`;
  // Below one day a serial is a time of day, whatever the format.
  if (kind !== 'date' || value < 1) return shown(value);
  const date = serialDate(value, epoch);
  if (date) return date;
  say('numbers formatted as dates but outside the calendar read as numbers');
  return shown(value);
}
