/** Instructions a request takes in user space, counted by callgrind: hardly moved by what else the machine does. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { FOLDER } from './city-archive.ts';
import { median } from './figures.ts';
import { client } from './requests.ts';
import type { Server } from './servers.ts';
import type { Under } from './workerd.ts';

/** What a server runs under; V8 writes code while it runs, so that writes must be watched. */
export const CALLGRIND: Under = [
  'valgrind',
  '--tool=callgrind',
  '--smc-check=all-non-file',
  `--callgrind-out-file=${join(FOLDER, 'callgrind.out')}`,
];

const WARM_UP = 1000;
const WINDOW = 200;
const WINDOWS = 5;

/** Instructions so far, all threads. */
function instructions(pid: number): number {
  const said = execFileSync('callgrind_control', ['-e', String(pid)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const threads = [...said.matchAll(/^\s+Th \d+\s+([\d,]+)/gm)];
  if (threads.length === 0) throw new Error(`callgrind_control gave no counts for process ${pid}:\n${said}`);
  return threads.reduce((sum, [, count]) => sum + Number(count!.replaceAll(',', '')), 0);
}

/**
 * Instructions per request of a server under CALLGRIND: the median of five windows of 200 requests, one after the
 * other on one connection, once 1,000 have been answered. Every answer must have the status 200.
 */
export async function instructionsPerRequest(server: Server, paths: readonly string[]): Promise<number> {
  const { get, close } = client(server.port, 1);
  let asked = 0;
  const ask = async (count: number) => {
    for (let left = count; left > 0; left--) {
      const path = paths[asked++ % paths.length]!;
      const { status } = await get(path);
      if (status !== 200) throw new Error(`${path} answered ${status} under callgrind`);
    }
  };
  try {
    await ask(WARM_UP);
    const windows: number[] = [];
    for (let at = 0; at < WINDOWS; at++) {
      const before = instructions(server.pid);
      await ask(WINDOW);
      windows.push((instructions(server.pid) - before) / WINDOW);
    }
    return median(windows);
  } finally {
    close();
  }
}
