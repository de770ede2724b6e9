/** Lays samples out as rows under the headings of a department's form. */
import type { Field, Value } from '../../src/domain/kinds.ts';
import { collectionOf } from '../../src/domain/maps/index.ts';
import { fieldsOf } from '../../src/domain/record.ts';
import { convert, unitNamed } from '../../src/domain/units.ts';
import type { Crs } from '../../src/import/coordinate-systems.ts';
import { boundaryPoints, dms, written } from './coordinates.ts';
import type { Sample } from './world.ts';

export type Cell = string | number | Date | null;

/** A heading, with its unit in brackets, and what stands under it: a field's name or one of the places below. */
type Column = readonly [heading: string, source: string];

/** `group` is the merged heading above its columns; '' for none. */
export type Group = readonly [group: string, columns: readonly Column[]];

export type Layout = {
  collection: string;
  crs: Crs;
  /** How dates are typed: 2026-11-03, 2026/11/3, 2026年11月3日, or as a date cell of a workbook. */
  dates: 'iso' | 'slash' | 'chinese' | 'workbook';
  groups: readonly Group[];
};

/** A row by heading; spoiled copies of rows are what imports must refuse. */
export type Row = { cells: Record<string, Cell>; sample: Sample };

const PLACES: Record<string, (sample: Sample, crs: Crs) => Cell> = {
  '@lon': ({ geometry }, crs) => (geometry?.type === 'Point' ? written(geometry.coordinates, crs)[0] : null),
  '@lat': ({ geometry }, crs) => (geometry?.type === 'Point' ? written(geometry.coordinates, crs)[1] : null),
  '@position': ({ geometry }, crs) =>
    geometry?.type === 'Point' ? written(geometry.coordinates, crs).join(',') : null,
  '@lon-dms': ({ geometry }) => (geometry?.type === 'Point' ? dms(geometry.coordinates[0]) : null),
  '@lat-dms': ({ geometry }) => (geometry?.type === 'Point' ? dms(geometry.coordinates[1]) : null),
  '@boundary': ({ geometry }) =>
    geometry?.type === 'Polygon' ? boundaryPoints(geometry.coordinates[0]!) : null,
  '@picture': ({ picture }) => (picture === undefined ? null : `/media/${picture}.svg`),
  '@caption': ({ picture }) => (picture === undefined ? null : '示意图 / Schematic'),
  '@credit': ({ picture }) => (picture === undefined ? null : '样例'),
};

function date(iso: string, style: Layout['dates']): Cell {
  if (style === 'iso') return iso;
  if (style === 'workbook') return new Date(`${iso}T00:00:00Z`);
  const [year, month, day] = iso.split('-').map(Number);
  return style === 'slash' ? `${year}/${month}/${day}` : `${year}年${month}月${day}日`;
}

function cell(value: Value | undefined, field: Field, heading: string, style: Layout['dates']): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') {
    const unit = unitNamed(/[（(](.+)[）)]$/.exec(heading)?.[1] ?? '');
    const stored = 'unit' in field ? field.unit : undefined;
    return Number((unit && stored ? convert(value, stored, unit) : value).toPrecision(10));
  }
  if (field.kind === 'term')
    return [value]
      .flat()
      .map((code) => field.terms[code as string]!.zh)
      .join('、');
  if (typeof value === 'object') return value.join('、');
  return field.kind === 'date' ? date(value, style) : value;
}

/**
 * The rows of a form. Terms are written by their Chinese label, numbers in the heading's unit, flags as 是 / 否.
 * @throws RangeError when a column names neither a field of the collection nor a place
 */
export function rows(layout: Layout, samples: readonly Sample[]): Row[] {
  const collection = collectionOf(layout.collection);
  if (!collection) throw new RangeError(`There is no collection "${layout.collection}"`);
  const fields = fieldsOf(collection);
  const writers = layout.groups
    .flatMap(([, columns]) => columns)
    .map(([heading, source]): readonly [string, (sample: Sample) => Cell] => {
      const place = PLACES[source];
      if (place) return [heading, (sample) => place(sample, layout.crs)];
      const field = fields[source];
      if (!field) throw new RangeError(`${layout.collection} has no field "${source}"`);
      return [heading, ({ values }) => cell(values[source], field, heading, layout.dates)];
    });
  return samples.map((sample) => ({
    cells: Object.fromEntries(writers.map(([heading, write]) => [heading, write(sample)])),
    sample,
  }));
}

/**
 * A copy of a row with other cells.
 * @throws RangeError when the form has no such heading
 */
export function altered(row: Row, changes: Record<string, Cell>): Row {
  for (const heading of Object.keys(changes))
    if (!(heading in row.cells)) throw new RangeError(`The form has no heading "${heading}"`);
  return { sample: row.sample, cells: { ...row.cells, ...changes } };
}

/** The rows with others put in at even distances, so that faults stand in the middle of a file. */
export function interspersed(rows: readonly Row[], others: readonly Row[]): Row[] {
  const result = [...rows];
  others.forEach((row, i) => {
    result.splice(Math.floor(((i + 1) * rows.length) / (others.length + 1)) + i, 0, row);
  });
  return result;
}

/** The last columns of every form: who answers, how fresh it is. */
export const PROVENANCE_COLUMNS: readonly Column[] = [
  ['联系单位', 'contact_office'],
  ['联系邮箱', 'contact_mailbox'],
  ['联系电话', 'contact_phone'],
  ['服务时间', 'contact_hours'],
  ['服务语言', 'contact_languages'],
  ['状态日期', 'status_date'],
  ['核验日期', 'verified_at'],
  ['有效期至', 'valid_until'],
];

export const PICTURE_COLUMNS: readonly Column[] = [
  ['图片', '@picture'],
  ['图片说明', '@caption'],
  ['图片来源', '@credit'],
];
