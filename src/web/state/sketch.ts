/** An area while it is being drawn: its corners so far. */
import { computed, signal } from '@preact/signals';
import type { Position } from '../../domain/geometry.ts';
import { sheet } from './about.ts';
import { setArea } from './area.ts';
import { filtersOpen } from './panel.ts';
import { crossesItself, MOST_CORNERS } from './ring.ts';

/** Corners in the order drawn; undefined while nobody draws. */
export const sketch = signal<readonly Position[] | undefined>(undefined);

const LEAST_CORNERS = 3;

/** Why the sketch cannot be closed yet. */
export const sketchFault = computed<'few' | 'crossing' | undefined>(() => {
  const corners = sketch.value ?? [];
  if (corners.length < LEAST_CORNERS) return 'few';
  return crossesItself(corners) ? 'crossing' : undefined;
});

/** Begins to draw, with the map in sight. */
export function startSketch(): void {
  filtersOpen.value = false;
  sheet.value = 'peek';
  sketch.value = [];
}

export const cancelSketch = (): void => {
  sketch.value = undefined;
};

/** Adds a corner, up to the most an area may have. */
export function addCorner(corner: Position): void {
  const corners = sketch.peek();
  if (corners && corners.length < MOST_CORNERS) sketch.value = [...corners, corner];
}

/** Takes the last corner back. */
export function takeBack(): void {
  sketch.value = sketch.peek()?.slice(0, -1);
}

/** Makes the sketch the area, if it is one. */
export function finishSketch(): void {
  const corners = sketch.peek();
  if (!corners || sketchFault.peek()) return;
  sketch.value = undefined;
  setArea(corners);
}
