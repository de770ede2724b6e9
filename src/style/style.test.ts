import {
  type CircleLayerSpecification,
  createExpression,
  featureFilter,
  latest,
  validateStyleMin,
} from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { vectorLayers } from '../../tiles/vector-layer.ts';
import { type Basemap, foreignOrigins } from '../domain/basemap.ts';
import { dayAfter } from '../domain/calendar-day.ts';
import { drawnCollections, heatCollection, type View } from '../domain/collections.ts';
import type { Filter } from '../domain/filter.ts';
import { ENDING_DAYS } from '../domain/freshness.ts';
import { MAPS, mapOf } from '../domain/maps/index.ts';
import { MU, type Unit } from '../domain/units.ts';
import { heatUnit } from './breaks.ts';
import { legend } from './legend.ts';
import { style } from './style.ts';
import { subjectOf, withFilter } from './with-filter.ts';

const ORIGIN = 'https://map.example';
const TODAY = '2026-11-23';
const LANGUAGES = ['zh', 'en'] as const;
const THEMES = ['light', 'dark'] as const;
const VIEWS: View[] = ['plain', 'heat'];

const cases = MAPS.flatMap(({ id }) =>
  LANGUAGES.flatMap((language) =>
    THEMES.flatMap((theme) => VIEWS.map((view) => ({ map: id, language, theme, view }))),
  ),
);
const styleOf = (options: (typeof cases)[number]) => style({ ...options, origin: ORIGIN, today: TODAY });
const plain = (map: string) => styleOf({ map, language: 'zh', theme: 'light', view: 'plain' });
const ids = (map: string, view: View = 'plain') =>
  styleOf({ map, language: 'zh', theme: 'light', view }).layers.map(({ id }) => id);

describe.each(cases)('$map $language $theme $view', (options) => {
  test('is a valid style without foreign hosts', () => {
    const made = styleOf(options);
    expect(validateStyleMin(made)).toEqual([]);
    expect(made.glyphs).toBeUndefined();
    expect(made.sprite).toBeUndefined();
    for (const source of Object.values(made.sources))
      expect(source).toMatchObject({ type: 'vector', url: expect.stringContaining(`${ORIGIN}/tiles/`) });
    expect(new Set(made.layers.map(({ id }) => id)).size).toBe(made.layers.length);
  });

  test('has a legend in its language', () => {
    const entries = legend(mapOf(options.map)!, options);
    expect(entries.length).toBeGreaterThan(0);
    for (const { label, color } of entries) {
      expect(label).not.toBe('');
      expect(color).toMatch(/^#[0-9a-f]{6}$/);
    }
  });
});

test('layers of the seven maps name only source layers that their tiles have', () => {
  for (const { map, view } of cases) {
    const collections = mapOf(map)!.collections;
    const known = vectorLayers(mapOf(map)!).map(({ id }) => id);
    for (const layer of styleOf({ map, language: 'zh', theme: 'light', view }).layers) {
      if (!('source' in layer) || layer.source !== map || map === 'base') continue;
      expect(known).toContain(layer['source-layer']);
      expect(collections.map(({ id }) => id)).toContain(subjectOf(layer)?.collection);
    }
  }
});

test('each geometry has its layers, shapes below names', () => {
  expect(ids('premises').filter((id) => id.startsWith('premises'))).toEqual([
    'premises-point',
    'premises-cluster',
    'premises-cluster-count',
    'premises-label',
  ]);
  expect(ids('land')).toEqual(
    expect.arrayContaining(['plots-fill', 'plots-outline', 'plots-dot', 'plots-label']),
  );
  expect(ids('routes')).toEqual(expect.arrayContaining(['routes-casing', 'routes-line', 'stops-point']));
  expect(ids('chains').some((id) => id.startsWith('nodes'))).toBe(false);
  const land = ids('land');
  expect(land.indexOf('plots-fill')).toBeGreaterThan(land.indexOf('divisions-border'));
  expect(land.indexOf('divisions-label')).toBeGreaterThan(land.indexOf('plots-fill'));
});

test('clusters and detail lines are drawn of the active collection only', () => {
  const layers = (map: string, collection?: string) =>
    style({
      map,
      language: 'zh',
      theme: 'light',
      view: 'plain',
      origin: ORIGIN,
      today: TODAY,
      ...(collection && { collection }),
    }).layers.map(({ id }) => id);
  expect(layers('chains')).toContain('firms-cluster');
  expect(layers('chains')).not.toContain('links-line');
  expect(layers('chains', 'links')).toContain('links-line');
  expect(layers('chains', 'links')).not.toContain('firms-cluster');
  expect(layers('routes')).toEqual(expect.arrayContaining(['routes-line', 'stops-point']));
  expect(layers('routes')).not.toContain('stops-cluster');
});

test('a cluster of one keeps names of places away as a larger one does, without its number', () => {
  const layer = plain('premises').layers.find(({ id }) => id === 'premises-cluster-count')!;
  expect('filter' in layer && layer.filter).toBe(false);
  const opacity = createExpression(
    (layer.paint as { 'text-opacity': unknown })['text-opacity'],
    'test',
    latest.paint_symbol['text-opacity'] as never,
  );
  if (opacity.result !== 'success') throw new Error('no expression');
  const of = (count: number) =>
    opacity.value.evaluate({ zoom: 9 }, { type: 1, properties: { count } } as never);
  expect([of(1), of(2)]).toEqual([0, 1]);
});

test('single points appear where clusters end', () => {
  const layers = plain('premises').layers;
  const point = layers.find(({ id }) => id === 'premises-point')!;
  const cluster = layers.find(({ id }) => id === 'premises-cluster')!;
  expect([point.minzoom, cluster.maxzoom]).toEqual([10, 10]);
});

test('record layers hide what ended before today', () => {
  const records = plain('land').layers.filter((layer) => subjectOf(layer)?.role === 'record');
  expect(records.length).toBeGreaterThan(0);
  for (const layer of records)
    expect(JSON.stringify((layer as { filter?: unknown }).filter)).toContain(TODAY);
});

test('what ends within thirty days is faded, what ended is gone, and the legend says so', () => {
  const point = plain('premises').layers.find(
    ({ id }) => id === 'premises-point',
  ) as CircleLayerSpecification;
  const drawn = (valid_until: string) => {
    const properties = { id: 'a', valid_until };
    const keeps = featureFilter(point.filter!, 'layers[0].filter').filter;
    if (!keeps({ zoom: 12 }, { type: 1, properties } as never)) return 0;
    const made = createExpression(
      point.paint!['circle-opacity'],
      'test',
      latest.paint_circle['circle-opacity'] as never,
    );
    if (made.result === 'error') throw new Error(JSON.stringify(made.value));
    return made.value.evaluate({ zoom: 12 }, { type: 1, properties } as never, {});
  };
  const days = [-1, 0, ENDING_DAYS, ENDING_DAYS + 1].map((days) => drawn(dayAfter(TODAY, days)));
  expect(days).toEqual([0, 0.4, 0.4, 1]);
  const entries = legend(mapOf('premises')!, { language: 'en', theme: 'light', view: 'plain' });
  expect(entries).toContainEqual(expect.objectContaining({ symbol: 'faded', label: 'Ends within 30 days' }));
});

test('names of divisions say how many records there are below the zoom of clusters', () => {
  const made = style({
    map: 'land',
    language: 'zh',
    theme: 'light',
    view: 'plain',
    origin: ORIGIN,
    today: TODAY,
    totals: { '320583': 7 },
  });
  expect(validateStyleMin(made)).toEqual([]);
  const names = made.layers.find(({ id }) => id === 'divisions-label');
  expect(JSON.stringify(names)).toContain('["match",["get","code"],"320583"," 7",""]');
});

test.each([
  { kind: 'tianditu', look: 'image', key: 'k', host: 'https://t{s}.example.org', approval: '' },
  { kind: 'pmtiles', approval: '', attribution: 'someone' },
] satisfies Basemap[])('a style on the base map $kind is valid, and nothing else is foreign', (basemap) => {
  for (const theme of THEMES) {
    const made = style({
      map: 'land',
      language: 'en',
      theme,
      view: 'plain',
      origin: ORIGIN,
      today: TODAY,
      basemap,
    });
    expect(validateStyleMin(made)).toEqual([]);
    const hosts = JSON.stringify(made.sources).match(/https?:[/][/][^/"]+/g)!;
    expect(new Set(hosts)).toEqual(new Set([...foreignOrigins(basemap), ORIGIN]));
  }
});

test('sums are written in the unit the visitor has switched to', () => {
  const premises = mapOf('premises')!.collections[0]!;
  expect([undefined, 'mu', 'm2'].map((wish) => heatUnit(premises, 'zh', wish as Unit))).toEqual([
    'ha',
    'mu',
    'wan_m2',
  ]);
  const entries = legend(mapOf('premises')!, {
    language: 'zh',
    theme: 'light',
    view: 'heat',
    unit: 'mu',
    breaks: [1, 2, 3, 4].map((mu) => mu * MU),
  });
  expect(entries.slice(0, 3).map(({ label, unit }) => [label, unit])).toEqual([
    ['可用面积', '亩'],
    ['< 1', '亩'],
    ['1 – 2', '亩'],
  ]);
});

test('a heat view replaces records by sums and takes the limits of the data', () => {
  expect(ids('premises', 'heat')).toEqual(
    expect.arrayContaining(['premises-heat', 'premises-heat-outline', 'premises-heat-sum']),
  );
  expect(ids('premises', 'heat')).not.toContain('premises-point');
  const made = style({
    map: 'premises',
    language: 'zh',
    theme: 'light',
    view: 'heat',
    origin: ORIGIN,
    today: TODAY,
    breaks: { premises: [11, 22, 33, 44] },
  });
  const fill = made.layers.find(({ id }) => id === 'premises-heat') as unknown as {
    paint: Record<string, unknown[]>;
  };
  const written = fill.paint['fill-color']!.filter((_, i) => i > 2 && i % 2 === 1);
  expect(written).toEqual([11, 22, 33, 44]);
  const entries = legend(mapOf('premises')!, {
    language: 'en',
    theme: 'light',
    view: 'heat',
    breaks: [1e4, 2e4, 3e4, 4e4],
  });
  expect(entries[0]).toEqual({ symbol: 'title', color: '#333c41', label: 'Space available', unit: 'ha' });
  expect(entries.slice(1, 6).map(({ label }) => label)).toEqual(['< 1', '1 – 2', '2 – 3', '3 – 4', '≥ 4']);
});

test('colours by class are drawn nearly opaque, so that they match the legend', () => {
  const opacity = (map: string, view: View, layer: string) => {
    const found = styleOf({ map, language: 'zh', theme: 'dark', view }).layers.find(({ id }) => id === layer);
    const value = (found as { paint: Record<string, unknown> }).paint['fill-opacity'];
    return Array.isArray(value) ? value.at(-1) : value;
  };
  expect(opacity('land', 'heat', 'areas-heat')).toBeGreaterThanOrEqual(0.94);
  expect(opacity('premises', 'heat', 'premises-heat')).toBeGreaterThanOrEqual(0.94);
  expect(opacity('talent', 'plain', 'talentcells-fill')).toBeGreaterThanOrEqual(0.92);
});

test('every map of the switcher has a heat view', () => {
  for (const map of MAPS.filter(({ id }) => id !== 'base')) {
    expect(heatCollection(map), map.id).toBeDefined();
    expect(drawnCollections(map).length).toBeGreaterThan(0);
  }
});

test('withFilter narrows the record layers of one collection only', () => {
  const areas = mapOf('land')!.collections.find(({ id }) => id === 'areas')!;
  const filter: Filter = { op: 'in', field: 'tier', values: ['base'] };
  const before = plain('land').layers;
  const after = withFilter(before, filter, areas);
  const changed = after.filter((layer, i) => layer !== before[i]).map(({ id }) => id);
  expect(changed).toEqual(['areas-fill', 'areas-outline', 'areas-dot', 'areas-label']);
  expect(validateStyleMin({ ...plain('land'), layers: after })).toEqual([]);
  expect(withFilter(before, undefined, areas)).toEqual(before);
});

test('an unknown map is an error', () => {
  expect(() => plain('roads')).toThrow('There is no map "roads"');
});
