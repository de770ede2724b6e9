/** Zoom, whole city, full screen. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Engine } from '../map/engine.ts';
import { Icon, type IconName } from '../shell/icon.tsx';
import { text } from '../state/app.ts';
import { words } from './words.ts';

function toggleFullScreen(): void {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  // The page around may have withdrawn its permission.
  done.catch(() => undefined);
}

export function Controls({ engine }: { engine: Engine }) {
  const isFull = useSignal(false);
  useEffect(() => {
    const follow = () => {
      isFull.value = document.fullscreenElement !== null;
    };
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, []);
  const button = (icon: IconName, label: string, act: () => void) => (
    <button
      type="button"
      class={`map-button map-button-${icon}`}
      title={label}
      aria-label={label}
      onClick={act}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <fieldset class="map-controls" aria-label={words.value.controls}>
      <div class="map-buttons">
        {button('plus', text.value.zoomIn, () => engine.zoomBy(1))}
        {button('minus', text.value.zoomOut, () => engine.zoomBy(-1))}
        {button('city', text.value.resetView, () => engine.showCity())}
        {document.fullscreenEnabled &&
          button(
            'frame',
            isFull.value ? words.value.leaveFullScreen : words.value.fullScreen,
            toggleFullScreen,
          )}
      </div>
    </fieldset>
  );
}
