/** The sample city as local state, built once into `.wrangler/test` and copied for each run that serves it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CITY } from '../domain/city.ts';
import { dayAt } from '../domain/filter.ts';
import { ROOT } from './store.ts';

/** A hash of everything the sample state follows from: code of intake and release, the definitions, the day. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(dayAt(new Date(), CITY.timeZone));
  for (const folder of ['src/domain', 'src/import', 'src/style', 'src/cli', 'db', 'tiles'])
    for (const file of (await readdir(join(ROOT, folder), { recursive: true })).sort())
      if (/\.(ts|sql|csv|geojson)$/.test(file) && !file.includes('.test.'))
        hash.update(file).update(await readFile(join(ROOT, folder, file)));
  return hash.digest('hex');
}

/** Builds the sample state unless the one that is there was built from the same sources. */
async function build(folder: string): Promise<void> {
  const stamp = join(folder, 'fingerprint');
  const wanted = await fingerprint();
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return;
  await rm(folder, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, ['--no-warnings', join(ROOT, 'src', 'cli', 'setup.ts')], {
    cwd: ROOT,
    env: { ...process.env, RELITU_STATE: join(folder, 'state') },
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The sample state could not be built');
  await writeFile(stamp, wanted);
}

/** Puts a fresh copy of the sample state into `.wrangler/NAME` and returns its state folder. */
export async function sampleState(name: string): Promise<string> {
  const built = join(ROOT, '.wrangler', 'test');
  const copy = join(ROOT, '.wrangler', name);
  await build(built);
  await rm(copy, { recursive: true, force: true });
  await cp(built, copy, { recursive: true });
  return join(copy, 'state');
}
