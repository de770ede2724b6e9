/** The view as an area. */
import { setBox } from '../state/area.ts';
import { cancelSketch } from '../state/sketch.ts';
import { boundsInSight } from './padding.ts';

/** Makes what of the map is in sight the area. */
export function takeView(): void {
  const seen = boundsInSight();
  cancelSketch();
  if (seen) setBox(seen);
}
