import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bucket, Database } from '../../db/bindings.ts';
import { keepDoor, keptDoor } from './kept-door.ts';
import { openLocalDoor } from './local-door.ts';
import { bucketBehind, databaseBehind } from './storage-client.ts';

let folder: string;
let local: Awaited<ReturnType<typeof openLocalDoor>>;
let env: { CONTENT: Database; SEARCH: Database; ARCHIVES: Bucket };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relitu-storage-'));
  local = await openLocalDoor(folder);
  env = {
    CONTENT: databaseBehind(local.door, 'CONTENT'),
    SEARCH: databaseBehind(local.door, 'SEARCH'),
    ARCHIVES: bucketBehind(local.door, 'ARCHIVES'),
  };
  await env.CONTENT.prepare('CREATE TABLE t (n INTEGER PRIMARY KEY, text TEXT)').all();
});

afterAll(async () => {
  await local.dispose();
  await rm(folder, { recursive: true, force: true });
});

test('statements bind what they are given, and answer rows', async () => {
  const { CONTENT, SEARCH } = env;
  const row = CONTENT.prepare('SELECT ?1 AS zh, ?2 AS half, ?3 AS missing').bind('样例·"', 0.5, null);
  expect(await row.first()).toEqual({ zh: '样例·"', half: 0.5, missing: null });
  expect((await CONTENT.prepare('SELECT n FROM t WHERE n < 0').all()).results).toEqual([]);
  expect(await CONTENT.prepare('SELECT n FROM t WHERE n < 0').first()).toBeNull();
  await expect(SEARCH.prepare('SELECT * FROM t').all()).rejects.toThrow('no such table: t');
  expect(() => CONTENT.prepare('SELECT ?1').bind(undefined)).toThrow('Value 1 of SELECT ?1 is undefined');
});

test('a batch is done whole or not at all', async () => {
  const { CONTENT } = env;
  const insert = (n: number) =>
    CONTENT.prepare('INSERT INTO t (n, text) VALUES (?1, ?2)').bind(n, `样例${n}`);
  await CONTENT.batch([insert(1), insert(2)]);
  await expect(CONTENT.batch([insert(3), insert(1)])).rejects.toThrow('UNIQUE constraint failed: t.n');
  expect((await CONTENT.prepare('SELECT n FROM t ORDER BY n').all()).results).toEqual([{ n: 1 }, { n: 2 }]);
});

test('objects come back as they were put, whole or in part', async () => {
  const { ARCHIVES } = env;
  const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 31) % 251);
  await ARCHIVES.put('tiles/样例 1.bin', bytes);
  const whole = await ARCHIVES.get('tiles/样例 1.bin');
  expect(whole!.size).toBe(bytes.length);
  expect(Buffer.compare(new Uint8Array(await whole!.arrayBuffer()), bytes)).toBe(0);
  const part = await ARCHIVES.get('tiles/样例 1.bin', { range: { offset: 1000, length: 7 } });
  expect(new Uint8Array(await part!.arrayBuffer())).toEqual(bytes.slice(1000, 1007));
  await ARCHIVES.delete(['tiles/样例 1.bin']);
  expect(await ARCHIVES.get('tiles/样例 1.bin')).toBeNull();
});

test('the door opens to who knows the secret only', async () => {
  const url = new URL(local.door.url);
  const stranger = databaseBehind({ url, secret: 'guessed' }, 'CONTENT');
  await expect(stranger.prepare('SELECT 1').all()).rejects.toThrow('403');
  expect(url.hostname).toBe('127.0.0.1');
});

test('a server lets commands use its door, until it takes that back or is gone', async () => {
  const state = join(folder, 'kept', 'state');
  expect(await keptDoor(state)).toBeUndefined();
  const takeBack = await keepDoor(state, local.door);
  expect((await stat(join(folder, 'kept', 'relitu.door'))).mode & 0o077).toBe(0);
  const door = (await keptDoor(state))!;
  expect(await databaseBehind(door, 'CONTENT').prepare('SELECT 7 AS n').first()).toEqual({ n: 7 });
  await keepDoor(state, { ...local.door, secret: 'of the server before' });
  expect(await keptDoor(state)).toBeUndefined();
  await keepDoor(state, { ...local.door, url: new URL('http://127.0.0.1:9') });
  expect(await keptDoor(state)).toBeUndefined();
  const gone = databaseBehind({ ...local.door, url: new URL('http://127.0.0.1:9') }, 'CONTENT');
  await expect(gone.prepare('SELECT 1').all()).rejects.toThrow('the server they belong to has ended');
  takeBack();
  expect(await keptDoor(state)).toBeUndefined();
});
