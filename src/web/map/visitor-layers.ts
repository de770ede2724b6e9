/** What a visitor draws and keeps, and what is said and done about it on the map: loaded when there is some of it. */
import { computed } from '@preact/signals';
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { areaLayers, areaSources } from './area-layers.ts';
import { pickLayers, pickSources } from './pick-layers.ts';
import { visitLayers, visitSources } from './visit-layers.ts';

export { startAreaTool } from './area-tool.ts';
export { SketchBar } from './sketch-bar.tsx';
export { ToolLineBar } from './tool-line-bar.tsx';

export const sources = computed<Record<string, SourceSpecification>>(() => ({
  ...areaSources.value,
  ...visitSources.value,
  ...pickSources.value,
}));

/** Layers below and above the marks of the open record. */
export const layers = (): { below: LayerSpecification[]; above: LayerSpecification[] } => ({
  below: [...areaLayers(), ...pickLayers()],
  above: visitLayers(),
});
