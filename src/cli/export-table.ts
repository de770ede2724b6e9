/** Live records as columns: the fields, and what a record keeps beside them (picture, unknown headings of its file). */
import { exportColumns } from '../domain/export-columns.ts';
import type { Collection, Field, Value } from '../domain/kinds.ts';
import { fieldsOf } from '../domain/record.ts';
import { served } from '../domain/stored-value.ts';
import { UNITS } from '../domain/units.ts';
import { type Feature, geometryOf, type Row } from '../worker/features/feature.ts';

export type TableColumn = {
  /** As GIS files name it: the field, or the heading that an import takes. */
  name: string;
  /** As sheets name it. */
  heading: string;
  en: string;
  unit: string;
  /** Undefined for what is no field; all of that is text. */
  field?: Field;
  value(row: Row): Value;
  /** The value as text for people. */
  text(row: Row): string;
};

type Media = { url: string; caption?: { zh?: string }; credit?: string };

const parsed = <T>(text: Row[string] | undefined): T | undefined =>
  typeof text === 'string' ? (JSON.parse(text) as T) : undefined;

const media = (row: Row): Media | undefined => parsed<Media[]>(row.media)?.[0];

const PICTURE: [name: string, heading: string, en: string, (row: Row) => string | undefined][] = [
  ['image', '图片', 'Picture', (row) => media(row)?.url],
  ['image_caption', '图片说明', 'Caption', (row) => media(row)?.caption?.zh],
  ['image_credit', '图片来源', 'Credit', (row) => media(row)?.credit],
];

const textColumn = (
  name: string,
  heading: string,
  en: string,
  of: (row: Row) => string | undefined,
): TableColumn => ({
  name,
  heading,
  en,
  unit: '',
  value: (row) => of(row) || null,
  text: (row) => of(row) ?? '',
});

/** The columns of these rows; those beside the fields are there only where some row has them. */
export function tableColumns(rows: readonly Row[], collection: Collection): TableColumn[] {
  const fields = fieldsOf(collection);
  const columns = exportColumns(collection).map(({ name, heading, cell }): TableColumn => {
    const field = fields[name]!;
    const value = (row: Row) => served(row[name], field);
    const unit = 'unit' in field && field.unit ? UNITS[field.unit].label.zh : '';
    return { name, heading, en: field.label.en, unit, field, value, text: (row) => cell(value(row)) };
  });
  const pictures = rows.some(media) ? PICTURE.map((one) => textColumn(...one)) : [];
  const extra = (row: Row) => parsed<Record<string, string>>(row.extra);
  const others = new Set(rows.flatMap((row) => Object.keys(extra(row) ?? {})));
  return [
    ...columns,
    ...pictures,
    ...[...others].map((name) => textColumn(name, name, '', (row) => extra(row)?.[name])),
  ];
}

/** The rows as features with the columns as properties. */
export const featuresOf = (rows: readonly Row[], columns: readonly TableColumn[]): Feature[] =>
  rows.map((row) => ({
    type: 'Feature',
    id: String(row.id),
    geometry: geometryOf(row),
    properties: Object.fromEntries(columns.map(({ name, value }) => [name, value(row)])),
  }));
