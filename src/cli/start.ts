/** `npm start`: sets up what is missing, then serves until it is stopped. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { setUp, tool } from './setup.ts';
import { ROOT, stateFolder } from './store.ts';

const port = Number(process.env.PORT ?? '8787');
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
  ],
  { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], detached: true },
);
let exited = false;
server.on('exit', (code) => {
  exited = true;
  process.exit(code ?? 1);
});

function stop() {
  try {
    process.kill(-server.pid!, 'SIGTERM');
  } catch {
    // It has ended already.
  }
  process.exit(0);
}
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
