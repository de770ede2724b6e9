/** The map that is drawn, for parts of the page that ask something of it. */
import { signal } from '@preact/signals';
import type { Engine } from './engine.ts';

/** Undefined until the map has loaded, and where it cannot be drawn. */
export const engine = signal<Engine | undefined>(undefined);
