/** Times cutting of 10,000 to 1,000,000 features with peak memory, beside plain geojson-vt and vt-pbf. */
import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { KINDS, type Kind } from './build-features.ts';
import { type Built, ours, plain } from './build-work.ts';
import { FOLDER } from './city-archive.ts';
import { print, shown, table } from './figures.ts';
import { peer } from './peers.ts';

const USAGE = `npm run bench -- build [--sizes 10000,100000,1000000] [--kinds points,polygons]
Each build runs in a process of its own, ours three times: with all threads, again, and with one. Fails when an
archive lacks a feature at zoom 14, when clusters do not add up, or when two archives differ.`;

const GEOJSON_VT = 'geojson-vt + vt-pbf';
const main = join(import.meta.dirname, 'main.ts');

/** A build in a fresh process, so that its peak memory is its own. */
async function build(what: 'ours' | 'plain', kind: Kind, count: number, ...more: string[]): Promise<Built> {
  const flags = ['--no-warnings', ...(what === 'plain' ? ['--max-old-space-size=16000'] : [])];
  const args = [...flags, main, 'build', '--one', what, '--kinds', kind, '--sizes', String(count), ...more];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
  return JSON.parse(stdout) as Built;
}

function figures(name: string, own: Built, control: Built): void {
  for (const [measure, unit] of [
    ['seconds', 's'],
    ['cpu', 's'],
    ['memory', 'B'],
  ] as const)
    print({
      name: `${name}, ${measure}`,
      value: own[measure],
      unit,
      control: { name: GEOJSON_VT, value: control[measure] },
      ratio: own[measure] / control[measure],
    });
  print({
    name: `${name}, archive`,
    value: own.bytes,
    unit: 'B',
    control: { name: GEOJSON_VT, value: control.bytes },
  });
}

const row = (name: string, { seconds, cpu, memory, tiles, bytes, largest }: Built): string[] => [
  name,
  ...[seconds, cpu, memory / 1e6, tiles, bytes / 1e6, largest / 1e3].map((value) =>
    shown(Number(value.toPrecision(3))),
  ),
];

/** One kind and size: ours, plain, ours again and ours with one thread. Returns what is wrong. */
async function compare(kind: Kind, count: number): Promise<string[]> {
  const first = await build('ours', kind, count);
  const control = await build('plain', kind, count);
  const again = await build('ours', kind, count);
  const single = await build('ours', kind, count, '--threads', '1');
  const name = `${shown(count)} ${kind}`;
  const own = again.seconds > first.seconds ? again : first;
  figures(name, own, control);
  table([
    [name, 'wall s', 'CPU s', 'peak MB', 'tiles', 'MB', 'largest kB'],
    row('ours, verified', own),
    row('ours, one thread', single),
    row(GEOJSON_VT, control),
  ]);
  console.error(
    `left out by zoom: thinned ${JSON.stringify(own.thinned)}, over budget ${JSON.stringify(own.dropped)}\n`,
  );
  const differs = [again, single].some(({ hash }) => hash !== first.hash)
    ? ['archives differ between runs']
    : [];
  return [...first.problems, ...differs].map((problem) => `${name}: ${problem}`);
}

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '10000,100000,1000000' },
      kinds: { type: 'string', default: KINDS.join() },
      threads: { type: 'string' },
      one: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.error(USAGE);
  const kinds = values.kinds.split(',') as Kind[];
  const sizes = values.sizes.split(',').map(Number);
  await mkdir(FOLDER, { recursive: true });
  if (values.one === 'plain') return console.log(JSON.stringify(await plain(kinds[0]!, sizes[0]!)));
  if (values.one === 'ours') {
    const path = join(FOLDER, `build-${process.pid}.pmtiles`);
    const threads = values.threads === undefined ? undefined : Number(values.threads);
    const built = await ours(kinds[0]!, sizes[0]!, path, threads).finally(() => rm(path, { force: true }));
    return console.log(JSON.stringify(built));
  }
  await peer('@maplibre/geojson-vt');
  await peer('@maplibre/vt-pbf');
  const problems: string[] = [];
  for (const size of sizes) for (const kind of kinds) problems.push(...(await compare(kind, size)));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
