/** Brings what matches into sight, where what was asked for anew lies elsewhere or under a panel. */
import { computed, effect, untracked } from '@preact/signals';
import type { Position } from '../../domain/geometry.ts';
import { sheet } from '../state/about.ts';
import { settledCells } from '../state/aggregates.ts';
import { cameraWish, collection, place } from '../state/app.ts';
import { closeZoom, flyTo } from '../state/opened.ts';
import { listed, matched, parameters, settled } from '../state/results.ts';
import { startCamera, startPlace } from '../state/setting.ts';
import { viewport } from '../state/viewport.ts';
import { boundsInSight } from './padding.ts';

type Hit = { at: Position; count: number };

/** What is asked for, order aside, and whether the sheet covers much of the map; empty while that is everything. */
const asked = computed(() =>
  parameters.value.length > 0
    ? JSON.stringify([collection.value.id, parameters.value, sheet.value === 'peek'])
    : '',
);

const hitsOf = (found: readonly { properties: Readonly<Record<string, unknown>> }[]): Hit[] =>
  found.flatMap(({ properties: { lon, lat, count } }) =>
    typeof lon === 'number' && typeof lat === 'number'
      ? [{ at: [lon, lat], count: typeof count === 'number' ? count : 1 }]
      : [],
  );

/** Where what matches is: as listed where that is all, else the sums that the map draws; undefined until known. */
const hits = computed<Hit[] | undefined>(() => {
  if (!settled.value) return undefined;
  const isAll = listed.value.length >= (matched.value ?? 0);
  const sums = isAll ? [] : settledCells.value;
  return sums && hitsOf(sums.length > 0 ? sums : listed.value);
});

/** Of so much of what matches at least is in sight where the visitor has not chosen the view. */
const SHARE = 0.5;

function shareInSight(found: readonly Hit[]): number {
  const [west, south, east, north] = boundsInSight() ?? [0, 0, 0, 0];
  const total = (some: readonly Hit[]) => some.reduce((sum, { count }) => sum + count, 0);
  const seen = found.filter(({ at: [lon, lat] }) => lon > west && lon < east && lat > south && lat < north);
  return total(seen) / total(found);
}

/** Begins; the answer ends it. A view that the visitor chose stays as long as some of what matches is in sight. */
export function followHits(): () => void {
  // The map may come long after the page, when a question has been answered over it.
  const isUnchanged = (['params', 'filter', 'q'] as const).every((n) => place.peek()[n] === startPlace[n]);
  let done = startCamera && isUnchanged ? asked.peek() : '';
  let isOwn = false;
  let isFlying = false;
  let seen = viewport.peek();
  const stop = [
    effect(() => {
      const now = viewport.value;
      // A map that becomes larger or smaller was not moved.
      if (seen && now?.width === seen.width && now.height === seen.height) isOwn = !isFlying;
      isFlying = false;
      seen = now;
    }),
    effect(() => {
      if (cameraWish.value) done = asked.peek();
    }),
    effect(() => {
      const key = asked.value;
      const found = hits.value;
      if (key === done || (key && !found)) return;
      done = key;
      if (!found?.length || !key || untracked(() => place.value.open)) return;
      const share = shareInSight(found);
      if (isOwn ? share > 0 : share >= SHARE) return;
      isFlying = true;
      const coordinates = found.map(({ at }) => at);
      flyTo(
        { geometry: { type: 'MultiPoint', coordinates }, properties: {} },
        closeZoom(untracked(() => collection.value.id)),
      );
    }),
  ];
  return () => {
    for (const end of stop) end();
  };
}
