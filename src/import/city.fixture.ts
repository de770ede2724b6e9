/** The base geography of the sample city, for tests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Geometry } from '../domain/geometry.ts';

type Feature = { properties: Record<string, string>; geometry: Geometry };

const features = (name: string): Feature[] =>
  (
    JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'db', 'base', name), 'utf8')) as {
      features: Feature[];
    }
  ).features;

/** Division outlines, functional areas first as imports test them. */
export const DIVISIONS = features('divisions.geojson')
  .map(({ properties, geometry }) => ({ code: properties.code!, kind: properties.kind, geometry }))
  .sort((a, b) => Number(b.code === '320571') - Number(a.code === '320571'));

export const WATER = features('water.geojson').map(({ geometry }) => geometry);
