/** Opens the databases and the bucket, local or remote, for one writer at a time. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Database, Store } from '../../db/bindings.ts';
import { keptDoor } from './kept-door.ts';
import { bucketBehind, databaseBehind } from './storage-client.ts';

// Wrangler would look up the caller's place, count the run and print its banner between our results.
Object.assign(process.env, {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
});

/** Folder of the project, however the command was called. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** Where local state lives; tests point it elsewhere. */
export const stateFolder = (): string => process.env.RELITU_STATE ?? join(ROOT, '.wrangler', 'state');

export type OpenStore = Store & { enquiries: Database; partners: Database; close(): Promise<void> };

/**
 * Takes the writer lock: an exclusive transaction on a file that holds nothing. The system ends it with the process, however
 * that ends, so that no lock outlives its owner and no reused process number counts as one.
 * @throws Error while another writer runs.
 */
async function lock(file: string): Promise<() => Promise<void>> {
  await mkdir(dirname(file), { recursive: true });
  const held = new DatabaseSync(file);
  const owner = `${file}.pid`;
  try {
    held.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    held.close();
    if (!String(error).includes('database is locked')) throw error;
    const pid = (await readFile(owner, 'utf8').catch(() => '')).trim();
    throw new Error(
      `Another relitu command${pid === '' ? '' : ` (process ${pid})`} is writing; wait until it has ended`,
    );
  }
  await writeFile(owner, String(process.pid));
  return async () => {
    await rm(owner, { force: true });
    held.close();
  };
}

/** Wrangler's configuration with every binding marked remote, beside the real one so that its paths hold. */
async function remoteConfig(): Promise<string> {
  const file = join(ROOT, '.wrangler', 'wrangler.remote.toml');
  const text = await readFile(join(ROOT, 'wrangler.toml'), 'utf8');
  const remote = text.replace(
    /\{ (binding = "(?:CONTENT|SEARCH|ENQUIRIES|PARTNERS|ARCHIVES)")/g,
    '{ remote = true, $1',
  );
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, remote);
  return file;
}

/**
 * The bucket, whose writes are tried once more where the connection was gone: what a release makes holds the thread so
 * long that the other side closes it. Keys name their content, so that writing twice is writing once.
 */
function lasting(bucket: Store['archives']): Store['archives'] {
  const put: Store['archives']['put'] = (...args) =>
    bucket.put(...args).catch((error: unknown) => {
      if (String(error).includes('fetch failed')) return bucket.put(...args);
      throw error;
    });
  return { get: bucket.get.bind(bucket), put, delete: bucket.delete.bind(bucket) };
}

type Bindings = {
  CONTENT: Store['content'];
  SEARCH: Store['search'];
  ENQUIRIES: Database;
  PARTNERS: Database;
  ARCHIVES: Store['archives'];
};

async function remoteBindings() {
  const { getPlatformProxy } = await import('wrangler');
  return getPlatformProxy<Bindings>({
    configPath: await remoteConfig(),
    persist: false,
    remoteBindings: true,
  });
}

/** The door of the server that runs on the local state, or one that is opened and closed with the command. */
async function localDoor() {
  const door = await keptDoor(stateFolder());
  if (door) return { door, dispose: async () => undefined };
  const { openLocalDoor } = await import('./local-door.ts');
  return openLocalDoor(stateFolder());
}

async function localBindings() {
  const { door, dispose } = await localDoor();
  const env: Bindings = {
    CONTENT: databaseBehind(door, 'CONTENT'),
    SEARCH: databaseBehind(door, 'SEARCH'),
    ENQUIRIES: databaseBehind(door, 'ENQUIRIES'),
    PARTNERS: databaseBehind(door, 'PARTNERS'),
    ARCHIVES: bucketBehind(door, 'ARCHIVES'),
  };
  return { env, dispose };
}

/** Opens the store. Close it, or the process does not end. */
export async function openStore({ remote = false } = {}): Promise<OpenStore> {
  const unlock = await lock(join(dirname(stateFolder()), 'relitu.writer'));
  try {
    const proxy = await (remote ? remoteBindings() : localBindings());
    const close = async () => {
      await proxy.dispose();
      await unlock();
    };
    return {
      content: proxy.env.CONTENT,
      search: proxy.env.SEARCH,
      enquiries: proxy.env.ENQUIRIES,
      partners: proxy.env.PARTNERS,
      archives: lasting(proxy.env.ARCHIVES),
      alone: !remote,
      close,
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}
