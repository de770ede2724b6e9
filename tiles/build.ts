/** The archive of a map at a release: cut, packed, verified, and the TileJSON that describes it. */
import type { Division } from '../src/domain/cells.ts';
import { CITY } from '../src/domain/city.ts';
import { sha256 } from '../src/domain/digest.ts';
import { type Bounds, bounds, type Geometry, union } from '../src/domain/geometry.ts';
import type { MapDefinition } from '../src/domain/kinds.ts';
import { compressed, type StoredTile, storedArchive } from './archive.ts';
import type { Gzip } from './compression.ts';
import { type CutOptions, type SourceLayer, tiles } from './cut.ts';
import { type LiveRecord, type LiveRecords, sourceLayers } from './layers.ts';
import { definitionHash, MAXZOOM, vectorLayers } from './vector-layer.ts';
import { verify } from './verify.ts';

export type Build = {
  bytes: Uint8Array;
  /** First eight hex digits of the SHA-256 of the bytes. */
  hash: string;
  tiles: number;
  definition: string;
  dataAsOf: string;
  tilejson: object;
  /** Features left out to keep tiles in their budget, by layer. */
  dropped: Record<string, number>;
};

/** Cuts layers into tiles as an archive stores them, in ascending tile id order. */
export type Cut = (layers: readonly SourceLayer[], options: CutOptions) => AsyncIterable<StoredTile>;

export type BuildOptions = {
  gzip: Gzip;
  /** The day of release, `YYYY-MM-DD`. */
  day: string;
  /** In this thread when missing. */
  cut?: Cut | undefined;
};

function extent(records: LiveRecords): Bounds {
  let box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const list of records.values())
    for (const { geometry } of list)
      if (typeof geometry === 'string') box = union(box, bounds(JSON.parse(geometry) as Geometry));
  return Number.isFinite(box[0]) ? box : CITY.bounds;
}

/** The day of the latest verification among the records, or `day` when none was verified. */
function dataAsOf(records: readonly LiveRecord[], day: string): string {
  const verified = records.map(({ verified_at }) => verified_at).filter((at) => at !== null);
  return verified.length === 0 ? day : String(verified.toSorted().at(-1));
}

const placedIds = (records: readonly LiveRecord[]) =>
  records.filter(({ geometry }) => geometry !== null).map(({ id }) => String(id));

/** Refuses an archive in which a record is missing at the last zoom, or one that should not be there is. */
function checkComplete(found: ReadonlyMap<string, ReadonlySet<string>>, records: LiveRecords) {
  for (const [collection, list] of records) {
    const expected = placedIds(list);
    const ids = found.get(collection) ?? new Set();
    const missing = expected.find((id) => !ids.has(id));
    if (missing !== undefined || ids.size !== expected.length)
      throw new Error(
        `Layer ${collection} at zoom ${MAXZOOM} holds ${ids.size} records when ${expected.length} are public${missing ? `; ${missing} is missing` : ''}`,
      );
  }
}

/**
 * Cuts, packs and verifies the tiles of a map's public records.
 * @throws Error when the archive is unsound, or a public record is missing in its last zoom.
 */
export async function build(
  map: MapDefinition,
  version: number,
  records: LiveRecords,
  divisions: readonly Division[],
  { gzip, day, cut = (layers, options) => compressed(tiles(layers, options), gzip) }: BuildOptions,
): Promise<Build> {
  const dropped: Record<string, number> = {};
  const onDrop = (layer: string, _zoom: number, count: number) => {
    dropped[layer] = (dropped[layer] ?? 0) + count;
  };
  const box = extent(records);
  const frame = {
    bounds: box,
    center: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2, 9] as const,
    minzoom: 0,
    maxzoom: MAXZOOM,
  };
  const description = {
    name: map.id,
    description: `${map.label.zh} / ${map.label.en}`,
    attribution: CITY.attribution.zh,
    vector_layers: vectorLayers(map),
  };
  const definition = await definitionHash(map);
  const asOf = dataAsOf([...records.values()].flat(), day);
  const layers = sourceLayers(map, records, divisions);
  const { bytes, stats } = await storedArchive(cut(layers, { minzoom: 0, maxzoom: MAXZOOM, onDrop }), {
    metadata: { ...description, definition, data_as_of: asOf, version: String(version) },
    ...frame,
    gzip,
  });
  const verified = await verify(bytes);
  checkComplete(new Map(verified.layers.map(({ name, ids }) => [name, ids])), records);
  return {
    bytes,
    hash: (await sha256(bytes)).slice(0, 8),
    tiles: stats.tiles,
    definition,
    dataAsOf: asOf,
    tilejson: { ...description, ...frame },
    dropped,
  };
}
