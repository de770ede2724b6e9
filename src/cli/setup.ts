/** Makes a checkout ready to serve: migrations, page, sample departments through the importer, first release. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { SHIPPED } from '../../db/batches.ts';
import { type SampleFile, writeSamples } from '../../db/samples/index.ts';
import { CITY } from '../domain/city.ts';
import { dayAt } from '../domain/filter.ts';
import { TEXT_LANGUAGES } from '../domain/kinds.ts';
import { collectionOf } from '../domain/maps/index.ts';
import type { Report } from '../import/report.ts';
import { importFile } from './import-file.ts';
import { type Progress, progress } from './progress.ts';
import { drawMissing, mapsToRelease, releaseMaps } from './release-maps.ts';
import { type OpenStore, openStore, ROOT, stateFolder } from './store.ts';

const run = promisify(execFile);

/** Script of a tool that npm has installed; run it with this Node, the first on PATH may be too old. */
export const tool = (name: string): string => join(ROOT, 'node_modules', '.bin', name);

/** Collections whose records are real places or press facts, not invented listings. */
const REAL = new Set(['divisions', 'water', 'neighbours', 'zones', 'hubs', 'cases']);

/** Bindings of the databases, with the names of their folders of migrations. */
export const DATABASES = {
  CONTENT: 'content',
  SEARCH: 'search',
  ENQUIRIES: 'enquiries',
  PARTNERS: 'partners',
};

async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of Object.values(DATABASES)) {
    const files = (await readdir(join(ROOT, 'db', 'migrations', folder)))
      .filter((file) => file.endsWith('.sql'))
      .sort();
    for (const file of files)
      hash.update(file).update(await readFile(join(ROOT, 'db', 'migrations', folder, file)));
  }
  return hash.digest('hex');
}

/** Applies pending migrations to the local databases; does nothing when the files are those of the last run. */
export async function migrate(): Promise<boolean> {
  const stamp = join(stateFolder(), 'migrations.sha256');
  const wanted = await migrationsHash();
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return false;
  for (const binding of Object.keys(DATABASES))
    await run(
      process.execPath,
      [tool('wrangler'), 'd1', 'migrations', 'apply', binding, '--local', '--persist-to', stateFolder()],
      {
        cwd: ROOT,
        env: { ...process.env, CI: 'true' },
      },
    );
  await writeFile(stamp, wanted);
  return true;
}

/** Configurations and modes; the first empties the folder that the others add to. */
const BUILDS: readonly string[][] = [
  ...TEXT_LANGUAGES.map((language) => ['vite.config.ts', '--mode', language]),
  ['vite.embed.config.ts'],
  ['vite.scripts.config.ts'],
  ['vite.intake.config.ts'],
  ['vite.sdk.config.ts'],
];

/** Builds the page and the scripts of other pages into `dist/client`. */
export async function buildPage(): Promise<void> {
  for (const build of BUILDS)
    await run(process.execPath, [tool('vite'), 'build', '--logLevel', 'warn', '--config', ...build], {
      cwd: ROOT,
    });
}

/** Imports one sample file once: the same bytes are not staged again when an interrupted set-up is repeated. */
async function importSample(
  store: OpenStore,
  folder: string,
  sample: SampleFile,
): Promise<Report | undefined> {
  const bytes = new Uint8Array(await readFile(join(folder, sample.file)));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const done = await store.content
    .prepare('SELECT id FROM batch WHERE sha256 = ? AND collection = ?')
    .bind(sha256, sample.collection)
    .first();
  if (done) return undefined;
  const { report } = await importFile(store.content, {
    collection: collectionOf(sample.collection)!,
    name: basename(sample.file),
    bytes,
    source: sample.source,
    crs: sample.crs,
    sheet: sample.sheet,
    sample: !REAL.has(sample.collection),
    noProfile: true,
    partial: true,
    by: SHIPPED,
  });
  return report;
}

async function seed(store: OpenStore, bar: Progress): Promise<void> {
  const folder = join(stateFolder(), '..', 'samples');
  const asOf = process.env.RELITU_AS_OF ?? dayAt(new Date(), CITY.timeZone);
  bar.step(`writing sample departments as of ${asOf}`, 0, 1);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const samples = await writeSamples(folder, asOf);
  const reports: Report[] = [];
  for (const [i, sample] of samples.entries()) {
    bar.step(`import ${sample.file}`, i, samples.length);
    const report = await importSample(store, folder, sample);
    if (report) reports.push(report);
  }
  const sum = (count: (report: Report) => number) =>
    reports.reduce((total, report) => total + count(report), 0);
  bar.end(
    `${samples.length} department files: ${sum((r) => r.rows)} rows, ${sum((r) => r.new)} taken, ${sum((r) => r.refused)} refused, ${sum((r) => r.conflicts.length)} in conflict, ${sum((r) => r.places.length)} without a place (the samples hold these on purpose, so that every start shows a real report)`,
  );
  for (const fault of reports.flatMap((report) =>
    report.faults.map((one) => ({ ...one, file: report.file })),
  ))
    bar.end(`  refused: ${fault.file} row ${fault.row}, ${fault.column}: "${fault.value}" – ${fault.reason}`);
  for (const { name, reason } of reports.flatMap((report) => report.places))
    bar.end(`  needs a place: ${name} – ${reason} (relitu places)`);
  for (const conflict of reports.flatMap((report) => report.conflicts))
    bar.end(`  conflict: ${conflict.name} (${conflict.with.source} ${conflict.with.source_no})`);
}

/** Brings local state to the point where it can be served. Safe to repeat, also after an interruption. */
export async function setUp(): Promise<void> {
  const bar = progress();
  await mkdir(stateFolder(), { recursive: true });
  bar.step('migrations', 0, 4);
  await migrate();
  bar.step('page', 1, 4);
  if (!process.env.RELITU_SKIP_PAGE || !existsSync(join(ROOT, 'dist', 'client', 'index.zh.html')))
    await buildPage();
  const store = await openStore();
  try {
    // A start makes nothing public that somebody still has to approve.
    const maps = await mapsToRelease(store.content, 'exempt');
    if (maps.length === 0) return await drawMissing(store, bar);
    const released = await store.content.prepare('SELECT count(*) AS n FROM pointer').first<{ n: number }>();
    if (released?.n === 0) await seed(store, bar);
    await releaseMaps(store, await mapsToRelease(store.content, 'exempt'), bar, { taken: 'exempt' });
  } finally {
    await store.close();
  }
}

if (import.meta.main) await setUp();
