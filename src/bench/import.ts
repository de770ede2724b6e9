/** `npm run bench -- import`: rows of a CSV imported, beside the time of parsing the same file and inserting its rows raw. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SHIPPED } from '../../db/batches.ts';
import type { Database } from '../../db/bindings.ts';
import { given, jsonChunks } from '../../db/json-chunks.ts';
import { submissions } from '../../db/samples/index.ts';
import { world } from '../../db/samples/world.ts';
import { seeded } from '../../tiles/fixtures.ts';
import { pause } from '../../tiles/pause.ts';
import { FORMATS } from '../cli/export-collection.ts';
import { tableColumns } from '../cli/export-table.ts';
import { type ImportProgress, importFile } from '../cli/import-file.ts';
import { migrate } from '../cli/setup.ts';
import { divisionOutlines } from '../cli/staging.ts';
import { openStore } from '../cli/store.ts';
import type { Geometry } from '../domain/geometry.ts';
import { collectionOf } from '../domain/maps/index.ts';
import { tableOf } from '../import/file.ts';
import { divisionAt } from '../import/readings.ts';
import { median, print, shown, table } from './figures.ts';
import { goal, settle } from './goals.ts';
import { cityRecords } from './query-city.ts';

const HELP = `npm run bench -- import [options]
  --rounds N      controls and imports, one after the other (3)
  --rows N        rows of the file (100,000)
A CSV of premises as relitu export writes it is imported into an empty collection, with the places held against the divisions; the
control of the same round parses the same bytes with the same reader and inserts the cells as they stand into a bare table of
the same database, as many rows to a statement. Prints both and their ratio; ends with 1 when an import takes more than 4
times as long as its control.`;

const MOST = 4;
const SEED = 1;
const LONG_PAUSE = 100;
/** With all columns the file would be larger, and have more cells, than imports take. */
const LEFT_OUT = new Set(['contact_hours', 'contact_languages', 'town', 'visibility', 'eia']);
/** Records made for one that lies in the city. */
const SPARE = 3;
const COLLECTION = collectionOf('premises')!;

const seconds = async (act: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await act();
  return (performance.now() - start) / 1000;
};

/** A file of premises that lie where they say they lie. */
async function premisesFile(content: Database, rows: number): Promise<Uint8Array> {
  const divisions = (await divisionOutlines(content)).map(({ code, geometry }) => ({
    code,
    geometry: JSON.parse(String(geometry)) as Geometry,
  }));
  const placed = cityRecords(seeded(SEED), rows * SPARE).flatMap((record) => {
    const { lon, lat } = record;
    const division =
      typeof lon === 'number' && typeof lat === 'number' ? divisionAt([lon, lat], { divisions }) : undefined;
    return division === undefined ? [] : [{ ...record, division, zone: null }];
  });
  if (placed.length < rows) throw new Error(`only ${placed.length} of ${rows} records lie in the city`);
  const records = placed.slice(0, rows);
  const columns = tableColumns(records, COLLECTION).filter(
    ({ name, text }) => !LEFT_OUT.has(name) && records.some((row) => text(row) !== ''),
  );
  return FORMATS.csv({ rows: records, collection: COLLECTION, columns }).bytes;
}

/** Parses the file and inserts its rows as they are, in one transaction. */
async function raw(content: Database, bytes: Uint8Array): Promise<void> {
  const { headings, rows } = await tableOf('rows.csv', bytes, { collection: COLLECTION });
  const columns = headings.map((_, i) => `c${i}`);
  const values = headings.map((_, i) => `value->>${i}`);
  const create = content.prepare(`CREATE TABLE raw (${columns.join(', ')})`);
  const inserted = [...jsonChunks(rows.map(({ cells }) => cells))].map((json) =>
    content.prepare(`${given(1)} INSERT INTO raw SELECT ${values.join(', ')} FROM given`).bind(json),
  );
  await content.batch([create, ...inserted]);
}

async function emptied(content: Database): Promise<void> {
  // What was measured before held the thread.
  await pause(LONG_PAUSE);
  const tables = ['staged', 'identity'].map((name) =>
    content.prepare(`DELETE FROM ${name} WHERE collection = ?1`).bind(COLLECTION.id),
  );
  await content.batch([
    content.prepare('DROP TABLE IF EXISTS raw'),
    ...tables,
    content.prepare('DELETE FROM batch WHERE collection = ?1').bind(COLLECTION.id),
  ]);
}

const STEPS = ['read', 'check', 'compare', 'write'] as const;

/** Imports the file; seconds by step. */
async function imported(content: Database, bytes: Uint8Array): Promise<number[]> {
  const begun = new Map<ImportProgress['step'], number>();
  const { report } = await importFile(content, {
    collection: COLLECTION,
    name: 'rows.csv',
    bytes,
    source: '样例局',
    sample: true,
    onProgress: ({ step }) => {
      if (!begun.has(step)) begun.set(step, performance.now());
    },
  });
  if (report.refused + report.places.length > 0)
    throw new Error(`${report.refused} rows refused, ${report.places.length} without a place`);
  const at = [...STEPS.map((step) => begun.get(step)!), performance.now()];
  return STEPS.map((_, i) => (at[i + 1]! - at[i]!) / 1000);
}

async function measured(content: Database, rounds: number, count: number): Promise<void> {
  const bytes = await premisesFile(content, count);
  process.stderr.write(`a file of ${shown(bytes.length / 1e6)} MB\n`);
  const times: { ours: number; control: number }[] = [];
  const rows = [
    ['round', ...STEPS.map((step) => `${step}, s`), 'import, s', 'parse and insert raw, s', 'ratio'],
  ];
  for (let round = 1; round <= rounds; round++) {
    await emptied(content);
    const control = await seconds(() => raw(content, bytes));
    await emptied(content);
    const steps = await imported(content, bytes);
    const ours = steps.reduce((sum, one) => sum + one);
    times.push({ ours, control });
    rows.push([String(round), ...steps.map(shown), shown(ours), shown(control), shown(ours / control)]);
  }
  const ratio = median(times.map(({ ours, control }) => ours / control));
  const value = median(times.map(({ ours }) => ours));
  const control = { name: 'parse and insert raw', value: median(times.map((one) => one.control)) };
  print({ name: `import of ${count.toLocaleString('en')} rows`, value, unit: 's', control, ratio });
  table(rows);
  goal(
    `import of ${count.toLocaleString('en')} rows against parsing and inserting them raw`,
    ratio,
    'at most',
    MOST,
  );
}

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '3' },
      rows: { type: 'string', default: '100000' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stderr.write(`${HELP}\n`);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'relitu-import-'));
  process.env.RELITU_STATE = join(folder, 'state');
  await migrate();
  const store = await openStore();
  try {
    for (const { file, bytes, collection, source, crs } of submissions(world('2026-11-23', 1)))
      if (collection === 'divisions' || collection === 'zones')
        await importFile(store.content, {
          collection: collectionOf(collection)!,
          name: file,
          bytes,
          source,
          crs,
          by: SHIPPED,
        });
    await measured(store.content, Number(values.rounds), Number(values.rows));
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
  settle();
}
