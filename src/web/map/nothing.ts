/** GeoJSON without features: a source that stays while it has nothing to show. */
import type { FeatureCollection } from 'geojson';

export const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };
