/** One row becomes a draft record: every cell read as the field of its column, and the place. */
import type { Field, Value } from '../domain/kinds.ts';
import { isMobile, isNoMailbox } from './contact.ts';
import { type Column, isCounter, type SystemHeading } from './headings.ts';
import type { Place } from './place.ts';
import type { placing } from './placing.ts';
import { quantityRange } from './quantity.ts';
import type { Remark, Remarks } from './remarks.ts';
import { shown } from './report.ts';
import { RowFault } from './row-fault.ts';
import type { Draft, RowOptions, SourceRow } from './rows.ts';
import type { Cell } from './sheet.ts';
import { cellValue, isEmpty, type Parsed, type ValueContext } from './values.ts';

type Values = { values: (readonly [field: string, value: Value])[]; said?: string | undefined };

function columnValues(
  cell: Cell,
  column: Extract<Column, { kind: 'field' }>,
  context: ValueContext,
): Values | { reason: string } {
  const { name, field, upper } = column;
  if (upper === undefined || (field.kind !== 'number' && field.kind !== 'count')) {
    const parsed: Parsed = cellValue(cell, field, context);
    return 'reason' in parsed ? parsed : { values: [[name, parsed.value]], said: parsed.said };
  }
  const parsed = quantityRange(cell, field, context);
  if ('reason' in parsed) return parsed;
  const [min, max] = parsed.value;
  return {
    values: [
      [name, min],
      [upper, max],
    ],
    said: parsed.said,
  };
}

/** Cells of a column that are remembered with what they were read as: most columns have few values. */
const MOST_KNOWN = 1000;
const LONGEST_KNOWN = 40;

/** How cells of a column are read, and what some were read as. */
export type KnownCells = { context: ValueContext; read: Map<string, ReturnType<typeof columnValues>> };

/** Nothing is known of the cells of these columns yet. */
export const knownCells = (
  columns: readonly Column[],
  { resolve, dollar, epoch }: Pick<RowOptions, 'resolve' | 'dollar' | 'epoch'>,
): KnownCells[] =>
  columns.map((column) => {
    const { name } = column;
    const { unit, dollars } = column.kind === 'field' ? column : { unit: undefined, dollars: undefined };
    return { context: { resolve, dollar, epoch, name, unit, dollars }, read: new Map() };
  });

function remembered(
  { context, read }: KnownCells,
  cell: Cell,
  column: Extract<Column, { kind: 'field' }>,
): ReturnType<typeof columnValues> {
  if (typeof cell !== 'string' || cell.length > LONGEST_KNOWN) return columnValues(cell, column, context);
  let values = read.get(cell);
  if (!values) {
    values = columnValues(cell, column, context);
    if (read.size < MOST_KNOWN) read.set(cell, values);
  }
  return values;
}

/** As much of an unknown column as anyone reads; what is cut shows it. */
const LONGEST_EXTRA = 2000;

function extraText(cell: Cell): string {
  const text = cell instanceof Date ? shown(cell) : String(cell).trim();
  return text.length > LONGEST_EXTRA ? `${text.slice(0, LONGEST_EXTRA)}…` : text;
}

/**
 * The draft of one row; what its values leave out goes to `told.remarks`.
 * @throws RowFault when the row cannot be taken, ReadError when its place cannot be read
 */
export function draftOf(
  row: SourceRow,
  headings: readonly string[],
  columns: readonly Column[],
  required: readonly (readonly [name: string, field: Field])[],
  options: RowOptions,
  told: {
    mobiles: number;
    remarks: Remarks;
    places: ReturnType<typeof placing>;
    known: readonly KnownCells[];
    /** The fields of the columns without values: a record that grows one by one is moved again and again. */
    blank: Readonly<Record<string, Value>>;
  },
): Draft {
  const said: Remark[] = [];
  const values = { ...told.blank };
  const extra: Record<string, string> = {};
  const place: Place = {};
  const media: Partial<Record<SystemHeading, string>> = {};
  columns.forEach((column, i) => {
    const cell = row.cells[i] ?? null;
    const heading = headings[i]!;
    if (column.kind === 'extra') {
      if (!isEmpty(cell) && heading !== '' && !isCounter(heading))
        extra[heading in extra ? `${heading} (${i + 1})` : heading] = extraText(cell);
    } else if (column.kind === 'system') {
      place[column.name] = { heading, cell };
      if (column.name.startsWith('media') && !isEmpty(cell)) media[column.name] = String(cell);
    } else if (column.kind === 'field') {
      const parsed = remembered(told.known[i]!, cell, column);
      if ('reason' in parsed) throw new RowFault(heading, cell, parsed.reason);
      if (parsed.said !== undefined) said.push({ heading, what: parsed.said, cell });
      // Two columns may feed one field; the first that says something wins.
      for (const [field, value] of parsed.values) {
        const isOther = value !== null && String(values[field] ?? value) !== String(value);
        if (isOther) said.push({ heading, what: `left out, another column says ${field} differently`, cell });
        values[field] ??= value;
      }
    }
  });
  values.source_dept ??= options.source ?? null;
  values.visibility ??= 'public';
  for (const [name, field] of required)
    if (values[name] === null || values[name] === undefined) {
      const i = columns.findIndex((column) => column.name === name);
      throw new RowFault(
        headings[i] ?? field.label.zh,
        row.cells[i] ?? null,
        `${field.label.zh} (${name}) is required`,
      );
    }
  const placed = told.places.place(row, place, values);
  values.division ??= null;
  if (isMobile(values.contact_phone)) {
    values.contact_phone = null;
    told.mobiles += 1;
  }
  if (isNoMailbox(values.contact_mailbox))
    throw new RowFault(
      headings[columns.findIndex(({ name }) => name === 'contact_mailbox')]!,
      String(values.contact_mailbox),
      'is not an e-mail address',
    );
  const url = media.media_url;
  for (const remark of said) told.remarks.add(row.number, remark);
  return {
    row: row.number,
    values,
    geometry: placed.geometry,
    sourceGeometry: placed.sent,
    crs: placed.crs,
    ...(placed.geometry === null && placed.needs !== undefined && { needsPlace: placed.needs }),
    media:
      url === undefined
        ? null
        : { url, caption: media.media_caption ?? '', credit: media.media_credit ?? '' },
    extra,
  };
}
