/** The archive of a map at a release: cut, packed, verified, and the TileJSON that describes it. */
import type { Division } from '../src/domain/cells.ts';
import { CITY } from '../src/domain/city.ts';
import { sha256 } from '../src/domain/digest.ts';
import type { Bounds } from '../src/domain/geometry.ts';
import type { MapDefinition } from '../src/domain/kinds.ts';
import { compressed, type StoredTile, storedArchive } from './archive.ts';
import type { Gzip } from './compression.ts';
import { type CutOptions, patchTiles, type SourceLayer, tiles } from './cut.ts';
import { isPlaced, type LiveRecords, sourceLayers } from './layers.ts';
import { gridOf } from './places.ts';
import { type Changes, liveRecords, type MapRecords } from './records.ts';
import { spliced } from './splice.ts';
import { patchOf } from './touched.ts';
import { definitionHash, MAXZOOM, vectorLayers } from './vector-layer.ts';
import { type Verified, verify } from './verify.ts';

export type Build = {
  bytes: Uint8Array;
  /** First eight hex digits of the SHA-256 of the bytes. */
  hash: string;
  tiles: number;
  /** Tiles that were cut for it; the others are the last release's. */
  cut: number;
  definition: string;
  dataAsOf: string;
  tilejson: object;
  /** Features left out to keep tiles in their budget, by layer. */
  dropped: Record<string, number>;
};

/** Cuts layers into tiles as an archive stores them, in ascending tile id order. */
export type Cut = (layers: readonly SourceLayer[], options: CutOptions) => AsyncIterable<StoredTile>;

/** The release that a map's next one is made from. */
export type Base = {
  archive: Uint8Array;
  records: MapRecords;
  changes: Changes;
};

export type BuildOptions = {
  gzip: Gzip;
  /** The day of release, `YYYY-MM-DD`. */
  day: string;
  /** In this thread when missing. */
  cut?: Cut | undefined;
  /** Everything is cut when missing. */
  base?: Base | undefined;
};

/** All values of a column of a map's records, without those that are missing. */
const present = (records: MapRecords, name: string): (string | number)[] =>
  [...records.values()].flatMap((one) => one.column(name).filter((value) => value !== null));

function extent(records: MapRecords): Bounds {
  const [west, south, east, north] = ['west', 'south', 'east', 'north'].map((name) => present(records, name));
  if (west!.length === 0) return CITY.bounds;
  const least = (values: (string | number)[]) => values.reduce((a, b) => (b < a ? b : a)) as number;
  const most = (values: (string | number)[]) => values.reduce((a, b) => (b > a ? b : a)) as number;
  return [least(west!), least(south!), most(east!), most(north!)];
}

/** The day of the latest verification among the records, or `day` when none was verified. */
function dataAsOf(records: MapRecords, day: string): string {
  const verified = present(records, 'verified_at');
  return verified.length === 0 ? day : String(verified.reduce((a, b) => (b > a ? b : a)));
}

/** The last day on which no record has ended, so that clusters hold what the day's counts say; undefined: for ever. */
function sumsValidUntil(records: MapRecords): string | undefined {
  const days = present(records, 'valid_until');
  return days.length === 0 ? undefined : String(days.reduce((a, b) => (b < a ? b : a)));
}

/** Refuses an archive in which a record is missing at the last zoom, or one that should not be there is. */
function checkComplete(found: ReadonlyMap<string, ReadonlySet<string>>, records: LiveRecords) {
  for (const [collection, list] of records) {
    const expected = list.filter(isPlaced).map(({ id }) => String(id));
    const ids = found.get(collection) ?? new Set();
    const missing = expected.find((id) => !ids.has(id));
    if (missing !== undefined || ids.size !== expected.length)
      throw new Error(
        `Layer ${collection} at zoom ${MAXZOOM} holds ${ids.size} records when ${expected.length} are public${missing ? `; ${missing} is missing` : ''}`,
      );
  }
}

/** Refuses a patched archive whose new tiles lack a changed record, or hold one that is gone. */
function checkChanged(found: ReadonlyMap<string, ReadonlySet<string>>, changes: Changes) {
  for (const [collection, list] of changes)
    for (const { before, after } of list) {
      const ids = found.get(collection) ?? new Set();
      const wrong = after && isPlaced(after) ? undefined : before;
      if (wrong && ids.has(String(wrong.id)))
        throw new Error(`Layer ${collection} at zoom ${MAXZOOM} still holds ${wrong.id}`);
      const isDrawnAnew = after && isPlaced(after) && !(before && isPlaced(before));
      if (isDrawnAnew && !ids.has(String(after.id)))
        throw new Error(`Layer ${collection} at zoom ${MAXZOOM} lacks ${after.id}`);
    }
}

const ZOOMS = { minzoom: 0, maxzoom: MAXZOOM };

/**
 * Cuts, packs and verifies the tiles of a map's public records: with a base those that its changes touch, the others
 * being taken over as they are.
 * @throws Error when the archive is unsound, or a public record is missing in its last zoom.
 */
export async function build(
  map: MapDefinition,
  version: number,
  records: MapRecords,
  divisions: readonly Division[],
  { gzip, day, base, cut = (layers, options) => compressed(tiles(layers, options), gzip) }: BuildOptions,
): Promise<Build> {
  const dropped: Record<string, number> = {};
  const onDrop = (layer: string, _zoom: number, count: number) => {
    dropped[layer] = (dropped[layer] ?? 0) + count;
  };
  const box = extent(records);
  const frame = {
    bounds: box,
    center: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2, 9] as const,
    ...ZOOMS,
  };
  const description = {
    name: map.id,
    description: `${map.label.zh} / ${map.label.en}`,
    attribution: CITY.attribution.zh,
    vector_layers: vectorLayers(map),
  };
  const definition = await definitionHash(map, divisions);
  const asOf = dataAsOf(records, day);
  const around = {
    metadata: { ...description, definition, data_as_of: asOf, version: String(version) },
    ...frame,
    gzip,
  };
  const options = { ...ZOOMS, onDrop };
  const idsOf = ({ layers }: Verified) => new Map(layers.map(({ name, ids }) => [name, ids]));
  const patched = async ({ archive, records: before, changes }: Base) => {
    const { tiles: only, layers } = await patchOf(map, before, records, changes, divisions, gridOf(options));
    const fresh = compressed(patchTiles(layers, { ...options, only }), gzip);
    const { bytes, stats } = await storedArchive(spliced(archive, only, fresh), around);
    const ids = only.ids();
    checkChanged(idsOf(await verify(bytes, { only: (id) => ids.has(id) })), changes);
    return { bytes, tiles: stats.tiles, cut: only.size };
  };
  const whole = async () => {
    const rows = await liveRecords(records);
    const layers = sourceLayers(map, rows, divisions);
    const { bytes, stats } = await storedArchive(cut(layers, options), around);
    checkComplete(idsOf(await verify(bytes)), rows);
    return { bytes, tiles: stats.tiles, cut: stats.tiles };
  };
  const built = await (base ? patched(base) : whole());
  return {
    ...built,
    hash: (await sha256(built.bytes)).slice(0, 8),
    definition,
    dataAsOf: asOf,
    tilejson: { ...description, ...frame, sums_valid_until: sumsValidUntil(records) },
    dropped,
  };
}
