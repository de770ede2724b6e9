/** `npm start`: sets up what is missing, then serves until it is stopped. */
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { setUp, tool } from './setup.ts';
import { ROOT, stateFolder } from './store.ts';

const port = Number(process.env.PORT ?? '8787');
const url = `http://127.0.0.1:${port}`;

await setUp();

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
  ],
  { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
);
let exited = false;
server.on('exit', (code) => {
  exited = true;
  process.exitCode = code ?? 1;
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));

const answers = () =>
  fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );

while (!exited && !(await answers())) await wait(200);
if (!exited) console.log(`ready ${url}`);
