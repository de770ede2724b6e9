/** What of the city is on the screen. */
import { signal } from '@preact/signals';
import type { Bounds } from '../../domain/geometry.ts';

/** What the map shows, on so many CSS pixels; undefined until it has been drawn once. */
export const viewport = signal<{ zoom: number; bounds: Bounds; width: number; height: number } | undefined>(
  undefined,
);
