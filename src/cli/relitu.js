#!/usr/bin/env node
// Plain JavaScript: it must start under any Node, find a new enough one, and hand over to it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

const installed = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const bundled = `${installed}.bin/node`;
const [major, minor] = process.versions.node.split('.').map(Number);
const runsTypeScript = major > 22 || (major === 22 && minor >= 18);
if (runsTypeScript) {
  // Compiling its modules takes a command longer than most of its work. They are not kept in the system's folder for
  // temporary files, where others may leave what this would run.
  nodeModule.enableCompileCache(`${installed}.cache/relitu`);
  // What Node warns of is that it takes TypeScript.
  process.removeAllListeners('warning');
  await import('./main.ts');
} else if (existsSync(bundled)) {
  const { status, signal } = spawnSync(bundled, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(signal ? 1 : (status ?? 1));
} else {
  console.error(
    `relitu needs Node 22.18 or newer; this is ${process.versions.node}, and npm ci has not installed one.`,
  );
  process.exit(2);
}
