/** Columns of an export that an import reads back: headings with units, terms as labels. */
import type { Collection, Field, Value } from './kinds.ts';
import { fieldsOf } from './record.ts';
import { valueText } from './sentence.ts';
import { UNITS } from './units.ts';

export type ExportColumn = {
  readonly name: string;
  /** Chinese label with the stored unit in brackets, as imports understand it. */
  readonly heading: string;
  /** The value as a cell; empty for no value. */
  cell(value: Value | undefined): string;
};

const unitOf = (field: Field) =>
  (field.kind === 'number' || field.kind === 'count') && field.unit !== undefined
    ? UNITS[field.unit].label.zh
    : undefined;

/** Numbers, references and text as stored; terms and flags in Chinese, many values joined by 、. */
function cell(value: Value | undefined, field: Field): string {
  if (value === null || value === undefined) return '';
  if (field.kind === 'term' || field.kind === 'flag') return valueText(value, field, 'zh');
  return Array.isArray(value) ? value.join('、') : String(value);
}

/** The columns of a collection in display order. */
export const exportColumns = (collection: Collection): ExportColumn[] =>
  Object.entries(fieldsOf(collection)).map(([name, field]) => {
    const unit = unitOf(field);
    return {
      name,
      heading: unit === undefined ? field.label.zh : `${field.label.zh}（${unit}）`,
      cell: (value) => cell(value, field),
    };
  });
