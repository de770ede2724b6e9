/** A cell becomes a field's value: one exhaustive record keyed by kind. */
import type { Field, Kind, Value } from '../domain/kinds.ts';
import { convert, storedUnit, type Unit, unitNamed } from '../domain/units.ts';
import { parseDate } from './date.ts';
import { parseNumber } from './number.ts';
import type { Cell } from './sheet.ts';

/** A value, or why there is none; `said` are notes for the report. */
export type Parsed = { value: Value } | { reason: string };

/** Finds the record a reference names, by id, source number or Chinese name; undefined when there is none. */
export type Resolve = (collection: string, text: string) => string | undefined;

export type ValueContext = { unit?: Unit; resolve: Resolve };

const PLACEHOLDERS = new Set(['', '-', '--', '---', '—', '/', '无', '暂无', 'n/a', 'null', '待定', '不详']);

const textOf = (cell: Cell): string =>
  cell instanceof Date
    ? cell.toISOString().slice(0, 10)
    : String(cell ?? '')
        .normalize('NFC')
        .trim();

/** Whether a cell says that there is no value. A flag's 无 means no, so flags do not ask here. */
export const isEmpty = (cell: Cell): boolean => cell === null || PLACEHOLDERS.has(textOf(cell).toLowerCase());

const foldTerm = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·・]+/g, '');

const TERM_INDEX = new WeakMap<object, Map<string, string>>();

function termCode(field: Extract<Field, { kind: 'term' }>, text: string): string | undefined {
  let index = TERM_INDEX.get(field.terms);
  if (!index) {
    index = new Map();
    // Aliases first, so that a label or code of one term wins over an alias of another.
    for (const [code, term] of Object.entries(field.terms))
      for (const alias of term.aliases ?? []) index.set(foldTerm(alias), code);
    for (const [code, term] of Object.entries(field.terms))
      for (const spelling of [term.en, term.zh, code]) index.set(foldTerm(spelling), code);
    TERM_INDEX.set(field.terms, index);
  }
  return index.get(foldTerm(text));
}

const listed = (labels: string[]) =>
  labels.length > 12 ? `${labels.slice(0, 12).join('、')}…` : labels.join('、');

function term(cell: Cell, field: Field): Parsed {
  if (field.kind !== 'term') return { reason: 'not a term field' };
  const parts = field.many ? split(textOf(cell)) : [textOf(cell)];
  const codes = parts.map((part) => termCode(field, part));
  const unknown = parts.find((_, i) => codes[i] === undefined);
  if (unknown !== undefined)
    return {
      reason: `"${unknown}" is not a known value; use one of ${listed(Object.values(field.terms).map((t) => t.zh))}`,
    };
  return { value: field.many ? [...new Set(codes as string[])] : codes[0]! };
}

const split = (text: string) =>
  text
    .split(/[、，,;；|\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function quantity(cell: Cell, field: Field, { unit }: ValueContext): Parsed {
  if (field.kind !== 'number' && field.kind !== 'count') return { reason: 'not a number field' };
  const parsed = parseNumber(typeof cell === 'number' ? cell : textOf(cell));
  if ('error' in parsed) return { reason: parsed.error };
  if ('range' in parsed) return { reason: `"${textOf(cell)}" is a range; this field takes one number` };
  if (parsed.value === null) return { value: null };
  // `500万` under a heading in 万元 says its scale twice: the cell's own is the one meant.
  const heading = parsed.scale !== undefined && unit !== undefined ? storedUnit(unit) : unit;
  const written = parsed.unit === undefined ? heading : unitNamed(parsed.unit);
  if (parsed.unit !== undefined && written === undefined)
    return { reason: `unit "${parsed.unit}" is not known` };
  let value = parsed.value;
  if (written !== undefined && field.unit !== undefined) {
    try {
      value = convert(value, written, field.unit);
    } catch (error) {
      return { reason: error instanceof Error ? error.message : String(error) };
    }
  }
  if (field.kind === 'count' && !Number.isInteger(value)) return { reason: `${value} is not a whole number` };
  if (field.min !== undefined && value < field.min)
    return { reason: `${value} is below the least possible, ${field.min}` };
  if (field.max !== undefined && value > field.max)
    return { reason: `${value} is above the most possible, ${field.max}` };
  // Unit factors such as 2000/3 leave noise in the last digits of a double.
  return { value: Number(value.toPrecision(12)) };
}

const YES = new Set(['是', '有', 'true', '1', '√', '✓', 'yes', 'y']);
const NO = new Set(['否', '无', 'false', '0', '×', '✗', 'no', 'n', '没有']);

/** D1 refuses rows over 2 MB, and nobody reads more. */
const LONGEST_TEXT = 5000;

const VALUE: Record<Kind, (cell: Cell, field: Field, context: ValueContext) => Parsed> = {
  text: (cell, field) => {
    const text = textOf(cell);
    if (text.includes('\uFFFD'))
      return { reason: 'holds unreadable characters; check the encoding of the file' };
    const longest = (field.kind === 'text' ? field.longest : undefined) ?? LONGEST_TEXT;
    if (text.length > longest)
      return { reason: `has ${text.length} characters; at most ${longest} are taken` };
    return { value: field.kind === 'text' && field.many ? split(text) : text };
  },
  term,
  number: quantity,
  count: quantity,
  flag: (cell) => {
    const text = textOf(cell).normalize('NFKC').toLowerCase();
    if (YES.has(text)) return { value: true };
    return NO.has(text) ? { value: false } : { reason: `"${textOf(cell)}" is neither 是 nor 否` };
  },
  date: (cell) => {
    const parsed = parseDate(cell);
    return 'error' in parsed ? { reason: parsed.error } : { value: parsed.value };
  },
  reference: (cell, field, { resolve }) => {
    if (field.kind !== 'reference') return { reason: 'not a reference field' };
    const id = resolve(field.to, textOf(cell));
    return id === undefined
      ? { reason: `there is no ${field.to} record with id, number or name "${textOf(cell)}"` }
      : { value: id };
  },
};

/** The value of a cell for a field, in the stored unit; placeholders such as `---` are null. */
export const cellValue = (cell: Cell, field: Field, context: ValueContext): Parsed =>
  isEmpty(cell) && !(field.kind === 'flag' && textOf(cell) === '无')
    ? { value: null }
    : VALUE[field.kind](cell, field, context);
