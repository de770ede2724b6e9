/** GeoJSON that the map draws, made from answers of the API. */
import type { FeatureCollection } from 'geojson';
import { clusterRadius } from '../../domain/cells.ts';
import { project, unproject } from '../../domain/mercator.ts';
import type { Cells, Items } from '../api.ts';

export const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Heat cells as areas, and one point per cell on which its number stands. */
export function heatFeatures({ features }: Cells): { areas: FeatureCollection; points: FeatureCollection } {
  return {
    areas: { type: 'FeatureCollection', features: features as FeatureCollection['features'] },
    points: {
      type: 'FeatureCollection',
      features: features.map(({ properties }) => ({
        type: 'Feature',
        properties,
        geometry: { type: 'Point', coordinates: [properties.lon, properties.lat] },
      })),
    },
  };
}

/** Cells joined until their circles keep apart at a zoom: points with `count`, whose sum is that of the cells. */
export function clusterPoints({ features }: Cells, zoom: number): FeatureCollection {
  const side = clusterRadius(zoom) * 1.8;
  const clusters = new Map<string, { x: number; y: number; count: number }>();
  for (const { properties } of features) {
    const { lon, lat, count } = properties;
    const [x, y] = project([lon, lat]);
    const key = `${Math.floor(x / side)},${Math.floor(y / side)}`;
    const cluster = clusters.get(key) ?? { x: 0, y: 0, count: 0 };
    cluster.x += x * count;
    cluster.y += y * count;
    cluster.count += count;
    clusters.set(key, cluster);
  }
  return {
    type: 'FeatureCollection',
    features: [...clusters.values()].map(({ x, y, count }) => ({
      type: 'Feature',
      properties: { count },
      geometry: { type: 'Point', coordinates: unproject([x / count, y / count]) },
    })),
  };
}

/** Records as features whose `id` is a property too, as in tiles. */
export const recordFeatures = ({ features }: Items): FeatureCollection => ({
  type: 'FeatureCollection',
  features: features
    .filter(({ geometry }) => geometry !== null)
    .map(({ id, geometry, properties }) => ({
      type: 'Feature',
      properties: { ...present(properties), id },
      geometry: geometry as GeoJSON.Geometry,
    })),
});

/** The label points of records. */
export const recordPoints = ({ features }: Items): FeatureCollection => ({
  type: 'FeatureCollection',
  features: features.flatMap(({ id, properties }) =>
    typeof properties.lon === 'number' && typeof properties.lat === 'number'
      ? [
          {
            type: 'Feature',
            properties: { ...present(properties), id },
            geometry: { type: 'Point', coordinates: [properties.lon, properties.lat] },
          },
        ]
      : [],
  ),
});

/** Tiles leave fields without a value out; so do these features, for the same expressions to hold. */
const present = (properties: Items['features'][number]['properties']) =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
