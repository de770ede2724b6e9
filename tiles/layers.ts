/** The source layers of a map: its records, their labels, clusters and sums, ready to cut. */

import {
  byDivision,
  type Cell,
  type Cluster,
  clusters,
  type Division,
  divisionTotals,
  HEXAGON_ZOOMS,
  hexagonRadius,
  hexagons,
} from '../src/domain/cells.ts';
import { DIVISION_ZOOM, isClustered } from '../src/domain/clustered.ts';
import { hasLabelPoints } from '../src/domain/collections.ts';
import type { Geometry } from '../src/domain/geometry.ts';
import type { Collection, Heat, MapDefinition } from '../src/domain/kinds.ts';
import { project } from '../src/domain/mercator.ts';
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

export const isPlaced = (record: LiveRecord): boolean => typeof record.geometry === 'string';

// The rank is the record's own number, so that a record that comes or goes moves no other.
const feature = (record: LiveRecord, collection: Collection, geometry: Geometry): SourceFeature => ({
  id: Number(record.rid),
  geometry,
  properties: propertiesOf(record, collection),
  minzoom: collection.zoom,
  maxzoom: MAXZOOM,
  rank: Number(record.rid),
});

// Made one by one as they are cut: a big collection never has all its geometry parsed at once.
function* features(records: readonly LiveRecord[], collection: Collection): Generator<SourceFeature> {
  for (const record of records)
    yield feature(record, collection, JSON.parse(String(record.geometry)) as Geometry);
}

const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });

function* labels(records: readonly LiveRecord[], collection: Collection): Generator<SourceFeature> {
  for (const record of records)
    yield feature(record, collection, point(Number(record.lon), Number(record.lat)));
}

/** A placed record as sums see it. */
export type Part = { lon: number; lat: number; division: string | null; weight: number | null };

type Single = Cluster & { division: string | null };

const single = (parts: readonly Part[]): Single[] =>
  parts.map(({ lon, lat, division, weight }) => ({ lon, lat, division, count: 1, sum: weight ?? 0 }));

const PLACES = 2 ** 20;

/** A number for what stands at a place: the same whatever else comes or goes. Sums of one zoom stand further apart. */
function placeNumber(lon: number, lat: number): number {
  const [x, y] = project([lon, lat]).map((value) => Math.floor(value * PLACES)) as [number, number];
  return x * PLACES + y;
}

const SUMS = { count: 0, sum: 0 };

/**
 * The clusters of points at every zoom below `limit`, each zoom's made of those of the next higher one, so that the
 * work hardly grows with the number of zooms; the lowest ones of totals by division. Count and sum are conserved.
 */
export function clusterFeatures(
  points: readonly Single[],
  limit: number,
  divisions: readonly Division[],
): SourceFeature[] {
  const found: SourceFeature[] = [];
  let parts: readonly Cluster[] = points;
  for (let zoom = limit - 1; zoom >= 0; zoom--) {
    if (zoom === Math.min(limit, DIVISION_ZOOM) - 1) parts = byDivision(points, divisions);
    parts = clusters(parts, zoom);
    for (const { lon, lat, count, sum } of parts)
      found.push({
        id: placeNumber(lon, lat),
        geometry: point(lon, lat),
        properties: { count, sum },
        minzoom: zoom,
        maxzoom: zoom,
      });
  }
  return found;
}

type Sum = Cell & { division?: string; minzoom: number; maxzoom: number };

function heat(parts: readonly Part[], by: Heat['by'], divisions: readonly Division[]): Sum[] {
  if (by === 'division')
    return divisionTotals(parts, divisions).map((cell) => ({ ...cell, minzoom: 0, maxzoom: MAXZOOM }));
  return HEXAGON_ZOOMS.flatMap((minzoom, band) => {
    const maxzoom = (HEXAGON_ZOOMS[band + 1] ?? MAXZOOM + 1) - 1;
    return hexagons(parts, hexagonRadius(minzoom), 'centre').map((cell) => ({ ...cell, minzoom, maxzoom }));
  });
}

const sumFeatures = (sums: readonly Sum[], geometryOf: (sum: Sum) => Geometry): SourceFeature[] =>
  sums.map((sum) => {
    const { lon, lat, count, division, minzoom, maxzoom } = sum;
    const properties = { count, sum: sum.sum, ...(division === undefined ? {} : { division }) };
    return { id: placeNumber(lon, lat), geometry: geometryOf(sum), properties, minzoom, maxzoom };
  });

/** The layers of records themselves, given in ascending order of their rids: as they are, and by their label points. */
export function recordLayers(collection: Collection, records: readonly LiveRecord[]): SourceLayer[] {
  const attributes = attributesOf(collection);
  const thin = collection.thin === undefined ? {} : { thin: collection.thin };
  const layers: SourceLayer[] = [
    { name: collection.id, features: features(records, collection), attributes, ...thin },
  ];
  if (hasLabelPoints(collection))
    layers.push({ name: `${collection.id}_labels`, features: labels(records, collection), attributes });
  return layers;
}

/** A layer whose features can be gone through more than once. */
export type SumLayer = SourceLayer & { features: readonly SourceFeature[] };

/** The layers of sums over placed records, given in ascending order of their rids: clusters and cells. */
export function sumLayers(
  collection: Collection,
  parts: readonly Part[],
  divisions: readonly Division[],
): SumLayer[] {
  const layers: SumLayer[] = [];
  if (isClustered(collection))
    layers.push({
      name: `${collection.id}_clusters`,
      features: clusterFeatures(single(parts), collection.zoom, divisions),
      attributes: SUMS,
    });
  if (collection.heat) {
    const sums = heat(parts, collection.heat.by, divisions);
    const carried = { ...SUMS, division: 0 };
    const areas = sumFeatures(sums, ({ geometry }) => geometry);
    // A number per cell, not one per tile that the cell reaches into.
    const numbers = sumFeatures(sums, ({ lon, lat }) => point(lon, lat));
    layers.push({ name: `${collection.id}_heat`, features: areas, attributes: carried });
    layers.push({ name: `${collection.id}_heat_labels`, features: numbers, attributes: carried });
  }
  return layers;
}

function layersOf(
  collection: Collection,
  records: readonly LiveRecord[],
  divisions: readonly Division[],
): SourceLayer[] {
  if (collection.geometry === 'None') return [];
  const placed = records.filter(isPlaced).toSorted((a, b) => Number(a.rid) - Number(b.rid));
  const weight = collection.heat?.weight ?? null;
  const parts = placed.map((record) => ({
    lon: Number(record.lon),
    lat: Number(record.lat),
    division: record.division as string | null,
    weight: weight === null ? null : (record[weight] as number | null),
  }));
  return [...recordLayers(collection, placed), ...sumLayers(collection, parts, divisions)];
}

/** All source layers of a map, in the order of its `vector_layers`. Unplaced records are in none. */
export const sourceLayers = (
  map: MapDefinition,
  records: LiveRecords,
  divisions: readonly Division[],
): SourceLayer[] =>
  map.collections.flatMap((collection) => layersOf(collection, records.get(collection.id) ?? [], divisions));
