#!/usr/bin/env node
// Plain JavaScript: it must start under any Node, find a new enough one, and hand over to it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const bundled = join(here, '..', '..', 'node_modules', '.bin', 'node');
const [major, minor] = process.versions.node.split('.').map(Number);
const runsTypeScript = major > 22 || (major === 22 && minor >= 18);
const node = runsTypeScript ? process.execPath : bundled;
if (!runsTypeScript && !existsSync(bundled)) {
  console.error(
    `relitu needs Node 22.18 or newer; this is ${process.versions.node}, and npm ci has not installed one.`,
  );
  process.exit(2);
}
const { status, signal } = spawnSync(
  node,
  ['--no-warnings', join(here, 'main.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(signal ? 1 : (status ?? 1));
