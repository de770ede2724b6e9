/** How much of the map is covered by panels, in CSS pixels, and what is seen beside them. */
import type { Bounds } from '../../domain/geometry.ts';
import { sheet } from '../state/about.ts';
import { narrow, place } from '../state/app.ts';
import { filtersOpen } from '../state/panel.ts';
import { tool } from '../state/tool.ts';
import { viewport } from '../state/viewport.ts';
import { inside, type Sides } from './inside.ts';

/** How much of a phone's map lies under the sheet once it is pulled up, as the style of `.sheet-half` has it. */
const HALF = 0.59;

/** What panels cover of the map. */
function covered(): Sides {
  if (narrow.peek()) {
    const height = viewport.peek()?.height ?? window.innerHeight;
    const bottom = sheet.peek() === 'peek' && !place.peek().open ? 116 : height * HALF;
    return { top: 108, bottom, left: 0, right: 0 };
  }
  const opened = tool.peek();
  const beside = opened && !opened.wide ? 472 : place.peek().open || filtersOpen.peek() ? 420 : 0;
  return { top: 0, bottom: 0, left: Math.min(beside, window.innerWidth * 0.4), right: 0 };
}

/** Padding that keeps what the map shows out from under panels. */
export function padding(): Sides {
  const { top, bottom, left, right } = covered();
  return narrow.peek()
    ? { top: top + 12, bottom: Math.max(bottom + 24, 190), left: left + 24, right: right + 24 }
    : { top: top + 60, bottom: bottom + 60, left: left + 60, right: right + 70 };
}

/** What of the map is in sight, not what lies under panels; undefined before the map was drawn. */
export function boundsInSight(): Bounds | undefined {
  const seen = viewport.peek();
  return seen && inside(seen, covered());
}
