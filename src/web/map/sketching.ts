/** Corners of a sketch: adding them, taking them back, and whether they are an area yet. */
import { computed } from '@preact/signals';
import type { Position } from '../../domain/geometry.ts';
import { setArea } from '../state/area.ts';
import { sketch } from '../state/sketch.ts';
import { crossesItself } from './crossing.ts';

/** Most corners of a drawn area. */
export const MOST_CORNERS = 60;

const LEAST_CORNERS = 3;

/** Why the sketch cannot be closed yet. */
export const sketchFault = computed<'few' | 'crossing' | undefined>(() => {
  const corners = sketch.value ?? [];
  if (corners.length < LEAST_CORNERS) return 'few';
  return crossesItself(corners) ? 'crossing' : undefined;
});

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
