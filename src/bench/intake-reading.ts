/** Reads one file in a process of its own and prints what came of it, how long it took, and how far memory rose until it was a table and until it was drafts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { collectionOf } from '../domain/maps/index.ts';
import { tableOf } from '../import/file.ts';
import { draftsOf } from '../import/rows.ts';
import { ReadError } from '../import/sheet.ts';

const kilobytes = (key: string) =>
  Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);

const path = process.argv[2]!;
const collection = collectionOf('premises')!;
const bytes = new Uint8Array(readFileSync(path));
await tableOf('warm.csv', new TextEncoder().encode('编号,名称\n1,甲\n'), { collection });
globalThis.gc?.();
// Linux forgets the peak so far.
writeFileSync('/proc/self/clear_refs', '5');
const before = kilobytes('VmRSS');
const start = performance.now();
const risen = () => (kilobytes('VmHWM') - before) / 1024;
let outcome: string;
let reading: number | undefined;
try {
  const table = await tableOf(basename(path), bytes, { collection });
  reading = risen();
  const { drafts, refused } = draftsOf(table.headings, table.rows, {
    collection,
    crs: 'wgs84',
    resolve: () => undefined,
    divisions: [],
    source: '样例局',
  });
  outcome = `${drafts.length} taken, ${refused} refused`;
} catch (error) {
  if (!(error instanceof ReadError)) throw error;
  outcome = `refused: ${error.message.slice(0, 1000)}`;
  if (error.message.length > 10_000) throw new Error('the refusal itself is too long');
}
const seconds = (performance.now() - start) / 1000;
process.stdout.write(JSON.stringify({ outcome, seconds, reading: reading ?? risen(), drafting: risen() }));
