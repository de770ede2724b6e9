/** Aggregates and loose records the map draws from the API, because tiles only hold the unfiltered ones. */
import { computed, signal } from '@preact/signals';
import { CITY } from '../../domain/city.ts';
import { DIVISION_ZOOM, isClustered } from '../../domain/clustered.ts';
import { cellField, drawnCollections, heatCollection, isDrawn } from '../../domain/collections.ts';
import { isOnMap } from '../../domain/filter.ts';
import { hasEnded } from '../../domain/freshness.ts';
import type { Collection } from '../../domain/kinds.ts';
import { cellsPath, clustersPath } from '../../domain/list-request.ts';
import { fieldsOf } from '../../domain/record.ts';
import { convert } from '../../domain/units.ts';
import { breaksOf, heatField } from '../../style/breaks.ts';
import { type Cell, type Cells, type Items, itemsPath, readCells, readItems } from '../api.ts';
import { loadFeatures } from '../map/load-features.ts';
import { release } from './about.ts';
import { filterOf, map, mapped, parametersFor, place } from './app.ts';
import { area } from './area.ts';
import { heatUnitOf } from './heat-unit.ts';
import { remote } from './remote.ts';
import { ASKS_FOR_CLUSTERS } from './setting.ts';
import { today } from './today.ts';
import { viewport } from './viewport.ts';

/** Whether some tiles could not be loaded. */
export const tilesFailed = signal(false);

const zoom = computed(() => viewport.value?.zoom ?? CITY.zoom);
const band = computed(() => Math.floor(zoom.value));

/** The collection of the heat view, when that is on. */
export const heated = computed<Collection | undefined>(() =>
  place.value.view === 'heat' ? heatCollection(map.value, mapped.value.id) : undefined,
);

/** Whether records have ended since the tiles were cut, which their clusters still hold. */
const isOutdated = computed(() => hasEnded(release.value?.sums_valid_until, today.value));

/** Whether clusters come from the API: those of the tiles are unfiltered, and of the day of release. */
export const clustersFromApi = computed(
  () =>
    place.value.view === 'plain' &&
    isClustered(mapped.value) &&
    (ASKS_FOR_CLUSTERS || isOutdated.value || filterOf(mapped.value) !== undefined),
);

/** The collections whose single records come from the API, because tiles cannot tell which match. */
export const loose = computed<Collection[]>(() => {
  if (place.value.view !== 'plain') return [];
  const active = mapped.value.id;
  return drawnCollections(map.value).filter((collection) => {
    const filter = isDrawn(collection, active) ? filterOf(collection) : undefined;
    return filter !== undefined && !isOnMap(filter, collection);
  });
});

/** Whether the names of divisions say how many records there are, because no cluster does. */
const isTotalled = computed(
  () =>
    place.value.view === 'plain' &&
    band.value < DIVISION_ZOOM &&
    !isClustered(mapped.value) &&
    cellField(mapped.value) === undefined,
);

const cellsKey = computed(() => {
  const target = heated.value ?? (isTotalled.value || clustersFromApi.value ? mapped.value : undefined);
  if (!target || (!heated.value && !isTotalled.value && band.value >= target.zoom)) return undefined;
  // Totals by division are the same at all their zooms; for a drawn area they could stand outside of it.
  const lowest = area.value && !isTotalled.value ? DIVISION_ZOOM : DIVISION_ZOOM - 1;
  const zoom = heated.value ? band.value : Math.max(band.value, lowest);
  return heated.value
    ? cellsPath(target.id, [['zoom', String(zoom)], ['view', 'heat'], ...parametersFor(target)])
    : clustersPath(target.id, zoom, parametersFor(target));
});

/** What makes features of what is read here, once something was. */
export const makers = signal<typeof import('../map/features.ts') | undefined>(undefined);

/** An answer together with what makes features of it. */
async function drawable<T>(answer: Promise<T>): Promise<T> {
  const [value, loaded] = await Promise.all([answer, loadFeatures()]);
  makers.value = loaded;
  return value;
}

/** Cells of the heat view, or those that stand for clusters. */
export const cells = remote<Cells>(
  cellsKey,
  (key, signal) => {
    const answer = readCells(key, signal);
    return isTotalled.peek() ? answer : drawable(answer);
  },
  80,
);

/** The cells of what is asked for now, none where none are needed; undefined until known. */
export const settledCells = computed<readonly Cell[] | undefined>(() => {
  const { value, key } = cells.current.value;
  return key === cellsKey.value ? (value?.features ?? []) : undefined;
});

/** Records by code of division, where their names say so. */
export const totals = computed<Readonly<Record<string, number>> | undefined>(() => {
  const sums = settledCells.value;
  if (!isTotalled.value || !sums) return undefined;
  return Object.fromEntries(
    sums.flatMap(({ properties: { division, count } }) => (division ? [[division, count]] : [])),
  );
});

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
  const unit = heatUnitOf(heat);
  const factor = stored && unit ? convert(1, unit, stored) : 1;
  const value = ({ properties }: Cell) => (heatField(heat) ? (properties.sum ?? 0) : properties.count);
  return breaksOf(features.map(value), factor);
});

/** Records a request brings at most, and those that are drawn at most. */
const PAGE = 1000;
const MOST_DRAWN = 5000;

/** What the layers of a collection read of a record. */
const drawnProperties = (collection: Collection): string =>
  [
    ...Object.entries(fieldsOf(collection)).flatMap(([name, { tileFrom }]) =>
      tileFrom === undefined ? [] : name,
    ),
    'lon',
    'lat',
  ].join();

const recordsKey = computed(() => {
  const seen = viewport.value;
  const seenNow = loose.value.filter(({ zoom }) => seen && seen.zoom >= zoom);
  if (!seen || seenNow.length === 0) return undefined;
  const bbox = seen.bounds.map((degrees) => degrees.toFixed(4)).join(',');
  const paths = seenNow.map((target) => [
    target.id,
    itemsPath(target.id, [
      ...parametersFor(target),
      ['bbox', bbox],
      ['limit', String(PAGE)],
      ['properties', drawnProperties(target)],
    ]),
  ]);
  return JSON.stringify(paths);
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

/** Single records in view that match, by collection. */
export const records = remote<Readonly<Record<string, Items>>>(
  recordsKey,
  async (key, signal) => {
    const paths = JSON.parse(key) as [id: string, url: string][];
    const found = await drawable(
      Promise.all(paths.map(async ([id, url]) => [id, await readPages(url, signal)] as const)),
    );
    return Object.fromEntries(found);
  },
  150,
);

/** Whether the map waits for answers of the API. */
export const awaited = computed(() =>
  [cells, allCells, records].some(({ current }) => current.value.status === 'loading'),
);

/** Whether more records match in view than are drawn. */
export const tooMany = computed(() =>
  Object.values(records.current.value.value ?? {}).some(
    ({ features, numberMatched = 0 }) => features.length < numberMatched,
  ),
);
