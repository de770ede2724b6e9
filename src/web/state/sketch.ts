/** An area while it is being drawn: its corners so far. */
import { signal } from '@preact/signals';
import type { Position } from '../../domain/geometry.ts';
import { sheet } from './about.ts';
import { filtersOpen } from './panel.ts';

/** The side that follows the pointer; filled by the tool itself, many times a second. */
export const LOOSE_SIDE = 'loose-side';

/** Corners in the order drawn; undefined while nobody draws. */
export const sketch = signal<readonly Position[] | undefined>(undefined);

/** Begins to draw, with the map in sight. */
export function startSketch(): void {
  filtersOpen.value = false;
  sheet.value = 'peek';
  sketch.value = [];
}

export const cancelSketch = (): void => {
  sketch.value = undefined;
};
