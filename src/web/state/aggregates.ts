/** Aggregates and loose records the map draws from the API, because tiles only hold the unfiltered ones. */
import { computed, signal } from '@preact/signals';
import { CITY } from '../../domain/city.ts';
import { isOnMap } from '../../domain/filter.ts';
import type { Bounds } from '../../domain/geometry.ts';
import type { Collection } from '../../domain/kinds.ts';
import { parametersOf } from '../../domain/query.ts';
import { convert } from '../../domain/units.ts';
import { breaksOf, heatField, heatUnit } from '../../style/breaks.ts';
import { heatCollection } from '../../style/style.ts';
import { type Cell, type Cells, cellsPath, type Items, itemsPath, readCells, readItems } from '../api.ts';
import { collection, filter, filterOf, map, place } from './app.ts';
import { remote } from './remote.ts';
import { parameters } from './results.ts';

/** What the map shows; undefined until it has been drawn once. */
export const viewport = signal<{ zoom: number; bounds: Bounds } | undefined>(undefined);

/** Whether some tiles could not be loaded. */
export const tilesFailed = signal(false);

const zoom = computed(() => viewport.value?.zoom ?? CITY.zoom);
const band = computed(() => Math.floor(zoom.value));

/** The collection of the heat view, when that is on. */
export const heated = computed<Collection | undefined>(() =>
  place.value.view === 'heat' ? heatCollection(map.value, collection.value.id) : undefined,
);

/** Whether the active collection is drawn as clusters from the API: filtered points, and shapes too small to show yet. */
export const clustersFromApi = computed(() => {
  const { geometry, zoom: from } = collection.value;
  if (place.value.view === 'heat' || geometry === 'None' || from === 0) return false;
  return geometry === 'Point' ? filter.value !== undefined : true;
});

/** Whether single records of the active collection are drawn from the API, because tiles cannot tell which match. */
export const recordsFromApi = computed(
  () =>
    place.value.view === 'plain' &&
    collection.value.geometry !== 'None' &&
    filter.value !== undefined &&
    !isOnMap(filter.value, collection.value),
);

const cellsKey = computed(() => {
  const heat = heated.value;
  if (heat) {
    const own = heat.id === collection.value.id ? parameters.value : parametersOf(filterOf(heat));
    return cellsPath(heat.id, [['zoom', String(band.value)], ...own]);
  }
  if (!clustersFromApi.value || band.value >= collection.value.zoom) return undefined;
  return cellsPath(collection.value.id, [['zoom', String(band.value)], ...parameters.value]);
});

/** Cells of the heat view, or those that stand for clusters. */
export const cells = remote<Cells>(cellsKey, readCells, 80);

const allCellsKey = computed(() => {
  const heat = heated.value;
  return heat && cellsPath(heat.id, [['zoom', String(band.value)]]);
});

const allCells = remote<Cells>(allCellsKey, readCells, 80);

/** Class limits of the heat view: from all records, so that colours mean the same under every filter. */
export const breaks = computed(() => {
  const heat = heated.value;
  const features = allCells.current.value.value?.features;
  if (!heat || !features) return undefined;
  const stored = heatField(heat)?.unit;
  const unit = heatUnit(heat);
  const factor = stored && unit ? convert(1, unit, stored) : 1;
  const value = ({ properties }: Cell) => (heatField(heat) ? (properties.sum ?? 0) : properties.count);
  return breaksOf(features.map(value), factor);
});

const recordsKey = computed(() => {
  const seen = viewport.value;
  if (!recordsFromApi.value || !seen || seen.zoom < collection.value.zoom) return undefined;
  const bbox = seen.bounds.map((degrees) => degrees.toFixed(4)).join(',');
  const names = collection.value.fields.status ? 'name_zh,name_en,status,lon,lat' : 'name_zh,name_en,lon,lat';
  return itemsPath(collection.value.id, [
    ...parameters.value,
    ['bbox', bbox],
    ['limit', '1000'],
    ['properties', names],
  ]);
});

/** Single records in view that match. */
export const records = remote<Items>(recordsKey, readItems, 150);
