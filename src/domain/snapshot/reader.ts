/** Opens snapshots: checks the frame and lays columns over the buffer; nothing is made per record. */

import { Column } from './column.ts';
import { ALIGNMENT, type Header, MAGIC, PREAMBLE_BYTES, type StoredCollection } from './format.ts';
import { openPlanes } from './plane.ts';

/** The columns of one collection at a release; row i is the i-th record in the order of rids. */
export class Table {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  readonly #firstRows: Uint32Array;
  readonly #firstRids: Uint32Array;

  constructor({ rows, runs, planes, columns }: StoredCollection, buffer: ArrayBuffer, start: number) {
    this.rows = rows;
    const opened = openPlanes(planes, buffer, start, rows);
    const laid = new Map<string, Column>();
    for (const [name, stored] of Object.entries(columns))
      laid.set(
        name,
        typeof stored === 'string' ? laid.get(stored)! : new Column(stored, opened, buffer, start, rows),
      );
    this.columns = laid;
    this.#firstRows = new Uint32Array(buffer, start + runs.at, runs.length);
    this.#firstRids = new Uint32Array(buffer, start + runs.at + 4 * runs.length, runs.length);
  }

  /** The rid of a row. */
  rid(row: number): number {
    const run = lastUpTo(this.#firstRows, row);
    return this.#firstRids[run]! + row - this.#firstRows[run]!;
  }

  /** The row of a rid; undefined when the collection has no such record. */
  row(rid: number): number | undefined {
    const run = lastUpTo(this.#firstRids, rid);
    if (run < 0) return undefined;
    const row = this.#firstRows[run]! + rid - this.#firstRids[run]!;
    return row < (this.#firstRows[run + 1] ?? this.rows) ? row : undefined;
  }
}

/** Index of the last of ascending numbers that is not above `limit`; -1 when all are. */
function lastUpTo(numbers: Uint32Array, limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export type Snapshot = {
  map: string;
  version: number;
  bytes: number;
  tables: ReadonlyMap<string, Table>;
};

/** Opens a snapshot. @throws Error when the bytes are no snapshot of this format. */
export function openSnapshot(buffer: ArrayBuffer): Snapshot {
  const preamble = new DataView(buffer);
  if (buffer.byteLength < PREAMBLE_BYTES || preamble.getUint32(0, true) !== MAGIC)
    throw new Error('not a snapshot of this format');
  const length = preamble.getUint32(4, true);
  const text = new TextDecoder().decode(new Uint8Array(buffer, PREAMBLE_BYTES, length));
  const { map, version, collections } = JSON.parse(text) as Header;
  const start = Math.ceil((PREAMBLE_BYTES + length) / ALIGNMENT) * ALIGNMENT;
  const tables = new Map(
    Object.entries(collections).map(([id, stored]) => [id, new Table(stored, buffer, start)]),
  );
  return { map, version, bytes: buffer.byteLength, tables };
}
