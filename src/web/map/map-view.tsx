/** The map and what stands on it. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { cells, records, tilesFailed } from '../state/aggregates.ts';
import { text } from '../state/app.ts';
import type { Engine } from './engine.ts';
import { MapControls } from './map-controls.tsx';
import { MapNotes } from './map-notes.tsx';
import { SketchBar } from './sketch-bar.tsx';

export function MapView() {
  const holder = useRef<HTMLDivElement>(null);
  const engine = useSignal<Engine | undefined>(undefined);
  const status = useSignal<'loading' | 'drawn' | 'failed'>('loading');

  useEffect(() => {
    let gone = false;
    import('./engine.ts')
      .then(({ startMap }) => {
        if (gone || !holder.current) return;
        engine.value = startMap(holder.current);
        status.value = 'drawn';
      })
      .catch(() => {
        status.value = 'failed';
      });
    return () => {
      gone = true;
      engine.peek()?.remove();
    };
  }, []);

  const answersFailed = [cells, records].some(({ current }) => current.value.status === 'failed');
  const retry = () => {
    engine.peek()?.retry();
    for (const loader of [cells, records]) if (loader.current.peek().status === 'failed') loader.retry();
  };

  return (
    <section class="map" aria-label={text.value.mapLabel}>
      <div class="map-canvas" ref={holder} />
      {status.value === 'loading' && <p class="map-message">{text.value.mapLoading}</p>}
      {status.value === 'failed' && <p class="map-message">{text.value.mapFailed}</p>}
      {(tilesFailed.value || answersFailed) && (
        <p class="map-message" role="status">
          {text.value.tilesFailed}{' '}
          <button type="button" class="link" onClick={retry}>
            {text.value.retry}
          </button>
        </p>
      )}
      <SketchBar />
      <MapControls engine={engine.value} />
      <MapNotes />
    </section>
  );
}
