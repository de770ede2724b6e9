/** `npm run bench -- edit`: one record changed, until every new client sees it, at 10³ and 10⁵ records. */
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Store } from '../../db/bindings.ts';
import { seeded } from '../../tiles/fixtures.ts';
import type { LiveRecord } from '../../tiles/layers.ts';
import { keepDoor } from '../cli/kept-door.ts';
import { openLocalDoor } from '../cli/local-door.ts';
import { releaseMaps } from '../cli/release-maps.ts';
import { openStore, ROOT } from '../cli/store.ts';
import { collectionOf, mapOf } from '../domain/maps/index.ts';
import { project } from '../domain/mercator.ts';
import { type Cost, countedStore } from './edit-store.ts';
import { print, shown, table } from './figures.ts';
import { goal, settle } from './goals.ts';
import { cityRecords } from './query-city.ts';
import { type Door, openDoor } from './query-door.ts';
import { releaseRecords } from './query-state.ts';
import { bundle } from './workerd.ts';

const HELP = `npm run bench -- edit [options]
  --sizes N,N     records (1e3,1e5)
  --state FOLDER  where the released state is made, and found again by the next run; a temporary folder when missing
One record gets another name and rent, then another place. Prints the steps of the release, what it reads and writes, and how
long after the command is called, and after a message to the Worker's queue, a new isolate answers with it everywhere. The
command is called beside a running server, whose way to the databases it uses, and once more where none runs. Ends with 1 when
the first or the message is above 2 s at 1,000 records or 10 s at 100,000.`;

const SEED = 1;
const COLLECTION = collectionOf('premises')!;
const MAP = mapOf('premises')!;
const GOAL_SECONDS: readonly [records: number, seconds: number][] = [
  [1000, 2],
  [100_000, 10],
];
const POLL_MILLISECONDS = 100;
const GIVEN_UP_MILLISECONDS = 300_000;

const started = Date.now();
const say = (step: string): void => {
  process.stderr.write(`${((Date.now() - started) / 1000).toFixed(0).padStart(5)} s  ${step}\n`);
};

/** Stages a changed record as an import does. */
async function stage({ content }: Pick<Store, 'content'>, record: LiveRecord, batch: string): Promise<void> {
  await content.batch([
    content
      .prepare(
        'INSERT OR IGNORE INTO identity (id, rid, collection, source, source_no) VALUES (?1, ?2, ?3, ?4, ?5)',
      )
      .bind(record.id, record.rid, COLLECTION.id, record.source_dept, record.source_no),
    content
      .prepare(
        `INSERT INTO batch (id, collection, file, sha256, is_sample, status, created_at, report)
         VALUES (?1, ?2, 'edit.csv', ?1, 1, 'staged', ?3, '{}')`,
      )
      .bind(batch, COLLECTION.id, new Date().toISOString()),
    content
      .prepare(
        `INSERT INTO staged (batch, row, collection, id, change, record) VALUES (?1, 1, ?2, ?3, 'changed', ?4)`,
      )
      .bind(batch, COLLECTION.id, record.id, JSON.stringify(record)),
  ]);
}

/** The last two versions of the map's archive; bytes of their tiles by id. */
async function tilesChanged(store: Store): Promise<number> {
  const { openArchive } = await import('../../tiles/reader.ts');
  const { results } = await store.content
    .prepare('SELECT archive FROM release WHERE map = ? ORDER BY version DESC LIMIT 2')
    .bind(MAP.id)
    .all<{ archive: string }>();
  const [after, before] = await Promise.all(
    results.map(async ({ archive }) => {
      const bytes = new Uint8Array(await (await store.archives.get(archive))!.arrayBuffer());
      const opened = await openArchive({
        read: async (offset, length) => bytes.subarray(offset, offset + length),
        size: bytes.length,
      });
      return opened;
    }),
  );
  let changed = 0;
  for (let z = 0; z <= 14; z++) {
    const [west, north] = project([119.5, 32.5]).map((value) => Math.floor(value * 2 ** z)) as [
      number,
      number,
    ];
    const [east, south] = project([122, 30.5]).map((value) => Math.floor(value * 2 ** z)) as [number, number];
    for (let x = west; x <= east; x++)
      for (let y = north; y <= south; y++) {
        const [one, other] = await Promise.all([before!.tile(z, x, y), after!.tile(z, x, y)]);
        if (one === other) continue;
        if (!one || !other || Buffer.compare(one, other) !== 0) changed += 1;
      }
  }
  return changed;
}

/** What a release took: milliseconds by step, and what it read and wrote. */
type Run = { steps: [name: string, milliseconds: number][]; total: number; cost: Cost };

async function inProcess(store: Store): Promise<Run> {
  const { store: counted, cost } = countedStore(store);
  const steps: Run['steps'] = [];
  const begun = performance.now();
  let last = { name: 'plan', at: begun };
  const next = (name: string) => {
    const at = performance.now();
    steps.push([last.name, at - last.at]);
    last = { name, at };
  };
  await releaseMaps(counted, [MAP], {
    step: (label) => next(label.replace(/^release \S+: /, '')),
    end: () => next('end'),
  });
  return { steps, total: performance.now() - begun, cost };
}

/** Whether an isolate that has just started answers with the new record everywhere. */
async function isSeen(door: Door, record: LiveRecord): Promise<boolean> {
  const item = await door.ask(`/api/collections/premises/items/${record.id}`, 'cold');
  const properties = (item.body as { properties?: { name_zh?: string; rent?: number } }).properties;
  if (properties?.name_zh !== record.name_zh) return false;
  const found = await door.ask(
    `/api/search?q=${encodeURIComponent(String(record.name_zh))}&collections=premises`,
  );
  const hits = (found.body as { features?: { id: string }[] }).features ?? [];
  const facets = await door.ask(
    `/api/collections/premises/facets?facets=status&filter=${encodeURIComponent(`rent=${record.rent}`)}`,
  );
  const isCounted = ((facets.body as { numberMatched?: number }).numberMatched ?? 0) > 0;
  const json = (await door.ask('/tiles/premises.json')).body as { tiles: string[] };
  const [x, y] = project([Number(record.lon), Number(record.lat)]).map((value) =>
    Math.floor(value * 2 ** 14),
  ) as [number, number];
  const address = new URL(json.tiles[0]!).pathname
    .replace(/%7B/g, '{')
    .replace(/%7D/g, '}')
    .replace('{z}', '14')
    .replace('{x}', String(x))
    .replace('{y}', String(y));
  const tile = await door.ask(address);
  const isDrawn = tile.status === 200 && String(tile.body).includes(String(record.name_zh));
  return hits.some(({ id }) => id === record.id) && isCounted && isDrawn;
}

/** `relitu release`: told when it says that a map is public, and when it has ended. */
function command(): { isPublic: Promise<void>; ended: Promise<void> } {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/relitu.js'), 'release'], {
    cwd: ROOT,
    env: process.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  // Asking again and again would lock the simulator's databases, which take one process at a time.
  const isPublic = new Promise<void>((resolve) =>
    child.stderr.on('data', (data: Buffer) => {
      said += data;
      if (said.includes(': public')) resolve();
    }),
  );
  const ended = new Promise<void>((resolve, reject) =>
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`release ended with ${code}: ${said}`)),
    ),
  );
  return { isPublic, ended };
}

async function untilSeen(door: Door, record: LiveRecord): Promise<void> {
  const begun = performance.now();
  while (!(await isSeen(door, record))) {
    if (performance.now() - begun > GIVEN_UP_MILLISECONDS)
      throw new Error('the changed record is never seen');
    await sleep(POLL_MILLISECONDS);
  }
}

/** Seconds from calling the command until all is seen, and until it ends. */
async function byCommand(door: Door, record: LiveRecord): Promise<{ seen: number; ended: number }> {
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  const { isPublic, ended } = command();
  const end = ended.then(seconds);
  await Promise.race([isPublic, ended]);
  await untilSeen(door, record);
  const seen = seconds();
  return { seen, ended: await end };
}

/** Seconds from sending a message to the Worker's queue until all is seen. */
async function byMessage(door: Door, record: LiveRecord): Promise<number> {
  const begun = performance.now();
  await door.ask('/', 'release');
  await untilSeen(door, record);
  return (performance.now() - begun) / 1000;
}

/** With what `npm start` keeps open for commands. */
async function besideServer<Result>(work: () => Promise<Result>): Promise<Result> {
  const state = process.env.RELITU_STATE!;
  const { door, dispose } = await openLocalDoor(state);
  const takeBack = await keepDoor(state, door);
  try {
    return await work();
  } finally {
    takeBack();
    await dispose();
  }
}

async function stageAlone(record: LiveRecord, batch: string): Promise<void> {
  const store = await openStore();
  await stage(store, record, batch).finally(() => store.close());
}

async function measure(worker: string, count: number, folder: string): Promise<string[]> {
  process.env.RELITU_STATE = join(folder, 'state');
  const records = cityRecords(seeded(SEED), count);
  if (!existsSync(process.env.RELITU_STATE)) {
    await mkdir(process.env.RELITU_STATE, { recursive: true });
    await releaseRecords(COLLECTION, records, { isSearched: true, say });
    // The other maps, which would be released with the first edit; and it is not the first command on this computer.
    await command().ended;
  }
  const placed = records.filter(({ geometry }) => geometry !== null);
  const stamp = Date.now().toString(36);
  const changed = (n: number, change: LiveRecord): LiveRecord => ({ ...placed[n]!, ...change });
  const renamedAt = (share: number, name: string, rent: number) =>
    changed(Math.floor(placed.length * share), {
      name_zh: `样例·${stamp}${name}厂房`,
      rent: rent + (Date.now() % 100_000) / 8,
    });
  const renamed = renamedAt(1 / 2, '改名', 1000);
  const lon = Number(placed[7]!.lon) + 0.003;
  const lat = Number(placed[7]!.lat) + 0.002;
  const moved = changed(7, {
    name_zh: `样例·${stamp}搬家厂房`,
    rent: 2000 + (Date.now() % 100_000) / 8,
    geometry: JSON.stringify({ type: 'Point', coordinates: [lon, lat] }),
    ...{ lon, lat, west: lon, east: lon, south: lat, north: lat },
  });
  const again = renamedAt(1 / 3, '又改', 3000);
  const last = renamedAt(1 / 4, '末改', 4000);
  let run: Run;
  let tiles: number;
  const store = await openStore();
  try {
    await stage(store, renamed, `edit-${stamp}-1`);
    run = await inProcess(store);
    tiles = await tilesChanged(store);
    await stage(store, moved, `edit-${stamp}-2`);
  } finally {
    await store.close();
  }
  const door = await openDoor(worker, process.env.RELITU_STATE);
  try {
    await door.ask('/healthz');
    const { seen, ended } = await besideServer(() => byCommand(door, moved));
    await stageAlone(again, `edit-${stamp}-3`);
    const asked = await byMessage(door, again);
    await stageAlone(last, `edit-${stamp}-4`);
    const { seen: alone } = await byCommand(door, last);
    const name = `edit at ${shown(count)}`;
    for (const [step, milliseconds] of run.steps)
      print({ name: `${name}: ${step}`, value: milliseconds, unit: 'ms' });
    print({ name: `${name}: release without process start`, value: run.total, unit: 'ms' });
    print({ name: `${name}: tiles that differ`, value: tiles, unit: 'tiles' });
    for (const [what, value] of Object.entries(run.cost))
      print({ name: `${name}: ${what}`, value, unit: what });
    print({ name: `${name}: command to seen by a new isolate`, value: seen, unit: 's' });
    print({ name: `${name}: command without a server to seen by a new isolate`, value: alone, unit: 's' });
    print({ name: `${name}: message to seen by a new isolate`, value: asked, unit: 's' });
    print({ name: `${name}: command to its end`, value: ended, unit: 's' });
    const most = GOAL_SECONDS.find(([records]) => count <= records)?.[1];
    if (most !== undefined) {
      goal(`${name}: command to seen by a new isolate`, seen, 'at most', most);
      goal(`${name}: message to seen by a new isolate`, asked, 'at most', most);
    }
    return [
      shown(count),
      ...[run.total / 1000, seen, ended, alone, asked].map((value) => value.toFixed(2)),
      shown(tiles),
      ...Object.values(run.cost).map(shown),
    ];
  } finally {
    await door.host.stop();
  }
}

/** Runs at each size; the exit code is 1 when a goal is missed. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '1e3,1e5' },
      state: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stderr.write(`${HELP}\n`);
    return;
  }
  const sizes = values.sizes.split(',').map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size > 0))
    throw new Error(`--sizes ${values.sizes}: write whole numbers such as 1e3,1e5`);
  process.once('SIGINT', () => process.exit(130));
  const worker = await bundle('query-entry.ts');
  const rows = [
    [
      'records',
      'release s',
      'seen s',
      'ended s',
      'without server s',
      'by message s',
      'tiles',
      'statements',
      'rows read',
      'written',
      'gets',
      'bytes',
      'puts',
      'bytes',
    ],
  ];
  for (const size of sizes) {
    const kept = values.state && join(values.state, String(size));
    const folder = kept || (await mkdtemp(join(tmpdir(), 'relitu-edit-')));
    const remove = () => kept || rmSync(folder, { recursive: true, force: true });
    process.once('exit', remove);
    rows.push(await measure(worker, size, folder));
    remove();
  }
  table(rows);
  settle();
}
