/** Seeded features for the bench of cutting: points and small polygons, most of them around towns. */
import type { SourceFeature } from '../../tiles/cut.ts';
import { seeded } from '../../tiles/fixtures.ts';
import type { Position } from '../domain/geometry.ts';
import { place } from './features.ts';

/** What the bench cuts. */
export const KINDS = ['points', 'polygons'] as const;
export type Kind = (typeof KINDS)[number];

/** `count` features, made as they are asked for; most lie around a town. Ids are 1 to `count`. */
export function* buildFeatures(kind: Kind, count: number): Generator<SourceFeature> {
  const random = seeded(20);
  for (let id = 1; id <= count; id++) {
    const at = place(random);
    const geometry = kind === 'points' ? point(at) : block(random, at);
    const properties = { id: `f${id}`, kind: `kind ${id % 8}`, area: Math.floor(random() * 5000) };
    yield { id, geometry, properties, minzoom: kind === 'points' ? 12 : 0, maxzoom: 14, rank: id };
  }
}

const point = (coordinates: Position) => ({ type: 'Point', coordinates }) as const;

/** A block of 5 to 8 corners, 20 to 70 m wide. */
function block(random: () => number, [lon, lat]: Position) {
  const corners = 5 + Math.floor(random() * 4);
  const size = 0.0001 + random() * 0.00025;
  const turn = random();
  const ring = Array.from({ length: corners }, (_, corner): Position => {
    const angle = (2 * Math.PI * (corner + turn)) / corners;
    return [lon + size * Math.cos(angle), lat + size * Math.sin(angle) * 0.85];
  });
  return { type: 'Polygon' as const, coordinates: [[...ring, ring[0]!]] };
}
