/** A cell becomes a field's value: one exhaustive record keyed by kind. */
import type { Field, Kind, Value } from '../domain/kinds.ts';
import { bandOf } from './bands.ts';
import { parseDate, parseQuarter } from './date.ts';
import { isPlaceholder } from './placeholder.ts';
import { type QuantityContext, quantity } from './quantity.ts';
import type { Cell } from './sheet.ts';

/** A value, or why there is none; `said` tells what the value leaves out or assumes, and is counted by column. */
export type Parsed = { value: Value; said?: string } | { reason: string };

/** Finds the record a reference names, by id, source number or Chinese name; undefined when there is none. */
export type Resolve = (collection: string, text: string) => string | undefined;

/** `epoch` is that of bare spreadsheet date numbers. */
export type ValueContext = QuantityContext & { resolve: Resolve; epoch?: 1900 | 1904 | undefined };

const textOf = (cell: Cell): string =>
  cell instanceof Date
    ? cell.toISOString().slice(0, 10)
    : String(cell ?? '')
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .trim();

/** Whether a cell says that there is no value, as far as one can tell without its field. */
export const isEmpty = (cell: Cell): boolean => cell === null || isPlaceholder(textOf(cell));

const foldTerm = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·・]+/g, '');

const TERM_INDEX = new WeakMap<object, Map<string, string>>();

type TermField = Extract<Field, { kind: 'term' }>;

function termIndex({ terms }: TermField): Map<string, string> {
  let index = TERM_INDEX.get(terms);
  if (!index) {
    index = new Map();
    // Aliases first, so that a label or code of one term wins over an alias of another.
    for (const [code, term] of Object.entries(terms))
      for (const alias of term.aliases ?? []) index.set(foldTerm(alias), code);
    for (const [code, term] of Object.entries(terms))
      for (const spelling of [term.en, term.zh, code]) index.set(foldTerm(spelling), code);
    TERM_INDEX.set(terms, index);
  }
  return index;
}

/** The term a text names: whole, by the code in its brackets (`工业用地（M1）`), or twice over (`M1 一类工业用地`). */
function termCode(field: TermField, text: string): string | undefined {
  const index = termIndex(field);
  const whole = index.get(foldTerm(text));
  if (whole !== undefined) return whole;
  const [, before, inside] = /^(.+?)\s*[(（[【](.+)[)）\]】]$/.exec(text) ?? [];
  if (inside !== undefined && Object.hasOwn(field.terms, inside)) return inside;
  const parts = before !== undefined && inside !== undefined ? [before, inside] : text.split(/\s+/);
  const [first, ...others] = parts.map((part) => index.get(foldTerm(part)));
  return others.every((code) => code === first) ? first : undefined;
}

/** The terms of a list; a part that is none is tried as a list with lesser signs, as a label may hold those itself. */
const termCodes = (field: TermField, text: string): { codes: string[]; unknown?: string } => {
  const whole = termCode(field, text);
  if (whole !== undefined) return { codes: [whole] };
  const codes: string[] = [];
  for (const part of split(text)) {
    const code = termCode(field, part);
    if (code !== undefined) {
      codes.push(code);
      continue;
    }
    const lesser = part.split(/[/和及与+＋&]+/).map((one) => termCode(field, one.trim()));
    if (lesser.length < 2 || lesser.includes(undefined)) return { codes, unknown: part };
    codes.push(...(lesser as string[]));
  }
  return { codes: [...new Set(codes)] };
};

const listed = (labels: string[]) =>
  labels.length > 12 ? `${labels.slice(0, 12).join('、')}…` : labels.join('、');

function term(cell: Cell, field: Field): Parsed {
  if (field.kind !== 'term') return { reason: 'not a term field' };
  const text = textOf(cell);
  const unknownTerm = (what: string) => ({
    reason: `"${what}" is not a known value; use one of ${listed(Object.values(field.terms).map((t) => t.zh))}`,
  });
  if (!field.many) {
    const code = termCode(field, text) ?? bandOf(field.terms, text);
    return code === undefined ? unknownTerm(text) : { value: code };
  }
  const { codes, unknown } = termCodes(field, text);
  return unknown === undefined ? { value: codes } : unknownTerm(unknown);
}

const split = (text: string) =>
  text
    .split(/[、，,;；|\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A count between such bounds counts years, and departments hand in the whole date. */
const isYear = ({ kind, min = 0, max = 0 }: { kind: string; min?: number; max?: number }) =>
  kind === 'count' && min >= 1500 && max > 0 && max <= 2500;

function measured(cell: Cell, field: Field, context: ValueContext): Parsed {
  if (field.kind !== 'number' && field.kind !== 'count') return { reason: 'not a number field' };
  const parsed = quantity(cell, field, context);
  if (!('reason' in parsed) || !isYear(field)) return parsed;
  const date = parseDate(cell, { serials: context.epoch });
  return 'value' in date && date.value !== null ? { value: Number(date.value.slice(0, 4)) } : parsed;
}

/** How many things a number for one thing names: `WG-1、WG-2`, `12号、13号地块`, `WG-1至3`, `3宗`. */
function numbered(text: string): string | undefined {
  const parts = text
    .split(/[、，,;；\n]+|(?<=[\d号块])[和及与](?=.*\d)/)
    .filter((part) => part.trim() !== '');
  if (parts.length > 1 && parts.every((part) => /\d/.test(part)))
    return parts.map((part) => part.trim()).join(' | ');
  if (/\d号?(地块)?\s*[~～至]\s*\d/.test(text) || /[\d两二三四五六七八九十]+宗(地|$)/.test(text)) return text;
  return undefined;
}

const YES = new Set(['是', '有', 'true', 't', '1', '√', '✓', '☑', 'yes', 'y', '已完成', '具备']);
const NO = new Set(['否', '无', 'false', 'f', '0', '×', '✗', 'no', 'n', '没有', '未完成', '不具备']);

/** D1 refuses rows over 2 MB, and nobody reads more. */
const LONGEST_TEXT = 5000;

const VALUE: Record<Kind, (cell: Cell, field: Field, context: ValueContext) => Parsed> = {
  text: (cell, field) => {
    if (field.kind !== 'text') return { reason: 'not a text field' };
    if (field.onset) {
      const parsed = parseQuarter(cell);
      if ('error' in parsed) return { reason: parsed.error };
      const { value, precision } = parsed;
      return precision
        ? { value, said: 'halves and ends of years are taken for their last quarter' }
        : { value };
    }
    const text = textOf(cell);
    if (text.includes('\uFFFD'))
      return { reason: 'holds unreadable characters; check the encoding of the file' };
    const longest = field.longest ?? LONGEST_TEXT;
    if (text.length > longest)
      return { reason: `has ${text.length} characters; at most ${longest} are taken` };
    const several = field.one ? numbered(text) : undefined;
    if (several !== undefined)
      return {
        reason: `names several (${several}); give each its own row, with its own number, area and place`,
      };
    return { value: field.many ? split(text) : text };
  },
  term,
  number: measured,
  count: measured,
  flag: (cell) => {
    const text = textOf(cell).normalize('NFKC').toLowerCase();
    if (YES.has(text)) return { value: true };
    return NO.has(text) ? { value: false } : { reason: `"${textOf(cell)}" is neither 是 nor 否` };
  },
  date: (cell, field, { epoch }) => {
    const last = field.kind === 'date' && field.last === true;
    const parsed = parseDate(cell, { serials: epoch, last });
    if ('error' in parsed) return { reason: parsed.error };
    const { value, endless, now, serial } = parsed;
    const isOnset = field.kind === 'date' && field.onset === true;
    if ((endless && !last) || (now && !isOnset))
      return { reason: `"${textOf(cell)}" is not a day; write it as 2026-11-23` };
    if (serial) return { value, said: 'bare numbers are read as spreadsheet dates' };
    if (now) return { value, said: '现房, 随时 and the like are kept as no date' };
    return endless ? { value, said: '长期 and the like are kept as no end' } : { value };
  },
  reference: (cell, field, { resolve }) => {
    if (field.kind !== 'reference') return { reason: 'not a reference field' };
    const id = resolve(field.to, textOf(cell));
    return id === undefined
      ? { reason: `there is no ${field.to} record with id, number or name "${textOf(cell)}"` }
      : { value: id };
  },
};

/** Whether the field has a meaning of its own for what else is a placeholder: 无 is a flag's no, and may be one of its terms. */
function isOwnWord(text: string, field: Field): boolean {
  if (field.kind === 'flag') return /^(无|没有)$/.test(text);
  return field.kind === 'term' && text !== '' && termIndex(field).has(foldTerm(text));
}

/** The value of a cell for a field, in the stored unit; placeholders such as `---` are null. */
export const cellValue = (cell: Cell, field: Field, context: ValueContext): Parsed =>
  isEmpty(cell) && !isOwnWord(textOf(cell), field)
    ? { value: null }
    : VALUE[field.kind](cell, field, context);
