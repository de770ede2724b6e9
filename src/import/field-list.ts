/** The table beside a shapefile (`LAYER.fields.csv`) that says what its field names, ten bytes at most, stand for. */
import { csvTable } from '../domain/csv.ts';
import { recordsOfCsv } from './csv.ts';
import type { Cell } from './sheet.ts';

/** A field of the .dbf file and the column it belongs to; several in a row hold the pieces of a text too long for one. */
export type ListedField = { field: string; column: string; zh: string; en: string; unit: string };

const HEAD = ['field', 'column', 'label_zh', 'label_en', 'unit'];

/** The table, safe to open in a spreadsheet. */
export const fieldList = (fields: readonly ListedField[]): string =>
  csvTable([HEAD, ...fields.map(({ field, column, zh, en, unit }) => [field, column, zh, en, unit])]);

type Rows<R> = { headings: string[]; rows: R[] };

/** The table of a .dbf file with whole names and texts, by such a list; as it is where the list does not know a field. */
export function byFieldList<R extends { cells: Cell[] }>({ headings, rows }: Rows<R>, list: string): Rows<R> {
  const [head = [], ...lines] = recordsOfCsv(list);
  if (head[0] !== HEAD[0] || head[1] !== HEAD[1]) return { headings, rows };
  const columns = new Map(lines.map(([field = '', column = '']) => [field, column]));
  const groups = new Map<string, number[]>();
  headings.forEach((heading, i) => {
    const column = columns.get(heading) || heading;
    groups.set(column, [...(groups.get(column) ?? []), i]);
  });
  const joined = (cells: Cell[], parts: number[]): Cell =>
    parts.length === 1 ? cells[parts[0]!]! : parts.map((i) => String(cells[i] ?? '')).join('') || null;
  return {
    headings: [...groups.keys()],
    rows: rows.map((row) => ({
      ...row,
      cells: [...groups.values()].map((parts) => joined(row.cells, parts)),
    })),
  };
}
