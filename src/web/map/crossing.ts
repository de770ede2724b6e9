/** Whether what was drawn crosses itself. */
import type { LineString, Position } from '../../domain/geometry.ts';
import { intersects } from '../../domain/intersects.ts';
import { ringOf } from '../state/ring.ts';

/** Whether two sides of the closed ring of these corners meet elsewhere than in a corner they share. */
export function crossesItself(corners: readonly Position[]): boolean {
  const ring = ringOf(corners);
  const side = (i: number): LineString => ({ type: 'LineString', coordinates: [ring[i]!, ring[i + 1]!] });
  const last = ring.length - 2;
  for (let i = 0; i <= last; i++)
    for (let j = i + 2; j <= last; j++)
      if (!(i === 0 && j === last) && intersects(side(i), side(j))) return true;
  return false;
}
