/** The public records of the last release and of the next: columns from its snapshot, rows from D1, what changes from memory. */
import type { Database } from '../db/bindings.ts';
import type { Collection } from '../src/domain/kinds.ts';
import { NAME_COLUMNS, PLACE_COLUMNS } from '../src/domain/snapshot/format.ts';
import type { Table } from '../src/domain/snapshot/reader.ts';
import type { LiveRecord } from './layers.ts';
import type { Change, Records, Value } from './records.ts';
import { MAX_NAMED, snapshotFields } from './snapshot.ts';
import { tileFields } from './vector-layer.ts';

/** Rows asked for at once: what a Worker takes in one answer. */
const AT_ONCE = 2000;

/** Live rows by rid, with the columns asked for. */
async function rowsAt(
  content: Database,
  { id }: Collection,
  columns: string,
  rids: readonly number[],
): Promise<LiveRecord[]> {
  const found: LiveRecord[] = [];
  for (let at = 0; at < rids.length; at += AT_ONCE) {
    const { results } = await content
      .prepare(
        // From the list to the rows: `IN` reads each member once more.
        `SELECT ${columns} FROM (SELECT value AS asked FROM json_each(?1)) CROSS JOIN "${id}" ON rid = asked`,
      )
      .bind(JSON.stringify(rids.slice(at, at + AT_ONCE)))
      .all<LiveRecord>();
    found.push(...results);
  }
  return found;
}

/** Whole live rows by rid. */
export const wholeRows = (content: Database, collection: Collection, rids: readonly number[]) =>
  rowsAt(content, collection, `"${collection.id}".*`, rids);

/** All live rows of a collection, in the order of their rids. */
export async function allRows(content: Database, { id }: Collection): Promise<LiveRecord[]> {
  const found: LiveRecord[] = [];
  for (let last = -1; ; ) {
    const { results } = await content
      .prepare(`SELECT * FROM "${id}" WHERE rid > cast(?1 as integer) ORDER BY rid LIMIT ${AT_ONCE}`)
      .bind(last)
      .all<LiveRecord>();
    found.push(...results);
    if (results.length < AT_ONCE) return found;
    last = Number(results.at(-1)!.rid);
  }
}

/** Columns of rows that tiles are made of. */
const drawnColumns = (collection: Collection): string =>
  [...new Set(['rid', 'id', 'geometry', 'lon', 'lat', ...tileFields(collection).map(([name]) => name)])]
    .map((name) => `"${name}"`)
    .join(', ');

/** A column of live rows, by rid: for what the snapshot leaves out. */
async function liveColumn(content: Database, { id }: Collection, name: string): Promise<Map<number, Value>> {
  const { results } = await content
    .prepare(`SELECT rid, "${name}" AS value FROM "${id}" WHERE "${name}" IS NOT NULL`)
    .all<{ rid: number; value: Value }>();
  return new Map(results.map(({ rid, value }) => [rid, value]));
}

/**
 * The records of a table with changes made to them; without any, those of the last release. Rows hold what tiles are
 * made of.
 */
export async function storedRecords(
  content: Database,
  collection: Collection,
  table: Table,
  changes: readonly Change[],
): Promise<Records> {
  const changed = new Map(changes.map(({ rid, after }) => [rid, after]));
  const added = changes.flatMap(({ rid, after }) => (after ? [rid] : []));
  // Rows of the table, or undefined where the record has changed.
  const slots: { rid: number; row: number | undefined }[] = [];
  for (let row = 0; row < table.rows; row++) {
    const rid = table.rid(row);
    if (!changed.has(rid)) slots.push({ rid, row });
  }
  slots.push(...added.map((rid) => ({ rid, row: undefined })));
  slots.sort((a, b) => a.rid - b.rid);
  const names = [
    ...snapshotFields(collection),
    ...PLACE_COLUMNS,
    ...(slots.length <= MAX_NAMED ? NAME_COLUMNS : []),
  ];
  // A column of too many values is in no snapshot, and might have few enough now.
  const left = new Map<string, Map<number, Value>>();
  for (const name of names)
    if (!table.columns.has(name)) left.set(name, await liveColumn(content, collection, name));
  return {
    collection,
    rids: slots.map(({ rid }) => rid),
    column(name) {
      const column = table.columns.get(name);
      const live = left.get(name);
      // Few places stand for many rows, and days take their time to be written out.
      const values = new Map<number, Value>();
      const valueAt = (place: number): Value => {
        const known = values.get(place);
        if (known !== undefined) return known;
        const value = column!.value(place);
        values.set(place, value);
        return value;
      };
      return slots.map(({ rid, row }) => {
        if (row === undefined) return changed.get(rid)![name] ?? null;
        if (!column) return live?.get(rid) ?? null;
        return column.isDays ? valueAt(column.place(row)) : column.value(column.place(row));
      });
    },
    async rows(rids) {
      const wanted = [...rids];
      const own = wanted.map((rid) => changed.get(rid)).filter((row) => row !== undefined);
      const others = wanted.filter((rid) => !changed.has(rid));
      const rows = await rowsAt(content, collection, drawnColumns(collection), others);
      return [...own, ...rows].sort((a, b) => Number(a.rid) - Number(b.rid));
    },
  };
}

/** The sum of what decides validity, by which a table and the live rows can be told apart. */
export type Sum = { count: number; rids: number; days: number };

/** The valid public rows that are live, summed up in D1: one row comes back. */
export async function liveSum(content: Database, { id }: Collection, day: string): Promise<Sum> {
  const sum = await content
    .prepare(
      `SELECT count(*) AS count, total(rid) AS rids,
              total((julianday(valid_until) - 2440587.5) * (rid % 997)) AS days
       FROM "${id}" WHERE visibility = 'public' AND (valid_until IS NULL OR valid_until >= ?1)`,
    )
    .bind(day)
    .first<Sum>();
  return sum!;
}

/** Live rows' number, last day of validity and whether they are public. */
export async function liveValidity(
  content: Database,
  { id }: Collection,
): Promise<Map<number, { valid_until: string | null; isPublic: boolean }>> {
  const { results } = await content
    .prepare(`SELECT rid, valid_until, visibility = 'public' AS is_public FROM "${id}"`)
    .all<{ rid: number; valid_until: string | null; is_public: number }>();
  return new Map(
    results.map(({ rid, valid_until, is_public }) => [rid, { valid_until, isPublic: is_public === 1 }]),
  );
}
