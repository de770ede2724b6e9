/** Features put aside on disk: first all in one row, then again by the area they reach into. */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { areasOf, type Band, bandsOf } from '../../tiles/area-plan.ts';
import type { Area } from '../../tiles/area-tiles.ts';
import type { CutOptions, SourceLayer } from '../../tiles/cut.ts';
import { nextRecord, recordBox, recordWith, writeFeature } from '../../tiles/feature-record.ts';
import { gridFeature } from '../../tiles/grid-feature.ts';
import { ByteReader, ByteWriter } from '../../tiles/protobuf.ts';
import { addPlace, noPlaces, type Places, thin } from '../../tiles/thinning.ts';
import type { Chunk, CutJob } from './cut-worker.ts';

const PIECE = 4 * 1024 * 1024;
const HELD = 24 * 1024 * 1024;

type Row = { places: Places; vertices: number[] };

/** A file that only grows. */
class Appended {
  private readonly file: number;
  private size = 0;
  constructor(path: string) {
    this.file = openSync(path, 'w');
  }
  add(bytes: Uint8Array): Chunk {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at);
    const chunk = { offset: this.size, length: bytes.length };
    this.size += bytes.length;
    return chunk;
  }
  close(): void {
    closeSync(this.file);
  }
}

/**
 * Writes the features of the layers to `path`, area by area, and returns the areas, those with most bytes first;
 * `most` is how many vertices an area may hold.
 * Memory holds about 60 bytes per feature and the buffers.
 */
export function spill(
  layers: readonly SourceLayer[],
  options: CutOptions,
  path: string,
  most: number,
): CutJob[] {
  const all = `${path}.all`;
  try {
    const { rows, chunks } = writeAll(layers, options, all);
    for (const [at, layer] of layers.entries()) thin(rows[at]!.places, layer, options);
    const bands = bandsOf(rows, options, most);
    return writeAreas(rows, chunks, bands, options, { all, path });
  } finally {
    rmSync(all, { force: true });
  }
}

function writeAll(layers: readonly SourceLayer[], options: CutOptions, path: string) {
  const size = (options.extent ?? 4096) * 2 ** options.maxzoom;
  const file = new Appended(path);
  const out = new ByteWriter();
  const chunks: Chunk[] = [];
  const rows = layers.map(({ name, features }, number): Row => {
    const row: Row = { places: noPlaces(), vertices: [] };
    for (const source of features) {
      const feature = gridFeature(name, source, size);
      addPlace(row.places, feature);
      row.vertices.push(feature.parts.flat().reduce((sum, line) => sum + line.length / 2, 0));
      writeFeature(out, number, feature);
      if (out.length < PIECE) continue;
      chunks.push(file.add(out.content()));
      out.clear();
    }
    return row;
  });
  chunks.push(file.add(out.content()));
  file.close();
  return { rows, chunks };
}

type Pending = { area: Area; out: ByteWriter; chunks: Chunk[] };

function writeAreas(
  rows: readonly Row[],
  chunks: readonly Chunk[],
  bands: readonly Band[],
  options: CutOptions,
  { all, path }: { all: string; path: string },
): CutJob[] {
  const file = new Appended(path);
  const pending = new Map<string, Pending>();
  let held = 0;
  const flush = (): void => {
    for (const one of pending.values()) {
      if (one.out.length === 0) continue;
      one.chunks.push(file.add(one.out.content()));
      // A cleared writer would keep its memory, and in the end each area's could be as large as the area.
      one.out = new ByteWriter();
    }
    held = 0;
  };
  const add = (area: Area, minzoom: number, body: Uint8Array): void => {
    const key = `${area.level}/${area.x}/${area.y}`;
    const one = pending.get(key) ?? { area, out: new ByteWriter(), chunks: [] };
    pending.set(key, one);
    recordWith(one.out, minzoom, body);
    held += body.length;
    if (held > HELD) flush();
  };
  for (const { minzoom, maxzoom, body } of records(rows, chunks, all)) {
    const bytes = body.rest();
    const box = recordBox(body);
    for (const band of bands) {
      if (minzoom > band.maxzoom || maxzoom < band.minzoom) continue;
      for (const area of areasOf(band, box, options)) add(area, minzoom, bytes);
    }
  }
  flush();
  file.close();
  const bytes = ({ chunks }: CutJob) => chunks.reduce((sum, { length }) => sum + length, 0);
  return [...pending.values()]
    .sort((a, b) => bytes(b) - bytes(a))
    .map(({ area, chunks }) => ({ area, chunks }));
}

/** All records in their order with the zooms that thinning left them. */
function* records(rows: readonly Row[], chunks: readonly Chunk[], path: string) {
  const file = openSync(path, 'r');
  const places = rows.map((row) => row.places);
  let layer = 0;
  let at = 0;
  for (const { offset, length } of chunks) {
    const bytes = new Uint8Array(length);
    readSync(file, bytes, 0, length, offset);
    const reader = new ByteReader(bytes);
    while (reader.position < length) {
      while (at === places[layer]!.x.length) {
        layer++;
        at = 0;
      }
      const { body } = nextRecord(reader);
      yield { minzoom: places[layer]!.minzoom[at]!, maxzoom: places[layer]!.maxzoom[at]!, body };
      at++;
    }
  }
  closeSync(file);
}
