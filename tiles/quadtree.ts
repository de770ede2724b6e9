/** Shares shapes out to the tiles they reach into, halving an area level by level. */
import { clippedLine, clippedRing } from './clip.ts';
import { boundsOf, type Coordinates } from './grid.ts';
import { LINE, POINT, POLYGON } from './grid-feature.ts';
import { tileId } from './hilbert.ts';
import type { Shape } from './shapes.ts';

/** A tile address and the shapes that reach into it. */
export type Block = { level: number; x: number; y: number; shapes: Shape[] };

/**
 * The tiles of zoom `z` inside the tile `area` with the shapes in them, in ascending tile id order; `shapes` may
 * reach beyond the area. A shape is only clipped where it crosses a block's border, so the work follows the size
 * of the result. With `isWanted` only blocks of which it is true are gone into.
 */
export function* blocks(
  area: { level: number; x: number; y: number },
  shapes: readonly Shape[],
  z: number,
  extent: number,
  buffer: number,
  isWanted: (block: Block) => boolean = () => true,
): Generator<Block, void, undefined> {
  const span = extent * 2 ** (z - area.level);
  const own = shapes.flatMap((shape) => {
    const column = within(shape, 0, area.x * span, span, buffer);
    return (column && within(column, 1, area.y * span, span, buffer)) ?? [];
  });
  const pending: Block[] = [{ level: area.level, x: area.x, y: area.y, shapes: own }];
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    if (block.shapes.length === 0 || !isWanted(block)) continue;
    if (block.level === z) yield block;
    // The last one in is the first one out.
    else pending.push(...quarters(block, extent * 2 ** (z - block.level - 1), buffer).reverse());
  }
}

/** The four blocks of the next level, `span` units wide, along the Hilbert curve. */
function quarters(block: Block, span: number, buffer: number): Block[] {
  const level = block.level + 1;
  const children = [0, 1, 2, 3].map((corner): Block => {
    return { level, x: 2 * block.x + (corner & 1), y: 2 * block.y + (corner >> 1), shapes: [] };
  });
  const middleX = children[1]!.x * span;
  const middleY = children[2]!.y * span;
  for (const shape of block.shapes) {
    const reach = shape.feature.type === POINT ? 0 : buffer;
    const far = shape.feature.type === POINT ? -1 : buffer;
    const isLeft = shape.minX <= middleX + far;
    const isRight = shape.maxX >= middleX - reach;
    const isUpper = shape.minY <= middleY + far;
    const isLower = shape.maxY >= middleY - reach;
    if (isLeft !== isRight && isUpper !== isLower) {
      children[(isRight ? 1 : 0) + (isLower ? 2 : 0)]!.shapes.push(shape);
      continue;
    }
    for (const side of [0, 1] as const) {
      const column = within(shape, 0, children[side]!.x * span, span, buffer);
      if (column === undefined) continue;
      for (const row of [children[side]!, children[side + 2]!]) {
        const part = within(column, 1, row.y * span, span, buffer);
        if (part !== undefined) row.shapes.push(part);
      }
    }
  }
  return children.sort((a, b) => tileId(level, a.x, a.y) - tileId(level, b.x, b.y));
}

/** The part of a shape between `from` and `from + span` along an axis, lines and polygons with the buffer. */
function within(shape: Shape, axis: 0 | 1, from: number, span: number, buffer: number): Shape | undefined {
  const isPoint = shape.feature.type === POINT;
  const lo = from - (isPoint ? 0 : buffer);
  // Points belong to one tile only, so the far border is not part of it.
  const hi = from + span + (isPoint ? -1 : buffer);
  const least = axis === 0 ? shape.minX : shape.minY;
  const most = axis === 0 ? shape.maxX : shape.maxY;
  if (least >= lo && most <= hi) return shape;
  if (most < lo || least > hi) return undefined;
  const parts = shape.parts.flatMap((part) => clippedPart(shape.feature.type, part, axis, lo, hi));
  if (parts.length === 0) return undefined;
  const { minX, minY, maxX, maxY } = boundsOf(parts);
  return { layer: shape.layer, feature: shape.feature, parts, clipped: true, minX, minY, maxX, maxY };
}

function clippedPart(
  type: Shape['feature']['type'],
  part: Coordinates[],
  axis: 0 | 1,
  lo: number,
  hi: number,
): Coordinates[][] {
  if (type === LINE) return clippedLine(part[0]!, axis, lo, hi).map((line) => [line]);
  if (type === POLYGON) {
    const rings = part.map((ring) => clippedRing(ring, axis, lo, hi));
    return rings[0]!.length >= 6 ? [rings.filter((ring) => ring.length >= 6)] : [];
  }
  const points = part[0]!;
  const kept: number[] = [];
  for (let at = 0; at < points.length; at += 2) {
    if (points[at + axis]! >= lo && points[at + axis]! <= hi) kept.push(points[at]!, points[at + 1]!);
  }
  return kept.length === 0 ? [] : [[kept]];
}
