import { expect, test } from 'vitest';
import { land } from '../src/domain/maps/land.ts';
import { talent } from '../src/domain/maps/talent.ts';
import { vectorLayers } from './vector-layer.ts';

const ids = (map: Parameters<typeof vectorLayers>[0]) => vectorLayers(map).map(({ id }) => id);

test('areas have label points, cells, which have no names, have none', () => {
  expect(ids(land)).toEqual(expect.arrayContaining(['areas_labels', 'plots_labels']));
  expect(ids(talent)).toContain('talentcells');
  expect(ids(talent)).not.toContain('talentcells_labels');
});
