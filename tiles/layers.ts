/** The source layers of a map: its records, their labels, clusters and sums, ready to cut. */
import {
  type Cell,
  type Cluster,
  clusters,
  type Division,
  divisionTotals,
  HEXAGON_ZOOMS,
  hexagonRadius,
  hexagons,
  isClustered,
} from '../src/domain/cells.ts';
import type { Geometry } from '../src/domain/geometry.ts';
import type { Collection, MapDefinition } from '../src/domain/kinds.ts';
import type { SourceFeature, SourceLayer, TileValue } from './cut.ts';
import { attributesOf, MAXZOOM, tileFields } from './vector-layer.ts';

/** A live record as SQL holds it. */
export type LiveRecord = { [column: string]: string | number | null };

/** The public, currently valid records of a map by collection. */
export type LiveRecords = ReadonlyMap<string, readonly LiveRecord[]>;

function propertiesOf(record: LiveRecord, collection: Collection): Record<string, TileValue> {
  const properties: Record<string, TileValue> = { id: String(record.id) };
  for (const [name, field] of tileFields(collection)) {
    const value = record[name];
    if (value !== null && value !== undefined) properties[name] = field.kind === 'flag' ? value === 1 : value;
  }
  return properties;
}

const isPlaced = (record: LiveRecord) => typeof record.geometry === 'string';

const feature = (
  record: LiveRecord,
  rank: number,
  collection: Collection,
  geometry: Geometry,
): SourceFeature => ({
  id: Number(record.rid),
  geometry,
  properties: propertiesOf(record, collection),
  minzoom: collection.zoom,
  maxzoom: MAXZOOM,
  rank,
});

// Made one by one as they are cut: a big collection never has all its geometry parsed at once.
function* features(records: readonly LiveRecord[], collection: Collection): Generator<SourceFeature> {
  for (const [rank, record] of records.entries())
    yield feature(record, rank, collection, JSON.parse(String(record.geometry)) as Geometry);
}

const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });

function* labels(records: readonly LiveRecord[], collection: Collection): Generator<SourceFeature> {
  for (const [rank, record] of records.entries())
    yield feature(record, rank, collection, point(Number(record.lon), Number(record.lat)));
}

const weighted = (records: readonly LiveRecord[], weight: string | null) =>
  records.map((record) => ({
    lon: Number(record.lon),
    lat: Number(record.lat),
    division: record.division as string | null,
    weight: weight === null ? null : (record[weight] as number | null),
  }));

const single = (records: readonly LiveRecord[], collection: Collection): Cluster[] =>
  weighted(records, collection.heat?.weight ?? null).map(({ lon, lat, weight }) => {
    return { lon, lat, count: 1, sum: weight ?? 0 };
  });

const SUMS = { count: 0, sum: 0 };

/**
 * The clusters of points at every zoom below `limit`, each zoom's made of those of the next higher one, so that the
 * work hardly grows with the number of zooms. Count and sum are conserved.
 */
export function clusterFeatures(points: readonly Cluster[], limit: number): SourceFeature[] {
  const found: SourceFeature[] = [];
  let parts = points;
  for (let zoom = limit - 1; zoom >= 0; zoom--) {
    parts = clusters(parts, zoom);
    for (const { lon, lat, count, sum } of parts)
      found.push({
        id: found.length + 1,
        geometry: point(lon, lat),
        properties: { count, sum },
        minzoom: zoom,
        maxzoom: zoom,
      });
  }
  return found;
}

type Sum = Cell & { division?: string; minzoom: number; maxzoom: number };

function heat(records: readonly LiveRecord[], collection: Collection, divisions: readonly Division[]): Sum[] {
  const { weight, by } = collection.heat!;
  const sums = weighted(records, weight);
  if (by === 'division')
    return divisionTotals(sums, divisions).map((cell) => ({ ...cell, minzoom: 0, maxzoom: MAXZOOM }));
  return HEXAGON_ZOOMS.flatMap((minzoom, band) => {
    const maxzoom = (HEXAGON_ZOOMS[band + 1] ?? MAXZOOM + 1) - 1;
    return hexagons(sums, hexagonRadius(minzoom), 'centre').map((cell) => ({ ...cell, minzoom, maxzoom }));
  });
}

const sumFeatures = (sums: readonly Sum[], geometryOf: (sum: Sum) => Geometry): SourceFeature[] =>
  sums.map((sum, i) => {
    const { count, division, minzoom, maxzoom } = sum;
    const properties = { count, sum: sum.sum, ...(division === undefined ? {} : { division }) };
    return { id: i + 1, geometry: geometryOf(sum), properties, minzoom, maxzoom };
  });

function layersOf(
  collection: Collection,
  records: readonly LiveRecord[],
  divisions: readonly Division[],
): SourceLayer[] {
  if (collection.geometry === 'None') return [];
  const placed = records.filter(isPlaced).toSorted((a, b) => Number(a.rid) - Number(b.rid));
  const attributes = attributesOf(collection);
  const thin = collection.thin === undefined ? {} : { thin: collection.thin };
  const layers: SourceLayer[] = [
    { name: collection.id, features: features(placed, collection), attributes, ...thin },
  ];
  if (collection.geometry === 'Polygon')
    layers.push({ name: `${collection.id}_labels`, features: labels(placed, collection), attributes });
  if (isClustered(collection))
    layers.push({
      name: `${collection.id}_clusters`,
      features: clusterFeatures(single(placed, collection), collection.zoom),
      attributes: SUMS,
    });
  if (collection.heat) {
    const sums = heat(placed, collection, divisions);
    const carried = { ...SUMS, division: 0 };
    const areas = sumFeatures(sums, ({ geometry }) => geometry);
    // A number per cell, not one per tile that the cell reaches into.
    const numbers = sumFeatures(sums, ({ lon, lat }) => point(lon, lat));
    layers.push({ name: `${collection.id}_heat`, features: areas, attributes: carried });
    layers.push({ name: `${collection.id}_heat_labels`, features: numbers, attributes: carried });
  }
  return layers;
}

/** All source layers of a map, in the order of its `vector_layers`. Unplaced records are in none. */
export const sourceLayers = (
  map: MapDefinition,
  records: LiveRecords,
  divisions: readonly Division[],
): SourceLayer[] =>
  map.collections.flatMap((collection) => layersOf(collection, records.get(collection.id) ?? [], divisions));
