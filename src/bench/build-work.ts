/** One build of the bench, alone in its process: ours or plain geojson-vt. */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { SourceLayer } from '../../tiles/cut.ts';
import { clusterFeatures } from '../../tiles/layers.ts';
import { verify } from '../../tiles/verify.ts';
import { cutParallel } from '../cli/cut-parallel.ts';
import type { Position } from '../domain/geometry.ts';
import { clusterTotals, fileHash, fileSource, writeArchiveFile } from './build-archive.ts';
import { buildFeatures, type Kind } from './build-features.ts';
import { BOUNDS } from './features.ts';
import { peer } from './peers.ts';

/** A finished build: times in seconds, memory and sizes in bytes, problems in words. */
export type Built = {
  seconds: number;
  cpu: number;
  memory: number;
  tiles: number;
  bytes: number;
  largest: number;
  /** SHA-256 of the archive; ours only. */
  hash?: string;
  dropped?: Record<number, number>;
  thinned?: Record<number, number>;
  problems: string[];
};

const MAXZOOM = 14;
const CLUSTERED = 12;
const LEVEL = 6;

/** Time, processor time and peak memory of this process since it began. */
function spent(): Pick<Built, 'seconds' | 'cpu' | 'memory'> {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return {
    seconds: performance.now() / 1000,
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    memory: maxRSS * 1024,
  };
}

function layers(kind: Kind, count: number): SourceLayer[] {
  const attributes = { id: CLUSTERED, kind: CLUSTERED, area: CLUSTERED };
  const own = { name: kind, features: buildFeatures(kind, count), attributes };
  if (kind === 'polygons') return [{ ...own, thin: 16 }];
  const places = Array.from(buildFeatures(kind, count), ({ geometry, properties }) => {
    const [lon, lat] = geometry.coordinates as Position;
    return { lon, lat, count: 1, sum: Number(properties.area) };
  });
  const clusters = clusterFeatures(
    places.map((place) => ({ ...place, division: null })),
    CLUSTERED,
    [],
  );
  return [own, { name: 'clusters', features: clusters, attributes: { count: 0, sum: 0 } }];
}

/** Cuts, packs and verifies the features with `threads` threads into an archive at `path`. */
export async function ours(kind: Kind, count: number, path: string, threads?: number): Promise<Built> {
  const dropped: Record<number, number> = {};
  const thinned: Record<number, number> = {};
  const zooms = { minzoom: 0, maxzoom: MAXZOOM };
  const [west, south, east, north] = BOUNDS;
  const source = layers(kind, count);
  const vectorLayers = source.map(({ name, attributes }) => ({ id: name, fields: attributes }));
  const cut = cutParallel(source, {
    ...zooms,
    gzipLevel: LEVEL,
    ...(threads === undefined ? {} : { threads }),
    onDrop: (_, z, left) => {
      dropped[z] = left;
    },
    onThin: (_, z, left) => {
      thinned[z] = left;
    },
  });
  const stats = await writeArchiveFile(cut, path, {
    ...zooms,
    metadata: { vector_layers: vectorLayers },
    bounds: BOUNDS,
    center: [(west + east) / 2, (south + north) / 2, 10],
    gzip: (data: Uint8Array) => gzipSync(data, { level: LEVEL }),
  });
  const file = openSync(path, 'r');
  const verified = await verify(fileSource(file), { gunzip: (data) => gunzipSync(data) });
  const measured = spent();
  const problems: string[] = [];
  const ids = verified.layers[0]!.ids;
  for (let id = 1; id <= count; id++)
    if (!ids.has(`f${id}`)) problems.push(`f${id} is not at zoom ${MAXZOOM}`);
  if (kind === 'points') problems.push(...(await wrongSums(file, count)));
  const hash = fileHash(file);
  closeSync(file);
  return {
    ...measured,
    tiles: stats.tiles,
    bytes: stats.bytes,
    largest: stats.largest?.bytes ?? 0,
    hash,
    dropped,
    thinned,
    problems: problems.slice(0, 10),
  };
}

async function wrongSums(file: number, count: number): Promise<string[]> {
  let sum = 0;
  for (const { properties } of buildFeatures('points', count)) sum += Number(properties.area);
  const problems: string[] = [];
  for (let z = 0; z < CLUSTERED; z++) {
    const found = await clusterTotals(file, z);
    if (found.count !== count || found.sum !== sum)
      problems.push(`zoom ${z}: clusters say ${found.count} and ${found.sum}, not ${count} and ${sum}`);
  }
  return problems;
}

/** The part of geojson-vt and vt-pbf that is used; neither is a dependency of the project. */
type Peer = {
  GeoJSONVT: new (
    data: object,
    options: object,
  ) => {
    tileIndex: { tiles: Record<string, { z: number; x: number; y: number }> };
    getTile(z: number, x: number, y: number): { features: unknown[] } | null;
  };
};
type Encoder = { fromGeojsonVt(layers: object, options: object): Uint8Array };

/** The same features through plain geojson-vt and vt-pbf with gzip, all zooms. */
export async function plain(kind: Kind, count: number): Promise<Built> {
  const load = async (name: '@maplibre/geojson-vt' | '@maplibre/vt-pbf', entry: string): Promise<unknown> =>
    import(pathToFileURL(join(await peer(name), entry)).href);
  const { GeoJSONVT } = (await load('@maplibre/geojson-vt', 'dist/geojson-vt.mjs')) as Peer;
  const { fromGeojsonVt } = (await load('@maplibre/vt-pbf', 'dist/index.es.js')) as Encoder;
  const features = Array.from(buildFeatures(kind, count), (feature) => ({ type: 'Feature', ...feature }));
  const index = new GeoJSONVT(
    { type: 'FeatureCollection', features },
    { maxZoom: MAXZOOM, indexMaxZoom: MAXZOOM, indexMaxPoints: 0 },
  );
  const built = { tiles: 0, bytes: 0, largest: 0 };
  for (const { z, x, y } of Object.values(index.tileIndex.tiles)) {
    const tile = index.getTile(z, x, y);
    if (tile === null || tile.features.length === 0) continue;
    const { length } = gzipSync(fromGeojsonVt({ [kind]: tile }, { version: 2, extent: 4096 }), {
      level: LEVEL,
    });
    built.tiles++;
    built.bytes += length;
    built.largest = Math.max(built.largest, length);
  }
  return { ...spent(), ...built, problems: [] };
}
