/** Zoom, whole city, and the switch between places and heat. */
import { heatCollection } from '../../domain/collections.ts';
import { Icon } from '../shell/icon.tsx';
import { collection, go, map, mapped, place, text } from '../state/app.ts';
import { sketch, startSketch } from '../state/sketch.ts';
import type { Engine } from './engine.ts';
import { loadVisitorParts } from './visitor-parts.ts';

function ViewSwitch() {
  if (!heatCollection(map.value, mapped.value.id)) return null;
  const { view } = place.value;
  const choice = (value: 'plain' | 'heat', label: string) => (
    <button type="button" aria-pressed={view === value} onClick={() => go({ view: value })}>
      <Icon name={value === 'plain' ? 'pin' : 'hexagon'} />
      {label}
    </button>
  );
  return (
    <fieldset class="segmented view-switch" aria-label={text.value.viewSwitch}>
      {choice('plain', text.value.plainView)}
      {choice('heat', text.value.heatView)}
    </fieldset>
  );
}

export function MapControls({ engine }: { engine: Engine | undefined }) {
  const button = (icon: 'plus' | 'minus' | 'city', label: string, act: () => void) => (
    <button type="button" class="map-button" title={label} aria-label={label} onClick={act}>
      <Icon name={icon} />
    </button>
  );
  return (
    <div class="map-controls">
      <ViewSwitch />
      {collection.value.geometry !== 'None' && (
        <button
          type="button"
          class="pill draw-button"
          aria-pressed={sketch.value !== undefined}
          onPointerEnter={loadVisitorParts}
          onFocus={loadVisitorParts}
          onClick={startSketch}
        >
          <Icon name="polygon" />
          {text.value.drawArea}
        </button>
      )}
      <div class="map-buttons">
        {button('plus', text.value.zoomIn, () => engine?.zoomBy(1))}
        {button('minus', text.value.zoomOut, () => engine?.zoomBy(-1))}
        {button('city', text.value.resetView, () => engine?.showCity())}
      </div>
    </div>
  );
}
