import { expect, test } from 'vitest';
import { hexagonRadius, hexagons } from '../../domain/cells.ts';
import type { Cells } from '../api.ts';
import { clusterPoints, heatFeatures, recordFeatures, recordPoints } from './features.ts';

const RECORDS = Array.from({ length: 300 }, (_, i) => ({
  lon: 120.5 + ((i * 37) % 100) / 150,
  lat: 31.1 + ((i * 53) % 100) / 150,
  weight: i,
}));

const cells: Cells = {
  features: hexagons(RECORDS, hexagonRadius(9), 'centre').map(({ geometry, ...properties }) => ({
    type: 'Feature',
    geometry,
    properties,
  })),
};

test('clusters hold every record once at every zoom, and fewer of them further out', () => {
  let before = 0;
  for (const zoom of [6, 8, 9, 10]) {
    const { features } = clusterPoints(cells, zoom);
    expect(features.reduce((sum, { properties }) => sum + properties!.count, 0)).toBe(RECORDS.length);
    expect(features.length).toBeGreaterThan(before);
    before = features.length;
  }
});

test('a heat cell is one area and one point that carries its number', () => {
  const { areas, points } = heatFeatures(cells);
  expect(points.features).toHaveLength(areas.features.length);
  expect(points.features[0]!.geometry.type).toBe('Point');
  expect(points.features[0]!.properties).toMatchObject({
    count: expect.any(Number),
    sum: expect.any(Number),
  });
});

test('records keep their id as a property and lose empty fields, as in tiles', () => {
  const items = {
    numberReturned: 2,
    features: [
      {
        type: 'Feature' as const,
        id: 'a',
        geometry: { type: 'Point' as const, coordinates: [120, 31] as [number, number] },
        properties: { name_zh: '甲', name_en: null, lon: 120, lat: 31 },
      },
      {
        type: 'Feature' as const,
        id: 'b',
        geometry: null,
        properties: { name_zh: '乙', lon: null, lat: null },
      },
    ],
  };
  const shapes = recordFeatures(items).features;
  expect(shapes.map(({ properties }) => properties)).toEqual([{ id: 'a', name_zh: '甲', lon: 120, lat: 31 }]);
  expect(recordPoints(items).features).toHaveLength(1);
});
