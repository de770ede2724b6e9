/** What the snapshot costs: bytes, facet passes beside a plain loop of the same run, memory of the isolate. */
import { CITY } from '../domain/city.ts';
import { all, conjuncts, dayAt, type Filter, soleField, validOn } from '../domain/filter.ts';
import type { Collection } from '../domain/kinds.ts';
import { type Bits, intersection, size } from '../domain/snapshot/bits.ts';
import { facets } from '../domain/snapshot/facets.ts';
import { matches } from '../domain/snapshot/matches.ts';
import { openSnapshot, type Table } from '../domain/snapshot/reader.ts';
import { median, print, table as printTable, shown } from './figures.ts';
import { goal } from './goals.ts';
import type { Door } from './query-door.ts';
import { isolateBytes } from './query-memory.ts';

const MOST_BYTES = 20;
const MOST_NANOSECONDS = 25;
const MOST_OF_PASS = 1 / 3;
const MOST_MEMORY = 64 * 2 ** 20;
/** Records from which the time of a pass is that of its rows, and the isolate's memory that of the snapshot. */
const LARGE = 100_000;
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

/** Counts the values of the same columns in all rows, with nothing else done: less than any exact answer. */
function plainPass(table: Table): number {
  let seen = 0;
  for (const name of NAMES) {
    const data = table.columns.get(name)!.data as Uint8Array;
    const counts = new Uint32Array(256);
    for (let row = 0; row < data.length; row++) counts[data[row]!]! += 1;
    seen += counts[1]!;
  }
  return seen;
}

/** Median nanoseconds a row of each work, interleaved so that all meet the same machine. */
function nanoseconds(rows: number, works: readonly (() => unknown)[]): number[] {
  const times = works.map((): number[] => []);
  const repeats = Math.max(1, Math.round(200_000 / rows));
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, work] of works.entries()) {
      const since = process.hrtime.bigint();
      for (let repeat = 0; repeat < repeats; repeat++) work();
      times[i]!.push(Number(process.hrtime.bigint() - since) / repeats / rows);
    }
  return times.map(median);
}

function passes(table: Table, collection: Collection): void {
  const [left, right] = (['kind', 'status'] as const).map(
    (field): Bits => matches(table, { op: 'not', arg: { op: 'null', field } }, collection)!,
  );
  const [plain, wide, narrow, and] = nanoseconds(table.rows, [
    () => plainPass(table),
    () => facetPass(table, collection, NOTHING),
    () => facetPass(table, collection, CHOSEN),
    () => size(intersection(left!, right!)),
  ]) as [number, number, number, number];
  const records = shown(table.rows);
  const rows = [[`nanoseconds a record, ${records} records`, 'ns', '/ plain loop', 'goal']];
  for (const [name, value, wanted] of [
    ['five facets, no filter', wide, `≤ ${MOST_NANOSECONDS} ns`],
    ['five facets, four clauses, three on them', narrow, `≤ ${MOST_NANOSECONDS} ns`],
    ['AND of two sets and count', and, '≤ 1/3 of the pass'],
  ] as const) {
    const ratio = value / plain;
    const control = { name: 'plain loop over the five columns', value: plain };
    print({ name: `${name}, ${records}`, value, unit: 'ns/record', control, ratio });
    rows.push([name, shown(Number(value.toPrecision(3))), shown(Number(ratio.toPrecision(3))), wanted]);
  }
  rows.push(['plain loop over the five columns', shown(Number(plain.toPrecision(3))), '1', '']);
  printTable(rows);
  process.stderr.write('\n');
  if (table.rows < LARGE) return;
  goal(`five facets, no filter, ${records}, ns a record`, wide, 'at most', MOST_NANOSECONDS);
  goal(`five facets under clauses, ${records}, ns a record`, narrow, 'at most', MOST_NANOSECONDS);
  goal(`AND of two sets / facet pass, ${records}`, and / wide, 'at most', MOST_OF_PASS);
}

/** Measures the snapshot itself, in this process. */
export function snapshotCosts(collection: Collection, snapshot: ArrayBuffer): void {
  const table = openSnapshot(snapshot).tables.get(collection.id)!;
  const [bytes, records] = [snapshot.byteLength / table.rows, shown(table.rows)];
  print({ name: `snapshot, ${records}`, value: bytes, unit: 'bytes/record' });
  const widths = [...table.columns].filter(([name]) => !['west', 'south', 'east', 'north'].includes(name));
  process.stderr.write(
    `snapshot of ${records}: ${shown(Number(bytes.toPrecision(4)))} bytes a record in ${widths.length} columns, wanted at most ${MOST_BYTES}\n`,
  );
  // The header with its dictionaries weighs on few records only.
  if (table.rows >= LARGE) goal(`snapshot, ${records}, bytes a record`, bytes, 'at most', MOST_BYTES);
  passes(table, collection);
}

/** Measures the memory of an isolate that has just started: with nothing, with the snapshot, and after a search. */
export async function isolateMemory(door: Door, collection: Collection, records: number): Promise<void> {
  const steps = [
    ['started', '/api/conformance'],
    ['with the snapshot', `/api/collections/${collection.id}/facets?facets=kind`],
    ['after a search', '/api/search?q=昆山&limit=20'],
  ] as const;
  const rows = [[`memory of the isolate, ${shown(records)} records`, 'MB', 'goal']];
  let most = 0;
  for (const [name, path] of steps) {
    await door.ask(path);
    const bytes = await isolateBytes(door);
    most = Math.max(most, bytes);
    print({ name: `isolate ${name}, ${shown(records)}`, value: bytes, unit: 'bytes' });
    rows.push([name, shown(Number((bytes / 2 ** 20).toPrecision(3))), `≤ ${MOST_MEMORY / 2 ** 20}`]);
  }
  printTable(rows);
  process.stderr.write('\n');
  if (records >= LARGE) goal(`isolate, ${shown(records)}, bytes`, most, 'at most', MOST_MEMORY);
}
