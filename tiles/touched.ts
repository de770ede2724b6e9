/** Which tiles change with some records: those into which the old or new drawing of what has changed reaches. */
import type { Division } from '../src/domain/cells.ts';
import type { Collection, MapDefinition } from '../src/domain/kinds.ts';
import type { SourceFeature, SourceLayer } from './cut.ts';
import { boundsOf } from './grid.ts';
import { type GridFeature, type GridLayer, gridFeature, POINT, POLYGON } from './grid-feature.ts';
import { isPlaced, type LiveRecord, recordLayers, type SumLayer, sumLayers } from './layers.ts';
import { type Grid, near, type Place, partsOf, placesOf, reaching, tilesOf } from './places.ts';
import type { Change, Changes, MapRecords, Records } from './records.ts';
import { TileSet } from './tile-set.ts';

/** A borders' change moves its neighbours' borders, and a neighbour too thin to be simplified those of its own. */
const BORDERS = 2;

const worldOf = ({ extent, maxzoom }: Grid) => extent * 2 ** maxzoom;

function touch(
  tiles: TileSet,
  feature: GridFeature,
  grid: Grid,
  from = feature.minzoom,
  to = feature.maxzoom,
) {
  const box = boundsOf(feature.parts);
  for (let z = Math.max(from, grid.minzoom); z <= Math.min(to, grid.maxzoom); z++)
    for (const [x, y] of tilesOf(box, feature.type === POINT, z, grid)) tiles.add(z, x, y);
}

/** The features that share a border with some, and theirs in turn. */
function neighbours(changed: readonly GridFeature[], all: readonly GridFeature[]): GridFeature[] {
  const corners = function* ({ parts }: GridFeature) {
    for (const line of parts.flat())
      for (let at = 0; at < line.length; at += 2) yield line[at]! * 2 ** 27 + line[at + 1]!;
  };
  let edge: readonly GridFeature[] = changed;
  let rest = all;
  const found: GridFeature[] = [];
  for (let step = 0; step < BORDERS; step++) {
    const known = new Set(edge.flatMap((feature) => [...corners(feature)]));
    const isNeighbour = (feature: GridFeature) => {
      for (const corner of corners(feature)) if (known.has(corner)) return true;
      return false;
    };
    const next = rest.filter(isNeighbour);
    rest = rest.filter((feature) => !next.includes(feature));
    found.push(...next);
    edge = next;
  }
  return found;
}

const polygons = (features: readonly GridFeature[]) => features.filter(({ type }) => type === POLYGON);

/** A sum by what it says and where it begins: of the same zoom and division, its outline follows from that. */
const contentOf = ({ id, minzoom, maxzoom, geometry, properties }: SourceFeature): string =>
  JSON.stringify([id, minzoom, maxzoom, properties, beginning(geometry.coordinates)]);

type Coordinates = SourceFeature['geometry']['coordinates'];

function beginning(coordinates: Coordinates): Coordinates | number[] {
  let first: Coordinates | number[] = coordinates;
  while (typeof first[0] === 'object') first = first[0] as Coordinates;
  return first;
}

/** What only one of two lists has. */
function different(before: readonly SourceFeature[], after: readonly SourceFeature[]): SourceFeature[] {
  const [old, fresh] = [before, after].map((list) => new Map(list.map((one) => [contentOf(one), one])));
  return [
    ...[...old!].filter(([content]) => !fresh!.has(content)),
    ...[...fresh!].filter(([content]) => !old!.has(content)),
  ].map(([, feature]) => feature);
}

/** Touches what sums of records have changed. */
function touchSums(
  tiles: TileSet,
  before: readonly SumLayer[],
  after: readonly SumLayer[],
  grid: Grid,
): void {
  for (const [i, layer] of after.entries()) {
    const onGrid = (features: readonly SourceFeature[]) =>
      features.map((feature) => gridFeature(layer.name, feature, worldOf(grid)));
    const [old, fresh] = [before[i]!.features, layer.features];
    const changed = onGrid(different(old, fresh));
    if (changed.length === 0) continue;
    const beside = polygons(changed).length > 0 ? neighbours(changed, onGrid([...old, ...fresh])) : [];
    for (const feature of [...changed, ...beside]) touch(tiles, feature, grid);
  }
}

const layersOf = (collection: Collection, record: LiveRecord | undefined): SourceLayer[] =>
  recordLayers(collection, record && isPlaced(record) ? [record] : []);

type Shown = { collection: Collection; before: readonly Place[]; after: readonly Place[]; records: Records };

/** The rids whose first zoom thinning moves, with the zooms that show them in one of the two releases only. */
function moved({ collection, before, after }: Shown): Map<number, readonly [from: number, to: number]> {
  if (collection.thin === undefined) return new Map();
  const old = new Map(before.map(({ rid, minzoom }) => [rid, minzoom]));
  return new Map(
    after.flatMap(({ rid, minzoom }) => {
      const was = old.get(rid) ?? minzoom;
      return was === minzoom ? [] : [[rid, [Math.min(was, minzoom), Math.max(was, minzoom) - 1]] as const];
    }),
  );
}

/** Touches what records themselves have changed: as they are drawn, and by thinning. */
async function touchRecords(
  tiles: TileSet,
  shown: Shown,
  changes: readonly Change[],
  grid: Grid,
): Promise<void> {
  const { collection, records, after } = shown;
  const size = worldOf(grid);
  const first = new Map<number, number>();
  if (collection.thin !== undefined)
    for (const { rid, minzoom } of [...shown.before, ...after])
      first.set(rid, Math.min(minzoom, first.get(rid) ?? minzoom));
  const drawn = (record: LiveRecord | undefined) =>
    layersOf(collection, record).flatMap(({ name, features, thin }) =>
      Array.from(features, (feature): GridFeature => {
        const onGrid = gridFeature(name, feature, size);
        return thin === undefined ? onGrid : { ...onGrid, minzoom: first.get(onGrid.id) ?? onGrid.minzoom };
      }),
    );
  const changed = changes.flatMap(({ before: old, after: fresh }) => {
    const [was, is] = [drawn(old), drawn(fresh)];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [...was, ...is];
  });
  for (const feature of changed) touch(tiles, feature, grid);
  const thinned = moved(shown);
  const rows = await records.rows(thinned.keys());
  const others = rows.flatMap(drawn);
  for (const feature of others) touch(tiles, feature, grid, ...thinned.get(feature.id)!);
  const edges = polygons([...changed, ...others]);
  if (edges.length === 0) return;
  let boxes = edges.map(({ parts }) => boundsOf(parts));
  for (let step = 0; step < BORDERS; step++) boxes = [...boxes, ...near(boxes, after, grid)];
  const beside = await records.rows(near(boxes, after, grid).map(({ rid }) => rid));
  const all = polygons(beside.flatMap(drawn));
  for (const feature of neighbours(edges, all)) touch(tiles, feature, grid);
}

/** What a patch cuts: the tiles that may change, and of all layers what reaches into them. */
export type Patch = { tiles: TileSet; layers: GridLayer[] };

/** Records of a collection that some tiles show, with those whose borders shape theirs. */
async function layersIn(
  tiles: TileSet,
  { collection, records, after }: Shown,
  grid: Grid,
): Promise<GridLayer[]> {
  const isPoint = collection.geometry === 'Point';
  let needed = reaching(after, isPoint, tiles, grid);
  if (collection.geometry === 'Polygon')
    for (let step = 0; step < BORDERS; step++) needed = near(needed, after, grid);
  const first = new Map(needed.map(({ rid, minzoom }) => [rid, minzoom]));
  const rows = await records.rows(first.keys());
  return recordLayers(collection, rows).map((layer) => ({
    name: layer.name,
    attributes: layer.attributes,
    features: Array.from(layer.features, (feature) => {
      const onGrid = gridFeature(layer.name, feature, worldOf(grid));
      // Thinning is of a collection's own layer only.
      return layer.thin === undefined ? onGrid : { ...onGrid, minzoom: first.get(feature.id)! };
    }),
  }));
}

/** The tiles of a map that changes of its records may change, and what is in them afterwards. */
export async function patchOf(
  map: MapDefinition,
  before: MapRecords,
  after: MapRecords,
  changes: Changes,
  divisions: readonly Division[],
  grid: Grid,
): Promise<Patch> {
  const tiles = new TileSet();
  const all: { shown: Shown; sums: SumLayer[] }[] = [];
  for (const collection of map.collections) {
    if (collection.geometry === 'None') continue;
    const records = after.get(collection.id)!;
    const old = before.get(collection.id)!;
    const changed = changes.get(collection.id) ?? [];
    const [placesAfter, parts] = [placesOf(records, grid), partsOf(records)];
    const sums = sumLayers(collection, parts, divisions);
    const shown = { collection, records, after: placesAfter, before: placesAfter };
    if (changed.length > 0) {
      // Only thinning looks at those before.
      if (collection.thin !== undefined) shown.before = placesOf(old, grid);
      touchSums(tiles, sumLayers(collection, partsOf(old), divisions), sums, grid);
      await touchRecords(tiles, shown, changed, grid);
    }
    all.push({ shown, sums });
  }
  const layers: GridLayer[] = [];
  for (const { shown, sums } of all) {
    layers.push(...(await layersIn(tiles, shown, grid)));
    for (const { name, attributes, features } of sums)
      layers.push({
        name,
        attributes,
        features: features.map((one) => gridFeature(name, one, worldOf(grid))),
      });
  }
  return { tiles, layers };
}
