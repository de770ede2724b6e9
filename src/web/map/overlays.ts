/** What a visitor draws and keeps, over the records: the drawn area, the planned visit, the shortlist. */
import { computed, effect } from '@preact/signals';
import type { LayerSpecification, Map as MapLibre, SourceSpecification } from 'maplibre-gl';
import { cancelSketch, sketch } from '../state/sketch.ts';
import { areaLayers, areaSources } from './area-layers.ts';
import { pickLayers, pickSources } from './pick-layers.ts';
import { visitLayers, visitSources } from './visit-layers.ts';

export const overlaySources = computed<Record<string, SourceSpecification>>(() => ({
  ...areaSources.value,
  ...visitSources.value,
  ...pickSources.value,
}));

/** Layers below and above the marks of the open record. */
export const overlayLayers = (): { below: LayerSpecification[]; above: LayerSpecification[] } => ({
  below: [...areaLayers(), ...pickLayers()],
  above: visitLayers(),
});

/** Connects the tool that draws areas once there is something to draw; the answer disconnects it. */
export function startOverlays(map: MapLibre): () => void {
  let stop: (() => void) | undefined;
  let gone = false;
  const wait = effect(() => {
    if (!sketch.value || stop) return;
    stop = () => {};
    import('./area-drawing.ts').then(
      ({ startAreaTool }) => {
        if (!gone) stop = startAreaTool(map);
      },
      () => {
        stop = undefined;
        cancelSketch();
      },
    );
  });
  return () => {
    gone = true;
    wait();
    stop?.();
  };
}
