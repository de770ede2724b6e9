/** MapLibre on a page: loaded when the list is already usable, driven by signals. */
import { effect } from '@preact/signals';
import { AJAXError, type ErrorEvent, Map as MapLibre, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Camera } from '../../domain/camera.ts';
import { CITY } from '../../domain/city.ts';
import type { Bounds } from '../../domain/geometry.ts';
import { MAPS } from '../../domain/maps/index.ts';
import { BASEMAP } from '../../style/basemap-layers.ts';
import type { LegendEntry } from '../../style/legend.ts';
import { releases } from '../state/about.ts';
import { tilesFailed } from '../state/aggregates.ts';
import { calm, cameraWish, narrow, text } from '../state/app.ts';
import { noteBasemapFailure, noteBasemapTile, retryBasemap } from '../state/basemap.ts';
import { flight } from '../state/opened.ts';
import { firstPage } from '../state/results.ts';
import { startCamera, writeCamera } from '../state/setting.ts';
import { viewport } from '../state/viewport.ts';
import { drawing } from './drawing.ts';
import { legendEntries } from './legend-entries.ts';
import { startOverlays } from './overlays.ts';
import { padding } from './padding.ts';
import { startPointing } from './pointing.ts';

setWorkerUrl(workerUrl);

const FONTS = "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif";
const DEEPEST = 18;

export type Engine = {
  camera(): Camera;
  /** Moves at once. */
  moveTo(camera: Camera): void;
  fit(bounds: Bounds): void;
  /** Resolves when all that is to be drawn has been. */
  settled(): Promise<void>;
  /** What the canvas shows, drawn anew, even where the page is out of sight; in device pixels. */
  still(): HTMLCanvasElement;
  zoomBy(steps: number): void;
  showCity(): void;
  retry(): void;
  /**
   * What is drawn now, in device pixels.
   * @throws Error where no frame is drawn in time.
   */
  picture(): Promise<HTMLCanvasElement>;
  /** What its marks and colours stand for now. */
  legend(): readonly LegendEntry[];
  remove(): void;
};

/** How a map begins. */
type Beginning = {
  camera: Camera | undefined;
  /** One finger and the bare wheel scroll the page around the map. */
  cooperative: boolean;
  /** Called when they were tried on the map. */
  blocked?: () => void;
};

const isBasemap = (source: string | undefined) => source?.startsWith(BASEMAP) === true;

const milliseconds = (normal: number) => (calm.peek() ? 0 : normal);

/** While the whole city is in sight, few large tiles hold more than a screen can show. */
const COARSE = { below: 8.5, zoom: 6 };

/** The maps that look the same from tiles of a lower zoom: they have nothing that is summed anew at each zoom. */
const COARSENED = MAPS.filter(({ collections }) =>
  collections.every(({ heat }) => heat?.by !== 'hexagon'),
).map(({ id }) => id);

/** Room around the city, in degrees, so that its edge can be brought beside a panel, and all of it above a sheet. */
function widened([west, south, east, north]: typeof CITY.maxBounds): [number, number, number, number] {
  const room = 1.2;
  return [west - room, south - (narrow.peek() ? 3 : room / 2), east + room, north + room / 2];
}

function create(container: HTMLElement, { camera, cooperative }: Beginning): MapLibre {
  const start = camera
    ? { center: [camera.lng, camera.lat] as [number, number], zoom: camera.zoom }
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
    // Parts of a tile that is drawn larger than it is would be read one by one.
    zoomLevelsToOverscale: DEEPEST - COARSE.zoom,
    localIdeographFontFamily: FONTS,
    fadeDuration: milliseconds(200),
    locale: { 'Map.Title': text.peek().mapLabel },
    cooperativeGestures: cooperative,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-right');
  // A handle on the element, for tests and for whoever looks at the page with the browser's tools.
  Object.assign(container, { map });
  return map;
}

/** Has maps drawn from tiles of another zoom than that of the screen where that needs fewer of them. */
function coarsen(map: MapLibre): void {
  const known = releases.current.peek().value;
  for (const id of COARSENED) {
    const source = map.getSource(id);
    const full = known?.[id]?.maxzoom;
    if (source && full !== undefined) source.maxzoom = map.getZoom() < COARSE.below ? COARSE.zoom : full;
  }
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

const jump = (map: MapLibre, { zoom, lat, lng }: Camera) => map.jumpTo({ center: [lng, lat], zoom });

/** Keeps the map in step with the state; `first` is how it began, to which steps without a camera of their own go back. */
function followState(map: MapLibre, first: Camera): (() => void)[] {
  return [
    effect(() => {
      const style = drawing.value;
      // The list has its answer first: a slow machine would show neither while it draws.
      if (firstPage.current.value.status !== 'loading') map.setStyle(style, { diff: true, validate: false });
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
      const wish = cameraWish.value;
      if (!wish) return;
      jump(map, wish.camera ?? first);
    }),
    startPointing(map),
    startOverlays(map),
  ];
}

function copied(map: MapLibre): HTMLCanvasElement {
  const drawn = map.getCanvas();
  const copy = document.createElement('canvas');
  copy.width = drawn.width;
  copy.height = drawn.height;
  copy.getContext('2d')!.drawImage(drawn, 0, 0);
  return copy;
}

/** Waits this long for what is still loading, and then for a frame, in milliseconds: a page out of sight draws none. */
const PATIENCE = 15_000;

/** Copies the canvas in the frame that drew it, once all is there; after the frame its pixels are gone. */
async function picture(map: MapLibre): Promise<HTMLCanvasElement> {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  if (!map.loaded() || map.isMoving()) await Promise.race([map.once('idle'), late]);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No frame was drawn')), PATIENCE);
    map.once('render', () => {
      clearTimeout(timer);
      resolve(copied(map));
    });
    map.triggerRepaint();
  });
}

/**
 * Draws the map in an element, from a camera on, and keeps it in step with the state.
 * @throws Error when the browser has no WebGL 2.
 */
export function startMap(
  container: HTMLElement,
  { camera: begin = startCamera, cooperative = false, blocked }: Partial<Beginning> = {},
): Engine {
  const map = create(container, { camera: begin, cooperative });
  const camera = (): Camera => {
    const { lng, lat } = map.getCenter();
    return { zoom: map.getZoom(), lat, lng };
  };
  const first = camera();
  map.on('moveend', () => {
    look(map);
    writeCamera(camera());
  });
  for (const change of ['styledata', 'sourcedata', 'zoom'] as const) map.on(change, () => coarsen(map));
  map.on('error', ({ error, sourceId, tile }: ErrorEvent & { sourceId?: string; tile?: unknown }) => {
    if (isBasemap(sourceId)) noteBasemapFailure(tile !== undefined);
    else if (error instanceof AJAXError) tilesFailed.value = true;
  });
  map.on('sourcedata', ({ sourceId, tile }) => {
    if (tile && isBasemap(sourceId)) noteBasemapTile();
  });
  if (blocked) map.on('cooperativegestureprevented', blocked);
  look(map);
  const stop: (() => void)[] = [];
  // Until the first style has loaded, another could not be compared with it and would start all over.
  map.once('style.load', () => stop.push(...followState(map, first)));
  return {
    camera,
    moveTo: (to) => jump(map, to),
    fit: (bounds) => map.fitBounds(bounds, { padding: padding(), duration: 0 }),
    settled: async () => {
      if (!map.loaded() || map.isMoving()) await map.once('idle');
    },
    still: () => {
      map.redraw();
      return copied(map);
    },
    zoomBy: (steps) => map.easeTo({ zoom: map.getZoom() + steps, duration: milliseconds(250) }),
    showCity: () => map.fitBounds(CITY.bounds, { padding: padding(), duration: milliseconds(500) }),
    retry: () => {
      tilesFailed.value = false;
      retryBasemap();
      for (const id of Object.keys(map.getStyle().sources))
        if (map.getSource(id)?.type === 'vector') map.refreshTiles(id);
    },
    picture: () => picture(map),
    legend: () => legendEntries.peek(),
    remove: () => {
      for (const end of stop) end();
      map.remove();
    },
  };
}
