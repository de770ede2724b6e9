/** A server on a state of its own, for what drives the real page. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './store.ts';

/**
 * Starts `npm start` on a state and waits for its `ready` line; the answer stops it. `env` is added to its environment.
 * @throws Error when it ends before it is ready.
 */
export async function serve(state: string, port: number, env: NodeJS.ProcessEnv = {}): Promise<() => void> {
  const server = spawn(process.execPath, ['--no-warnings', join(ROOT, 'src', 'cli', 'start.ts')], {
    cwd: ROOT,
    env: { ...process.env, ...env, RELITU_STATE: state, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (data: Buffer) => {
      process.stderr.write(data);
      if (String(data).includes('ready ')) resolve();
    });
    server.on('exit', (code) => reject(new Error(`The server ended with ${code}`)));
  });
  return () => process.kill(-server.pid!, 'SIGTERM');
}
