/** MapLibre on a page: loaded when the list is already usable, driven by signals. */
import 'maplibre-gl/dist/maplibre-gl.css';
import { effect } from '@preact/signals';
import { AJAXError, Map as MapLibre, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { CITY } from '../../domain/city.ts';
import { tilesFailed, viewport } from '../state/aggregates.ts';
import { calm, cameraWish, narrow, noteCamera, startCamera, text } from '../state/app.ts';
import { flight } from '../state/opened.ts';
import { startAreaTool } from './area-tool.ts';
import { drawing } from './drawing.ts';
import { padding } from './padding.ts';
import { startPointing } from './pointing.ts';

setWorkerUrl(workerUrl);

const FONTS = "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif";
const DEEPEST = 18;

export type Engine = {
  zoomBy(steps: number): void;
  showCity(): void;
  retry(): void;
  remove(): void;
};

const milliseconds = (normal: number) => (calm.peek() ? 0 : normal);

/** Room around the city, so that its edge can be brought beside a panel. */
function widened([west, south, east, north]: typeof CITY.maxBounds): [number, number, number, number] {
  const room = narrow.peek() ? 0.6 : 1.2;
  return [west - room, south - room / 2, east + room, north + room / 2];
}

function create(container: HTMLElement): MapLibre {
  const start = startCamera
    ? { center: [startCamera.lng, startCamera.lat] as [number, number], zoom: startCamera.zoom }
    : { bounds: CITY.bounds, fitBoundsOptions: { padding: padding() } };
  const map = new MapLibre({
    container,
    style: drawing.peek(),
    ...start,
    maxBounds: widened(CITY.maxBounds),
    minZoom: 6,
    maxZoom: DEEPEST,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: false,
    localIdeographFontFamily: FONTS,
    fadeDuration: milliseconds(200),
    locale: { 'Map.Title': text.peek().mapLabel },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-right');
  // A handle on the element, for tests and for whoever looks at the page with the browser's tools.
  Object.assign(container, { map });
  return map;
}

function look(map: MapLibre): void {
  const box = map.getBounds();
  viewport.value = {
    zoom: map.getZoom(),
    bounds: [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()],
    width: map.getContainer().clientWidth,
    height: map.getContainer().clientHeight,
  };
}

function followState(map: MapLibre): (() => void)[] {
  return [
    effect(() => {
      map.setStyle(drawing.value, { diff: true, validate: false });
    }),
    effect(() => {
      const wish = flight.value;
      if (!wish) return;
      map.fitBounds(wish.bounds, {
        padding: padding(),
        maxZoom: Math.max(wish.zoom, Math.min(map.getZoom(), DEEPEST - 3)),
        duration: milliseconds(700),
      });
    }),
    effect(() => {
      const back = cameraWish.value;
      if (back) map.jumpTo({ center: [back.lng, back.lat], zoom: back.zoom });
    }),
    startPointing(map),
    startAreaTool(map),
  ];
}

/**
 * Draws the map in an element and keeps it in step with the state.
 * @throws Error when the browser has no WebGL 2.
 */
export function startMap(container: HTMLElement): Engine {
  const map = create(container);
  map.on('moveend', () => {
    look(map);
    const { lng, lat } = map.getCenter();
    noteCamera({ zoom: map.getZoom(), lat, lng });
  });
  map.on('error', ({ error }) => {
    if (error instanceof AJAXError) tilesFailed.value = true;
  });
  look(map);
  const stop: (() => void)[] = [];
  // Until the first style has loaded, another could not be compared with it and would start all over.
  map.once('style.load', () => stop.push(...followState(map)));
  return {
    zoomBy: (steps) => map.easeTo({ zoom: map.getZoom() + steps, duration: milliseconds(250) }),
    showCity: () => map.fitBounds(CITY.bounds, { padding: padding(), duration: milliseconds(500) }),
    retry: () => {
      tilesFailed.value = false;
      for (const id of Object.keys(map.getStyle().sources))
        if (map.getSource(id)?.type === 'vector') map.refreshTiles(id);
    },
    remove: () => {
      for (const end of stop) end();
      map.remove();
    },
  };
}
