/** The thread that cuts areas: reads the features of an area, writes its tiles, compressed, to a file of its own. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { type Area, areaTiles } from '../../tiles/area-tiles.ts';
import type { CutOptions } from '../../tiles/cut.ts';
import { readFeature } from '../../tiles/feature-record.ts';
import type { GridFeature } from '../../tiles/grid-feature.ts';
import { tileId } from '../../tiles/hilbert.ts';
import { ByteReader } from '../../tiles/protobuf.ts';

/** What a thread works with: the file of all features, its own file of tiles, and the layers without features. */
export type CutThread = {
  spill: string;
  output: string;
  layers: readonly { name: string; attributes: Record<string, number> }[];
  options: CutOptions;
  /** Level of gzip, 1 to 9. */
  gzipLevel: number;
};

/** A stretch of a file in bytes. */
export type Chunk = { offset: number; length: number };

/** An area to be cut; the chunks together are the records of its features. */
export type CutJob = { area: Area; chunks: readonly Chunk[] };

/** The tiles of an area by id, with their place in the thread's file, and what was left out, by layer and zoom. */
export type CutDone = {
  ids: number[];
  offsets: number[];
  lengths: number[];
  dropped: [layer: string, z: number, count: number][];
};

const { spill, output, layers, options, gzipLevel } = workerData as CutThread;
const input = openSync(spill, 'r');
const target = openSync(output, 'w');
const compress = (data: Uint8Array) => gzipSync(data, { level: gzipLevel });
let written = 0;

function features(chunks: readonly Chunk[]): GridFeature[][] {
  const byLayer: GridFeature[][] = layers.map(() => []);
  for (const { offset, length } of chunks) {
    const bytes = new Uint8Array(length);
    readSync(input, bytes, 0, length, offset);
    const reader = new ByteReader(bytes);
    while (reader.position < length) {
      const { layer, feature } = readFeature(reader);
      byLayer[layer]!.push(feature);
    }
  }
  return byLayer;
}

function cut({ area, chunks }: CutJob): CutDone {
  const done: CutDone = { ids: [], offsets: [], lengths: [], dropped: [] };
  const byLayer = features(chunks);
  const grid = layers.map((layer, number) => ({ ...layer, features: byLayer[number]! }));
  const size = (data: Uint8Array) => compress(data).length;
  const onDrop = (...drop: [string, number, number]) => done.dropped.push(drop);
  for (const { z, x, y, data } of areaTiles(grid, area, { ...options, size, onDrop })) {
    const bytes = compress(data);
    writeSync(target, bytes);
    done.ids.push(tileId(z, x, y));
    done.offsets.push(written);
    done.lengths.push(bytes.length);
    written += bytes.length;
  }
  return done;
}

parentPort!.on('message', (job: CutJob | null) => {
  if (job !== null) return parentPort!.postMessage(cut(job));
  closeSync(input);
  closeSync(target);
  parentPort!.close();
});
