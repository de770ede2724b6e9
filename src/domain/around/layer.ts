/** A collection to look around in: its columns, and which of its rows the public may see. */
import { storedList } from '../filter.ts';
import type { Collection } from '../kinds.ts';
import type { Bits } from '../snapshot/bits.ts';
import { rowsIn } from '../snapshot/bits.ts';
import { NAME_COLUMNS } from '../snapshot/format.ts';
import type { Table } from '../snapshot/reader.ts';
import type { Named } from './answer.ts';

export type Layer = { collection: Collection; table: Table; rows: Bits };
export type Layers = ReadonlyMap<string, Layer>;

/** The text of a field at a row, null for none. */
export function textAt({ columns }: Table, field: string, row: number): string | null {
  const column = columns.get(field);
  const value = column?.value(column.place(row)) ?? null;
  return value === null ? null : String(value);
}

/** The values of a list at a row; empty for none. */
export const listAt = (table: Table, field: string, row: number): string[] => {
  const text = textAt(table, field, row);
  return text === null ? [] : storedList(text);
};

/** Whether the records of a layer are named in its columns. */
export const isNamed = ({ table }: Layer): boolean => NAME_COLUMNS.every((name) => table.columns.has(name));

/** What the record at a row is called; for layers that are named. */
export const nameAt = ({ collection, table }: Layer, row: number): Named => ({
  collection: collection.id,
  id: textAt(table, 'id', row)!,
  name_zh: textAt(table, 'name_zh', row)!,
  name_en: textAt(table, 'name_en', row),
  pinyin: textAt(table, 'pinyin', row),
});

/** The public rows of a named layer by id; none where it is not named. */
export const rowsById = (layer: Layer | undefined): Map<string, number> =>
  new Map(
    layer && isNamed(layer) ? rowsIn(layer.rows).map((row) => [textAt(layer.table, 'id', row)!, row]) : [],
  );
