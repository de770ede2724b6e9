/** Plain workerd, no simulator and no proxy: our Worker as it is deployed, or one with a constant body. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { unstable_readConfig as readConfig } from 'wrangler';
import { seeded } from '../../tiles/fixtures.ts';
import { freePort } from '../cli/free-port.ts';
import { tool } from '../cli/setup.ts';
import { ROOT } from '../cli/store.ts';
import { FOLDER } from './city-archive.ts';
import { launch, type Server } from './servers.ts';

const run = promisify(execFile);

/** A program and its arguments to run the server under, such as taskset or valgrind. */
export type Under = readonly string[];

/** What of the bucket and the database was used since the last question. */
export type Counts = { reads: number; bytes: number; statements: number };

/** Our Worker with its stand-ins; `control` takes `cold`, `swap/KEY` or `counts` and gives the counts until then. */
export type OurServer = Server & { control(path: string): Promise<Counts> };

/** Releases by version: path of the archive and, of an archive served from outside memory, the port of its file server. */
export type Served = { archives: readonly string[]; filePort?: number };

/** The platform ends an isolate above 128 MB; without a bound V8 lets garbage of several times that collect. */
const V8_FLAGS = ['--max-heap-size=128'];

const key = (index: number) => `archive-${index + 1}`;

type Module = { name: string; kind: 'esModule' | 'json' | 'data'; file: string };

/** Where a Worker listens, with which of its handlers, and where its archives are when they are not in memory. */
type Listening = { port: number; controlPort?: number; filePort?: number; entrypoint?: string };

/** The configuration (Workerd.Config, workerd.capnp) of one Worker on one or two ports. */
function configuration(
  modules: readonly Module[],
  { port, controlPort, filePort, entrypoint }: Listening,
): string {
  const { compatibility_date: date, compatibility_flags: flags } = readConfig({
    config: join(ROOT, 'wrangler.toml'),
  });
  const text = JSON.stringify;
  const embedded = modules.map(
    ({ name, kind, file }) => `(name = ${text(name)}, ${kind} = embed ${text(file)})`,
  );
  const service = (name?: string) => `(name = "worker"${name ? `, entrypoint = "${name}"` : ''})`;
  const socket = (name: string, at: number, to: string) =>
    `(name = "${name}", address = "127.0.0.1:${at}", http = (), service = ${to})`;
  const sockets = [socket('tiles', port, service(entrypoint))];
  if (controlPort) sockets.push(socket('control', controlPort, service('control')));
  const services = ['(name = "worker", worker = .worker)'];
  if (filePort) services.push(`(name = "files", external = (address = "127.0.0.1:${filePort}", http = ()))`);
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (v8Flags = ${text(V8_FLAGS)}, services = [${services.join(', ')}], sockets = [${sockets.join(', ')}]);
const worker :Workerd.Worker = (
  modules = [${embedded.join(', ')}],
  compatibilityDate = ${text(date)}, compatibilityFlags = ${text(flags)},
  bindings = [${filePort ? '(name = "FILES", service = "files")' : ''}],
);
`;
}

/** A script of this folder as workerd takes it. */
const script = async (name: string): Promise<string> =>
  stripTypeScriptTypes(await readFile(join(import.meta.dirname, name), 'utf8'));

let bundles = 0;

/** Starts a workerd with the given modules, the first being the entry. */
async function serve(
  under: Under,
  modules: readonly (Omit<Module, 'file'> & { content?: string | Uint8Array; path?: string })[],
  listening: Listening,
): Promise<Server> {
  const folder = join(FOLDER, 'run', `${process.pid}-${bundles++}`);
  await mkdir(folder, { recursive: true });
  const written: Module[] = [];
  for (const [index, { name, kind, content, path }] of modules.entries()) {
    const file = `module-${index}`;
    if (path === undefined) await writeFile(join(folder, file), content ?? '');
    else await symlink(path, join(folder, file));
    written.push({ name, kind, file });
  }
  await writeFile(join(folder, 'config.capnp'), configuration(written, listening));
  const [program, ...args] = [...under, tool('workerd'), 'serve', join(folder, 'config.capnp')];
  return launch(listening.port, [program!, ...args]);
}

/** Bundles the Worker, or a script of this folder around it, the way it is deployed and returns the script's path. */
export async function bundle(entry?: string): Promise<string> {
  const folder = join(FOLDER, 'worker');
  await mkdir(join(FOLDER, 'no-assets'), { recursive: true });
  const script = entry === undefined ? [] : [join(import.meta.dirname, entry)];
  const args = [
    'deploy',
    ...script,
    '--dry-run',
    '--minify',
    '--outdir',
    folder,
    '--assets',
    join(FOLDER, 'no-assets'),
  ];
  await run(process.execPath, [tool('wrangler'), ...args], {
    cwd: ROOT,
    env: { ...process.env, CI: 'true' },
  });
  return join(folder, (entry ?? 'index.ts').replace(/ts$/, 'js'));
}

/** Starts our Worker; map `premises`, version n, is the nth archive. */
export async function ours(workerPath: string, served: Served, under: Under = []): Promise<OurServer> {
  const [port, controlPort] = [await freePort(), await freePort()];
  const releases = served.archives.map((_, index) => ({
    version: index + 1,
    archive: key(index),
    tilejson: '{}',
  }));
  const modules = [
    { name: 'entry.js', kind: 'esModule', content: await script('stand-ins.ts') },
    { name: 'worker.js', kind: 'esModule', path: workerPath },
    { name: 'releases.json', kind: 'json', content: JSON.stringify(releases) },
    ...(served.filePort === undefined
      ? served.archives.map((path, index) => ({ name: key(index), kind: 'data' as const, path }))
      : []),
  ] as const;
  const server = await serve(under, modules, {
    port,
    controlPort,
    ...(served.filePort !== undefined && { filePort: served.filePort }),
  });
  return {
    ...server,
    control: async (path) =>
      (await (await fetch(`http://127.0.0.1:${controlPort}/${path}`)).json()) as Counts,
  };
}

/** Bytes of the constant body: the mean tile of the uniform list. */
const CONSTANT_BYTES = 2900;

/** Starts the Worker that always gives the same gzip body of 2.9 kB; `reading` looks at the address first. */
export async function constant(under: Under = [], entrypoint?: 'reading'): Promise<Server> {
  const random = seeded(1);
  // Noise hardly compresses; gzip adds 23 bytes to it.
  const body = gzipSync(Uint8Array.from({ length: CONSTANT_BYTES - 23 }, () => random() * 256));
  const modules = [
    { name: 'entry.js', kind: 'esModule', content: await script('constant.ts') },
    { name: 'body', kind: 'data', content: body },
  ] as const;
  return serve(under, modules, { port: await freePort(), ...(entrypoint && { entrypoint }) });
}
