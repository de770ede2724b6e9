/** Times passes over a snapshot, in a thread of its own: a heap with nothing else in it, as an isolate's. */
import { parentPort, workerData } from 'node:worker_threads';
import { CITY } from '../domain/city.ts';
import { all, conjuncts, dayAt, type Filter, soleField, validOn } from '../domain/filter.ts';
import type { Collection } from '../domain/kinds.ts';
import { collectionOf } from '../domain/maps/index.ts';
import { type Bits, intersection, size } from '../domain/snapshot/bits.ts';
import { facets } from '../domain/snapshot/facets.ts';
import { matches } from '../domain/snapshot/matches.ts';
import { openSnapshot, type Table } from '../domain/snapshot/reader.ts';

/** Nanoseconds a record, of the quickest round. */
export type Passes = { plain: number; wide: number; narrow: number; and: number };

const ROUNDS = 15;

const NAMES = ['kind', 'status', 'industries', 'division', 'fire'];
/** A visitor's filter, three of its clauses on fields that are counted. */
const CHOSEN: Filter = {
  op: 'and',
  args: [
    { op: 'in', field: 'kind', values: ['factory', 'research'] },
    { op: 'in', field: 'status', values: ['to_let', 'partly'] },
    { op: 'in', field: 'division', values: ['320583', '320571', '320509'] },
    { op: 'between', field: 'area_free', from: 1000, to: 10_000 },
  ],
};
const NOTHING: Filter = { op: 'and', args: [] };
/** What the Worker adds to every question. */
const VISIBLE = all(
  { op: 'in', field: 'visibility', values: ['public'] },
  validOn(dayAt(new Date(), CITY.timeZone)),
);

/** Everything a facets question does once the snapshot is there. */
function facetPass(table: Table, collection: Collection, filter: Filter): void {
  const visible = matches(table, VISIBLE, collection)!;
  const parts = conjuncts(filter).map((clause) => ({
    bits: matches(table, clause, collection)!,
    field: soleField(clause),
  }));
  facets(table, collection, [{ bits: visible, field: undefined }, ...parts], NAMES);
}

/** The places of the rows in a column of few values, a byte each. */
function plainColumn(table: Table, name: string): Uint8Array {
  const column = table.columns.get(name)!;
  return Uint8Array.from({ length: table.rows }, (_, row) => column.place(row));
}

/** Counts the values of the same columns in all rows, with nothing else done: less than any exact answer. */
function plainPass(columns: readonly Uint8Array[]): number {
  let seen = 0;
  for (const data of columns) {
    const counts = new Uint32Array(256);
    for (let row = 0; row < data.length; row++) counts[data[row]!]! += 1;
    seen += counts[1]!;
  }
  return seen;
}

/** Least nanoseconds a row of each work, interleaved so that all meet the same machine; what disturbs only adds. */
function nanoseconds(rows: number, works: readonly (() => unknown)[]): number[] {
  const times = works.map((): number[] => []);
  const repeats = Math.max(1, Math.round(200_000 / rows));
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, work] of works.entries()) {
      const since = process.hrtime.bigint();
      for (let repeat = 0; repeat < repeats; repeat++) work();
      times[i]!.push(Number(process.hrtime.bigint() - since) / repeats / rows);
    }
  return times.map((list) => Math.min(...list));
}

function passes(table: Table, collection: Collection): Passes {
  const [left, right] = (['kind', 'status'] as const).map(
    (field): Bits => matches(table, { op: 'not', arg: { op: 'null', field } }, collection)!,
  );
  const columns = NAMES.map((name) => plainColumn(table, name));
  const [plain, wide, narrow, and] = nanoseconds(table.rows, [
    () => plainPass(columns),
    () => facetPass(table, collection, NOTHING),
    () => facetPass(table, collection, CHOSEN),
    () => size(intersection(left!, right!)),
  ]) as [number, number, number, number];
  return { plain, wide, narrow, and };
}

const { snapshot, id } = workerData as { snapshot: ArrayBuffer; id: string };
parentPort!.postMessage(passes(openSnapshot(snapshot).tables.get(id)!, collectionOf(id)!));
