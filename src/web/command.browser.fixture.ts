/** The `relitu` command as the operator runs it, beside the running server. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What the command writes to its output. @throws Error with what it complains about */
export function relitu(...args: string[]): string {
  const script = join(import.meta.dirname, '..', 'cli', 'relitu.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
