/** GeoJSON that the map draws, made from answers of the API. */
import type { FeatureCollection } from 'geojson';
import { clusters } from '../../domain/cells.ts';
import type { Cells, Items } from '../api.ts';

/** Heat cells as areas, and one point per cell on which its number stands. */
export function heatFeatures({ features }: Cells): { areas: FeatureCollection; points: FeatureCollection } {
  return {
    areas: {
      type: 'FeatureCollection',
      features: features.map((cell, id) => ({ ...cell, id })) as FeatureCollection['features'],
    },
    points: {
      type: 'FeatureCollection',
      features: features.map(({ properties }, id) => ({
        type: 'Feature',
        id,
        properties,
        geometry: { type: 'Point', coordinates: [properties.lon, properties.lat] },
      })),
    },
  };
}

/** Cells joined until their circles keep apart at a zoom, as in tiles: points with `count` and `sum`. */
export const clusterPoints = ({ features }: Cells, zoom: number): FeatureCollection => ({
  type: 'FeatureCollection',
  features: clusters(
    features.map(({ properties: { lon, lat, count, sum } }) => ({ lon, lat, count, sum: sum ?? 0 })),
    zoom,
  ).map(({ lon, lat, count, sum }, id) => ({
    type: 'Feature',
    id,
    properties: { count, sum },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  })),
});

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
