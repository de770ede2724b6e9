/** The built Worker in Miniflare, in a process of its own: assets, D1 and R2 simulators, no proxy in front. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freePort } from '../cli/free-port.ts';
import { miniflarePackage } from '../cli/local-door.ts';
import { ROOT } from '../cli/store.ts';
import { launch, type Server } from './servers.ts';

/**
 * `port` reaches the Worker itself; `sitePort` goes through the asset router first, as the edge does; `inspectorPort`
 * speaks the DevTools protocol.
 */
export type Host = Server & { sitePort: number; inspectorPort: number; runtimePids(): number[] };

type Start = { worker: string; state: string; port: number; sitePort: number; inspectorPort: number };

/** Serves the bundle at `worker` on the state folder `state`. @throws Error with its output when it does not come up. */
export async function startHost(worker: string, state: string): Promise<Host> {
  const [port, sitePort, inspectorPort] = [await freePort(), await freePort(), await freePort()];
  const start: Start = { worker, state, port, sitePort, inspectorPort };
  const args = ['--no-warnings', import.meta.filename, JSON.stringify(start)] as const;
  const server = await launch(start.port, [process.execPath, ...args], ROOT);
  const children = `/proc/${server.pid}/task/${server.pid}/children`;
  const runtimePids = () => readFileSync(children, 'utf8').trim().split(' ').map(Number);
  return { ...server, sitePort, inspectorPort, runtimePids };
}

async function serve({ worker, state, port, sitePort, inspectorPort }: Start): Promise<void> {
  const { unstable_getMiniflareWorkerOptions: optionsOf } = await import('wrangler');
  const { Miniflare, convertV4MiniflareOptions } = miniflarePackage();
  const { modulesRules: _, ...options } = optionsOf(join(ROOT, 'wrangler.toml')).workerOptions;
  const host = '127.0.0.1';
  const site = {
    ...options,
    name: 'relitu',
    modules: [{ type: 'ESModule', path: worker }],
    modulesRoot: dirname(worker),
    unsafeDirectSockets: [{ host, port: sitePort }],
  };
  // A Worker with assets has its own direct socket behind the asset router; that of one without can lead anywhere.
  const door = {
    name: 'door',
    modules: true,
    script: 'export default {}',
    compatibilityDate: options.compatibilityDate,
    unsafeDirectSockets: [{ host, port, serviceName: 'relitu' }],
  };
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host,
      port: 0,
      inspectorPort,
      cf: false,
      logRequests: false,
      resourcePersistencePath: join(state, 'v3'),
      workers: [site, door],
    }),
  );
  await miniflare.ready;
  process.on('SIGTERM', () => miniflare.dispose().then(() => process.exit(0)));
}

if (import.meta.main) await serve(JSON.parse(process.argv[2]!) as Start);
