/** Cuts big maps in threads, area by area, through files: memory follows the fullest area, not the map. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { StoredTile } from '../../tiles/archive.ts';
import { type CutOptions, checkCut, type SourceLayer } from '../../tiles/cut.ts';
import { tileAddress } from '../../tiles/hilbert.ts';
import { spill } from './cut-spill.ts';
import type { CutDone, CutJob, CutThread } from './cut-worker.ts';

/** How to cut in threads; `size` is gzip at `gzipLevel`, and what is dropped is always reported. */
export type ParallelOptions = Omit<CutOptions, 'size'> & {
  /** 6 when missing. */
  gzipLevel?: number;
  /** Threads; as many as there are processors when missing. The tiles do not depend on it. */
  threads?: number;
  /** Vertices that an area may hold, 100,000 when missing; decides memory, and a few bytes at area borders. */
  areaVertices?: number;
  /** Folder for files that exist while cutting, about 1.5 times the features; the system's when missing. */
  folder?: string;
};

type Stored = { id: number; file: number; offset: number; length: number };

/**
 * The tiles, compressed, in ascending tile id order; the same input gives the same bytes. Errors as `tiles`.
 * Everything is cut before the first tile comes.
 */
export async function* cutParallel(
  layers: readonly SourceLayer[],
  parallel: ParallelOptions,
): AsyncGenerator<StoredTile> {
  const { gzipLevel = 6, threads = availableParallelism(), areaVertices = 100_000, ...rest } = parallel;
  const { folder = tmpdir(), ...given } = rest;
  checkCut(layers, given);
  const { onDrop, onThin, ...options } = given;
  const home = mkdtempSync(join(folder, 'relitu-cut-'));
  try {
    const features = join(home, 'features');
    const jobs = spill(layers, given, features, areaVertices);
    const shared = {
      spill: features,
      options,
      gzipLevel,
      layers: layers.map(({ name, attributes }) => ({ name, attributes })),
    };
    const outputs = Array.from({ length: Math.min(Math.max(1, threads), jobs.length) }, (_, at) =>
      join(home, `tiles-${at}`),
    );
    const count = jobs.length;
    // All, or the folder would be removed under threads that still write.
    const ended = await Promise.allSettled(outputs.map((output) => work({ ...shared, output }, jobs)));
    const failed = ended.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    const done = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    if (done.flat().length !== count)
      throw new Error(`Only ${done.flat().length} of ${count} areas were cut; a thread ended early`);
    report(done.flat(), onDrop);
    yield* merged(outputs, done);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Runs a thread that takes jobs until none is left. */
function work(thread: CutThread, jobs: CutJob[]): Promise<CutDone[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./cut-worker.ts', import.meta.url), {
      workerData: thread,
      // V8 would let it grow with what is free, and most of what cutting makes is garbage at once.
      resourceLimits: { maxYoungGenerationSizeMb: 32 },
    });
    const done: CutDone[] = [];
    const next = () => worker.postMessage(jobs.shift() ?? null);
    worker.on('message', (result: CutDone) => {
      done.push(result);
      next();
    });
    worker.on('error', (error) => {
      jobs.length = 0;
      reject(error);
    });
    worker.on('exit', () => resolve(done));
    next();
  });
}

/** Sums over areas, because tiles of one zoom are in many. */
function report(done: readonly CutDone[], onDrop: CutOptions['onDrop']): void {
  const sums = new Map<string, [string, number, number]>();
  for (const [layer, z, count] of done.flatMap(({ dropped }) => dropped)) {
    const key = `${z}/${layer}`;
    const sum = sums.get(key) ?? [layer, z, 0];
    sum[2] += count;
    sums.set(key, sum);
  }
  const drops = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, drop]) => drop);
  if (drops.length > 0 && onDrop === undefined) {
    const [layer, z, count] = drops[0]!;
    throw new Error(
      `Zoom ${z}: ${count} features of layer "${layer}" are in tiles over the budget; ` +
        'raise their minzoom or the budget, or pass onDrop to leave them out',
    );
  }
  for (const drop of drops) onDrop?.(...drop);
}

async function* merged(outputs: readonly string[], done: readonly CutDone[][]): AsyncGenerator<StoredTile> {
  const files = outputs.map((path) => openSync(path, 'r'));
  const stored: Stored[] = done.flatMap((areas, at) =>
    areas.flatMap(({ ids, offsets, lengths }) =>
      ids.map((id, tile) => ({ id, file: files[at]!, offset: offsets[tile]!, length: lengths[tile]! })),
    ),
  );
  stored.sort((a, b) => a.id - b.id);
  try {
    for (const { id, file, offset, length } of stored) {
      const bytes = new Uint8Array(length);
      readSync(file, bytes, 0, length, offset);
      yield { ...tileAddress(id), bytes };
    }
  } finally {
    for (const file of files) closeSync(file);
  }
}
