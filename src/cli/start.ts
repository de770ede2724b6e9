/** `npm start`: sets up what is missing, then serves until it is stopped. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { EVERY_MINUTE } from '../worker/schedule.ts';
import { keepDoor } from './kept-door.ts';
import { openLocalDoor } from './local-door.ts';
import { localSecret } from './renewal-secret.ts';
import { setUp, tool } from './setup.ts';
import { ROOT, stateFolder } from './store.ts';

const port = Number(process.env.PORT ?? '8787');
/** Variables of the Worker that the environment may set for a local server. */
const SETTINGS = ['BASEMAP', 'BASEMAP_APPROVAL', 'BASEMAP_ATTRIBUTION', 'TIANDITU_KEY', 'TIANDITU_HOST'];
const url = `http://127.0.0.1:${port}`;

/** Whether nobody listens on the port yet. */
const isFree = () =>
  new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

if (!(await isFree())) {
  console.error(
    `Port ${port} is in use; stop what listens there, or choose another: PORT=${port + 1} npm start`,
  );
  process.exit(1);
}

await setUp();

// Starting a runtime of its own takes a command longer than a small release.
const { door } = await openLocalDoor(stateFolder());
const closeDoor = await keepDoor(stateFolder(), door);

// A group of its own, so that stopping takes wrangler and its workerd along however we are stopped.
const server = spawn(
  process.execPath,
  [
    tool('wrangler'),
    'dev',
    '--port',
    String(port),
    '--ip',
    '127.0.0.1',
    '--persist-to',
    stateFolder(),
    '--log-level',
    'warn',
    '--show-interactive-dev-session=false',
    '--var',
    'CLIENT_ENCODING:1',
    '--var',
    `RENEWAL_SECRET:${await localSecret()}`,
    ...SETTINGS.flatMap((name) => (process.env[name] ? ['--var', `${name}:${process.env[name]}`] : [])),
  ],
  { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], detached: true },
);
let exited = false;
server.on('exit', (code) => {
  exited = true;
  process.exit(code ?? 1);
});

// However this process ends: the local runtime of the door takes signals too, and ends it at once.
process.on('exit', () => {
  closeDoor();
  try {
    process.kill(-server.pid!, 'SIGTERM');
  } catch {
    // It has ended already.
  }
});
const stop = () => process.exit(0);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

// npm passes no signal on to a script it has started; without it there is nobody to stop this server.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && stop(), 1000).unref();

const answers = () =>
  fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );

while (!exited && !(await answers())) await wait(200);
console.log(`ready ${url}`);

// The local runtime wakes nobody by the clock.
const wake = `${url}/cdn-cgi/handler/scheduled?cron=${encodeURIComponent(EVERY_MINUTE)}`;
const MINUTE = 60_000;
while (!exited) {
  await wait(MINUTE - (Date.now() % MINUTE));
  await fetch(wake).catch(() => undefined);
}
