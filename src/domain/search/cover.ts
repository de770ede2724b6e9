/** Areas as cells of the index: a box is covered by few cells, nearness is being in the cells around a focus. */
import type { Bounds, Position } from '../geometry.ts';
import { project, tileKey } from '../mercator.ts';
import { CELL_ZOOMS } from './tokens.ts';

const MOST_CELLS = 64;

type Cell = { x: number; y: number; level: number };

const zoomOf = ({ level }: Cell): number => CELL_ZOOMS[level]!;

const keyOf = (cell: Cell): string => tileKey(cell.x, cell.y, zoomOf(cell));

type Box = { west: number; north: number; east: number; south: number };

/** The cells of a level that meet a box of the unit square. */
function meeting({ west, north, east, south }: Box, level: number): Cell[] {
  const size = 2 ** CELL_ZOOMS[level]!;
  const last = (value: number) => Math.min(size - 1, Math.floor(value * size));
  const cells: Cell[] = [];
  const [fromX, toX, fromY, toY] = [last(west), last(east), last(north), last(south)];
  if ((toX - fromX + 1) * (toY - fromY + 1) > 4 * MOST_CELLS) return [];
  for (let x = fromX; x <= toX; x++) for (let y = fromY; y <= toY; y++) cells.push({ x, y, level });
  return cells;
}

function isInside(cell: Cell, { west, north, east, south }: Box): boolean {
  const size = 2 ** zoomOf(cell);
  return (
    cell.x >= west * size && cell.x + 1 <= east * size && cell.y >= north * size && cell.y + 1 <= south * size
  );
}

function intersection(cell: Cell, box: Box): Box {
  const size = 2 ** zoomOf(cell);
  const inner = 1e-12;
  return {
    west: Math.max(box.west, cell.x / size),
    east: Math.min(box.east, (cell.x + 1) / size - inner),
    north: Math.max(box.north, cell.y / size),
    south: Math.min(box.south, (cell.y + 1) / size - inner),
  };
}

/**
 * Quadkeys of at most 64 cells that cover a box in degrees, west not beyond east; cells at its border are smaller than
 * those inside. Empty for a box so large that its cells would narrow nothing.
 */
export function coveringCells([west, south, east, north]: Bounds): string[] {
  const [left, top] = project([west, Math.min(north, 85)]);
  const [right, bottom] = project([east, Math.max(south, -85)]);
  const box: Box = { west: left, north: top, east: right, south: bottom };
  let cells = meeting(box, 0);
  if (cells.length === 0 || cells.length > MOST_CELLS) return [];
  for (let level = 0; level + 1 < CELL_ZOOMS.length; level++) {
    for (const cell of cells.filter((one) => one.level === level && !isInside(one, box))) {
      const children = meeting(intersection(cell, box), level + 1);
      if (cells.length - 1 + children.length > MOST_CELLS) continue;
      cells = [...cells.filter((one) => one !== cell), ...children];
    }
  }
  return cells.map(keyOf);
}

/** Quadkeys of the cells of the given zoom around a focus: its own and the eight beside it. */
export function cellsAround(focus: Position, zoom: (typeof CELL_ZOOMS)[number]): string[] {
  const size = 2 ** zoom;
  const [x, y] = project(focus).map((value) => Math.floor(value * size)) as [number, number];
  const level = CELL_ZOOMS.indexOf(zoom);
  const steps = [-1, 0, 1];
  return steps.flatMap((dx) => steps.map((dy) => keyOf({ x: x + dx, y: y + dy, level })));
}
