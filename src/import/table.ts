/** Finds the table in a grid of cells: titles above it, one- or two-row headings, records, totals and signatures below. */
import { detection } from './detection.ts';
import { headingBlock, headingBlockAt, headingText, joinedHeadings } from './heading-block.ts';
import type { Cell, Merge, Row, Sheet, SheetOptions } from './sheet.ts';
import { quoted, ReadError } from './sheet.ts';

/** What one table may have. */
const MAX_ROWS = 200_000;
const MAX_COLUMNS = 512;
export const MAX_CELLS = 3_000_000;

const FORM_ROWS = 20;
const FORM_LABELS = 4;

const TOTAL = /^(合计|总计|共计|小计|累计|合计数|total|subtotal|sum)[:：]?$/i;
const SIGNATURE =
  /^(注|备注|说明|填表说明|填表人|填表单位|填表日期|填报人|填报单位|填报日期|制表|制表人|制表日期|审核|审核人|复核人?|负责人|单位负责人|经办人|联系人|联系电话|日期|单位盖章|盖章|数据来源|资料来源|note|notes|source)(\d?[:：]|$)/i;

const isBlank = (cell: Cell | undefined) => cell === null || cell === undefined;
const filled = (row: Row) => row.cells.reduce<number>((n, cell) => n + (isBlank(cell) ? 0 : 1), 0);

function places(numbers: number[]): string {
  const shown = numbers.slice(0, 10).join(', ');
  return `row${numbers.length > 1 ? 's' : ''} ${shown}${numbers.length > 10 ? ' …' : ''}`;
}

/** Whether labels stand one below the other with their values beside them, as in a notice of one plot. */
function isForm(rows: Row[], known: (heading: string) => boolean): boolean {
  const pairs = rows.slice(0, FORM_ROWS).filter(({ cells }) => {
    const [label, value] = cells.filter((cell) => !isBlank(cell)).map((cell) => headingText(cell as Cell));
    return label !== undefined && value !== undefined && known(label) && !known(value);
  });
  return pairs.length >= FORM_LABELS;
}

/** `单位：平方米、万元` above a table; 填报单位 is somebody. */
function unitsIn(titles: Row[]): string[] {
  const text = titles.flatMap((row) => row.cells.filter((cell) => typeof cell === 'string')).join('\n');
  return [...text.matchAll(/(?<![\u4e00-\u9fff])(?:计量)?单位\s*[:：]\s*([^\n)）\s]+)/g)].flatMap(
    ([, units]) => units!.split(/[、，,;；]/).filter((unit) => unit !== ''),
  );
}

/** Trims the cells where they stand and turns empty ones into `null`; other kinds stay. Whether any is filled. */
function trimmed({ cells }: Row): boolean {
  for (const [i, cell] of cells.entries()) if (typeof cell === 'string') cells[i] = cell.trim() || null;
  while (cells.length > 0 && isBlank(cells.at(-1))) cells.pop();
  return cells.length > 0;
}

/**
 * The table in a grid. The heading row is the one with most known headings among the first ten filled rows or, when none
 * is known, the first that is at least 60 % as full as the fullest row and holds mostly distinct words. Totals rows are
 * skipped anywhere, notes and signatures at the end; everything skipped is noted, rows with too many cells are problems.
 * @throws ReadError 'limit' when there are too many rows, columns or cells
 */
export function sheetFromGrid(
  name: string,
  grid: Row[],
  merges: Merge[],
  options: SheetOptions = {},
  notes: string[] = [],
): Sheet {
  const rows = grid.filter(trimmed);
  checkSize(rows, options);
  const sheet: Sheet = {
    name,
    headings: [],
    epoch: 1900,
    headingRow: 0,
    rows: [],
    notes: [...notes],
    problems: [],
    skipped: [],
    detected: [],
    units: [],
  };
  if (rows.length === 0) {
    sheet.notes.push('the sheet is empty');
    return sheet;
  }
  if (!options.headingRows && options.known && isForm(rows, options.known)) {
    const message = `This is a form with a label before each value (row ${rows[0]!.number} on); put the labels into one row and each record into a row of its own below, or say which row has the headings (--header-row)`;
    sheet.problems.push(new ReadError('headings', message, { row: rows[0]!.number }));
    return sheet;
  }
  const block = options.headingRows
    ? headingBlockAt(rows, options.headingRows)
    : headingBlock(rows, merges, options.known);
  if (!block && options.headingRows)
    throw new ReadError(
      'headings',
      `There is nothing in heading row ${options.headingRows[0]}; the filled rows are ${rows[0]!.number} to ${rows.at(-1)!.number} (--header-row)`,
    );
  if (!block) {
    const message = `No heading row among the first rows (row ${rows[0]!.number} begins ${quoted(rows[0]!.cells.find((cell) => !isBlank(cell)))}); put the column names into one row above the data, or say which row it is (--header-row)`;
    sheet.problems.push(new ReadError('headings', message, { row: rows[0]!.number }));
    return sheet;
  }
  const titles = rows.slice(0, block.top);
  if (titles.length > 0) {
    sheet.units = unitsIn(titles);
    const text = quoted(
      titles.map((row) => row.cells.filter((cell) => !isBlank(cell)).join(' ')).join(' / '),
    );
    sheet.notes.push(
      `skipped ${titles.length} title row${titles.length > 1 ? 's' : ''} (${places(titles.map((row) => row.number))}): ${text}`,
    );
  }
  if (block.bottom > block.top)
    sheet.notes.push(`headings joined from rows ${rows[block.top]!.number}–${rows[block.bottom]!.number}`);
  sheet.headings = joinedHeadings(rows.slice(block.top, block.bottom + 1), merges);
  sheet.headingRow = rows[block.bottom]!.number;
  sheet.skipped = rows.slice(0, block.bottom + 1).map((row) => row.number);
  sheet.detected = [detection('headings', `in row ${sheet.headingRow}`, block.confidence)];
  noteHeadings(sheet);
  const body = withoutFooter(rows.slice(block.bottom + 1), sheet);
  for (const row of body) take(row, sheet);
  return sheet;
}

function checkSize(rows: Row[], options: SheetOptions): void {
  const maxRows = options.maxRows ?? MAX_ROWS;
  const maxColumns = options.maxColumns ?? MAX_COLUMNS;
  if (rows.length > maxRows)
    throw new ReadError('limit', `The sheet has ${rows.length} rows, allowed are ${maxRows}; split the file`);
  let widest = 0;
  for (const row of rows) {
    widest = Math.max(widest, row.cells.length);
    if (row.cells.length > maxColumns) {
      const message = `Row ${row.number} has ${row.cells.length} columns, allowed are ${maxColumns}; remove what stands beside the table`;
      throw new ReadError('limit', message, { row: row.number });
    }
  }
  if (widest * rows.length > MAX_CELLS)
    throw new ReadError(
      'limit',
      `The sheet has ${widest * rows.length} cells, allowed are ${MAX_CELLS}; split the file`,
    );
}

function noteHeadings(sheet: Sheet): void {
  const columns = new Map<string, number[]>();
  sheet.headings.forEach((heading, i) => {
    columns.set(heading, [...(columns.get(heading) ?? []), i + 1]);
  });
  for (const [heading, at] of columns) {
    if (heading === '') sheet.notes.push(`column ${at.join(', ')} has no heading and is not read`);
    else if (at.length > 1)
      sheet.notes.push(`the heading ${quoted(heading)} stands over columns ${at.join(', ')}`);
  }
}

/** Whether the row sums up others: one of its first two cells says so, and the rest are figures. */
function isTotal(row: Row): boolean {
  const cells = row.cells.filter((cell) => !isBlank(cell));
  const says = (cell: Cell) => typeof cell === 'string' && TOTAL.test(cell.replace(/\s+/g, ''));
  const at = cells.slice(0, 2).findIndex(says);
  return (
    at >= 0 && cells.every((cell, i) => i <= at || typeof cell !== 'string' || /^\D{0,2}$|\d/.test(cell))
  );
}

function isSignature(row: Row): boolean {
  const first = row.cells.find((cell) => !isBlank(cell));
  return (
    typeof first === 'string' &&
    (SIGNATURE.test(first.replace(/\s+/g, '')) || (/^[*※]/.test(first) && filled(row) === 1))
  );
}

function withoutFooter(rows: Row[], sheet: Sheet): Row[] {
  const counts = rows.map(filled).sort((a, b) => a - b);
  const typical = counts[counts.length >> 1] ?? 0;
  const isRemnant = (row: Row) => typical >= 3 && filled(row) === 1;
  const footer: number[] = [];
  const totals: number[] = [];
  const repeated: number[] = [];
  let end = rows.length;
  while (end > 0 && (isSignature(rows[end - 1]!) || isRemnant(rows[end - 1]!) || isTotal(rows[end - 1]!))) {
    end--;
    (isTotal(rows[end]!) ? totals : footer).unshift(rows[end]!.number);
  }
  const body = rows.slice(0, end).filter((row) => {
    const total = isTotal(row);
    const again = !total && row.cells.length > 1 && isHeadingAgain(row, sheet.headings);
    if (total) totals.push(row.number);
    if (again) repeated.push(row.number);
    return !total && !again;
  });
  totals.sort((a, b) => a - b);
  sheet.skipped.push(...totals, ...footer, ...repeated);
  if (totals.length > 0) sheet.notes.push(`skipped totals (${places(totals)})`);
  if (footer.length > 0) {
    const texts = rows
      .filter((row) => footer.includes(row.number))
      .map((row) => row.cells.filter((cell) => !isBlank(cell)).join(' '));
    sheet.notes.push(`skipped notes below the table (${places(footer)}): ${quoted(texts.join(' / '))}`);
  }
  if (repeated.length > 0) sheet.notes.push(`skipped repeated headings (${places(repeated)})`);
  return body;
}

const isHeadingAgain = (row: Row, headings: string[]) =>
  headings.every(
    (heading, i) => heading === (isBlank(row.cells[i]) ? '' : headingText(row.cells[i] as Cell)),
  );

function take(row: Row, sheet: Sheet): void {
  const width = sheet.headings.length;
  if (row.cells.length > width) {
    const value = row.cells.slice(width).find((cell) => !isBlank(cell));
    const message = `Row ${row.number} has ${row.cells.length} cells for ${width} headings (${quoted(value)} stands beside the table); put quotes around cells that hold the delimiter, or give the column a heading`;
    sheet.problems.push(new ReadError('ragged', message, { row: row.number, value }));
    return;
  }
  while (row.cells.length < width) row.cells.push(null);
  sheet.rows.push(row);
}
