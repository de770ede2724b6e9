/** `npm run test:browser`: the whole product in real workerd and real Chromium, on a copy of the sample city. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chromiumPath } from './chromium.ts';
import { freePort } from './free-port.ts';
import { sampleState } from './sample-state.ts';
import { tool } from './setup.ts';
import { ROOT } from './store.ts';

const child = (script: string, env: NodeJS.ProcessEnv) =>
  spawn(process.execPath, ['--no-warnings', join(ROOT, 'src', 'cli', script)], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });

/** Starts the server on a copy of the state and waits for its `ready` line. */
async function serve(state: string, port: number) {
  const server = child('start.ts', { RELITU_STATE: state, PORT: String(port) });
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (data: Buffer) => {
      process.stderr.write(data);
      if (String(data).includes('ready ')) resolve();
    });
    server.on('exit', (code) => reject(new Error(`The server ended with ${code}`)));
  });
  return () => process.kill(-server.pid!, 'SIGTERM');
}

const path = chromiumPath();
const state = await sampleState('test-run');
const port = await freePort();
const stop = await serve(state, port);
try {
  const { status } = spawnSync(
    process.execPath,
    [tool('vitest'), 'run', '--project', 'browser', ...process.argv.slice(2)],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        RELITU_URL: `http://127.0.0.1:${port}`,
        RELITU_STATE: state,
        CHROMIUM: path,
      },
      stdio: 'inherit',
    },
  );
  process.exitCode = status ?? 1;
} finally {
  stop();
}
