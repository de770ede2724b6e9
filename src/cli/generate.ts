/**
 * `npm run generate`: everything that follows from the definitions and is kept in git, made anew: migrations, the
 * storage page and the tables of characters. With `--check` nothing is written and any difference fails.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { storagePage } from '../../db/storage-page.ts';
import { characterTables } from './character-tables.ts';
import { embedTypes } from './embed-types.ts';
import { DATABASES, tool } from './setup.ts';
import { ROOT } from './store.ts';

const run = promisify(execFile);
const check = process.argv.includes('--check');
/** Texts that are made as a whole, by path. */
const TEXTS: Record<string, () => string | Promise<string>> = {
  'db/README.md': storagePage,
  'src/domain/search/characters.ts': characterTables,
  'src/embed/api.d.ts': embedTypes,
};

/** Writes the migration from the last snapshot to today's schema into a folder; returns whether there was any. */
async function migrate(database: string, folder: string): Promise<boolean> {
  const { stdout } = await run(
    process.execPath,
    [tool('drizzle-kit'), 'generate', '--config', join('db', `${database}.config.ts`)],
    // drizzle-kit reads an absolute folder as a relative one.
    { cwd: ROOT, env: { ...process.env, RELITU_MIGRATIONS: relative(ROOT, folder) } },
  );
  if (stdout.includes('nothing to migrate')) return false;
  // It also ends with 0 when it fails.
  if (!stdout.includes('Your SQL migration file'))
    throw new Error(`drizzle-kit did not generate:\n${stdout}`);
  return true;
}

async function migrations(): Promise<string[]> {
  const stale: string[] = [];
  for (const database of Object.values(DATABASES)) {
    const kept = join(ROOT, 'db', 'migrations', database);
    if (!check) {
      await migrate(database, kept);
      continue;
    }
    const scratch = await mkdtemp(join(tmpdir(), 'relitu-migrations-'));
    await cp(kept, scratch, { recursive: true });
    if (await migrate(database, scratch)) stale.push(`db/migrations/${database}`);
    await rm(scratch, { recursive: true });
  }
  return stale;
}

/** A rebuild of a table loses rows on D1 (foreign keys cannot be switched off): none without a stated reason. */
async function rebuilds(): Promise<string[]> {
  const found: string[] = [];
  for (const database of Object.values(DATABASES))
    for (const file of await readdir(join(ROOT, 'db', 'migrations', database))) {
      if (!file.endsWith('.sql')) continue;
      const text = await readFile(join(ROOT, 'db', 'migrations', database, file), 'utf8');
      if (/DROP TABLE/i.test(text) && !text.includes('-- rebuild:'))
        found.push(`db/migrations/${database}/${file}`);
    }
  return found;
}

const stale = await migrations();
for (const [path, make] of Object.entries(TEXTS)) {
  const text = await make();
  if (!check) await writeFile(join(ROOT, path), text);
  else if ((await readFile(join(ROOT, path), 'utf8').catch(() => '')) !== text) stale.push(path);
}
for (const path of stale)
  console.error(`${path} does not follow from the definitions; run npm run generate and commit the result`);
const dropping = await rebuilds();
for (const path of dropping)
  console.error(`${path} drops a table; say why in a line "-- rebuild: why", or add columns instead`);
if (stale.length + dropping.length > 0) process.exitCode = 1;
