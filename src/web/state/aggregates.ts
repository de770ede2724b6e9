/** Aggregates and loose records the map draws from the API, because tiles only hold the unfiltered ones. */
import { computed, signal } from '@preact/signals';
import { isClustered } from '../../domain/cells.ts';
import { CITY } from '../../domain/city.ts';
import { isOnMap } from '../../domain/filter.ts';
import type { Bounds } from '../../domain/geometry.ts';
import type { Collection } from '../../domain/kinds.ts';
import { convert } from '../../domain/units.ts';
import { breaksOf, heatField, heatUnit } from '../../style/breaks.ts';
import { heatCollection } from '../../style/style.ts';
import { type Cell, type Cells, cellsPath, type Items, itemsPath, readCells, readItems } from '../api.ts';
import { filterOf, language, map, mapped, parametersFor, place } from './app.ts';
import { remote } from './remote.ts';

/** What the map shows, on so many CSS pixels; undefined until it has been drawn once. */
export const viewport = signal<{ zoom: number; bounds: Bounds; width: number; height: number } | undefined>(
  undefined,
);

/** Whether some tiles could not be loaded. */
export const tilesFailed = signal(false);

const zoom = computed(() => viewport.value?.zoom ?? CITY.zoom);
const band = computed(() => Math.floor(zoom.value));

/** The collection of the heat view, when that is on. */
export const heated = computed<Collection | undefined>(() =>
  place.value.view === 'heat' ? heatCollection(map.value, mapped.value.id) : undefined,
);

/** Whether clusters come from the API: those of the tiles are unfiltered. */
export const clustersFromApi = computed(
  () => place.value.view === 'plain' && isClustered(mapped.value) && filterOf(mapped.value) !== undefined,
);

/** Whether single records come from the API, because tiles cannot tell which match. */
export const recordsFromApi = computed(() => {
  const filter = filterOf(mapped.value);
  return place.value.view === 'plain' && filter !== undefined && !isOnMap(filter, mapped.value);
});

const cellsKey = computed(() => {
  const target = heated.value ?? (clustersFromApi.value ? mapped.value : undefined);
  if (!target || (!heated.value && band.value >= target.zoom)) return undefined;
  return cellsPath(target.id, [['zoom', String(band.value)], ...parametersFor(target)]);
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
  const unit = heatUnit(heat, language.value);
  const factor = stored && unit ? convert(1, unit, stored) : 1;
  const value = ({ properties }: Cell) => (heatField(heat) ? (properties.sum ?? 0) : properties.count);
  return breaksOf(features.map(value), factor);
});

/** Records a request brings at most, and those that are drawn at most. */
const PAGE = 1000;
const MOST_DRAWN = 5000;

const recordsKey = computed(() => {
  const seen = viewport.value;
  const target = mapped.value;
  if (!recordsFromApi.value || !seen || seen.zoom < target.zoom) return undefined;
  const bbox = seen.bounds.map((degrees) => degrees.toFixed(4)).join(',');
  return itemsPath(target.id, [
    ...parametersFor(target),
    ['bbox', bbox],
    ['limit', String(PAGE)],
    ['properties', 'name_zh,name_en,lon,lat'],
  ]);
});

async function readPages(url: string, signal: AbortSignal): Promise<Items> {
  const first = await readItems(url, signal);
  const features = [...first.features];
  const wanted = Math.min(first.numberMatched ?? 0, MOST_DRAWN);
  while (features.length < wanted) {
    const page = await readItems(`${url}&offset=${features.length}`, signal);
    if (page.features.length === 0) break;
    features.push(...page.features);
  }
  return { ...first, features };
}

/** Single records in view that match. */
export const records = remote<Items>(recordsKey, readPages, 150);
