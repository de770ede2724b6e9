/** The `relitu` command: picks the verb, prints its result, turns failures into exit codes. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { verify } from '../../tiles/verify.ts';
import { COLLECTIONS, collectionOf, MAPS, mapOf } from '../domain/maps/index.ts';
import { fieldOf } from '../domain/record.ts';
import type { Crs } from '../import/coordinates.ts';
import { reportLines } from '../import/report.ts';
import { ReadError } from '../import/sheet.ts';
import { exportCollection, FORMATS } from './export-collection.ts';
import { importFile } from './import-file.ts';
import { progress } from './progress.ts';
import { mapsToRelease, releaseMaps } from './release-maps.ts';
import { openStore } from './store.ts';
import { HELP, UsageError } from './usage.ts';

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'gbk', 'gb2312'];
const CRS_NAMES = ['wgs84', 'cgcs2000', 'cgcs2000-gk', 'gcj02', 'bd09'];

const OPTIONS = {
  collection: { type: 'string' },
  source: { type: 'string' },
  crs: { type: 'string' },
  encoding: { type: 'string' },
  sheet: { type: 'string' },
  map: { type: 'string', multiple: true },
  partial: { type: 'boolean' },
  sample: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  all: { type: 'boolean' },
  format: { type: 'string' },
  output: { type: 'string' },
  json: { type: 'boolean' },
  remote: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

type Arguments = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>;

const say = (values: Arguments['values'], result: unknown, lines: string[]) =>
  console.log(values.json ? JSON.stringify(result, null, 2) : lines.join('\n'));

function mappingOf(pairs: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=');
      if (at < 1) throw new UsageError(`--map ${pair}: write --map "column heading=field"`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** The one positional argument a command takes. */
function only(positionals: readonly string[], what: string): string {
  const [first, second] = positionals;
  if (first === undefined) throw new UsageError(`a ${what} is missing`);
  if (second !== undefined)
    throw new UsageError(`"${second}" is one argument too many; quote names with spaces`);
  return first;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read: ${error.code}`);
  });
  return new Uint8Array(bytes);
}

async function runImport({ values, positionals }: Arguments): Promise<number> {
  const file = only(positionals, 'FILE');
  const collection = collectionOf(values.collection ?? '');
  if (!collection)
    throw new UsageError(
      `--collection ${values.collection ?? ''}: use one of ${COLLECTIONS.map(({ id }) => id).join(', ')}`,
    );
  if (values.crs !== undefined && !CRS_NAMES.includes(values.crs))
    throw new UsageError(`--crs ${values.crs}: use one of ${CRS_NAMES.join(', ')}`);
  const mapping = mappingOf(values.map);
  const foreign = Object.entries(mapping).find(([, name]) => !fieldOf(collection, name));
  if (foreign)
    throw new UsageError(`--map ${foreign.join('=')}: ${collection.id} has no field ${foreign[1]}`);
  if (values.encoding !== undefined && !ENCODINGS.includes(values.encoding.toLowerCase()))
    throw new UsageError(`--encoding ${values.encoding}: use one of ${ENCODINGS.join(', ')}`);
  const bytes = await bytesOf(file);
  const store = await openStore({ remote: values.remote ?? false });
  try {
    const { report, staged } = await importFile(store.content, {
      collection,
      name: basename(file),
      bytes,
      source: values.source,
      crs: values.crs as Crs | undefined,
      encoding: values.encoding,
      sheet: values.sheet,
      mapping,
      partial: values.partial ?? false,
      sample: values.sample ?? false,
      dryRun: values['dry-run'] ?? false,
    });
    const end = values['dry-run']
      ? 'Checked only; nothing was staged.'
      : staged
        ? 'Staged; `relitu release` makes it public.'
        : 'Nothing was staged.';
    say(values, { ...report, staged }, [...reportLines(report), end]);
    return report.refused > 0 && !values.partial ? 1 : 0;
  } finally {
    await store.close();
  }
}

async function runRelease({ values, positionals }: Arguments): Promise<number> {
  const unknown = positionals.find((id) => !mapOf(id));
  if (unknown)
    throw new UsageError(`There is no map "${unknown}"; use ${MAPS.map(({ id }) => id).join(', ')}`);
  const store = await openStore({ remote: values.remote ?? false });
  try {
    const maps = values.all
      ? MAPS
      : positionals.length > 0
        ? MAPS.filter(({ id }) => positionals.includes(id))
        : await mapsToRelease(store.content);
    const released = await releaseMaps(store, maps, progress());
    const lines = released.map(
      (r) =>
        `${r.map} release ${r.version}: ${r.records} records, ${r.tiles} tiles, ${(r.bytes / 1e6).toFixed(2)} MB${Object.entries(
          r.dropped,
        )
          .map(([layer, n]) => `; ${n} left out of ${layer}`)
          .join('')}`,
    );
    say(values, released, lines.length > 0 ? lines : ['Nothing is staged.']);
    return 0;
  } finally {
    await store.close();
  }
}

async function runReleases({ values, positionals }: Arguments): Promise<number> {
  const unknown = positionals.find((id) => !mapOf(id));
  if (unknown)
    throw new UsageError(`There is no map "${unknown}"; use ${MAPS.map(({ id }) => id).join(', ')}`);
  const store = await openStore({ remote: values.remote ?? false });
  try {
    const { results } = await store.content
      .prepare(
        `SELECT r.map, r.version, r.created_at, r.records, r.tiles, r.bytes, r.data_as_of, r.archive IS NOT NULL AS kept, p.version = r.version AS is_public
         FROM release r LEFT JOIN pointer p ON p.map = r.map WHERE ?1 IS NULL OR r.map = ?1 ORDER BY r.map, r.version DESC`,
      )
      .bind(positionals[0] ?? null)
      .all<Record<string, string | number>>();
    say(
      values,
      results,
      results.map(
        (r) =>
          `${r.is_public ? '*' : ' '} ${r.map} ${r.version}  ${r.created_at}  ${r.records} records  ${r.tiles} tiles  as of ${r.data_as_of}`,
      ),
    );
    return 0;
  } finally {
    await store.close();
  }
}

async function runExport({ values, positionals }: Arguments): Promise<number> {
  const collection = collectionOf(positionals[0] ?? '');
  if (!collection)
    throw new UsageError(`export needs a COLLECTION: ${COLLECTIONS.map(({ id }) => id).join(', ')}`);
  const format = values.format ?? 'geojson';
  if (!Object.hasOwn(FORMATS, format))
    throw new UsageError(`--format ${format}: use one of ${Object.keys(FORMATS).join(', ')}`);
  const store = await openStore({ remote: values.remote ?? false });
  try {
    const text = await exportCollection(store.content, collection, format as keyof typeof FORMATS);
    if (values.output) await writeFile(values.output, text);
    else process.stdout.write(text);
    return 0;
  } finally {
    await store.close();
  }
}

async function runVerify({ values, positionals }: Arguments): Promise<number> {
  const file = only(positionals, 'ARCHIVE.pmtiles');
  const found = await verify(await bytesOf(file));
  const layers = found.layers.map(({ name, features, ids }) => ({ name, features, ids: ids.size }));
  say(values, { ...found, layers }, [
    `${file}: ${found.tiles} tiles, ${found.bytes} bytes`,
    ...layers.map(({ name, ids }) => `  ${name}: ${ids} records at the last zoom`),
  ]);
  return 0;
}

const VERBS: Record<string, (args: Arguments) => Promise<number>> = {
  import: runImport,
  release: runRelease,
  releases: runReleases,
  export: runExport,
  verify: runVerify,
};

async function run([verb, ...rest]: string[]): Promise<number> {
  const args = (() => {
    try {
      return parseArgs({ args: rest, options: OPTIONS, allowPositionals: true });
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : String(error));
    }
  })();
  const command = verb === undefined ? undefined : VERBS[verb];
  if (verb === undefined || verb === '--help' || (args.values.help && !command)) {
    console.log(HELP.relitu);
    return verb === undefined ? 2 : 0;
  }
  if (!command) throw new UsageError(`There is no command "${verb}"`);
  if (args.values.help) {
    console.log(HELP[verb]);
    return 0;
  }
  return command(args);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${HELP[process.argv[2] ?? ''] ?? HELP.relitu}`);
    process.exitCode = 2;
  } else {
    const place = error instanceof ReadError && error.row !== undefined ? ` (row ${error.row})` : '';
    const message = error instanceof Error ? error.message : String(error);
    const way = message.includes('no such table')
      ? 'The databases are not set up yet: run `npm start` once.'
      : message + place;
    if (process.argv.includes('--json')) console.log(JSON.stringify({ error: way }));
    console.error(`${way}\nNothing was changed.`);
    process.exitCode = 1;
  }
}
