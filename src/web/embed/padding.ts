/** Room at the edges of an embedded map; nothing lies over it. Takes the place of `map/padding.ts`. */
import type { Bounds } from '../../domain/geometry.ts';
import type { Sides } from '../map/inside.ts';
import { viewport } from '../state/viewport.ts';

const EDGE = 14;
/** The legal lines. */
const LINES = 24;

export const padding = (): Sides => ({ top: EDGE, bottom: EDGE + LINES, left: EDGE, right: EDGE });

export const boundsInSight = (): Bounds | undefined => viewport.peek()?.bounds;
