/** How much of the map is covered by panels, in CSS pixels. */

import { sheet } from '../state/about.ts';
import { narrow, place } from '../state/app.ts';
import { filtersOpen } from '../state/panel.ts';

/** Padding that keeps what the map shows out from under panels. */
export function padding(): { top: number; bottom: number; left: number; right: number } {
  if (narrow.peek()) {
    const covered = sheet.peek() === 'peek' && !place.peek().open ? 190 : window.innerHeight * 0.52;
    return { top: 120, bottom: covered, left: 24, right: 24 };
  }
  const beside = place.peek().open || filtersOpen.peek() ? 420 : 0;
  return { top: 60, bottom: 60, left: 60 + Math.min(beside, window.innerWidth * 0.4), right: 70 };
}
