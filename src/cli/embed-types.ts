/** The public types of the embed package as one file: what the package ships, and the report of its interface in git. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { tool } from './setup.ts';
import { ROOT } from './store.ts';

const run = promisify(execFile);

/** Files whose declarations are public, those that others build on first. */
const PUBLIC = [
  'domain/problem.d.ts',
  'domain/embed/messages.d.ts',
  'embed/error.d.ts',
  'embed/address.d.ts',
  'embed/embedded-map.d.ts',
  'embed/index.d.ts',
];

/** From the failures of the site, what a warning is. */
const OF_PROBLEM = /\/\*\*[^*]*\*\/\nexport type Invalid = \{[\s\S]*?\n\};\n/;

/** The declarations that the compiler makes, without what only holds its own files together. */
export async function embedTypes(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'relitu-types-'));
  try {
    const options = ['--declaration', '--emitDeclarationOnly', '--noEmit', 'false', '--stripInternal'];
    await run(
      process.execPath,
      [tool('tsc'), '-p', 'tsconfig.embed.json', ...options, '--outDir', folder, '--rootDir', 'src'],
      { cwd: ROOT },
    );
    const parts = await Promise.all(
      PUBLIC.map(async (path) => {
        const text = await readFile(join(folder, path), 'utf8');
        if (path === 'domain/problem.d.ts') return OF_PROBLEM.exec(text)?.[0] ?? '';
        return text.replace(/^(import|export type \*|export \{)[^;]*;\n/gm, '').trim();
      }),
    );
    // Of the messages the package exports types alone.
    const types = parts.join('\n\n').replace('export declare const NAMESPACE', 'declare const NAMESPACE');
    return `// Made by \`npm run generate\` from src/embed; a change here is a change of the public interface.\n\n${types}\n`;
  } finally {
    await rm(folder, { recursive: true });
  }
}
