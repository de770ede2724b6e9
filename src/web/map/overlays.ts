/** What a visitor draws and keeps, over the records: the drawn area, the planned visit, the shortlist. */
import { computed, effect } from '@preact/signals';
import type { LayerSpecification, Map as MapLibre, SourceSpecification } from 'maplibre-gl';
import { area } from '../state/area.ts';
import { anyMarked } from '../state/picks.ts';
import { sketch } from '../state/sketch.ts';
import { toolLine } from '../state/tool.ts';
import { loadVisitorParts, visitorParts } from './visitor-parts.ts';

export const overlaySources = computed<Record<string, SourceSpecification>>(
  () => visitorParts.value?.sources.value ?? {},
);

/** Layers below and above the marks of the open record. */
export const overlayLayers = (): { below: LayerSpecification[]; above: LayerSpecification[] } =>
  visitorParts.value?.layers() ?? { below: [], above: [] };

/** Loads what draws them once there is something to draw, with the tool that draws areas; the answer disconnects it. */
export function startOverlays(map: MapLibre): () => void {
  const wait = effect(() => {
    if (area.value || sketch.value || toolLine.value || anyMarked.value) loadVisitorParts();
  });
  const tool = effect(() => visitorParts.value?.startAreaTool(map));
  return () => {
    wait();
    tool();
  };
}
