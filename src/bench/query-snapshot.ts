/** What the snapshot costs: bytes, facet passes beside a plain loop of the same run, memory of the isolate. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Collection } from '../domain/kinds.ts';
import { openSnapshot } from '../domain/snapshot/reader.ts';
import { print, table as printTable, shown } from './figures.ts';
import { goal } from './goals.ts';
import type { Door } from './query-door.ts';
import { isolateBytes } from './query-memory.ts';
import type { Passes } from './query-passes.ts';

const MOST_BYTES = 20;
/** 25 ns a record on a quiet machine, where the plain loop takes some 5. */
const MOST_NANOSECONDS = 25;
const MOST_OF_PLAIN = 5;
const MOST_OF_PASS = 1 / 3;
const MOST_MEMORY = 64 * 2 ** 20;
/** Records from which the time of a pass is that of its rows, and the isolate's memory that of the snapshot. */
const LARGE = 100_000;

async function passes(collection: Collection, snapshot: ArrayBuffer, count: number): Promise<void> {
  const worker = new Worker(new URL('query-passes.ts', import.meta.url), {
    workerData: { snapshot, id: collection.id },
  });
  const [{ plain, wide, narrow, and }] = (await once(worker, 'message')) as [Passes];
  const records = shown(count);
  const rows = [[`nanoseconds a record, ${records} records`, 'ns', '/ plain loop', 'goal']];
  for (const [name, value, wanted] of [
    ['five facets, no filter', wide, `≤ ${MOST_OF_PLAIN} ×, ${MOST_NANOSECONDS} ns`],
    ['five facets, four clauses, three on them', narrow, `≤ ${MOST_OF_PLAIN} ×, ${MOST_NANOSECONDS} ns`],
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
  if (count < LARGE) return;
  goal(`five facets, no filter / plain loop, ${records}`, wide / plain, 'at most', MOST_OF_PLAIN);
  goal(`five facets under clauses / plain loop, ${records}`, narrow / plain, 'at most', MOST_OF_PLAIN);
  goal(`AND of two sets / facet pass, ${records}`, and / wide, 'at most', MOST_OF_PASS);
}

/** Measures the snapshot itself. */
export async function snapshotCosts(collection: Collection, snapshot: ArrayBuffer): Promise<void> {
  const table = openSnapshot(snapshot).tables.get(collection.id)!;
  const [bytes, records] = [snapshot.byteLength / table.rows, shown(table.rows)];
  print({ name: `snapshot, ${records}`, value: bytes, unit: 'bytes/record' });
  const widths = [...table.columns].filter(([name]) => !['west', 'south', 'east', 'north'].includes(name));
  process.stderr.write(
    `snapshot of ${records}: ${shown(Number(bytes.toPrecision(4)))} bytes a record in ${widths.length} columns, wanted at most ${MOST_BYTES}\n`,
  );
  // The header with its dictionaries weighs on few records only.
  if (table.rows >= LARGE) goal(`snapshot, ${records}, bytes a record`, bytes, 'at most', MOST_BYTES);
  await passes(collection, snapshot, table.rows);
}

/** Measures the memory of an isolate that has just started: with nothing, with the snapshot, and, where there is an index,
 * after a search. */
export async function isolateMemory(
  door: Door,
  collection: Collection,
  records: number,
  isSearched: boolean,
): Promise<void> {
  const steps = [
    ['started', '/api/conformance'],
    ['with the snapshot', `/api/collections/${collection.id}/facets?facets=kind`],
    ...(isSearched ? [['after a search', '/api/search?q=昆山&limit=20'] as const] : []),
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
