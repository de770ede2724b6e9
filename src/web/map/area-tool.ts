/** Draws an area on the map: corners by pointer, finger or keyboard. */
import { effect } from '@preact/signals';
import type { GeoJSONSource, Map as MapLibre, MapMouseEvent, PointLike } from 'maplibre-gl';
import type { Position } from '../../domain/geometry.ts';
import { cancelSketch, LOOSE_SIDE, sketch } from '../state/sketch.ts';
import { addCorner, finishSketch, takeBack } from './sketching.ts';

/** Nearer than this, two places on the screen are one: the second click of a double click, the way back to the start. */
const SAME_PIXELS = 8;

const isNear = (map: MapLibre, corner: Position, point: { x: number; y: number }) => {
  const { x, y } = map.project(corner);
  return Math.hypot(x - point.x, y - point.y) <= SAME_PIXELS;
};

function clicked(map: MapLibre, { point, lngLat }: MapMouseEvent): void {
  const corners = sketch.peek();
  if (!corners) return;
  const [first, last] = [corners[0], corners.at(-1)];
  if (last && isNear(map, last, point)) return;
  if (first && corners.length > 2 && isNear(map, first, point)) finishSketch();
  else addCorner([lngLat.lng, lngLat.lat]);
}

function addCentre(map: MapLibre): void {
  const { lng, lat } = map.getCenter();
  addCorner([lng, lat]);
}

const looseSide = (map: MapLibre, to: Position | undefined) => {
  const corners = sketch.peek() ?? [];
  const coordinates =
    to && corners.length > 0 ? [corners.at(-1)!, to, ...(corners.length > 1 ? [corners[0]!] : [])] : [];
  (map.getSource(LOOSE_SIDE) as GeoJSONSource | undefined)?.setData({
    type: 'FeatureCollection',
    features:
      coordinates.length > 0
        ? [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } }]
        : [],
  });
};

/** What keys do while an area is drawn; `true` when the key was one of ours. */
function pressed(map: MapLibre, event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  if (event.key === 'Escape') cancelSketch();
  else if (target.closest('input,select,textarea')) return false;
  else if (event.key === 'Backspace') takeBack();
  else if (target.closest('button,a')) return false;
  else if (event.key === 'Enter') finishSketch();
  else if (event.key === ' ') addCentre(map);
  else return false;
  return true;
}

/** Connects the tool; the answer takes it off again. */
export function startAreaTool(map: MapLibre): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (!sketch.peek() || !pressed(map, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const unproject = (point: PointLike): Position => {
    const { lng, lat } = map.unproject(point);
    return [lng, lat];
  };
  map.on('click', (event) => clicked(map, event));
  map.on('dblclick', (event) => {
    if (!sketch.peek()) return;
    event.preventDefault();
    finishSketch();
  });
  map.on('mousemove', ({ point }) => sketch.peek() && looseSide(map, unproject(point)));
  document.addEventListener('keydown', onKey, true);
  const stop = effect(() => {
    const isDrawing = sketch.value !== undefined;
    map.getCanvas().style.cursor = isDrawing ? 'crosshair' : '';
    map.getContainer().classList.toggle('is-sketching', isDrawing);
    if (isDrawing && sketch.value?.length === 0) map.getCanvas().focus({ preventScroll: true });
  });
  return () => {
    stop();
    document.removeEventListener('keydown', onKey, true);
  };
}
