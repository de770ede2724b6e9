/** What of drafts depends on their texts alone, made in a thread of its own while the rows before are compared. */
import { join } from 'node:path';
import type { Draft } from '../import/rows.ts';

/** Pinyin of the name, and the id that the department's number gets first. */
export type Ahead = { pinyin: string | null; id: string };

/** What is needed of a draft for that. */
export type Texts = { name: string; source: string; sourceNo: string };

export type AheadJob = { collection: string; texts: Texts[] };

/** Drafts that are made at once. */
const PIECE = 2000;
/** With fewer, the thread would take longer to start than the work. */
const MANY = 20_000;

const textsOf = ({ values }: Draft): Texts => ({
  name: String(values.name_zh ?? ''),
  source: String(values.source_dept),
  sourceNo: String(values.source_no),
});

/**
 * Begins to make what belongs to many drafts, in order; `undefined` for few, which are quicker made as they come.
 * `at` gives what belongs to the draft at an index and is asked for every one in turn; `end` lets the thread go.
 */
export async function draftsAhead(
  collection: string,
  drafts: readonly Draft[],
): Promise<{ at(index: number): Promise<Ahead> | Ahead; end(): void } | undefined> {
  if (drafts.length < MANY) return undefined;
  const { Worker } = await import('node:worker_threads');
  const worker = new Worker(join(import.meta.dirname, 'drafts-ahead-worker.ts'));
  const waiting: { resolve(piece: Ahead[]): void; reject(error: Error): void }[] = [];
  const pieces: Promise<Ahead[]>[] = [];
  for (let from = 0; from < drafts.length; from += PIECE) {
    const { promise, resolve, reject } = Promise.withResolvers<Ahead[]>();
    // It is waited for later, and fails there.
    promise.catch(() => {});
    pieces.push(promise);
    waiting.push({ resolve, reject });
    const job: AheadJob = { collection, texts: drafts.slice(from, from + PIECE).map(textsOf) };
    worker.postMessage(job);
  }
  worker.on('message', (piece: Ahead[]) => waiting.shift()!.resolve(piece));
  worker.on('error', (error) => {
    for (const { reject } of waiting) reject(error as Error);
  });
  let piece: Ahead[] = [];
  const next = async (index: number): Promise<Ahead> => {
    piece = await pieces[index / PIECE]!;
    delete pieces[index / PIECE];
    return piece[0]!;
  };
  return {
    at: (index) => (index % PIECE === 0 ? next(index) : piece[index % PIECE]!),
    end: () => void worker.terminate(),
  };
}
