/** The way of a running local server to its databases, which commands on the same state use instead of a runtime of their own. */
import { rmSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Door, databaseBehind } from './storage-client.ts';

/** The file beside a state folder that says where its door is. */
const fileOf = (state: string): string => join(dirname(state), 'relitu.door');

/** Tells commands of a door; it is readable by the user who runs the server only. The answer takes that back. */
export async function keepDoor(state: string, { url, secret }: Door): Promise<() => void> {
  const file = fileOf(state);
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify({ url: url.href, secret }), { mode: 0o600 });
  await rename(draft, file);
  return () => rmSync(file, { force: true });
}

/** The door of the server that runs on a state folder; undefined where none does or it does not answer. */
export async function keptDoor(state: string): Promise<Door | undefined> {
  try {
    const { url, secret } = JSON.parse(await readFile(fileOf(state), 'utf8')) as {
      url: string;
      secret: string;
    };
    const door = { url: new URL(url), secret };
    await databaseBehind(door, 'CONTENT').prepare('SELECT 1').all();
    return door;
  } catch {
    // The file of a server that was killed is left behind, and its port may be another program's by now.
    return undefined;
  }
}
