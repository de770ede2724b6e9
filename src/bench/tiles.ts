/** `npm run bench -- tiles`: what serving a tile costs, beside other servers in one run. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { CALLGRIND, instructionsPerRequest } from './callgrind.ts';
import { cityArchive } from './city-archive.ts';
import { compared, situations, swaps, tilePath, viewportReads } from './counts.ts';
import { print, shown, table } from './figures.ts';
import { goal, settle } from './goals.ts';
import { growth } from './growth.ts';
import { type Contender, load, type Rounds, SERVER_CORE } from './load.ts';
import { nginx, tileserver } from './other-servers.ts';
import { wanted } from './parts.ts';
import { debian } from './peers.ts';
import type { Server } from './servers.ts';
import { hotSet, popular, type StoredTile, storedTiles, uniform } from './tile-list.ts';
import { bundle, constant, ours } from './workerd.ts';

const PARTS = ['counts', 'callgrind', 'load'] as const;

const HELP = `npm run bench -- tiles [options]
  --only PART      counts, callgrind or load; all three when missing (may be given more than once)
  --rounds N       rounds of load per server and list (7)
  --seconds N      length of a round (3)
  --warm-up N      seconds of load before the first round (3)
  --growth         also archives of 10 MB, 100 MB and 1 GB, from a file server
Ends with 1 when a goal is missed and names it. Load needs two cores and a machine that does nothing else;
counts are exact and instructions nearly so on any.`;

const FLOOR = 'constant-body Worker';
const READING = 'the same, address read';
/** The centre of the largest town, where the popular tiles are. */
const CENTRE = [120.62, 31.31] as const;
const HOT_TILES = 50;
const MAX_HEADER_BYTES = 350;

/** Most reads of the bucket in each situation, by the beginning of its name. */
const MOST_READS = [
  ['cold first tile', 2],
  ['repeated tile', 0],
  ['absent tile', 0],
  ['TileJSON', 0],
  ['32 at once for one tile, cold', 2],
  ['32 at once for one tile, after a swap', 4],
] as const;
const MOST_VIEWPORT_READS = { 14: 5, 13: 7.5 } as const;

async function count(worker: string): Promise<void> {
  const archives = [await cityArchive('A'), await cityArchive('B')];
  const tiles = await Promise.all(archives.map(storedTiles));
  const server = await ours(worker, { archives });
  try {
    const rows = [['reads of the bucket', 'reads', 'bytes']];
    for (const { name, reads, bytes } of await situations(server, tiles)) {
      print({ name: `reads: ${name}`, value: reads, unit: 'reads' });
      print({ name: `bytes read: ${name}`, value: bytes, unit: 'bytes' });
      rows.push([name, shown(reads), shown(bytes)]);
      const [, most] = MOST_READS.find(([start]) => name.startsWith(start))!;
      goal(`reads: ${name}`, reads, 'at most', most);
    }
    for (const [z, most] of Object.entries(MOST_VIEWPORT_READS)) {
      const name = `cold viewport of 24 tiles at zoom ${z}, mean of 200 without directories`;
      const reads = await viewportReads(server, tiles[0]!, Number(z));
      print({ name: `reads: ${name}`, value: reads, unit: 'reads' });
      rows.push([name, shown(reads), '']);
      goal(`reads: ${name}`, reads, 'at most', most);
    }
    table(rows);
    const { answers, wrong } = await swaps(server, tiles);
    print({ name: 'wrong answers to 64 readers during 200 swaps', value: wrong, unit: 'tiles' });
    process.stderr.write(`64 readers during 200 swaps: ${answers} answers, ${wrong} wrong\n`);
    goal('wrong answers to 64 readers during 200 swaps', wrong, 'at most', 0);
    for (const [index, expected] of tiles.entries()) {
      const { different, first, headerBytes } = await compared(server, expected, index + 1);
      const about = `of the ${expected.length} tiles of release ${index + 1}`;
      print({ name: `tiles not as stored ${about}`, value: different, unit: 'tiles' });
      print({ name: `most header bytes ${about}`, value: headerBytes, unit: 'bytes' });
      process.stderr.write(
        `${about}: ${different} differ from what is stored; headers up to ${headerBytes} bytes\n`,
      );
      if (first !== undefined) process.stderr.write(`${first}\n`);
      goal(`tiles not as stored ${about}`, different, 'at most', 0);
      goal(`most header bytes ${about}`, headerBytes, 'at most', MAX_HEADER_BYTES);
    }
  } finally {
    await server.stop();
  }
}

async function countInstructions(worker: string): Promise<void> {
  if (!debian('valgrind')) {
    process.stderr.write('instructions: skipped, because valgrind is not installed\n');
    return;
  }
  const archive = await cityArchive('A');
  const paths = hotSet(await storedTiles(archive), HOT_TILES).map((tile) => tilePath(tile));
  const floor = await constant(CALLGRIND);
  const control = await instructionsPerRequest(floor, paths).finally(floor.stop);
  const served = await ours(worker, { archives: [archive] }, CALLGRIND);
  const value = await instructionsPerRequest(served, paths).finally(served.stop);
  const ratio = value / control;
  const name = 'instructions per tile';
  print({ name, value, unit: 'instructions', control: { name: FLOOR, value: control }, ratio });
  process.stderr.write(`${name}: ${shown(value)}, ${FLOOR} ${shown(control)}, ratio ${shown(ratio)}\n`);
  goal(`${name} / ${FLOOR}`, ratio, 'at most', 1.4);
}

/** Ratios of ours to another server: list, measure, other, side, limit. */
const LOAD_GOALS = [
  ['uniform', 'cpu', FLOOR, 'at most', 1.25],
  ['uniform', 'p99', FLOOR, 'at most', 1.1],
  ['uniform', 'rate', 'tileserver-gl-light', 'at least', 9],
  ['popular', 'rate', 'tileserver-gl-light', 'at least', 9],
  ['uniform', 'rate', 'nginx', 'at least', 0.15],
] as const;
const UNITS = { rate: 'requests/s', cpu: 'us/request', p50: 'ms', p99: 'ms' } as const;
const MEASURES = Object.keys(UNITS) as (keyof typeof UNITS)[];

async function loadList(
  list: string,
  tiles: readonly StoredTile[],
  servers: Record<string, Server>,
  rounds: Rounds,
) {
  const contenders = Object.entries(servers).map(([name, server]): Contender => {
    const path = (tile: StoredTile) =>
      name === 'tileserver-gl-light' ? `/data/city/${tile.z}/${tile.x}/${tile.y}.pbf` : tilePath(tile);
    return { name, server, paths: tiles.map(path) };
  });
  const found = await load(contenders, rounds);
  const own = found[contenders.findIndex(({ name }) => name === 'ours')]!;
  for (const measure of MEASURES) {
    const unit = UNITS[measure];
    for (const [index, { name }] of contenders.entries()) {
      if (name === 'ours') continue;
      const control = { name, value: found[index]![measure] };
      const ratio = own[measure] / control.value;
      print({ name: `${list}: ${measure}`, value: own[measure], unit, control, ratio });
      const wanted = LOAD_GOALS.find(([l, m, other]) => l === list && m === measure && other === name);
      if (wanted) goal(`${list}: ${measure} / ${name}`, ratio, wanted[3], wanted[4]);
    }
  }
  const heading = [`${list} list`, ...MEASURES.map((measure) => `${measure}, ${UNITS[measure]}`)];
  const texts = found.map((one, index) => [
    contenders[index]!.name,
    ...MEASURES.map((measure) => one[measure].toFixed(measure === 'rate' ? 0 : 2)),
  ]);
  table([heading, ...texts]);
}

async function putUnderLoad(worker: string, rounds: Rounds): Promise<void> {
  if (availableParallelism() < 2) throw new Error('Load needs two cores: one for the server, one for wrk');
  for (const program of ['wrk', 'nginx'] as const)
    if (!debian(program))
      throw new Error(`Load needs ${program}: install it (Debian: apt install ${program})`);
  const archive = await cityArchive('A');
  const tiles = await storedTiles(archive);
  const servers: Record<string, Server> = {};
  try {
    servers[FLOOR] = await constant(SERVER_CORE);
    servers[READING] = await constant(SERVER_CORE, 'reading');
    servers.ours = await ours(worker, { archives: [archive] }, SERVER_CORE);
    servers['tileserver-gl-light'] = await tileserver(archive, SERVER_CORE);
    servers.nginx = await nginx(tiles, (tile) => tilePath(tile), SERVER_CORE);
    await loadList('uniform', uniform(tiles), servers, rounds);
    await loadList('popular', popular(tiles, CENTRE), servers, rounds);
  } finally {
    for (const server of Object.values(servers)) await server.stop();
  }
}

/** Runs the parts that are asked for; the exit code is 1 when a goal is missed. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true },
      rounds: { type: 'string', default: '7' },
      seconds: { type: 'string', default: '3' },
      'warm-up': { type: 'string', default: '3' },
      growth: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stderr.write(`${HELP}\n`);
    return;
  }
  const wants = wanted(values.only, PARTS);
  const rounds = {
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    warmUp: Number(values['warm-up']),
  };
  const worker = await bundle();
  if (wants('counts')) await count(worker);
  if (wants('callgrind')) await countInstructions(worker);
  if (wants('load')) await putUnderLoad(worker, rounds);
  if (values.growth) await growth(worker, rounds);
  settle();
}
