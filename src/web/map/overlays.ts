/** What a visitor draws and keeps, over the records: the drawn area, the planned visit, the shortlist. */
import { computed, effect, signal } from '@preact/signals';
import type { LayerSpecification, Map as MapLibre, SourceSpecification } from 'maplibre-gl';
import { area } from '../state/area.ts';
import { anyMarked } from '../state/picks.ts';
import { cancelSketch, sketch } from '../state/sketch.ts';
import { toolLine } from '../state/tool.ts';

/** What draws them and stands over them, once loaded: together, as keys belong to the tool while its bar is shown. */
export const drawn = signal<typeof import('./visitor-layers.ts') | undefined>(undefined);

/** Loads that; a sketch begun without it is given up. */
export function loadOverlays(): void {
  import('./visitor-layers.ts').then((module) => {
    drawn.value = module;
  }, cancelSketch);
}

export const overlaySources = computed<Record<string, SourceSpecification>>(
  () => drawn.value?.sources.value ?? {},
);

/** Layers below and above the marks of the open record. */
export const overlayLayers = (): { below: LayerSpecification[]; above: LayerSpecification[] } =>
  drawn.value?.layers() ?? { below: [], above: [] };

/** Loads what draws them once there is something to draw, with the tool that draws areas; the answer disconnects it. */
export function startOverlays(map: MapLibre): () => void {
  const wait = effect(() => {
    if (area.value || sketch.value || toolLine.value || anyMarked.value) loadOverlays();
  });
  const tool = effect(() => drawn.value?.startAreaTool(map));
  return () => {
    wait();
    tool();
  };
}
