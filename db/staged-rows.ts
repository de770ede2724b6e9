/** Writes staged rows with few bytes: what takes time is to hand them to D1. */
import { collectionOf } from '../src/domain/maps/index.ts';
import type { Database, Statement } from './bindings.ts';
import { columnNames } from './column-names.ts';
import { given, jsonChunks } from './json-chunks.ts';

/** A row as it is staged: `record` has the columns of its collection, all scalars. */
export type NewRow = { row: number; id: string; change: string; record: object };

type Scalar = string | number | null;

/** D1 binds 100 values to a statement; some are what all rows have, one is the rows. */
const MOST_STARTS = 90;

/** Cells of a row before those of its record, and values bound before the beginnings. */
const FIXED = 3;
const BOUND = 2;

/** The beginning that all texts have in common; undefined where one is none. */
function commonStart(column: string, records: readonly Record<string, Scalar>[]): string | undefined {
  let common: string | undefined;
  for (const record of records) {
    const value = record[column] ?? null;
    if (value === null) continue;
    if (typeof value !== 'string') return undefined;
    if (common === undefined) common = value;
    else if (!value.startsWith(common)) {
      let length = 0;
      while (length < common.length && common[length] === value[length]) length += 1;
      // Half of a character outside the basic plane is none.
      const code = common.charCodeAt(length - 1);
      common = common.slice(0, code >= 0xd800 && code <= 0xdbff ? length - 1 : length);
    }
  }
  return common;
}

/** Whether two columns are the same in all rows, as the edges of the box of a point are. */
const isTwin = (one: string, other: string, records: readonly Record<string, Scalar>[]): boolean =>
  records.every((record) => (record[one] ?? null) === (record[other] ?? null));

/** The texts of expressions one after the other, as a tree: D1 bounds the depth of expressions. */
function concatenated(parts: readonly string[]): string {
  if (parts.length <= 2) return parts.join(' || ');
  const half = parts.length >> 1;
  return `(${concatenated(parts.slice(0, half))}) || (${concatenated(parts.slice(half))})`;
}

/** The JSON of a record; `json` gives that of a column, NULL where it has no value, which leaves it out. */
function recordSql(columns: readonly string[], json: (column: string) => string): string {
  const pairs = columns.map((column) => `coalesce(',"${column}":' || ${json(column)}, '')`);
  return `'{' || substr(${concatenated(pairs)}, 2) || '}'`;
}

/**
 * The statements that hand over rows of a batch, which are staged later, all at once. Columns without a value are left out of a record, their names are said once, and so are
 * columns that are the same and what all texts of a column begin with.
 */
export function arrivingRows(content: Database, batch: string, rows: readonly NewRow[]): Statement[] {
  const records = rows.map(({ record }) => record as Record<string, Scalar>);
  const columns = new Set<string>();
  for (const record of records)
    for (const column in record) if ((record[column] ?? null) !== null) columns.add(column);
  // In one order, so that records that say the same are the same text.
  const all = [...columns].sort();
  const twins = new Map<string, string>();
  for (const [i, column] of all.entries()) {
    const twin = all.slice(0, i).find((one) => !twins.has(one) && isTwin(one, column, records));
    if (twin !== undefined) twins.set(column, twin);
  }
  const names = all.filter((column) => !twins.has(column));
  const starts = new Map<string, string>();
  for (const column of names) {
    const start = starts.size < MOST_STARTS ? commonStart(column, records) : undefined;
    if (start !== undefined) starts.set(column, start);
  }
  const cells = rows.map(({ row, id: one, change }, i) => {
    const record = records[i]!;
    const cell: unknown[] = [row, one, change];
    for (const column of names) {
      const value = record[column] ?? null;
      const start = starts.get(column);
      cell.push(start === undefined || value === null ? value : String(value).slice(start.length));
    }
    return cell;
  });
  const started = [...starts.keys()];
  const cellSql = (column: string): string => {
    const cell = FIXED + names.indexOf(column);
    const start = started.indexOf(column);
    const json = start < 0 ? `value->${cell}` : `json_quote(?${BOUND + 1 + start} || (value->>${cell}))`;
    return `nullif(${json}, 'null')`;
  };
  const sql = `INSERT INTO arriving (batch, row, id, change, record) ${given(BOUND)}
     SELECT ?1, value->>0, value->>1, value->>2, ${recordSql(all, (column) => cellSql(twins.get(column) ?? column))} FROM given`;
  const statement = content.prepare(sql);
  return [...jsonChunks(cells)].map((json) => statement.bind(batch, json, ...starts.values()));
}

/** What staging and release give a record. */
const SYSTEM = ['id', 'rid', 'version', 'release', 'is_sample'];

const BLANK = new Map<string, Record<string, Scalar>>();

/** A staged record of a collection with all its columns: what has no value is left out where it is stored. */
export function stagedRecord(collection: string, text: string): Record<string, Scalar> {
  let blank = BLANK.get(collection);
  if (!blank) {
    const definition = collectionOf(collection);
    const names = definition ? columnNames(definition) : [];
    blank = Object.fromEntries(names.filter((name) => !SYSTEM.includes(name)).map((name) => [name, null]));
    BLANK.set(collection, blank);
  }
  return { ...blank, ...(JSON.parse(text) as Record<string, Scalar>) };
}
