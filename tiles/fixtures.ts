/** Small made-up layers for the tests of this folder. */
import type { Position } from '../src/domain/geometry.ts';
import type { SourceFeature, SourceLayer, Tile } from './cut.ts';
import { tileAddress } from './hilbert.ts';

/** A layer whose features can be looked at. */
export type ListedLayer = SourceLayer & { features: readonly SourceFeature[] };

/** A seeded generator of numbers in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A jagged coverage of columns x rows neighbours between 120 and 121 degrees east and 31 and 32 degrees north:
 * inner borders wander by up to `jitter` (below 1) half cells, with `steps` vertices each, and are the same on both sides.
 */
export function jaggedLayer(
  columns: number,
  rows: number,
  steps: number,
  jitter = 0.2,
  seed = 1,
): ListedLayer {
  const random = seeded(seed);
  const at = (i: number, j: number): Position => [120 + i / columns, 31 + j / rows];
  const borders = new Map<string, Position[]>();
  const border = (from: [number, number], to: [number, number]): Position[] => {
    const key = `${from}-${to}`;
    const known = borders.get(key) ?? borders.get(`${to}-${from}`)?.toReversed();
    if (known !== undefined) return known;
    const [a, b] = [at(...from), at(...to)];
    const vertical = from[0] === to[0];
    const outer = vertical ? from[0] % columns === 0 : from[1] % rows === 0;
    const line = Array.from({ length: steps + 1 }, (_, step): Position => {
      const t = step / steps;
      // Narrow towards the corners, so that borders that meet there do not cross.
      const off = outer ? 0 : (random() - 0.5) * 2 * jitter * Math.min(t, 1 - t);
      const [x, y] = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
      return vertical ? [x + off / columns, y] : [x, y + off / rows];
    });
    borders.set(key, line);
    return line;
  };
  const features: SourceFeature[] = [];
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      const corners: [number, number][] = [
        [i, j],
        [i + 1, j],
        [i + 1, j + 1],
        [i, j + 1],
      ];
      const ring = corners.flatMap((corner, side) => border(corner, corners[(side + 1) % 4]!).slice(0, -1));
      features.push({
        id: features.length + 1,
        geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
        properties: { id: `area${features.length + 1}`, name_zh: `地块${i}-${j}`, area: i * 100 + j + 0.5 },
        minzoom: 0,
        maxzoom: 22,
      });
    }
  }
  return { name: 'areas', features, attributes: { id: 0, name_zh: 8, area: 0 } };
}

/** A layer of `count` seeded points between 120 and 121 degrees east and 31 and 32 degrees north. */
export function pointLayer(count: number, seed = 1): ListedLayer {
  const random = seeded(seed);
  const features = Array.from({ length: count }, (_, index): SourceFeature => {
    const coordinates: Position = [120 + random(), 31 + random()];
    return {
      id: index + 1,
      geometry: { type: 'Point', coordinates },
      properties: { id: `point${index + 1}`, name_zh: `点${index % 7}`, open: index % 2 === 0, rent: -index },
      minzoom: 0,
      maxzoom: 22,
      rank: index,
    };
  });
  return { name: 'points', features, attributes: { id: 0, name_zh: 0, open: 0, rent: 0 } };
}

/** `count` tiles, every `step`th along the curve, of seeded bytes that hardly compress. */
export function noiseTiles(count: number, step: number): Tile[] {
  const random = seeded(7);
  return Array.from({ length: count }, (_, at) => {
    const data = Uint8Array.from({ length: 4 + Math.floor(random() * 400) }, () => random() * 256);
    return { ...tileAddress(at * step), data };
  });
}

/** Archive metadata that declares the layers with all their attributes. */
export function metadataOf(layers: readonly SourceLayer[]): { vector_layers: object[] } {
  return {
    vector_layers: layers.map(({ name, attributes }) => ({
      id: name,
      fields: Object.fromEntries(Object.keys(attributes).map((key) => [key, 'String'])),
    })),
  };
}
