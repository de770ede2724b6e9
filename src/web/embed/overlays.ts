/** Nothing is drawn or kept in a frame; what an address narrows the map to is shown. Takes the place of `map/overlays.ts`. */
import { computed } from '@preact/signals';
import type { LayerSpecification, Map as MapLibre, SourceSpecification } from 'maplibre-gl';
import { areaLayers, areaSources } from '../map/area-layers.ts';

export const overlaySources = computed<Record<string, SourceSpecification>>(() => areaSources.value);

export const overlayLayers = (): { below: LayerSpecification[]; above: LayerSpecification[] } => ({
  below: areaLayers(),
  above: [],
});

export const startOverlays =
  (_map: MapLibre): (() => void) =>
  () => {};
