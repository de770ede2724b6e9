import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { random } from '../../db/samples/random.ts';
import { openStore, ROOT } from './store.ts';

/** The long run is `npm run soak`. */
const ROUNDS = Number(process.env.RELITU_SOAK ?? 1);
const SEED = Number(process.env.RELITU_SEED ?? 7);
const RECORDS = 40;
const MAIN = join(import.meta.dirname, 'main.ts');

/** Process groups of the commands: what serves the databases may outlive a command that was killed. */
const groups: number[] = [];
let folder: string;
let state: string;

type Ended = { code: number | null; output: string; milliseconds: number };

/** Runs the real command; `kill` ends it with SIGKILL after so many milliseconds. */
function relitu(args: readonly string[], kill?: number): Promise<Ended> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--no-warnings', MAIN, ...args], {
    env: { ...process.env, RELITU_STATE: state },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  groups.push(child.pid!);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      output += data;
    });
  const timer = kill === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), kill);
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve({ code, output, milliseconds: performance.now() - begun });
    });
  });
}

async function done(...args: string[]): Promise<Ended> {
  const ended = await relitu(args);
  expect(ended.code, ended.output).toBe(0);
  return ended;
}

async function filesUnder(path: string): Promise<string[]> {
  const names = await readdir(join(state, 'v3', path), { recursive: true });
  return names.filter((name) => name.endsWith('.sqlite')).map((name) => join(state, 'v3', path, name));
}

/** Runs a query in the local database that has a table. */
async function query<Row>(path: string, table: string, sql: string): Promise<Row[]> {
  for (const file of await filesUnder(path)) {
    const database = new DatabaseSync(file, { timeout: 5000 });
    try {
      if (database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(table))
        return database.prepare(sql).all() as Row[];
    } finally {
      database.close();
    }
  }
  throw new Error(`No local database has a table ${table}`);
}

const content = <Row>(sql: string) => query<Row>('d1', 'pointer', sql);

/** Everything readers and the next command see of the talent map, and whether it holds together. */
async function seen() {
  const [pointer] = await content<{ version: number; archive: string; snapshot: string }>(
    `SELECT p.version, r.archive, r.snapshot FROM pointer p JOIN release r USING (map, version) WHERE map = 'talent'`,
  );
  const live = await content<{ name_zh: string; release: number }>('SELECT name_zh, release FROM institutes');
  const cards = await query<{ name: string }>(
    'd1',
    'card',
    `SELECT DISTINCT content->>'name_zh' AS name FROM card WHERE map = 'talent' AND since <= ${pointer!.version} AND coalesce(until, 1e9) > ${pointer!.version}`,
  );
  const objects = await query<{ key: string }>('r2', '_mf_objects', 'SELECT key FROM _mf_objects');
  const staged = await content<{ n: number }>('SELECT count(*) AS n FROM staged');
  const [batches] = await content<{ n: number }>(`SELECT count(*) AS n FROM batch WHERE status = 'staged'`);
  // A release of nothing new raises the version and leaves the records as they are.
  const [release, ...others] = new Set(live.map((record) => record.release));
  expect(others).toEqual([]);
  const [logged] = await content<{ n: number }>(
    `SELECT count(*) AS n FROM change WHERE map = 'talent' AND release = ${release}`,
  );
  const names = [...new Set(live.map(({ name_zh }) => name_zh.replace(/·\d+$/, '')))];
  expect(live).toHaveLength(RECORDS);
  expect(cards.map(({ name }) => name.replace(/·\d+$/, ''))).toEqual(Array(RECORDS).fill(names[0]));
  const keys = new Set(objects.map(({ key }) => key));
  expect([keys.has(pointer!.archive), keys.has(pointer!.snapshot), logged!.n]).toEqual([true, true, RECORDS]);
  return { version: pointer!.version, names, staged: staged[0]!.n, batches: batches!.n };
}

async function file(name: string): Promise<string> {
  const path = join(folder, `${name}.csv`);
  const rows = Array.from(
    { length: RECORDS },
    (_, i) => `KILL-${i},样例·${name}·${i},高校,昆山,${(120.95 + i / 1e4).toFixed(4)},31.4`,
  );
  await writeFile(path, ['编号,名称,平台类型,所属板块,经度,纬度', ...rows].join('\n'));
  return path;
}

const importing = (path: string) => [
  'import',
  path,
  '--collection',
  'institutes',
  '--source',
  '样例·中断部门',
  '--by',
  '张三',
];
const RELEASE = ['release', 'talent', '--approved-by', '李四'];

/** Empty databases of the present schema; the way of `npm start` takes a minute. */
async function migrate(): Promise<void> {
  const store = await openStore();
  for (const [database, name] of [
    [store.content, 'content'],
    [store.search, 'search'],
  ] as const) {
    const migrations = join(ROOT, 'db', 'migrations', name);
    for (const one of (await readdir(migrations)).filter((text) => text.endsWith('.sql')).sort()) {
      const statements = (await readFile(join(migrations, one), 'utf8')).split('--> statement-breakpoint');
      await database.batch(statements.map((sql) => database.prepare(sql)));
    }
  }
  await store.close();
}

let duration: { import: number; release: number };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relitu-kill-'));
  state = join(folder, 'state');
  process.env.RELITU_STATE = state;
  await migrate();
  const begun = await done(...importing(await file('第零版')));
  const released = await done(...RELEASE);
  duration = { import: begun.milliseconds, release: released.milliseconds };
}, 120_000);

afterAll(async () => {
  for (const group of groups)
    try {
      process.kill(-group, 'SIGKILL');
    } catch {
      // It has ended.
    }
  await rm(folder, { recursive: true, force: true });
});

test(
  'killed at any moment, import and release leave the old or the new state, and the next run ends in the new one',
  async () => {
    const chance = random(SEED, 'kill');
    const moment = (length: number) => Math.round(chance.between(0.2, 0.95) * length);
    const tally = { killed: 0, ended: 0 };
    const count = ({ code }: Ended) => {
      if (code === null) tally.killed += 1;
      else tally.ended += 1;
    };
    let before = await seen();
    for (let round = 1; round <= ROUNDS; round++) {
      const name = `第${round}版`;
      const path = await file(name);
      count(await relitu(importing(path), moment(duration.import)));
      await wait(300);
      const half = await seen();
      expect({ ...half, staged: 0, batches: 0 }).toEqual(before);
      expect([
        [0, 0],
        [RECORDS, 1],
      ]).toContainEqual([half.staged, half.batches]);
      await done(...importing(path));
      expect(await seen()).toEqual({ ...before, staged: RECORDS, batches: 1 });

      count(await relitu(RELEASE, moment(duration.release)));
      await wait(300);
      const after = await seen();
      const fresh = { version: before.version + 1, names: [`样例·${name}`], staged: 0, batches: 0 };
      expect([{ ...before, staged: RECORDS, batches: 1 }, fresh]).toContainEqual(after);
      await done(...RELEASE);
      const end = await seen();
      expect({ ...end, version: 0 }).toEqual({ ...fresh, version: 0 });
      before = end;
    }
    console.log(`${tally.killed} killed, ${tally.ended} ended before; seed ${SEED}`);
    expect(tally.killed).toBeGreaterThan(0);
  },
  ROUNDS * 60_000,
);

test('a second writer is told of the first, whatever an earlier one left behind', async () => {
  await writeFile(join(folder, 'relitu.writer.pid'), '1');
  const first = await openStore();
  await expect(openStore()).rejects.toThrow(`(process ${process.pid}) is writing`);
  await first.close();
  await (await openStore()).close();
}, 60_000);
