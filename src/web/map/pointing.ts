/** What the pointer does on the map: open records, take clusters apart, highlight. */
import { effect } from '@preact/signals';
import type { MapGeoJSONFeature, Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { subjectOf } from '../../style/with-filter.ts';
import { mapped } from '../state/app.ts';
import { hovered, openItem, openRecord } from '../state/opened.ts';
import { sketch } from '../state/sketch.ts';
import { recordSources } from './drawing.ts';

const HIT_PIXELS = 5;

const subjectAt = (feature: MapGeoJSONFeature) => subjectOf(feature.layer as never);

/** The record or cluster under the pointer: the active collection first, then clusters, then other records. */
function featureAt(map: MapLibre, { point }: MapMouseEvent): MapGeoJSONFeature | undefined {
  const { x, y } = point;
  const near = map.queryRenderedFeatures([
    [x - HIT_PIXELS, y - HIT_PIXELS],
    [x + HIT_PIXELS, y + HIT_PIXELS],
  ]);
  const features = [...map.queryRenderedFeatures(point), ...near].filter((feature) => subjectAt(feature));
  const records = features.filter((feature) => subjectAt(feature)!.role === 'record');
  return (
    records.find((feature) => subjectAt(feature)!.collection === mapped.peek().id) ??
    features.find((feature) => subjectAt(feature)!.role === 'cluster') ??
    records[0]
  );
}

function clicked(map: MapLibre, event: MapMouseEvent): void {
  if (sketch.peek()) return;
  const feature = featureAt(map, event);
  if (!feature) return;
  const { role, collection: id } = subjectAt(feature)!;
  if (role === 'record' && feature.properties.id !== undefined)
    openRecord(id, String(feature.properties.id), false);
  if (role !== 'cluster' || feature.geometry.type !== 'Point') return;
  const zoom = map.getZoom();
  map.easeTo({
    center: feature.geometry.coordinates as [number, number],
    zoom: Math.min(zoom + 2, Math.max(mapped.peek().zoom + 0.2, zoom + 0.8)),
  });
}

function moved(map: MapLibre, event: MapMouseEvent): void {
  if (sketch.peek()) return;
  const feature = featureAt(map, event);
  map.getCanvas().style.cursor = feature ? 'pointer' : '';
  const subject = feature && subjectAt(feature);
  const id = subject?.role === 'record' ? feature?.properties.id : undefined;
  if (id === hovered.peek()?.id) return;
  hovered.value = id === undefined ? undefined : { collection: subject!.collection, id: String(id) };
}

type Target = { collection: string; id: string } | undefined;

/** Sets a feature state in every source that may draw the record. */
function mark(map: MapLibre, target: Target, name: 'selected' | 'hover', on: boolean): void {
  if (!target) return;
  const { collection: layer, id } = target;
  for (const source of recordSources(layer))
    if (map.getSource(source)) map.setFeatureState({ source, id }, { [name]: on });
  for (const source of Object.keys(map.getStyle()?.sources ?? {})) {
    if (source === 'base' || map.getSource(source)?.type !== 'vector') continue;
    for (const sourceLayer of [layer, `${layer}_labels`])
      map.setFeatureState({ source, sourceLayer, id }, { [name]: on });
  }
}

/** Keeps a feature state on the record that `read` names. */
function follow(map: MapLibre, name: 'selected' | 'hover', read: () => Target): () => void {
  let marked: Target;
  // A source that has just been added knows no states.
  map.on('styledata', () => mark(map, marked, name, true));
  return effect(() => {
    const next = read();
    if (marked && marked.id !== next?.id) mark(map, marked, name, false);
    marked = next;
    mark(map, next, name, true);
  });
}

/** Connects pointer and highlights; the answer takes the highlights off again. */
export function startPointing(map: MapLibre): () => void {
  map.on('click', (event) => clicked(map, event));
  map.on('mousemove', (event) => moved(map, event));
  map.on('mouseout', () => {
    hovered.value = undefined;
  });
  const stop = [
    follow(map, 'hover', () => hovered.value),
    follow(map, 'selected', () => {
      const found = openItem.value;
      return found && { collection: found.collection, id: found.item.id };
    }),
  ];
  return () => {
    for (const end of stop) end();
  };
}
