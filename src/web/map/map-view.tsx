/** The map and what stands on it. */
import { computed, effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { mapStatus, releases } from '../state/about.ts';
import { awaited, cells, records, tilesFailed } from '../state/aggregates.ts';
import { isRead, narrow, text } from '../state/app.ts';
import { basemapFailed } from '../state/basemap.ts';
import { sketch } from '../state/sketch.ts';
import { tool, toolLine } from '../state/tool.ts';
import { engine } from './current-engine.ts';
import { startMap } from './engine.ts';
import { followHits } from './follow-hits.ts';
import { MapControls } from './map-controls.tsx';
import { MapNotes } from './map-notes.tsx';
import { visitorParts } from './visitor-parts.ts';

/** What the tiles are is known or cannot be known, and nothing covers the map. */
const isReady = computed(() => {
  const { status } = releases.current.value;
  const isCovered = narrow.value && tool.value !== undefined && !tool.value.needsMap;
  return (status === 'ready' || status === 'failed') && isRead.value && !isCovered;
});

/** Resolves as soon as a condition holds. */
const until = (holds: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const stop = effect(() => {
      if (!holds()) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });

export function MapView() {
  const holder = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let gone = false;
    let stop: (() => void) | undefined;
    const start = async () => {
      await until(() => isReady.value);
      if (gone || !holder.current) return;
      engine.value = startMap(holder.current);
      stop = followHits();
      mapStatus.value = 'drawn';
    };
    start().catch(() => {
      mapStatus.value = 'failed';
    });
    return () => {
      gone = true;
      stop?.();
      engine.peek()?.remove();
      engine.value = undefined;
    };
  }, []);

  const answersFailed = [cells, records].some(({ current }) => current.value.status === 'failed');
  const retry = () => {
    engine.peek()?.retry();
    for (const loader of [cells, records, releases])
      if (loader.current.peek().status === 'failed') loader.retry();
  };

  return (
    <section class="map" aria-label={text.value.mapSection} aria-busy={awaited.value}>
      <div class="map-canvas" ref={holder} />
      {mapStatus.value === 'loading' && <p class="map-message">{text.value.mapLoading}</p>}
      {(tilesFailed.value || answersFailed || basemapFailed.value) && (
        <p class="map-message" role="status">
          {tilesFailed.value || answersFailed ? text.value.tilesFailed : text.value.basemapFailed}{' '}
          <button type="button" class="link" onClick={retry}>
            {text.value.retry}
          </button>
        </p>
      )}
      {visitorParts.value && sketch.value && <visitorParts.value.SketchBar />}
      {visitorParts.value && toolLine.value && <visitorParts.value.ToolLineBar />}
      <MapControls engine={engine.value} />
      <MapNotes />
    </section>
  );
}
