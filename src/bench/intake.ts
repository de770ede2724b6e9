/** `npm run bench -- intake`: large files and bombs through the readers, each in a process of its own. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { print, shown, table } from './figures.ts';
import { goal, settle } from './goals.ts';
import { INTAKE_FILES } from './intake-files.ts';

const execute = promisify(execFile);
const MEGABYTES = 128;
const SECONDS = 20;
const READER = join(import.meta.dirname, 'intake-reading.ts');

/** Megabytes that memory rose until there was a table, or a refusal, and until there were drafts. */
type Reading = { outcome: string; seconds: number; reading: number; drafting: number };

/** A young generation of two megabytes: with more, most of a rise is garbage that V8 has not looked for yet. */
const FLAGS = ['--no-warnings', '--expose-gc', '--max-semi-space-size=2'];

async function reading(path: string): Promise<Reading> {
  const { stdout } = await execute(process.execPath, [...FLAGS, READER, path]);
  return JSON.parse(stdout) as Reading;
}

/** Without arguments all files, else those whose names hold one of them. */
export async function run(names: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'relitu-intake-'));
  const rows = [['file', 'MB', 's', 'rise as a table, MB', 'as drafts, MB', 'outcome']];
  try {
    for (const { name, about, isTaken, bytes } of INTAKE_FILES) {
      if (names.length > 0 && !names.some((part) => name.includes(part))) continue;
      const path = join(folder, name);
      const content = bytes();
      await writeFile(path, content);
      const { outcome, seconds, ...rise } = await reading(path);
      rows.push([
        `${name} (${about})`,
        shown(content.length / 1e6),
        shown(seconds),
        shown(rise.reading),
        shown(rise.drafting),
        outcome.slice(0, 60),
      ]);
      print({ name: `${name} memory as a table`, value: rise.reading, unit: 'MB' });
      print({ name: `${name} memory as drafts`, value: rise.drafting, unit: 'MB' });
      print({ name: `${name} time`, value: seconds, unit: 's' });
      goal(
        `${name}: taken`,
        Number(!outcome.startsWith('refused')),
        isTaken ? 'at least' : 'at most',
        Number(isTaken),
      );
      goal(`${name}: rise of memory in MB, read as a table`, rise.reading, 'at most', MEGABYTES);
      goal(`${name}: seconds`, seconds, 'at most', SECONDS);
      await rm(path);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  table(rows);
  settle();
}
