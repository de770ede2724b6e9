/** What a visitor draws and keeps on the map, loaded when there is some of it. */
import { signal } from '@preact/signals';
import { cancelSketch } from '../state/sketch.ts';

/** What draws it and stands over it: together, as keys belong to the tool while its bar is shown. */
export const visitorParts = signal<typeof import('./visitor-layers.ts') | undefined>(undefined);

/** Loads them; a sketch begun without them is given up. */
export function loadVisitorParts(): void {
  import('./visitor-layers.ts').then((module) => {
    visitorParts.value = module;
  }, cancelSketch);
}
