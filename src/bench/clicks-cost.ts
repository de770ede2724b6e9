/** What a load cost the runtime and the generator, and which of them, if any, was at its end. */
import { availableParallelism } from 'node:os';
import type { Host } from './miniflare-host.ts';
import { cpuMicroseconds, residentBytes } from './servers.ts';

/** CPU in microseconds, memory in bytes, of the runtime's processes and of this one. */
export type Cost = {
  milliseconds: number;
  runtimeCpu: number;
  generatorCpu: number;
  memoryBefore: number;
  memoryAfter: number;
  restarts: number;
};

/** Starts measuring; the function it returns ends it. */
export function measure(host: Host): () => Cost {
  const begin = performance.now();
  const runtime = cpuMicroseconds(host.pid);
  const own = process.cpuUsage();
  const memoryBefore = residentBytes(host.pid);
  const pids = host.runtimePids();
  return () => {
    const { user, system } = process.cpuUsage(own);
    return {
      milliseconds: performance.now() - begin,
      runtimeCpu: cpuMicroseconds(host.pid) - runtime,
      generatorCpu: user + system,
      memoryBefore,
      memoryAfter: residentBytes(host.pid),
      restarts: host.runtimePids().filter((pid) => !pids.includes(pid)).length,
    };
  };
}

const FULL = 0.9;

/** Which part was used up, in words; both the Worker and the generator run on one thread each. */
export function bound({ milliseconds, runtimeCpu, generatorCpu }: Cost): string {
  const [runtime, generator] = [runtimeCpu, generatorCpu].map((time) => time / 1000 / milliseconds) as [
    number,
    number,
  ];
  const used = `runtime ${(runtime * 100).toFixed(0)} %, generator ${(generator * 100).toFixed(0)} % of a core each`;
  if (runtime >= FULL) return `the runtime's CPU (${used})`;
  if (generator >= FULL) return `the generator's CPU (${used})`;
  if (runtime + generator >= FULL * availableParallelism()) return `the machine's cores together (${used})`;
  return `nothing was used up (${used})`;
}
