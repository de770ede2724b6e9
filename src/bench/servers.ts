/** Starts and stops the servers under measurement and reads what their processes cost. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A running server; `alive` is an Error with `said` once it has ended; `said` is the end of what it wrote to stdout and stderr. */
export type Server = { port: number; pid: number; alive(): void; said(): string; stop(): Promise<void> };

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });

/** Starts a command in the foreground and waits until it listens. @throws Error with its output when it ends before. */
export async function launch(
  port: number,
  [program, ...args]: readonly [string, ...string[]],
  folder?: string,
): Promise<Server> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...(folder && { cwd: folder }) });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      said = (said + data).slice(-4000);
    });
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
    child.on('error', (error) => {
      said += error.message;
      resolve();
    });
  });
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  const until = Date.now() + 120_000;
  const alive = () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      throw new Error(
        `${program} has ended (${child.exitCode ?? child.signalCode ?? 'not started'}); it said:\n${said}`,
      );
  };
  while (!(await listens(port))) {
    alive();
    if (Date.now() > until) {
      kill();
      throw new Error(`${program} does not listen on port ${port}; it said:\n${said}`);
    }
    await sleep(50);
  }
  return {
    port,
    pid: child.pid!,
    alive,
    said: () => said,
    async stop() {
      process.off('exit', kill);
      child.kill('SIGTERM');
      const late = setTimeout(kill, 3000);
      await ended;
      clearTimeout(late);
    },
  };
}

/** A process and all that descend from it. */
function tree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // The second field is the program's name in brackets, which may hold spaces.
      const parent = Number(
        readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) \S+ /s, '')
          .split(' ')[0],
      );
      children.set(parent, [...(children.get(parent) ?? []), Number(pid)]);
    } catch {
      // It ended meanwhile.
    }
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

/** Microseconds that a process tree has run on a CPU, all threads that still live. */
export function cpuMicroseconds(root: number): number {
  let nanoseconds = 0;
  for (const pid of tree(root))
    for (const task of readdirSync(`/proc/${pid}/task`))
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
  return nanoseconds / 1000;
}

/** Bytes of a process tree in physical memory. */
export const residentBytes = (root: number): number =>
  tree(root).reduce((sum, pid) => {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
    return sum + Number(kilobytes) * 1024;
  }, 0);
