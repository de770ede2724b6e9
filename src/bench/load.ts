/** Requests a second, latency and CPU of several servers under the same load, interleaved round by round. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FOLDER } from './city-archive.ts';
import { median } from './figures.ts';
import { cpuMicroseconds, type Server } from './servers.ts';

const run = promisify(execFile);

/** A server and the paths it is asked for. */
export type Contender = { name: string; server: Server; paths: readonly string[] };

/** Medians of the rounds: requests a second, CPU microseconds a request, latency in milliseconds, body bytes. */
export type Load = { rate: number; cpu: number; p50: number; p99: number };

export type Rounds = { rounds: number; seconds: number; warmUp: number };

/** Servers have one core, the load has another. */
export const SERVER_CORE = ['taskset', '-c', '0'] as const;
const LOAD_CORE = ['-c', '1'];
const CONNECTIONS = 32;

const SCRIPT = `local requests, at = {}, 0
function init(args)
  for line in io.lines(args[1]) do requests[#requests + 1] = wrk.format("GET", line) end
  at = math.floor(#requests * tonumber(args[2]))
end
function request()
  at = at % #requests + 1
  return requests[at]
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('\\n{"requests":%d,"microseconds":%d,"errors":%d,"p50":%f,"p99":%f}\\n',
    summary.requests, summary.duration, e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
`;

/** One round from a place in the list, given as a share of its length. @throws Error when any request failed. */
async function round(
  { name, server }: Contender,
  list: string,
  seconds: number,
  start: number,
): Promise<Load> {
  const before = cpuMicroseconds(server.pid);
  const options = ['-t', '1', '-c', String(CONNECTIONS), '-d', `${seconds}s`, '--timeout', '20s'];
  const { stdout } = await run('taskset', [
    ...LOAD_CORE,
    'wrk',
    ...options,
    '-H',
    'Accept-Encoding: gzip, br',
    '-s',
    join(FOLDER, 'load.lua'),
    `http://127.0.0.1:${server.port}`,
    list,
    String(start),
  ]);
  server.alive();
  const used = cpuMicroseconds(server.pid) - before;
  const found = JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<
    'requests' | 'microseconds' | 'errors' | 'p50' | 'p99',
    number
  >;
  if (found.errors > 0 || found.requests === 0)
    throw new Error(
      `${name}: ${found.errors} of ${found.requests} requests failed; no figure would mean anything`,
    );
  const { requests, microseconds, p50, p99 } = found;
  return { rate: (requests / microseconds) * 1e6, cpu: used / requests, p50, p99 };
}

/** Warms every server up, then asks them in turn, the order reversed with each round; medians in their order. */
export async function load(contenders: readonly Contender[], options: Rounds): Promise<Load[]> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, 'load.lua'), SCRIPT);
  const lists = contenders.map((_, index) => join(FOLDER, `load-${index}.txt`));
  for (const [index, { paths }] of contenders.entries()) await writeFile(lists[index]!, paths.join('\n'));
  for (const [index, contender] of contenders.entries())
    await round(contender, lists[index]!, options.warmUp, 0);
  const found: Load[][] = contenders.map(() => []);
  for (let at = 0; at < options.rounds; at++) {
    const order = [...contenders.keys()];
    if (at % 2 === 1) order.reverse();
    for (const index of order)
      found[index]!.push(
        await round(contenders[index]!, lists[index]!, options.seconds, at / options.rounds),
      );
  }
  return found.map((rounds) => ({
    rate: median(rounds.map(({ rate }) => rate)),
    cpu: median(rounds.map(({ cpu }) => cpu)),
    p50: median(rounds.map(({ p50 }) => p50)),
    p99: median(rounds.map(({ p99 }) => p99)),
  }));
}
