/** Local state with one collection of seeded records, released through the project's own release. */
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import type { Database, Statement, Store } from '../../db/bindings.ts';
import { given, jsonChunks } from '../../db/json-chunks.ts';
import type { LiveRecord, LiveRecords } from '../../tiles/layers.ts';
import { release } from '../../tiles/publish.ts';
import { listed } from '../../tiles/records.ts';
import { snapshot } from '../../tiles/snapshot.ts';
import { cutParallel } from '../cli/cut-parallel.ts';
import { migrate } from '../cli/setup.ts';
import { openStore } from '../cli/store.ts';
import type { Collection, MapDefinition } from '../domain/kinds.ts';
import { mapWith } from '../domain/maps/index.ts';
import { SNAPSHOT_FOLDER } from '../domain/snapshot/format.ts';

/** Statements a batch, each of up to half a million characters: what the simulator takes in one message. */
const BATCH = 16;

const originals = new WeakMap<Statement, Statement>();

const isGone = (error: unknown) => String(error).includes('fetch failed');

/**
 * What a call gives, or what it gives the second time when the connection is gone: while a release counts a million
 * records in this thread, the simulator closes what seems unused, and preparing or binding a statement is a call to it
 * as well. A batch that had been taken would fail the second time, its places being filled.
 */
function again<T>(call: () => T): T {
  try {
    const result = call();
    if (!(result instanceof Promise)) return result;
    return result.catch((error: unknown) => {
      if (isGone(error)) return call();
      throw error;
    }) as T;
  } catch (error) {
    if (isGone(error)) return call();
    throw error;
  }
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Characters bound to statements that the simulator may still hold: it lets go of what this thread has collected. */
let held = 0;
const MOST_HELD = 200_000_000;

async function letGo(): Promise<void> {
  if (held < MOST_HELD) return;
  collectGarbage();
  // What was collected is told to the simulator between tasks.
  await sleep(200);
  held = 0;
}

function patient(statement: Statement): Statement {
  const own: Statement = {
    bind: (...values) => {
      for (const value of values) if (typeof value === 'string') held += value.length;
      return patient(again(() => statement.bind(...values)));
    },
    all: () => again(() => statement.all()),
    first: () => again(() => statement.first()),
  };
  originals.set(own, statement);
  return own;
}

/** A database whose batches are cut: a simulator takes a transaction of a million rows in no single message. */
const inBatches = (database: Database): Database => ({
  prepare: (sql) => patient(again(() => database.prepare(sql))),
  batch: async (statements) => {
    for (let at = 0; at < statements.length; at += BATCH) {
      const own = statements.slice(at, at + BATCH).map((one) => originals.get(one)!);
      await again(() => database.batch(own));
    }
    await letGo();
  },
});

async function writeLive(content: Database, collection: Collection, records: readonly LiveRecord[]) {
  // Columns that no record has stay empty without being named.
  const names = Object.keys(records[0]!);
  const list = names.map((name) => `"${name}"`).join(', ');
  const values = names.map((name) => `value->>'${name}'`).join(', ');
  const insert = `INSERT INTO "${collection.id}" (${list}) ${given(1)} SELECT ${values} FROM given`;
  let statements: Statement[] = [];
  for (const json of jsonChunks(records)) {
    statements.push(content.prepare(insert).bind(json));
    if (statements.length < BATCH) continue;
    await content.batch(statements);
    statements = [];
  }
  if (statements.length > 0) await content.batch(statements);
}

/** Bytes of search: the full-text index, the lists of common tokens, the cards that are shown. */
export type SearchBytes = { index: number; lists: number; cards: number };

/** What a release has left: the snapshot as stored, and what its search rows take. */
export type Released = { snapshot: ArrayBuffer; searchBytes: SearchBytes };

/** The content of search rows, without what pages of the database leave empty. */
async function searchBytesOf(search: Database): Promise<SearchBytes> {
  const bytes = await search
    .prepare(
      `SELECT (SELECT sum(length(block)) FROM token_data) + (SELECT sum(length(sz) + 8) FROM token_docsize) AS "index",
              (SELECT sum(length(token) + length(numbers)) FROM posting) AS lists,
              (SELECT sum(length(CAST(content AS BLOB)) + 60) FROM card) AS cards`,
    )
    .first<SearchBytes>();
  return bytes!;
}

type Say = (step: string) => void;

/** Snapshot and pointer alone. */
async function releaseSnapshot(store: Store, map: MapDefinition, records: LiveRecords): Promise<void> {
  const key = `${SNAPSHOT_FOLDER}/${map.id}/1.bin`;
  const listedRecords = map.collections.map(
    (one) => [one.id, listed(one, records.get(one.id) ?? [])] as const,
  );
  const bytes = snapshot(map, 1, new Map(listedRecords));
  // Long work has kept this thread from seeing that the simulator has closed a connection.
  await sleep(100);
  await store.archives.put(key, bytes);
  const count = [...records.values()].reduce((sum, list) => sum + list.length, 0);
  await store.content.batch([
    store.content
      .prepare(
        `INSERT INTO release (map, version, snapshot, bytes, tiles, records, is_sample, definition, data_as_of, created_at, tilejson)
         VALUES (?1, 1, ?2, 0, 0, ?3, 1, '', ?4, ?4, '{}')`,
      )
      .bind(map.id, key, count, new Date().toISOString()),
    store.content.prepare('INSERT INTO pointer (map, version) VALUES (?1, 1)').bind(map.id),
  ]);
}

/**
 * Makes the databases of the current state folder, puts the records live and releases their map: tiles, snapshot,
 * search rows and pointer, or where nothing is searched, snapshot and pointer alone. The rows are written straight to
 * the live table (an import would stage them first), and the release's batches are cut to pieces that a simulator
 * takes; all else is as in `relitu release`.
 */
export async function releaseRecords(
  collection: Collection,
  records: readonly LiveRecord[],
  { isSearched, say }: { isSearched: boolean; say: Say },
): Promise<Released> {
  say('migrations');
  await migrate();
  const { close, ...opened } = await openStore();
  try {
    const map = mapWith(collection.id)!;
    const content = inBatches(opened.content);
    say('live rows');
    await writeLive(content, collection, records);
    const store: Store = {
      ...opened,
      content,
      search: inBatches(opened.search),
    };
    if (!isSearched) {
      say('snapshot');
      await releaseSnapshot(store, map, new Map([[collection.id, records]]));
    } else
      await release(store, [map], {
        gzip: (bytes) => gzipSync(bytes, { level: 1 }),
        cut: () => (layers, how) => cutParallel(layers, { ...how, gzipLevel: 1 }),
        now: new Date(),
        onStep: (step) => say(step),
      });
    const row = await store.content
      .prepare('SELECT snapshot FROM release WHERE map = ?')
      .bind(map.id)
      .first<{ snapshot: string }>();
    const object = await store.archives.get(row!.snapshot);
    return { snapshot: await object!.arrayBuffer(), searchBytes: await searchBytesOf(store.search) };
  } finally {
    await close();
  }
}
