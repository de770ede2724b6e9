/** The features of a layer on the grid of a zoom, ready to be clipped into tiles. */
import { coverage, type GridPolygon } from './coverage.ts';
import { type Box, boundsOf, type Coordinates } from './grid.ts';
import { type GridFeature, POINT, POLYGON } from './grid-feature.ts';
import { simplified, vertexWeights } from './simplification.ts';

/** Simplification below the highest zoom, in tile units of 1/4096 tile: 3/8 of a pixel of a 512-pixel tile. */
export const TOLERANCE = 3;

/** A feature on the grid of one zoom: polygons as rings each, lines as one list each, points as one list. */
export type Shape = Box & {
  layer: number;
  feature: GridFeature;
  parts: Coordinates[][];
  /** Whether it was cut at a border of a tile or area, so that its vertices may lie between grid units. */
  clipped: boolean;
};

/** What a layer shows at a zoom, in the order of its features. */
export type LayerShapes = (z: number) => Shape[];

/** The grid of the highest zoom; areas of it, `span` units wide, are cut apart from each other. */
export type Grid = { maxzoom: number; extent: number; span: number };

type At = (scale: number, tolerance: number) => Coordinates[][];
type Prepared = { feature: GridFeature; draw: At | number };

/** The shapes of a layer by zoom, all derived from the same vertices of the highest zoom. */
export function layerShapes(features: readonly GridFeature[], layer: number, grid: Grid): LayerShapes {
  const { maxzoom, extent, span } = grid;
  const size = extent * 2 ** maxzoom;
  const polygons: GridPolygon[][] = [];
  const prepared = features.map((feature): Prepared => {
    if (feature.type === POLYGON) return { feature, draw: polygons.push(feature.parts) - 1 };
    return { feature, draw: feature.type === POINT ? points(feature.parts, size) : lines(feature.parts) };
  });
  const areas = coverage(polygons, span);

  return (z) => {
    const scale = 2 ** (maxzoom - z);
    const tolerance = z === maxzoom ? -1 : (TOLERANCE * extent) / 4096;
    const visible = prepared.filter(({ feature }) => z >= feature.minzoom && z <= feature.maxzoom);
    const wanted = visible.flatMap(({ draw }) => (typeof draw === 'number' ? draw : []));
    const drawn = areas.at(wanted, scale, tolerance).values();
    return visible.map(({ feature, draw }): Shape => {
      const parts = typeof draw === 'number' ? drawn.next().value! : draw(scale, tolerance);
      const { minX, minY, maxX, maxY } = boundsOf(parts);
      return { layer, feature, parts, clipped: false, minX, minY, maxX, maxY };
    });
  };
}

function points(parts: Coordinates[][], size: number): At {
  const source = parts[0]![0]!;
  return (scale) => [[source.map((value) => Math.min(Math.round(value / scale), size / scale - 1))]];
}

function lines(parts: Coordinates[][]): At {
  const weighted = parts.flat().map((line) => ({ line, weights: vertexWeights(line) }));
  return (scale, tolerance) => {
    const drawn = weighted.map(({ line, weights }) => [simplified(line, weights, scale, tolerance)]);
    const kept = drawn.filter(([line]) => line!.length > 2);
    if (kept.length > 0) return kept;
    // A line shorter than a unit still has to be there: it is in the data, and the zooms above draw it.
    const [x, y] = drawn[0]![0]!;
    return [[[x!, y!, x! + 1, y!]]];
  };
}
