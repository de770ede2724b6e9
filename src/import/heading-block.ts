/** Which rows of a grid are its headings, and what each column is called. */
import type { Cell, Merge, Row } from './sheet.ts';

const CANDIDATES = 10;
const SAMPLE = 200;
const FULL_ENOUGH = 0.6;
const WORDS = 0.8;
const DISTINCT = 0.6;
const DEEPEST = 4;
const BY_LOOKS = 0.6;
/** What is longer is no heading, and would be said in every fault. */
const LONGEST = 300;
const NUMERIC = /^[-+¥$]?[\d.,，%\s]+$|^\d{2,4}\s*[-/.年]\s*\d{1,2}([-/.月]|$)/;

/** Indices into the rows given, inclusive; `confidence` is the share of its headings that are known, 0.6 by looks alone. */
export type Block = { top: number; bottom: number; confidence: number };

/** A heading as one line: surrounding space and layout spaces and line breaks beside Chinese characters removed. */
export function headingText(cell: Cell): string {
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '');
  return text
    .slice(0, LONGEST)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<=[^ -~]) | (?=[^ -~])/g, '');
}

const isWord = (cell: Cell | undefined) => typeof cell === 'string' && !NUMERIC.test(cell);
const isFilled = (cell: Cell | undefined) => cell !== null && cell !== undefined && cell !== '';

/** The row with merged cells filled from their first cell, so that a heading spread over columns counts as full. */
function spread(row: Row, byNumber: Map<number, Row>, merges: Merge[]): Cell[] {
  const cells = [...row.cells];
  for (const { top, left, bottom, right } of merges) {
    if (row.number < top || row.number > bottom) continue;
    const value = byNumber.get(top)?.cells[left] ?? null;
    for (let column = left; column <= right; column++) {
      while (cells.length <= column) cells.push(null);
      cells[column] = value;
    }
  }
  return cells;
}

/** The heading rows among `rows` (blank rows left out); undefined when no row looks like headings. */
export function headingBlock(
  rows: Row[],
  merges: Merge[],
  known?: (heading: string) => boolean,
): Block | undefined {
  const head = rows.slice(0, CANDIDATES);
  const near = mergesNear(merges, head);
  const byNumber = new Map(head.map((row) => [row.number, row]));
  const found = (known && mostKnown(head, known)) ?? firstFull(rows, head, byNumber, near);
  if (found === undefined) return undefined;
  const { top, bottom } = grown(rows, found, near);
  const texts = rows[found]!.cells.filter(isFilled).map((cell) => headingText(cell ?? null));
  const share = known ? texts.filter(known).length / texts.length : 0;
  // Beyond half, what is not known is a column of the department's own.
  return { top, bottom, confidence: Math.max(BY_LOOKS, share > 0.5 ? 1 : 2 * share) };
}

/** The heading rows with these numbers. */
export function headingBlockAt(
  rows: Row[],
  [first, last]: readonly [first: number, last: number],
): Block | undefined {
  const top = rows.findIndex((row) => row.number >= first && row.number <= last);
  const bottom = rows.findLastIndex((row) => row.number >= first && row.number <= last);
  return top < 0 ? undefined : { top, bottom, confidence: 1 };
}

const mergesNear = (merges: Merge[], rows: Row[]) =>
  merges.filter((merge) => merge.top <= (rows.at(-1)?.number ?? 0));

function mostKnown(head: Row[], known: (heading: string) => boolean): number | undefined {
  let best: number | undefined;
  let most = 0;
  head.forEach((row, i) => {
    const count = row.cells.filter((cell) => isFilled(cell) && known(headingText(cell))).length;
    if (count > most) [best, most] = [i, count];
  });
  const isChance = best !== undefined && most === 1 && head[best]!.cells.filter(isFilled).length > 2;
  return isChance ? undefined : best;
}

function firstFull(
  rows: Row[],
  head: Row[],
  byNumber: Map<number, Row>,
  merges: Merge[],
): number | undefined {
  const widest = Math.max(...rows.slice(0, SAMPLE).map((row) => row.cells.filter(isFilled).length));
  const index = head.findIndex((row) => {
    const cells = spread(row, byNumber, merges).filter(isFilled);
    const words = cells.filter(isWord);
    return (
      cells.length >= widest * FULL_ENOUGH &&
      words.length >= cells.length * WORDS &&
      new Set(words).size >= cells.length * DISTINCT
    );
  });
  return index < 0 ? undefined : index;
}

function grown(rows: Row[], found: number, merges: Merge[]): Omit<Block, 'confidence'> {
  let { top, bottom } = { top: found, bottom: found };
  for (let changed = true; changed; ) {
    changed = false;
    const first = rows[top]!.number;
    const last = rows[bottom]!.number;
    for (const merge of merges) {
      if (merge.top === merge.bottom || merge.bottom < first || merge.top > last) continue;
      while (top > 0 && rows[top]!.number > merge.top && bottom - top < DEEPEST - 1)
        [top, changed] = [top - 1, true];
      while (rows[bottom + 1] && rows[bottom + 1]!.number <= merge.bottom && bottom - top < DEEPEST - 1)
        [bottom, changed] = [bottom + 1, true];
    }
  }
  if (top !== bottom) return { top, bottom };
  const parent = rows[top - 1];
  const child = rows[bottom + 1];
  if (parent && isSplit(parent, rows[top]!, merges)) return { top: top - 1, bottom };
  if (child && isSplit(rows[bottom]!, child, merges)) return { top, bottom: bottom + 1 };
  return { top, bottom };
}

/**
 * Whether `child` holds the second level of headings of `parent`: under each blank (or merged) cell of the parent and
 * under the cell that opens the group, words; and nothing under at least one ungrouped cell, unless merges say it all.
 */
function isSplit(parent: Row, child: Row, merges: Merge[]): boolean {
  const groups = merges.filter(
    (merge) => merge.top === parent.number && merge.bottom === merge.top && merge.right > merge.left,
  );
  const width = Math.max(parent.cells.length, child.cells.length);
  const opens = (column: number) => isFilled(parent.cells[column]) && !isFilled(parent.cells[column + 1]);
  const texts = child.cells.filter(isFilled);
  if (parent.cells.filter(isFilled).length < 2 || texts.length < 2) return false;
  if (!texts.every(isWord) || new Set(texts).size < texts.length * DISTINCT) return false;
  if (parent.cells.some((cell) => typeof cell === 'string' && /[:：]/.test(cell))) return false;
  let single = 0;
  for (let column = 0; column < width; column++) {
    const above = isFilled(parent.cells[column]);
    const below = isFilled(child.cells[column]);
    if (!above && !below) return false;
    if (above && below && !(opens(column) && column + 1 < width)) return false;
    if (above && !below) single++;
  }
  return single > 0 || groups.length > 0;
}

/** The headings of each column of a block of rows, parent and child joined with ' / '; '' where there is none. */
export function joinedHeadings(block: Row[], merges: Merge[]): string[] {
  const byNumber = new Map(block.map((row) => [row.number, row]));
  const near = mergesNear(merges, block).filter((merge) => byNumber.has(merge.top));
  const levels = block.map((row) => spread(row, byNumber, near));
  const width = Math.max(...levels.map((cells) => cells.length));
  const headings: string[] = [];
  for (let column = 0; column < width; column++) {
    const parts: string[] = [];
    levels.forEach((cells, level) => {
      let cell = cells[column];
      const isGrouped = !isFilled(cell) && levels.slice(level + 1).some((lower) => isFilled(lower[column]));
      for (let left = column - 1; isGrouped && !isFilled(cell) && left >= 0; left--) cell = cells[left];
      const text = headingText(cell ?? null);
      if (text !== '' && text !== parts.at(-1)) parts.push(text);
    });
    headings.push(parts.join(' / '));
  }
  while (headings.at(-1) === '') headings.pop();
  return headings;
}
